"""Series: towns told in a row, "in many cities: Chicago, Austin and Detroit", "500 in Rochester, 150 in Ithaca"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.pipeline.reading.towns import Town
from dashboard.pipeline.wordlists import any_of

_COUNT = (
    r"(?:(?:about|some|nearly|almost|more than|over|around|at least|an estimated|up to|roughly|another) )?"
    r"(?:\d[\d,]*|hundreds|dozens|thousands|scores|several (?:hundred|thousand))"
    r"(?: (?:people|others|more|protest[eo]rs|demonstrators|marchers|workers|students))?"
    r"(?: \w+ing| \w+ed| turned out)? (?:in|at) "
)
_STATE = r"(?:, (?:[A-Z][\w.]*)(?: [A-Z][\w.]*){0,2})?"
_KINDS = r"(?:cities|towns|capitals|suburbs|communities|places)"
_PLAIN = re.compile(
    rf"{_STATE}\s*(?:[;,&]|[;,]? (?:and|or|to))\s+(?:in )?"
    rf"(?:(?:[\w-]+,? ){{0,4}}{_KINDS},? (?:like|such as|including) )?"
)
_JOINED = re.compile(
    rf"{_STATE}(?: in [A-Z]\w+)?\s*(?:[;,&]\s+(?:(?:in|at) )?|[;,]? (?:and|or)\s+(?:(?:in|at|near|outside) )?)"
)
_COUNTED = re.compile(
    rf"{_STATE}\s*(?:[;,]|[;,]? and)\s+{_COUNT}"
    rf"(?:[A-Z][\w.]+(?: [A-Z][\w.]+)?{_STATE}\s*(?:[;,]|[;,]? and)\s+{_COUNT}){{0,3}}"
)
"""Between two towns with their counts; a name that no gazetteer knows may stand there with its own."""
_OPENED = re.compile(
    rf"(?::|--|—|–| -|\b{any_of('among them', 'including', 'such as', 'like', 'namely', 'from')},?)"
    rf"\s*(?:in )?(?:{_COUNT})?$"
)
"""Opens a list of towns behind what tells of gatherings in many."""
_OF_PLACES = re.compile(rf"\b{_KINDS}\b[^.;:]{{0,40}}?\b(?:including|such as|like|from),?\s*$")
"""Opens a list that tells of towns whatever it stands before: "in cities including New York, Boston and Denver"."""
_SHORT = re.compile(r"(?::|--|—|–| -)\s*$")
"""A bare list behind such a mark may be of anything where it is short."""
_LEAST = 3


def find_listed(text: str, start: int, towns: Sequence[Town]) -> list[Town]:
    """Give the towns of a list that a sentence, which begins at `start`, opens behind its words."""
    for run in _runs(text, towns):
        before = text[start : run[0].start]
        if _OPENED.search(before) and (len(run) >= _LEAST or (len(run) > 1 and not _SHORT.search(before))):
            return run
    return []


def lists_places(text: str, start: int, run: Sequence[Town]) -> bool:
    """Say whether the words before a run of towns, in a sentence that begins at `start`, tell that it lists towns."""
    return bool(run) and _OF_PLACES.search(text[start : run[0].start]) is not None


def are_joined(text: str, one: Town, other: Town) -> bool:
    """Say whether one town follows the other in a plain list: "Oakland and Berkeley"; not "Oakland, in Fox Hill"."""
    return is_joined_to(text, one.end, other)


def is_joined_to(text: str, end: int, town: Town) -> bool:
    """Say whether a town follows in a plain list one that ends at character `end`."""
    return _JOINED.fullmatch(text, end, town.start) is not None


def find_joined(text: str, sites: Sequence[Town], towns: Sequence[Town]) -> list[Town]:
    """Give the towns that follow a site in a plain list: "hospitals in Beckley and Hinton, W.Va."."""
    found: list[Town] = []
    starts = {site.start for site in sites}
    for one, other in pairwise(towns):
        if one.start in starts and other.start not in starts and are_joined(text, one, other):
            found.append(other)
            starts.add(other.start)
    return found


def find_counted(text: str, sites: Sequence[Town], towns: Sequence[Town]) -> list[Town]:
    """Give the towns that follow a site in a row, each with its count: "1,000 marched in Hartford, 500 in Ithaca"."""
    found: list[Town] = []
    starts = {site.start for site in sites}
    for one, other in pairwise(towns):
        is_counted = _COUNTED.fullmatch(text, one.end, other.start) is not None
        if is_counted and one.start in starts and other.start not in starts:
            found.append(other)
            starts.add(other.start)
    return found


def _runs(text: str, towns: Sequence[Town]) -> list[list[Town]]:
    runs: list[list[Town]] = [[town] for town in towns[:1]]
    for one, other in pairwise(towns):
        is_joined = _PLAIN.fullmatch(text, one.end, other.start) or _COUNTED.fullmatch(text, one.end, other.start)
        if is_joined:
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs
