"""Place names as written: the longest names the gazetteer knows, less the people, firms and streets among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.pipeline.names.areas import read_area, read_schools_area
from dashboard.pipeline.names.capitals import find_capitals_state
from dashboard.pipeline.names.clues import ACCEPTED, weigh
from dashboard.pipeline.names.lexicon import DIRECTIONS, OF_THE_US
from dashboard.pipeline.names.matches import Facts, Match, joined_neighbours, prominence_of
from dashboard.pipeline.names.observations import is_before_institution, is_of_institution
from dashboard.pipeline.names.persons import gather_facts
from dashboard.pipeline.names.words import Word, split_words
from geocache.choice import read_name
from geocache.demonyms import country_of
from geocache.gazetteer import Entry, Gazetteer
from geocache.names import fold_name
from geocache.places import Precision

_LONGEST = 6
"""Words in the longest name that is looked for."""
_CONNECTORS = frozenset(
    ("of", "the", "de", "del", "la", "las", "los", "du", "des", "sur", "le", "on", "upon", "da", "do", "dos", "and")
) | {"en", "el", "al"}
"""Written small within names."""
_STRONG = 1.5
"""From this weight a name is sure enough to carry its repetitions."""
_REPEATED = 0.8
"""What a sure name adds to its weaker repetitions."""
_LISTED = 0.4
"""What a list of places adds to each of its names."""
_LISTED_SURELY = 0.8
"""The same where two of its names are sure: "Denver, Cleveland and Philadelphia"."""
_DOUBTFUL = -2.0
"""Below this weight nothing else in the text can make a place of the name."""
_OF_THE_US = 3
"""Demonyms that one word of the country's own institutions is worth."""
_LIST_JOINT = re.compile(r",? (?:and|or|&) |, ")
_FRONTED = re.compile(r"(?:^|[.!?]\s+|\n)(?:And |But |Meanwhile,? )?(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?$")
_OPENING = 40
"""Characters that hold the words before a country that opens a sentence."""
_SENTENCE_END = re.compile(r"[a-z)”\"]{2}[.!?][”\"]?\s+[A-Z]|\n")
DATELINE_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? (?:19|20)\d\d)?)?"
"""A pattern of the day that may stand behind a dateline's town: ", Sept. 17"."""
_DATELINE_END = re.compile(
    rf"[.,]?{DATELINE_DAY}\s*(?:(?:\([A-Z][^)]{{1,30}}\)\s*)?(?:—|–|-{{1,2}}|:)\s|\((?:AP|UPI|Reuters|AFP|CNN)\))"
)
"""What closes a dateline: its day, an agency and a dash, or an agency that is known alone."""
_NEXT_WORD = re.compile(r" (?:[A-Z][a-z]+ |A [A-Za-z]|U\.S\. )")
"""Behind a line's first name in capitals it tells a dateline whose dash was lost: "BURLINGAME, Calif. Protests"."""
_INITIALS = 2
"""Letters in capitals that may be an abbreviation: "US President"."""
_CAPITAL_OF_THE_US = re.compile(r"\b[Tt]he nation['’]s capital\b")
_COUNTIES = re.compile(r" (?P<kind>[Cc]ounties|[Pp]arishes|county|parish)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One place name as written; offsets count the text's characters."""

    start: int
    end: int
    name: str
    """text[start:end]."""
    asked: str
    """What a gazetteer is asked for it: "Laurel County" for "Laurel" in "Clay and Laurel counties", else the name."""
    within: str | None = None
    """The state or country written next to it, as written: "Ore." in "Eugene, Ore."."""
    list_within: str | None = None
    """The state or country behind the last name of the list it stands in: "Michigan" for Elkhart in "Elkhart and
    St. Joseph, Michigan"; else the one that opens its sentence: "In Lebanon, …"; that of a capital told to be one. It
    may hold for this name or not."""
    is_dateline: bool = False
    is_nearby: bool = False
    """"Nearby" stands before it."""
    is_county: bool = False
    """"County" or "counties" behind it, or behind the list it stands in, makes a county of it."""
    is_area: bool = False
    """It is a state's or country's name, whatever else."""
    is_region: bool = False
    """It is the state or country written next to the name before it."""
    in_organization: bool = False
    """Part of an institution's or a building's name: evidence of a place, not a site."""
    weight: float = 0.0
    """What speaks for a place less what speaks against it; a place from `ACCEPTED`."""
    doubt: str = ""
    """What speaks most against it, in words; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Names:
    """All that a text tells of places by name."""

    toponyms: list[Toponym]
    """In order, the doubtful ones too."""
    countries: list[str]
    """ISO codes of the countries whose people or things it names: "Georgian troops"."""


def find_toponyms(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Give the place names of `text` in order."""
    return [toponym for toponym in read_names(text, gazetteer).toponyms if toponym.weight >= ACCEPTED]


def read_names(text: str, gazetteer: Gazetteer) -> Names:
    """Give every name of `text` that may be a place's, and the countries that its demonyms tell of."""
    words = split_words(text)
    spans = list(_longest_names(words, gazetteer))
    facts = gather_facts(words, spans)
    toponyms = [t for span in spans for t in _read_toponym(span, text, facts, gazetteer)]
    toponyms = _join_regions(toponyms)
    toponyms = _join_fronted(_join_lists(toponyms, text), text)
    toponyms = sorted([*toponyms, *_read_epithets(text)], key=lambda t: t.start)
    countries = [code for word in words if word.capital and (code := country_of(word.text))]
    told = ["US"] * (_OF_THE_US * len({word.lower for word in words if word.capital} & OF_THE_US))
    return Names(_agree(toponyms, text), countries + told)


def _longest_names(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give [first, last) of the names the gazetteer knows, from left to right, none within another."""
    i = 0
    while i < len(words):
        length = _longest_name(words, i, gazetteer) if words[i].capital else 0
        if length and words[i].lower == "the" and _longest_name(words, i + 1, gazetteer) >= length:
            length = 0  # "The Fort Wayne police" names Fort Wayne, though some place is called The Fort
        if length:
            yield i, i + length
        i += length or 1


def _longest_name(words: Sequence[Word], i: int, gazetteer: Gazetteer) -> int:
    if i >= len(words):
        return 0
    last = i + 1
    while last < min(len(words), i + _LONGEST) and _continues(words[last]):
        last += 1
    length = _longest_match(words[i:last], gazetteer)
    return length or int(_is_abbreviation(words[i], gazetteer))


def _longest_match(words: Sequence[Word], gazetteer: Gazetteer) -> int:
    """Give how many of `words` make the longest name that ends with a capital word; 0 for none."""
    folded = _fold(words)
    length = gazetteer.longest_name(folded)
    while length and not words[length - 1].capital:
        length = next((n for n in range(length - 1, 0, -1) if gazetteer.has_name(" ".join(folded[:n]))), 0)
    owner = next((n for n, word in enumerate(words) if n and word.owned), 0)
    return max(length, _longest_match(words[:owner], gazetteer)) if owner else length


def _continues(word: Word) -> bool:
    return (word.joined or word.owned) and (word.capital or word.lower in _CONNECTORS)


def _fold(words: Sequence[Word]) -> list[str]:
    """Give the words as a gazetteer's folded names have them: "prince georges county"."""
    owners = [following.owned for following in words[1:]] + [False]
    return [fold_name(f"{word.text}'s" if owns else word.text) for word, owns in zip(words, owners, strict=True)]


def _is_abbreviation(word: Word, gazetteer: Gazetteer) -> bool:
    """Tell whether `word` stands for a country or state by itself ("US"), or behind an unknown town ("Mass.")."""
    text = word.text
    if word.gap == ", " and text.istitle() and len(text) <= 5:
        text += "."
    return len(text) > 1 and (text.isupper() or "." in text) and bool(read_name(text, gazetteer))


def _read_toponym(span: tuple[int, int], text: str, facts: Facts, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Give the name at `span`, then the state or country written next to it."""
    words = facts.words
    first, last = span
    start, end = words[first].start, words[last - 1].end
    name = text[start:end]
    area = read_area(words, last, name, text, gazetteer)
    before, after = joined_neighbours(words, first, last)
    match = Match(
        first=first,
        last=last,
        name=name,
        prominence=prominence_of(name, gazetteer),
        has_area=area is not None,
        is_dateline=_is_dateline(text, words[first], area[1] if area else end),
        before=before,
        after=after,
    )
    weight, doubt = weigh(match, facts)
    yield Toponym(
        start=start,
        end=end,
        name=name,
        asked=_asked(words[first : last + 1], last - first, text, gazetteer),
        within=text[area[0] : area[1]] if area else read_schools_area(words, last, text, gazetteer),
        list_within=find_capitals_state(text, start, end),
        is_dateline=match.is_dateline,
        is_nearby=first > 0 and words[first - 1].lower in ("nearby", "neighboring", "neighbouring"),
        is_area=_are_areas(read_name(name, gazetteer)),
        in_organization=is_before_institution(match, facts) or is_of_institution(match, facts),
        weight=weight,
        doubt=doubt,
    )
    if area and weight >= ACCEPTED:
        written = text[area[0] : area[1]]
        yield Toponym(start=area[0], end=area[1], name=written, asked=written, is_region=True, weight=_STRONG)


def _asked(words: Sequence[Word], length: int, text: str, gazetteer: Gazetteer) -> str:
    """Give what to look up for the first `length` words: "Texas" for "West Texas", which is also some hamlet's name.

    "State" behind a name tells a state from its namesake: "Washington state".
    """
    name = text[words[0].start : words[length - 1].end]
    if len(words) > length and words[length].joined and words[length].text == "state":
        stated = f"{name} state"
        return stated if read_name(stated, gazetteer) else name
    if length > 1 and words[length - 1].text == "City" and _is_citys_district(name, gazetteer):
        return text[words[0].start : words[length - 2].end]
    if length < 2 or words[0].lower not in DIRECTIONS or _are_areas(read_name(name, gazetteer)):
        return name
    rest = text[words[1].start : words[length - 1].end]
    return rest if _are_areas(read_name(rest, gazetteer)) else name


def _is_citys_district(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name that ends with "City" is a district's, and a town bears the rest: "Belfast City Hall"."""
    own, rest = read_name(name, gazetteer), read_name(name.removesuffix("City").rstrip(), gazetteer)
    return bool(own and rest) and own[0].kind is not Precision.CITY and rest[0].kind is Precision.CITY


def _are_areas(entries: Sequence[Entry]) -> bool:
    return bool(entries) and (
        entries[0].kind is Precision.COUNTRY
        or (entries[0].kind is Precision.REGION and entries[0].country_code in ("US", "CA", "AU", "GB"))
    )


def _is_dateline(text: str, word: Word, end: int) -> bool:
    """Tell whether a name from `word` to `end` opens a report as its dateline: "FERGUSON, Mo. (AP) —"."""
    if not word.opens:
        return False
    first = text[word.start : word.start + 4]
    is_line_start = word.start == 0 or "\n" in word.gap
    if is_line_start and text[word.start : word.end].isupper() and word.end - word.start > _INITIALS:
        return _DATELINE_END.match(text, end) is not None or _NEXT_WORD.match(text, end) is not None
    return (first.isupper() or is_line_start) and _DATELINE_END.match(text, end) is not None


def _join_regions(toponyms: list[Toponym]) -> list[Toponym]:
    """Drop what was found again inside a state or country written next to a name."""
    kept: list[Toponym] = []
    for toponym in toponyms:
        if kept and kept[-1].is_region and toponym.start < kept[-1].end:
            continue
        kept.append(toponym)
    return kept


def _join_lists(toponyms: list[Toponym], text: str) -> list[Toponym]:
    """Hand the state, and "counties", behind a list's last name to the names before it."""
    joined: list[Toponym] = []
    for toponym in reversed(toponyms):
        follower = joined[-1] if joined and not toponym.is_region else None
        joined.append(_join_county(_join_state(toponym, follower, text), follower, text))
    return joined[::-1]


def _join_state(toponym: Toponym, follower: Toponym | None, text: str) -> Toponym:
    area = follower and (follower.within or follower.list_within)
    if follower and toponym.within is None and area and _LIST_JOINT.fullmatch(text, toponym.end, follower.start):
        return replace(toponym, list_within=area)
    return toponym


def _join_fronted(toponyms: list[Toponym], text: str) -> list[Toponym]:
    """Hand the state or country that opens a sentence, "In Lebanon, …", to the towns that the sentence names."""
    joined: list[Toponym] = []
    area: Toponym | None = None
    for toponym in toponyms:
        if area and _SENTENCE_END.search(text, area.end, toponym.start):
            area = None
        if toponym.is_area and _FRONTED.search(text, max(0, toponym.start - _OPENING), toponym.start):
            area = toponym
        is_open = area is not None and not (toponym.is_area or toponym.within or toponym.list_within)
        joined.append(replace(toponym, list_within=area.name) if area and is_open else toponym)
    return joined


def _join_county(toponym: Toponym, follower: Toponym | None, text: str) -> Toponym:
    """Read "Clay and Laurel counties" as Clay County and Laurel County."""
    kind = _COUNTIES.match(text, toponym.end)
    if kind is not None:
        word = "Parish" if kind["kind"].lower().startswith("p") else "County"
    elif follower and follower.is_county and _LIST_JOINT.fullmatch(text, toponym.end, follower.start):
        word = follower.asked.split()[-1]
    else:
        return toponym
    if toponym.weight < _DOUBTFUL or toponym.is_area or toponym.asked.lower().endswith(("county", "parish")):
        return toponym
    return replace(toponym, asked=f"{toponym.asked} {word}", is_county=True, weight=toponym.weight + _STRONG)


def _read_epithets(text: str) -> Iterator[Toponym]:
    for match in _CAPITAL_OF_THE_US.finditer(text):
        yield Toponym(
            start=match.start(), end=match.end(), name=match[0], asked="Washington", within="D.C.", weight=_STRONG
        )


def _agree(toponyms: list[Toponym], text: str) -> list[Toponym]:
    """Let sure names carry their repetitions, and lists of names each of their names."""
    strong = {fold_name(t.name) for t in toponyms if t.weight >= _STRONG}
    listed = {t.start: _worth_of_list(names) for names in _read_lists(toponyms, text) for t in names}
    return [_support(t, fold_name(t.name) in strong, listed.get(t.start, 0.0)) for t in toponyms]


def _worth_of_list(names: list[Toponym]) -> float:
    return _LISTED_SURELY if sum(t.weight >= _STRONG for t in names) > 1 else _LISTED


def _read_lists(toponyms: list[Toponym], text: str) -> Iterator[list[Toponym]]:
    """Give the lists that hold a sure name, or three that may be one."""
    names: list[Toponym] = []
    for toponym in [*toponyms, None]:
        if toponym and names and _LIST_JOINT.fullmatch(text, names[-1].end, toponym.start):
            names.append(toponym)
            continue
        if len(names) > 2 or (len(names) > 1 and any(t.weight >= _STRONG for t in names)):
            yield names
        names = [toponym] if toponym else []


def _support(toponym: Toponym, is_repeated: bool, from_list: float) -> Toponym:
    if toponym.weight >= _STRONG or toponym.weight < _DOUBTFUL:
        return toponym
    return replace(toponym, weight=toponym.weight + _REPEATED * is_repeated + from_list)
