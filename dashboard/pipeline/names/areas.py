"""The state or country written next to a place name: "Ore." in "Eugene, Ore."."""

import re
from collections.abc import Sequence

from dashboard.pipeline.names.lexicon import SCHOOLS
from dashboard.pipeline.names.words import Word
from geocache.choice import areas_of, read_name
from geocache.gazetteer import Gazetteer
from geocache.names import fold_name
from geocache.places import Precision

_LONGEST = 4
"""Words in the longest name of a state or country that is looked for."""
_CAPITAL = re.compile(r"Washington,? D\.?C\b")
"""A city that its state's name begins with."""
_COMMA = frozenset((", ", ",", ",\n", " ("))
_TOWN_KINDS = (Precision.CITY, Precision.COUNTY)


def read_area(words: Sequence[Word], first: int, name: str, text: str, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Give start and end of the state or country that words[first:] name next to `name`, which ends before them."""
    found = _find_area(words, first, text, gazetteer)
    if found is None:
        return None
    last, written = found
    if not _is_area_of(name, written, words[first].gap, gazetteer):
        return None
    if _is_state(name, gazetteer) and _lists_on(words, last, text, gazetteer):
        return None
    start = words[first].start
    if _CAPITAL.match(text, start):
        return None  # "Chicago, Washington D.C. and Boston" names two cities
    return start, start + len(written)


def read_schools_area(words: Sequence[Word], first: int, text: str, gazetteer: Gazetteer) -> str | None:
    """Give the state or country behind a school's name that goes on at words[first:]: "High School in Michigan"."""
    last = first
    while last < min(len(words), first + _LONGEST) and words[last].joined and words[last].capital:
        last += 1
    is_school = any(word.lower in SCHOOLS for word in words[first:last])
    if not is_school or last + 1 >= len(words) or words[last].lower != "in":
        return None
    found = _find_area(words, last + 1, text, gazetteer)
    return found[1] if found else None


def _find_area(words: Sequence[Word], first: int, text: str, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """Give where the state or country that opens words[first:] ends, and how it is written."""
    if first >= len(words) or not words[first].capital or words[first].gap not in _COMMA | {" "}:
        return None
    for length in range(_LONGEST, 0, -1):
        part = words[first : first + length]
        if len(part) == length and part[-1].capital and all(_continues(word) for word in part[1:]):
            written = text[part[0].start : part[-1].end]
            areas = areas_of(written, gazetteer)
            if areas and not (
                len(written) == 2 and not written.isupper() and text[part[-1].end : part[-1].end + 1] != "."
            ):
                is_short = all(fold_name(area.name) != fold_name(written) for area in areas)
                return first + length, written + "." * (is_short and text[part[-1].end : part[-1].end + 1] == ".")
    return None


def _is_state(name: str, gazetteer: Gazetteer) -> bool:
    return any(entry.kind is Precision.REGION for entry in read_name(name, gazetteer)[:1])


def _lists_on(words: Sequence[Word], last: int, text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a list of states goes on behind words[:last]: "and Texas", ", Iowa"."""
    following = words[last : last + 1]
    if following and following[0].lower in ("and", "or"):
        last += 1
    elif not (following and following[0].gap == ", "):
        return False
    is_name = last < len(words) and words[last].capital
    return is_name and any(areas_of(text[words[last].start : word.end], gazetteer) for word in words[last : last + 2])


def _continues(word: Word) -> bool:
    return word.joined and (word.capital or word.lower in ("of", "and", "the"))


def _is_area_of(name: str, written: str, gap: str, gazetteer: Gazetteer) -> bool:
    areas = areas_of(written, gazetteer)
    if gap == " " and not _stands_without_comma(written, areas[0].country_code):
        return False
    entries = read_name(name, gazetteer)
    inside = any(e.row != a.row and gazetteer.is_within(e, a) for e in entries for a in areas)
    is_town = all(entry.kind in _TOWN_KINDS for entry in entries)
    is_known = areas[0].kind is Precision.COUNTRY or areas[0].country_code in ("US", "CA", "AU")
    return inside or (is_town and is_known and gap != " ")


def _stands_without_comma(written: str, country_code: str) -> bool:
    """Tell whether a state may follow a town without a comma: "Austin Texas", "Washington D.C.", not "Ohio Wa"."""
    return country_code in ("US", "CA") and (len(written) > 3 or "." in written)
