"""The export that was asked for in words: choices read and checked before anything is drawn."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboard.errors import ExportError
from dashboard.page.collection import Collection
from dashboard.page.facets import Facet, build_facets
from dashboard.page.figure_options import LARGEST_WIDTH, SMALLEST_WIDTH
from dashboard.page.filters import Filters

_State = TypeVar("_State", bound=StrEnum)


def read_filters(
    collection: Collection, first: str | None, last: str | None, chosen: Mapping[str, Sequence[str]]
) -> Filters:
    """Read days and, by facet's key, names; raises ExportError for what is no day and for a name unknown."""
    facets = build_facets(collection)
    names = {key: frozenset(_find_value(facets[key], name) for name in given) for key, given in chosen.items() if given}
    start, end = _read_day("--from", first), _read_day("--to", last)
    if start and end and start > end:
        raise ExportError(f"--from {first} is after --to {last}; swap them")
    return Filters(start, end, chosen=names)


def _read_day(option: str, words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise ExportError(f"{option} {words}: not a day; write it as 2018-06-14") from None


def _find_value(facet: Facet, name: str) -> str:
    """Give the value that a person means: its address or its label, whatever the capitals."""
    for value, label in zip(facet.values, facet.labels, strict=True):
        if name.casefold() in (value.casefold(), label.casefold()):
            return value
    near = difflib.get_close_matches(name.casefold(), [label.casefold() for label in facet.labels], n=3, cutoff=0.5)
    known = [label for label in facet.labels if label.casefold() in near] or list(facet.labels[:5])
    raise ExportError(f"--{facet.key} {name}: none of the events has it; known are for instance {'; '.join(known)}")


def read_choice(option: str, words: str, states: type[_State]) -> _State:
    """Read one of an option's words."""
    try:
        return states(words)
    except ValueError:
        raise ExportError(f"{option} {words}: give one of {', '.join(states)}") from None


def read_name(option: str, words: str, known: Mapping[str, object]) -> str:
    """Read one of an option's named choices."""
    if words not in known:
        raise ExportError(f"{option} {words}: give one of {', '.join(known)}")
    return words


def check_width(pixels: int | None) -> int | None:
    """Give the width back, or raise ExportError where a PNG cannot be that wide."""
    if pixels is not None and not SMALLEST_WIDTH <= pixels <= LARGEST_WIDTH:
        raise ExportError(f"--width {pixels}: give {SMALLEST_WIDTH} to {LARGEST_WIDTH} pixels")
    return pixels
