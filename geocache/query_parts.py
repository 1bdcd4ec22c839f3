"""A free-standing query taken apart: the place's name, what it lies in, and the states or countries behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from geocache.index import Entry, Index
from geocache.places import Precision

_POSTAL_CODE = re.compile(r"^\d{5}(-\d{4})?$|\s+\d{5}(-\d{4})?$")
_LONGEST_REGION_WORDS = 3
_MOST_MEANINGS = 8
_MOST_WORDED_AREAS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a query apart: names from the innermost to the outermost, and the areas named behind them."""

    names: tuple[str, ...]
    areas: tuple[Entry, ...] = ()
    """The states, counties or countries behind the names, the outermost first."""
    unknown: str | None = None
    """What stands where a state should and is none."""

    @property
    def region(self) -> Entry | None:
        """The area next to the names."""
        return self.areas[-1] if self.areas else None


def read_query(index: Index, query: str) -> list[Reading]:
    """Give the ways to take `query` apart, the likeliest first; an abbreviation may stand for several areas."""
    text = _POSTAL_CODE.sub("", " ".join(query.strip(' .,;"“”').split()))
    parts = [part for part in (part.strip() for part in text.split(",")) if part and not _POSTAL_CODE.match(part)]
    if not parts:
        return []
    readings = list(_read_parts(index, parts))
    return [*readings, *(other for reading in readings for other in _read_words(index, reading, _MOST_WORDED_AREAS))]


def _read_parts(index: Index, parts: Sequence[str]) -> Iterator[Reading]:
    """Take the last parts as areas, as long as they are known as such."""
    names, meanings = list(parts), []
    while len(names) > 1 and (found := _areas(index, names[-1])):
        meanings.append(found)
        names.pop()
    if len(names) > 1 and not meanings:
        yield Reading(tuple(names[:-1]), unknown=names[-1])
        return
    for count in range(len(meanings), 0, -1):  # "New York, New York": the state twice, or the town in the state
        inner = tuple(parts[: len(parts) - count])
        for areas in list(product(*meanings[:count]))[:_MOST_MEANINGS]:
            yield Reading(inner, areas)
    if not meanings:
        yield Reading(tuple(names))


def _read_words(index: Index, reading: Reading, most: int) -> Iterator[Reading]:
    """Take the last words as areas that no comma parts from the name: "Ft. Wayne IN", "Los Angeles CA USA".

    Within a state there is no other: "Western North Carolina, NC" is not Western.
    """
    if reading.region is not None and reading.region.kind is not Precision.COUNTRY:
        return
    *inner, outer = (*reading.names, reading.unknown) if reading.unknown else reading.names
    words = outer.split()
    for count in range(min(_LONGEST_REGION_WORDS, len(words) - 1), 0, -1):
        for area in _areas(index, " ".join(words[-count:])):
            taken = Reading((*inner, " ".join(words[:-count])), (*reading.areas, area))
            yield taken
            if most > 1:
                yield from _read_words(index, taken, most - 1)


def _areas(index: Index, name: str) -> list[Entry]:
    """Give the areas called so: states and countries before counties, those of the United States first.

    Of "MO/KS", a town on a border, the first.
    """
    name = name.partition("/")[0].strip()
    counties = [e for e in index.owners(name) if e.kind is Precision.COUNTY]
    return sorted([*index.regions(name), *counties], key=lambda e: (e.kind is Precision.COUNTY, e.country_code != "US"))
