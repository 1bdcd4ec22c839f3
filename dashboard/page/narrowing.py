"""What the browser is sent once to narrow the map by itself: some small numbers for each event.

The events come in an order of their own, by point and day, in which they take the fewest bytes; none is named. The
browser counts as `EventIndex.match`, `StackIndex.count` and `to_shown` do (static/map_narrow.js), and what the server
counts stays what is shown.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.page.colouring import Colouring
from dashboard.page.facets import STATUS_WORDS, Facet
from dashboard.page.figure_options import SizeBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import SIGNS
from dashboard.page.packing import Column, shrink
from dashboard.page.stacks import COUNTED, LARGEST, SMALLEST, StackIndex, find_reference

Days = npt.NDArray[np.datetime64]


def to_events(index: EventIndex, points: StackIndex, colouring: Colouring) -> tuple[dict[str, Any], dict[str, Column]]:
    """Give a head and the columns of all events.

    `point` counts in `to_points`, the number of all points standing for none; `first` counts days from the head's
    `day_zero`, 0 where there is none, and `lasts` is what has to be added for the last day; `crowd` is one more than
    the people, 0 where they are not known; `status` counts in the head's `status_looks`, the bits of SIGNS. Of a facet
    there are `values:KEY` and `codes:KEY`, the values' positions, of one event after the other; `times:KEY` says how
    many each has, where it is not one each.
    """
    order = np.lexsort((index.starts, points.by_event["point"]))
    first, last, day_zero = _count_days(index.starts[order], index.ends[order])
    head = {
        "size": index.size,
        "point_count": len(points),
        "day_zero": day_zero,
        "status_looks": [SIGNS.get(str(status), 0) for status in STATUS_WORDS],
        "facets": list(index.facets),
    }
    columns: dict[str, Column] = {name: shrink(column[order]) for name, column in points.by_event.items()}
    columns |= {
        "first": shrink(first),
        "lasts": (last - first).astype(np.int32),
        "category": shrink(colouring.codes[order]),
    }
    for facet in index.facets.values():
        columns |= _list_facet(facet, order)
    return head, columns


def _count_days(starts: Days, ends: Days) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], str | None]:
    """Give first and last days as numbers from 1 on, 0 for NaT, and the day before day 1; None without any day."""
    days = np.concatenate([starts, ends])
    known = days[~np.isnat(days)]
    if not len(known):
        return np.zeros(len(starts), dtype=np.int64), np.zeros(len(ends), dtype=np.int64), None
    zero = known.min() - np.timedelta64(1, "D")
    numbers = np.where(np.isnat(days), 0, (days - zero).astype(np.int64))
    return numbers[: len(starts)], numbers[len(starts) :], str(zero)


def _list_facet(facet: Facet, order: npt.NDArray[np.intp]) -> dict[str, Column]:
    """Give a facet's columns with the events in `order`; a code that stands for no value is that of the last and 1."""
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order))
    rows = rank[facet.rows]
    by_event = np.argsort(rows, kind="stable")
    codes = np.where(facet.codes < 0, len(facet.values), facet.codes)[by_event]
    times = np.bincount(rows, minlength=len(order))
    columns: dict[str, Column] = {f"values:{facet.key}": facet.values, f"codes:{facet.key}": shrink(codes)}
    return columns if (times == 1).all() else columns | {f"times:{facet.key}": shrink(times)}


def describe_sizes(points: StackIndex, size: SizeBy) -> dict[str, Any]:
    """Give what `size_dots` makes a dot's radius from."""
    return {
        "by_crowd": size is SizeBy.CROWD,
        "reference": find_reference(points, size),
        "smallest": SMALLEST,
        "counted": COUNTED,
        "largest": LARGEST,
    }


def describe_asked(filters: Filters) -> dict[str, Any]:
    """Give filters as the browser keeps them: days as ISO writes them, each facet's values in a list."""
    first, last = (day.isoformat() if day else None for day in (filters.first, filters.last))
    chosen = {key: sorted(values) for key, values in filters.chosen.items() if values}
    return {"first": first, "last": last, "words": filters.words, "chosen": chosen}
