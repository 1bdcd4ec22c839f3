"""Events over time: counted by day, week or month and by status, for the histogram that filters the dates."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.page.facets import STATUS_WORDS, Mask
from dashboard.page.filters import EventIndex, Filters, describe_dates
from dashboard.page.words import MONTHS, capitalize, count_of, write_interval

_DAYS_BY_DAY, _DAYS_BY_WEEK = 92, 800
_FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M"}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bins of the histogram, without a gap from the first day to the last."""

    unit: str
    """What one bin is: "day", "week" (Monday to Sunday) or "month"."""
    starts: tuple[date, ...]
    ends: tuple[date, ...]
    counts: dict[str, tuple[int, ...]]
    """For each status, how many events start in each bin."""
    span: tuple[date, date]
    """The first and the last day of all events; the bins may begin before and end after."""
    undated: int
    """Events without a day, counted beside the histogram."""


def count_over_time(index: EventIndex, filters: Filters) -> Timeline | None:
    """Count the events under all filters but the dates; None where no event of all has a day."""
    if index.span is None:
        return None
    bins = _make_bins(index)
    mask = index.match(filters, but="dates")
    return Timeline(
        unit=bins.unit,
        starts=bins.starts,
        ends=bins.ends,
        counts=bins.count(mask),
        span=index.span,
        undated=int((mask & index.is_undated).sum()),
    )


@dataclass(frozen=True, slots=True)
class _Bins:
    """The bins of all events, which no filter changes."""

    unit: str
    starts: tuple[date, ...]
    ends: tuple[date, ...]
    codes: npt.NDArray[np.intp]
    """Each event's status and bin as one number; -1 without a day."""

    def count(self, mask: Mask) -> dict[str, tuple[int, ...]]:
        codes = self.codes[mask]
        counts = np.bincount(codes[codes >= 0], minlength=len(STATUS_WORDS) * len(self.starts))
        rows = counts.reshape(len(STATUS_WORDS), -1).tolist()
        return {str(name): tuple(row) for name, row in zip(STATUS_WORDS, rows, strict=True)}


@lru_cache(maxsize=3)
def _make_bins(index: EventIndex) -> _Bins:
    """Give the bins of an index whose events have days."""
    first, last = index.span or (date.min, date.min)
    unit = choose_unit(first, last)
    periods = pd.period_range(first, last, freq=_FREQUENCIES[unit])
    days = pd.DatetimeIndex(index.starts[~index.is_undated].astype("datetime64[s]")).to_period(_FREQUENCIES[unit])
    codes = np.full(index.size, -1, dtype=np.intp)
    status = pd.Categorical(index.collection.events["status"], categories=[str(name) for name in STATUS_WORDS]).codes
    codes[~index.is_undated] = days.astype("int64") - periods[0].ordinal
    codes[~index.is_undated] += status[~index.is_undated].astype(np.intp) * len(periods)
    return _Bins(
        unit=unit,
        starts=tuple(period.start_time.date() for period in periods),
        ends=tuple(period.end_time.date() for period in periods),
        codes=codes,
    )


def choose_unit(first: date, last: date) -> str:
    """Give the bin for a span: days up to a quarter, weeks up to two years, then months."""
    days = (last - first).days + 1
    if days <= _DAYS_BY_DAY:
        return "day"
    return "week" if days <= _DAYS_BY_WEEK else "month"


def describe_timeline(timeline: Timeline, filters: Filters, shown: int) -> dict[str, Any]:
    """Give what the histogram's component draws: bins with their words, the brushed bins, and a text alternative.

    Of the `shown` events that the filters and the dates show some may begin before the dates and last into them.
    """
    return {
        "unit": timeline.unit,
        "starts": [day.isoformat() for day in timeline.starts],
        "ends": [day.isoformat() for day in timeline.ends],
        "words": [_write_bin(*days, timeline.unit) for days in zip(timeline.starts, timeline.ends, strict=True)],
        "ticks": [_write_tick(day, timeline.unit) for day in timeline.starts],
        "counts": {status: list(counts) for status, counts in timeline.counts.items()},
        "undated": timeline.undated,
        "brush": find_brush(timeline, filters),
        "span": [day.isoformat() for day in timeline.span],
        "brushed": f"{capitalize(describe_dates(filters))}: {count_of(shown, 'event')}",
        "alt": say_timeline(timeline),
    }


def find_brush(timeline: Timeline, filters: Filters) -> list[int] | None:
    """Give the first and the last bin that the date filter touches, or None without one."""
    if not filters.first and not filters.last:
        return None
    first, last = filters.first or timeline.starts[0], filters.last or timeline.ends[-1]
    touched = [
        i for i, (a, b) in enumerate(zip(timeline.starts, timeline.ends, strict=True)) if b >= first and a <= last
    ]
    return [touched[0], touched[-1]] if touched else None


def say_timeline(timeline: Timeline) -> str:
    """Say in words what the histogram shows."""
    totals = np.sum(list(timeline.counts.values()), axis=0)
    peak = int(totals.argmax())
    when = _write_bin(timeline.starts[peak], timeline.ends[peak], timeline.unit)
    most = f"; most, {totals[peak]:,}, {'on' if timeline.unit == 'day' else 'in'} {when}" if totals[peak] else ""
    span = write_interval(timeline.starts[0], timeline.ends[-1])
    return f"{count_of(int(totals.sum()), 'event')} by {timeline.unit}, {span}{most}"


def _write_bin(first: date, last: date, unit: str) -> str:
    """Give "14 June 2018", "11–17 June 2018" or "June 2018"."""
    return f"{MONTHS[first.month - 1]} {first.year}" if unit == "month" else write_interval(first, last)


def _write_tick(day: date, unit: str) -> str:
    """Give the words under a bin: "14 June", "June" or "2018" at a year's start."""
    month = MONTHS[day.month - 1]
    if unit == "month":
        return str(day.year) if day.month == 1 else month[:3]
    return f"{day.day} {month[:3]}"
