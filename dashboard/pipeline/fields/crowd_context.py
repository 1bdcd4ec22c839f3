"""What the words around a number say: whom it counts, what befell them, whether it was seen, and whose figure it is."""

import re

from dashboard.pipeline.fields.crowd_nouns import GATHERED, HARMED, is_people, is_thing_that_gathers, stays_apart


def _any_of(*alternatives: str) -> str:
    return rf"(?:{'|'.join(alternatives)})"


_QUALIFIERS = (
    "about", "around", "some", "nearly", "almost", "roughly", "approximately", r"approx\.?", "perhaps", "maybe",
    "possibly", "probably", "(?:an )?estimated", "at least", "no (?:more|fewer|less) than",
    "(?:well |just |slightly |little |far )?(?:more|fewer|less) than", "(?:well |just )?over", "under", "up to",
    "as (?:many|few) as", "upwards? of", "close to", "near", "in excess of", "only", "just",
)  # fmt: skip
_QUALIFIER = re.compile(rf"(?:\b{_any_of(*_QUALIFIERS)}[ -])+$", re.IGNORECASE)
_CROWD_NOUN = _any_of(
    "crowds?", "turnout", "gathering", "group", "throng", "audience", "rally", "march", "protest", "vigil",
    "demonstration", "attendance",
)  # fmt: skip
_CROWD_LINK = _any_of(
    "was", "were", "is", "at", "of", "had", "has", "swelled", "grew", "grown", "reached", "numbered", "estimated",
    "put", "between", "to", "by", "in", "the", "police", "organizers", "officials", "about", "as", "been", "be",
    "could", "may", "might", "well", "figure", "count", "never", "total(?:ed|ing)?", "size", "that",
)  # fmt: skip
_DRAWING_VERB = _any_of(
    "drew", "draw(?:s|ing)?", "attract(?:s|ed|ing)?", "number(?:ed|ing)", "(?:joined|attended|accompanied) by",
    r"put (?:the )?\w+ at", "totaled", "nearer", "closer to", "brought (?:out|together)", "expect(?:s|ed|ing)?",
    "hop(?:es|ed|ing) for", r"counted(?: by [\w ]{2,20} at)?", "there (?:were|was)", "saw", "count of",
    "join(?:ed|ing)?", "in the", "by the",
)  # fmt: skip
_CROWD_BEFORE = re.compile(
    rf"\b(?:{_CROWD_NOUN}\b(?: in (?:[A-Z][\w.]+ ?){{1,3}}\b)?(?: {_CROWD_LINK})*|{_DRAWING_VERB}) $", re.IGNORECASE
)
_BARE_FIGURE = re.compile(
    r"\b(?:organi[sz]ers|police|officials|authorities|sponsors)(?: \w+){0,2}"
    r" (?:said|say|estimated|counted|claimed|put it at) $",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:[$£€#]|\b(?:No\.|Route|Highway|Interstate|Local|District|Room|Exit|Ward|Pier|Gate|Proposition|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) )$"
)
_HARMING_BEFORE = re.compile(
    r"\b(?:arrest(?:s|ed|ing|s of)?|detain(?:s|ed|ing)|injur(?:ed|ing)|kill(?:ed|ing)|wound(?:ed|ing)|charg(?:ed|ing)|"
    r"cited|hurt|deaths? of|separat(?:ed|ing)|deport(?:ed|ing)|fired|lay off|laid off) $",
    re.IGNORECASE,
)
_MEMBERS_BEFORE = re.compile(
    r"\b(?:represents?|representing|employs?|employing|enrol(?:l?s|led|lments? of)|population of|its|their|has|have|"
    r"serv(?:es|ing)|membership of|followed by|capacity(?: of)?|seats?|houses?|housing|holds?|home to|with) $",
    re.IGNORECASE,
)
_LAND = _any_of(
    "country", "nation", "globe", "world", "state", "continent", r"U\.?S\.?", "United States", "America", "Europe",
    "Britain", "France",
)  # fmt: skip
_NATIONWIDE = re.compile(
    rf"\b(?:worldwide|nationwide|nationally|coast[- ]to[- ]coast|statewide|countrywide|globally|in cities"
    rf"|(?:across|around|throughout|all over) (?:the )?(?:\w+ )?{_LAND}"
    r"|in (?:(?:about|around|at least|more than|over|nearly) )?(?:\d+|(?:dozens|hundreds|scores) of|several|many|\w+)"
    r" (?:other )?(?:cities|towns|states|countries|places|communities|locations))\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(r"\b(?:joining|part of|one of|among|as part|after|while|similar|like)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|anticipat\w+|will|would|could (?:draw|attract|attend|join|come|turn|bring|show)|"
    r"plan(?:s|ned|ning)? (?:to|on)|hop(?:e|es|ed|ing)|predict\w*|RSVP\w*|signed up|registered|say they|interested|"
    r"intend\w*|projected|set to|due to|threaten\w*)\b",
    re.IGNORECASE,
)
_DOING = 80
"""Characters after the noun within which its verb is looked for."""
_PEOPLES_VERB = re.compile(
    r"[^,;.]{0,40}?\b(?:marched|protested|rallied|demonstrated|chanted|picketed|walked out|sang|knelt|attended)\b"
)
_FEW = 10
"""Below this a bare number of people, who are not said to have gathered, is no crowd."""
_THOSE_KNOWN = re.compile(
    r"\b(?:among|of|for|these|those|his|her|their|both|other|with|the) (?:the |other )?$", re.IGNORECASE
)
_AUTHORITY = _any_of(
    "[Oo]rgani[sz]ers?", r"[Pp]olice(?: [Dd]epartment| [Cc]hief(?: [A-Z]\w+){1,3})?", "[Oo]fficials?", "[Aa]uthorities",
    "[Ss]heriff[’']s (?:[Oo]ffice|[Dd]epartment)", "[Ss]ponsors?", "[Ww]itnesses", "[Oo]fficers", "university",
    "[Pp]ark [Ss]ervice", "[Dd]epartment",
)  # fmt: skip
_SOURCE = (
    rf"(?:(?:[Tt]he |[Ee]vent |[Rr]ally |[Pp]rotest |[Mm]arch )*(?:(?:[A-Z][\w.’'&-]+ ){{0,5}}?{_AUTHORITY}"
    r"|(?:[A-Z][\w.’'-]+(?: of | and | )?){1,5}))"
)
_SAID_BEFORE = re.compile(
    rf"(?:\b(?:But|And|Both) )?(?P<who>{_SOURCE})(?:,[^,.;]{{3,120}},)? (?:also )?"
    r"(?:said|says?|estimat(?:ed?|es|ing)|put|told|report(?:s|ed)|suggested|counted|claim(?:s|ed)?|numbered|"
    r"expect(?:s|ed)|believed?)\b[^.;]{0,80}$"
)
_SAID_AFTER = re.compile(
    r"^[^.;]{0,100}?(?:,? according to (?P<source>(?:the |an? )?[^,.;”\"]{3,60})"
    rf"|, (?P<who>{_SOURCE}) (?:said|estimated|says?|reported)\b)"
)
_HEDGE = re.compile(r"^ (?:or (?:so|more|fewer)|plus)\b")
_WORD = re.compile(r"[\w’'-]+")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_STOPS = frozenset(
    ["in", "at", "on", "for", "to", "from", "by", "with", "and", "or", "who", "as", "that", "which", "than", "into",
     "near", "outside", "after", "before", "during", "when", "while", "were", "was", "are", "is", "have", "has", "had",
     "will", "would", "could", "there", "if", "but", "because", "the", "a", "an"]
)  # fmt: skip


def split_qualifier(before: str) -> tuple[str, str]:
    """Split "a crowd of more than " into "a crowd of " and "more than "."""
    qualifier = _QUALIFIER.search(before)
    cut = qualifier.start() if qualifier else len(before)
    return before[:cut], before[cut:]


def follows_crowd_words(lead: str, after: str) -> bool:
    """Tell whether the number stands where a crowd's size does: "a crowd of N", "drew N", "organizers said N."."""
    is_bare_figure = _BARE_FIGURE.search(lead) is not None and re.match(r"\W*(?:$|[.;,])", after) is not None
    return is_bare_figure or _CROWD_BEFORE.search(lead) is not None


def is_label(number: str, lead: str, after: str) -> bool:
    """Tell whether the number is money, a year or a part of a name or address: "No. 40", "the 1,200 block"."""
    if _LABEL_BEFORE.search(lead) or re.match(r" block\b", after):
        return True
    following = _WORD.search(after)
    return _YEAR.match(number) is not None and not (following and is_people(following[0]))


def counts_people_by_verb(noun: str, rest: str) -> bool:
    """Tell whether a noun that is not known for people's names them by its verb: "300 undergraduates marched"."""
    return not is_thing_that_gathers(noun) and _PEOPLES_VERB.match(rest) is not None


def says_they_gathered(rest: str) -> bool:
    """Tell whether the words after a number's noun say that those people gathered, or are expected to."""
    clause = re.split(r"[;.]", rest[:_DOING])[0]
    return GATHERED.search(clause) is not None or re.match(r" (?:are|were|is) expected\b", rest) is not None


def counts_bare_people(rest: str) -> bool:
    """Tell whether a number without a noun counts people by the verb after it: "thousands marched"."""
    verb = rf"\s*(?:more )?(?:(?:are|were|is) expected|(?:have |had )?{GATHERED.pattern})"
    return re.match(verb, rest, re.IGNORECASE) is not None


def skip_hedge(after: str) -> str:
    """Skip "or so", "or more" right behind a number."""
    return _HEDGE.sub("", after)


def find_noun(after: str) -> tuple[str | None, str]:
    """Find the noun that the number counts among the next words; give it and what follows it.

    Adjectives and nouns before it are passed over, "of" too; a verb, a preposition or a comma ends the search.
    """
    position = 0
    for count, match in enumerate(_WORD.finditer(after[:90])):
        word = match[0]
        if count > 6 or re.search(r"[,.;:()—–]", after[position : match.start()]):
            break
        if is_people(word) or stays_apart(word) or word.lower().startswith("arrest"):
            return _take_last_noun(after, match)
        if _is_thing(word):
            return word, after[match.end() :]
        if (word.lower() in _STOPS) or _is_verb(after, match):
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
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "’s", "'s", "is"))


def _is_verb(after: str, match: re.Match[str]) -> bool:
    is_before_people = re.match(r"\s*(?:\w+\s+)?(?:\w+[eo]rs|people|students|workers)\b", after[match.end() :])
    return GATHERED.match(after, match.start()) is not None and not is_before_people


def is_befallen(lead: str, between: str, rest: str) -> bool:
    """Tell whether the words say what befell those counted rather than that they gathered."""
    if _HARMING_BEFORE.search(lead) or HARMED.search(between):
        return True
    harmed = HARMED.search(rest[:60])
    if harmed is None or re.search(r"[,;]| who | to protest| after | when ", rest[: harmed.start()]):
        return False
    return GATHERED.search(rest[: harmed.start()]) is None


def is_membership(lead: str) -> bool:
    """Tell whether the number counts those who belong to something: "represents 20,000 workers"."""
    return _MEMBERS_BEFORE.search(lead) is not None


def is_handful(low: int, high: int, lead: str, *, is_gathering: bool) -> bool:
    """Tell whether a small number counts persons that the text speaks of rather than a crowd: "the three leaders"."""
    return high < _FEW and low == high and (not is_gathering or _THOSE_KNOWN.search(lead) is not None)


def is_nationwide(lead: str, rest: str) -> bool:
    """Tell whether the number counts people at many gatherings together: "across the country", "in 60 cities".

    "Hundreds joined the nationwide march" are of one place; "by the thousands, as part of it" are of all.
    """
    nationwide = _NATIONWIDE.search(rest) or _NATIONWIDE.search(lead)
    if nationwide is None:
        return False
    return lead.endswith("by the ") or not _OTHER_CLAUSE.search(rest[: nationwide.start()])


def is_foretold(lead: str, after: str) -> bool:
    """Tell whether the figure was expected rather than seen."""
    near_lead = re.split(r"[;,]", lead)[-1][-70:]
    near_after = re.split(r"[;]| that | who ", after)[0][:60]
    return _EXPECTED.search(near_lead) is not None or _EXPECTED.search(near_after) is not None


def find_source(text: str, first: int, number: tuple[int, int], last: int) -> tuple[int, int] | None:
    """Find who gave the figure of the sentence text[first:last]: "police said", "according to organizers"."""
    before = _SAID_BEFORE.search(text[first : number[0]])
    if before:
        return first + before.start("who"), first + before.end("who")
    after = _SAID_AFTER.search(text[number[1] : last])
    if after is None:
        return None
    group = "source" if after["source"] else "who"
    return number[1] + after.start(group), number[1] + len(after.string[: after.end(group)].rstrip())
