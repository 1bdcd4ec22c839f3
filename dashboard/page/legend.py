"""The legend and the words that stand for the map where it cannot be seen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.page.colouring import Colouring
from dashboard.page.facets import Mask
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.stacks import SMALLEST, StackIndex, Stacks, choose_legend_counts, choose_legend_crowds, size_dots
from dashboard.page.words import count_of, join_words
from dashboard.tables import Status
from geocache.places import Precision

_NAMED = 10
"""How many places the text alternative of the map names."""


def list_legend(index: StackIndex, stacks: Stacks, colouring: Colouring, size: SizeBy) -> dict[str, Any]:
    """Give the legend of what is shown: categories that occur, sizes, the unknown crowd, signs and halos."""
    by_crowd, by_status = size is SizeBy.CROWD, colouring.by is ColourBy.STATUS
    present = np.unique(stacks.category).tolist()
    is_hollow = np.isnan(stacks.crowd) if by_crowd else np.zeros(len(stacks), dtype=bool)
    return {
        "categories": [
            {"category": code, "label": colouring.labels[code], "hollow": _share(is_hollow[stacks.category == code])}
            for code in present
        ],
        "by_status": by_status,
        "sizes": list(_list_sizes(index, stacks, by_crowd=by_crowd)),
        "unknown": "Crowd not reported" if by_crowd and np.isnan(stacks.crowd).any() else None,
        "count": "Events at one place" if (stacks.count > 1).any() else None,
        "count_hollow": _share(is_hollow[stacks.count > 1]),
        "planned": "Planned" if not by_status and (stacks.status == Status.PLANNED).any() else None,
        "cancelled": "Cancelled" if not by_status and (stacks.status == Status.CANCELLED).any() else None,
        "unsure": "Probably here: the name has another reading" if index.is_unsure[stacks.point].any() else None,
        **_tell_counters(stacks),
        "halo": "Somewhere in the area, not at the point" if _has_halo(index, stacks) else None,
    }


def _tell_counters(stacks: Stacks) -> dict[str, Any]:
    """Give the words for counter-protests where there are any, and whether a ring is drawn in part."""
    is_in_part = bool(((stacks.counters > 0) & (stacks.counters < stacks.count)).any())
    words = "Counter-protests: their share of the ring" if is_in_part else "Counter-protest"
    return {"counter": words if stacks.counters.any() else None, "counter_part": is_in_part}


def _share(is_hollow: Mask) -> str:
    """Say whether "none", "some" or "all" of the dots are hollow."""
    return "none" if not is_hollow.any() else "all" if is_hollow.all() else "some"


def _list_sizes(index: StackIndex, stacks: Stacks, *, by_crowd: bool) -> Iterable[dict[str, Any]]:
    """Give round values among those shown and their radii in pixels; one value has one size under all filters."""
    sizes = stacks.crowd[~np.isnan(stacks.crowd)] if by_crowd else stacks.count
    if not len(sizes):
        return
    values = (choose_legend_crowds if by_crowd else choose_legend_counts)(float(sizes.max()))
    for value in [v for v in values if v >= sizes.min()] or [int(sizes.max())]:
        one = np.array([value], dtype=np.intp)
        alone = Stacks(one, one, np.array(["held"]), one.astype(np.float64), one - one, one, one < 0)
        alone = alone if not by_crowd else replace(alone, count=np.ones(1, dtype=np.intp))
        radius = size_dots(index, alone, SizeBy.CROWD if by_crowd else SizeBy.EVENTS)
        if by_crowd and radius[0] <= SMALLEST:
            continue  # the smallest dot stands for every small crowd
        yield {"label": f"{value:,} people" if by_crowd else count_of(value, "event"), "radius": float(radius[0])}


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
