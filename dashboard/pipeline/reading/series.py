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
_PLAIN = re.compile(rf"{_STATE}\s*(?:[;,&]|[;,]? (?:and|or|to))\s+(?:in )?")
_COUNTED = re.compile(rf"{_STATE}\s*(?:[;,]|[;,]? and)\s+{_COUNT}")
_OPENED = re.compile(
    rf"(?::|--|—|–| -|\b{any_of('among them', 'including', 'such as', 'like', 'namely', 'from')},?)"
    rf"\s*(?:in )?(?:{_COUNT})?$"
)
"""Opens a list of towns behind what tells of gatherings in many."""
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
