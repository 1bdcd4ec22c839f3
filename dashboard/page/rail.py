"""The filters' rail: what its component is sent, and what a change made in it makes of the filters."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.page.colouring import choose_colour
from dashboard.page.day_range import write_days
from dashboard.page.facets import NOT_NAMED, Facet
from dashboard.page.figure_options import ColourBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.packing import Column
from dashboard.page.words import join_words

SHOWN = 8
"""How many values of a facet always stand in its list; the others are found by typing."""
OPEN = ("organizer",)
"""The facets that are open at first, beside those in which something is chosen."""
_GLANCED = 4
"""How many values a closed facet names at most."""
_MOST_SOUGHT = 100
"""Of how many found values the counts are told at most."""


def to_rail(index: EventIndex) -> tuple[dict[str, Any], dict[str, Column]]:
    """Give what no filter changes: a head, and each facet's values as a column under its key.

    A value's label is named only where it differs from the value.
    """
    facets = [
        {
            "key": facet.key,
            "title": facet.title,
            "labels": {v: label for v, label in zip(facet.values, facet.labels, strict=True) if v != label},
        }
        for facet in index.facets.values()
    ]
    head = {"facets": facets, "shown": SHOWN, "open": OPEN, "days": write_days(*index.span) if index.span else None}
    return head, {facet.key: facet.values for facet in index.facets.values()}


def describe_rail(
    index: EventIndex, filters: Filters, *, kept: Mapping[str, Collection[str]], sought: Mapping[str, Collection[str]]
) -> dict[str, Any]:
    """Give what is set and each facet's counts under the other filters.

    A facet's `counts` are those of its first SHOWN values, then of its `kept` ones (which stay in the list, as do those
    chosen), then of those `sought` by typing; values are told by their positions.
    """
    facets = {}
    for key, facet in index.facets.items():
        chosen = filters.chosen.get(key, frozenset())
        counts = index.count(filters, key)
        more = [position for position in facet.find(chosen.union(kept.get(key, ()))) if position >= SHOWN]
        found = facet.find(sought.get(key, ()))
        facets[key] = {
            "chosen": facet.find(chosen),
            "kept": more,
            "sought": found,
            "counts": counts[[*range(min(SHOWN, len(facet.values))), *more, *found]].tolist(),
            "glance": glance_at(facet, counts, chosen),
        }
    return {"words": filters.words, "facets": facets}


def explain_colour(asked: ColourBy, filters: Filters) -> str:
    """Say why colour does not tell what is asked; nothing where it does."""
    told = choose_colour(asked, filters)
    return "" if told is asked else f"One {asked.value} is chosen, so the dots’ colour tells their {told.value}."


def glance_at(facet: Facet, counts: npt.NDArray[np.intp], chosen: Collection[str]) -> str:
    """Say what a closed facet holds: what is chosen, or else its most frequent values with their counts."""
    if chosen:
        return f"only {join_words([facet.labels[position] for position in facet.find(chosen)], 'or')}"
    order = np.argsort(-counts, kind="stable")[: _GLANCED + 1].tolist()
    named = sorted((position for position in order if counts[position]), key=lambda p: facet.values[p] == NOT_NAMED)
    return ", ".join(f"{facet.labels[position]} {counts[position]:,}" for position in named[:_GLANCED])


def change_filters(filters: Filters, change: Mapping[str, Any], facets: Mapping[str, Facet]) -> Filters:
    """Give the filters after a change: `words`, and under `chosen` the values of each facet that was touched.

    What no event has is left out.
    """
    chosen = dict(filters.chosen)
    for key, values in change.get("chosen", {}).items():
        if key in facets:
            chosen[key] = frozenset(value for value in values if facets[key].find([value]))
    words = str(change.get("words", filters.words))
    return replace(filters, words=words, chosen={key: values for key, values in chosen.items() if values})


def list_sought(change: Mapping[str, Any], facets: Mapping[str, Facet]) -> dict[str, list[str]] | None:
    """Give the values whose counts a change asks for, by facet; None where it asks for none."""
    sought = change.get("sought")
    return sought and {key: list(values)[:_MOST_SOUGHT] for key, values in sought.items() if key in facets}
