"""The words right around a number: its qualifier, the noun it counts, the crowd whose size it is."""

import re

from dashboard.pipeline.fields.crowd_nouns import GATHERED, is_people, is_thing_that_gathers, stays_apart
from dashboard.pipeline.wordlists import any_of

_QUALIFIERS = (
    "about", "around", "some", "nearly", "almost", "roughly", "approximately", r"approx\.?", "perhaps", "maybe",
    "possibly", "probably", r"(?:an )?(?<!olice )(?<!ers )(?<!ials )(?<!ities )estimated", "at least",
    "no (?:more|fewer|less) than",
    "(?:well |just |slightly |little |far )?(?:more|fewer|less) than", "(?:well |just )?over", "under", "up to",
    "as (?:many|few) as", "upwards? of", "close to", "closer to", "near", "nearer", "in excess of", "only", "just",
    "a good", "somewhere",
)  # fmt: skip
_QUALIFIER = re.compile(rf"(?:\b{any_of(*_QUALIFIERS)}[ -])+$", re.IGNORECASE)
_CROWD = any_of(
    "crowds?", "turnout", "gathering", "group", "throng", "rally", "march", "protest", "vigil", "demonstration",
    "attendance", "participation", "ranks", "lines?", "procession", "contingent", "walkout", "sit-in", "picket",
    "number of (?:people|protest[eo]rs|demonstrators|marchers|participants|pickets|strikers|attendees|supporters)",
)  # fmt: skip
_SIZE_VERB = any_of(
    "swell(?:ed|ing)?", "swollen", "grew", "grow(?:n|ing)", "rose", "reach(?:ed|ing)", "peak(?:ed|ing)",
    "top(?:ped|ping)(?: out)?", "exceed(?:ed|ing)", "surpass(?:ed|ing)", "number(?:ed|ing)", "total(?:ed|ing)",
    "dwindled", "shrank", "began", "started", "rang(?:ed|ing)", "approach(?:ed|ing)", "estimat(?:ed|es?)", "put",
    "pegged", "placed", "counted",
)  # fmt: skip
_SIZE_LINK = any_of(
    "was", "were", "is", "at", "of", "had", "has", "to", "by", "in", "the", "from", "police", "organizers",
    "officials",
    "about", "as", "been", "be", "being", "could", "may", "might", "well", "figure", "count", "never", "between",
    "size",
    "that", "an", "somewhere", _SIZE_VERB,
)  # fmt: skip
_OWN_SIZE = re.compile(
    rf"\b{_CROWD}\b(?:(?: in (?:[A-Z][\w.]+ ?){{1,3}}\b)?(?: {_SIZE_LINK})*|"
    rf"[^;.\d]{{0,110}}? {_SIZE_VERB}(?: {_SIZE_LINK}){{0,3}}|[^;.\d]{{0,80}}, with) $",
    re.IGNORECASE,
)
"""A crowd and its size: "a crowd of", "the crowd was estimated at", "the rally against the mine had swelled to"."""
_DRAWING_VERB = any_of(
    "drew", "draw(?:s|n|ing)?", "attract(?:s|ed|ing)?", "number(?:ed|ing)", "(?:joined|attended|accompanied) by",
    r"put (?:(?:the )?\w+ )?at", "totaled", "brought (?:out|together)", "expect(?:s|ed|ing)?", "hop(?:es|ed|ing) for",
    r"counted(?: (?:by )?[\w ]{2,30} (?:at|and))?", "turned out", "they (?:were|numbered)",
    "there(?: were| was|[’']s| must be| must have been)",
    r"(?:largest|biggest|smallest)[^.;\d]{0,60} (?:had|with)", "saw", "count of", "made up of", "permit for",
    "count(?:ed|ing) at",
    r"counted heads[^.;\d]{0,30}:", "join(?:ed|ing)?",
    "in the", "by the", "swell(?:ed|ing)? to", "among the", "crowd", "turnout", "came",
    "(?:began|started|opened) with", r"estimated by [\w’. ]{3,40}? at",
)  # fmt: skip
_DRAWN = re.compile(rf"\b(?:{_DRAWING_VERB}|(?:turnout|attendance|crowd(?: size)?):) $", re.IGNORECASE)
_ASIDE = re.compile(rf"\b{_CROWD} \($", re.IGNORECASE)
_APPOSED = re.compile(rf"\b(?:(?P<noun>[\w-]+s|people|women)|{_CROWD})(?:,| —| –| -| \() $", re.IGNORECASE)
_AFTER_APPOSED = re.compile(r"(?: or so| strong)?(?: in all| in total| of (?:them|us))?(?:,| —| –| -|\))(?! \d)")
"""Around a bare number that tells how many the people are that were named right before it."""
_BARE_FIGURE = re.compile(
    r"(?:\b(?:organi[sz]ers|police|officials|authorities|sponsors|department|office|chief|[A-Z]\w+)(?: \w+){0,2}"
    r" (?:said|say|reported|put|estimates)|\b(?:estimated|counted|claimed|guessed|reckoned))"
    r"(?: (?:it|that|there|turnout|attendance|the (?:crowd|number|figure|total|turnout)))?(?: (?:was|were|is|"
    r"had been))?(?: at)? $",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"-strong\b| by (?:\w+ )?[\w’']+ (?:count|estimates?)\b| (?:or so |people )?(?:in attendance|in all|strong|"
    r"present|(?:or so )?who (?:\w+ ){0,2}" + GATHERED.pattern + r")"
)
_OF_SORT = re.compile(r"-(?P<noun>[a-z]+)\b(?! \w+s\b)")
"""Behind a number, whom it counts where both are one word before a noun: "a 40-woman vigil", "a 12-member jury"."""
_GATHERING = re.compile(
    rf" (?:[\w-]+ )?(?:{_CROWD}|caravan|parade|encampment|strike|sick-?out|human chain|counter-?\w+)"
    r"\b(?<!group)(?<!line)",
    re.IGNORECASE,
)
_ONE = {"person": "people", "man": "men", "woman": "women"}
_OF_THEM = re.compile(r" of (?:us|them),")
_LABEL_BEFORE = re.compile(
    r"(?:[$£€#]|\b(?:No\.|Route|Line|Phase|Unit|Lot|Title|Chapter|Measure|Question|Article|Precinct|Engine|Day|"
    r"Grade|Highway|Interstate|Local|District|Room|Exit|Ward|Pier|Gate|Proposition|age|aged|"
    r"January|February|"
    r"March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|"
    r"Dec\.) )$"
)
_LABEL_AFTER = re.compile(
    r" (?:[Bb]lock|(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|"
    r"Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))|[ap]\.?m\b|o[’']clock)(?!\w)"
)
_HOUR_AFTER = re.compile(r" ?(?:[ap]\.?m\b|o[’']clock\b)", re.IGNORECASE)
_DOING = 80
"""Characters after the noun within which its verb is looked for."""
_PEOPLES_VERB = re.compile(
    r"[^,;.]{0,40}?\b(?:marched|protested|rallied|demonstrated|chanted|picketed|walked|sang|knelt|attended|"
    r"gathered|sat|"
    r"turned out|took part|assembled|shouted|prayed|wept)\b"
)
_HEDGE = re.compile(
    r"^(?: (?:or (?:so|more|fewer)|plus)\b|,(?= of\b)|"
    r" of (?:the|its|their) (?:[\w’'-]+ ){0,3}?\d[\d,]*(?= [a-z])|"
    r", (?:according to|by) [^,;.]{3,60},)"
)
_PEOPLE_NEXT = re.compile(r"\s*(?:\w+\s+)?(?:\w+[eo]rs|people|students|workers)\b")
_WORD = re.compile(r"[\w’'-]+")
_HOURS = 12
"""Up to this a bare number behind "at" is the time of day: "began at 11"."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_STOPS = frozenset(
    ["in", "at", "on", "for", "to", "from", "by", "with", "and", "or", "who", "as", "that", "which", "than", "into",
     "near", "outside", "after", "before", "during", "when", "while", "were", "was", "are", "is", "have", "has",
     "had",
     "will", "would", "could", "there", "if", "but", "because", "the", "a", "an"]
)  # fmt: skip


def split_qualifier(before: str) -> tuple[str, str]:
    """Split "a crowd of more than " into "a crowd of " and "more than "."""
    qualifier = _QUALIFIER.search(before)
    cut = qualifier.start() if qualifier else len(before)
    return before[:cut], before[cut:]


def follows_crowd_words(lead: str, after: str) -> bool:
    """Tell whether the number stands where a crowd's size does: "a crowd of N", "drew N", "organizers said N."."""
    if not lead.endswith(" ") or lead[-2:-1].isdigit():
        return _ASIDE.search(lead) is not None
    is_bare_figure = _BARE_FIGURE.search(lead) is not None and re.match(r"\W*(?:$|[.;,—–])", after) is not None
    if is_bare_figure or _is_apposed(lead, after):
        return True
    return _DRAWN.search(lead) is not None or _OWN_SIZE.search(lead) is not None


def _is_apposed(lead: str, after: str) -> bool:
    """Tell whether a bare number tells how many those named before it are: "protesters, fewer than 20, sang"."""
    named = _APPOSED.search(lead)
    is_people_named = named is not None and (named["noun"] is None or is_people(named["noun"]))
    return is_people_named and _AFTER_APPOSED.match(after) is not None


def find_sort(after: str) -> str | None:
    """Find the noun that the number counts where both are one word before another: "person" of "40-person march"."""
    sort = _OF_SORT.match(after)
    is_people_named = sort is not None and is_people(_ONE.get(sort["noun"], f"{sort['noun']}s"))
    return sort["noun"] if sort is not None and is_people_named else None


def sizes_gathering(after: str, sort: str) -> bool:
    """Tell whether what such a word stands before is a gathering, and no body: "a 40-person march", not "jury"."""
    return _GATHERING.match(after, len(sort) + 1) is not None


def is_label(number: str, lead: str, after: str) -> bool:
    """Tell whether the number is money, a day, a year or a part of a name or address: "No. 40", "the 1,200 block"."""
    if number[0].isupper() and lead[-2:-1].isalpha() and re.match(r" [A-Z]", after):
        return True
    if _LABEL_BEFORE.search(lead) or _LABEL_AFTER.match(after):
        return True
    if lead.endswith(" at ") and number.isdigit() and int(number) <= _HOURS:
        return True
    following = _WORD.search(after)
    return _YEAR.match(number) is not None and not (following and is_people(following[0]))


def is_hour(after: str) -> bool:
    """Tell whether the number is an hour, whatever stands before it: "around 6 p.m."."""
    return _HOUR_AFTER.match(after) is not None


def counts_people_by_verb(noun: str, rest: str) -> bool:
    """Tell whether a noun that is not known for people's names them by its verb: "300 undergraduates marched"."""
    return not is_thing_that_gathers(noun) and _PEOPLES_VERB.match(rest) is not None


def says_they_gathered(rest: str) -> bool:
    """Tell whether the words after a number's noun say that those people gathered, or are expected to."""
    clause = re.split(r"[;.]", rest[:_DOING])[0]
    return GATHERED.search(clause) is not None or re.match(r" (?:are|were|is) expected\b", rest) is not None


def counts_bare_people(lead: str, after: str, rest: str) -> bool:
    """Tell whether a number without a noun counts people by the words after it: "thousands marched"."""
    verb = rf"\s*(?:more )?(?:(?:are|were|is) expected|(?:have |had )?{GATHERED.pattern})"
    is_some_of_many = _OF_THEM.match(after) is not None and re.search(r"[,—] ?$", lead) is not None
    is_doer = re.match(rf"(?: of (?:them|us))?{verb}", after, re.IGNORECASE) or re.match(verb, rest, re.IGNORECASE)
    return is_doer is not None or _PRESENT.match(after) is not None or is_some_of_many


def skip_hedge(after: str) -> str:
    """Skip "or so", ", by the city's count," or "of the school's 400," right behind a number."""
    return _HEDGE.sub("", after)


def find_noun(after: str) -> tuple[str | None, str]:
    """Find the noun that the number counts among the next words; give it and what follows it.

    Adjectives and nouns before it are passed over, "of" and the "and" of "local and foreign students" too; a verb, a
    preposition or a comma ends the search.
    """
    position = 0
    for count, match in enumerate(_WORD.finditer(after[:90])):
        word = match[0]
        if count > 6 or re.search(r"[,.;:()—–]", after[position : match.start()]):
            break
        if is_people(word) or stays_apart(word) or word.lower().startswith("arrest"):
            return _take_last_noun(after, match)
        if (_is_thing(word) and not _is_of_people(after, match)) or _is_nation(after, match):
            return word, after[match.end() :]
        is_of_those = word.lower() == "the" and after[position : match.start()] == " " and position == len(" of")
        is_joint = position > 0 and word == "and" and _PEOPLE_NEXT.match(after, match.end())
        if (word.lower() in _STOPS and not (is_of_those or is_joint)) or _is_verb(after, match):
            break
        position = match.end()
    return None, after[position:]


def _take_last_noun(after: str, match: re.Match[str]) -> tuple[str, str]:
    """Give the second of two such nouns side by side, as it is the head: "women marchers"."""
    following = re.match(r" ([\w’-]+)", after[match.end() :])
    if following and (is_people(following[1]) or stays_apart(following[1])):
        return following[1], after[match.end() + following.end() :]
    return match[0], after[match.end() :]


def _is_thing(word: str) -> bool:
    """Tell whether a lower-case plural that names no people is what is counted: "minutes", "percent", "cities"."""
    if word.lower() in {"percent", "mile", "minute", "hour", "year", "foot"}:
        return True
    is_plural = word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "’s", "'s", "is"))
    return is_plural and word not in _STOPS


def _is_of_people(after: str, match: re.Match[str]) -> bool:
    """Tell whether the word only tells what sort of people the next one names: "gun-rights activists"."""
    following = re.match(r" ([\w’-]+)", after[match.end() :])
    return following is not None and (is_people(following[1]) or stays_apart(following[1]))


def _is_nation(after: str, match: re.Match[str]) -> bool:
    """Tell a people by its name in the plural and what they did: "Puerto Ricans jammed"."""
    word = match[0]
    is_plural = (
        word[0].isupper() and word[1:].islower() and word.endswith("s") and not word.endswith(("ss", "us", "’s"))
    )
    return is_plural and re.match(rf" (?:\w+ )?(?:{GATHERED.pattern})", after[match.end() :]) is not None


def _is_verb(after: str, match: re.Match[str]) -> bool:
    is_before_people = _PEOPLE_NEXT.match(after, match.end())
    return GATHERED.match(after, match.start()) is not None and not is_before_people
