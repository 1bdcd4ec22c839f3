"""The legend and the words that stand for the map where it cannot be seen."""

from typing import Any

import numpy as np

from dashboard.page.facets import STATUS_WORDS
from dashboard.page.stacks import StackIndex, Stacks, choose_legend_crowds, scale_radius
from dashboard.page.words import count_of, join_words
from geocache.places import Precision

_NAMED = 10
"""How many places the text alternative of the map names."""


def list_legend(index: StackIndex, stacks: Stacks) -> dict[str, Any]:
    """Give the legend of what is shown: statuses that occur, sizes, the unknown crowd, rings and halos."""
    present = set(stacks.status.tolist())
    crowds = choose_legend_crowds(index.largest_crowd)
    radii = scale_radius(np.array(crowds, dtype=np.float64), np.ones(len(crowds), dtype=np.intp), index.largest_crowd)
    is_known = not np.isnan(stacks.crowd).all() if len(stacks) else False
    return {
        "statuses": [{"value": str(s), "label": word} for s, word in STATUS_WORDS.items() if str(s) in present],
        "sizes": [
            {"label": f"{crowd:,} people", "radius": float(radius)} for crowd, radius in zip(crowds, radii, strict=True)
        ]
        if is_known
        else [],
        "unknown": "Crowd not reported" if np.isnan(stacks.crowd).any() else None,
        "count": "Events at one place" if (stacks.count > 1).any() else None,
        "counter": "With a counter-protest" if stacks.is_counter.any() else None,
        "halo": "Somewhere in the area, not at the point" if _has_halo(index, stacks) else None,
    }


def describe_map(index: StackIndex, stacks: Stacks) -> str:
    """Say in words what the map shows: how many events in how many places, and the places with the most."""
    if not len(stacks):
        return "Map without events"
    order = (-stacks.count).argsort(kind="stable")[:_NAMED]
    named = [f"{index.labels[stacks.point[i]]} ({stacks.count[i]:,})" for i in order]
    rest = len(stacks) - len(named)
    more = [count_of(rest, "more place")] if rest else []
    events = count_of(int(stacks.count.sum()), "event")
    return (
        f"Map of {events} in {count_of(len(stacks), 'place')}: {join_words([*named, *more])}. The table lists them all."
    )


def _has_halo(index: StackIndex, stacks: Stacks) -> bool:
    at_a_spot = (Precision.CITY, Precision.VENUE)
    return any(index.precisions[point] not in at_a_spot for point in stacks.point)
