"""Counted stacks: the events of one point together, as columns. Nothing is ever moved to be seen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.page.facets import STATUS_WORDS, Mask
from dashboard.page.figure_options import SizeBy
from dashboard.page.words import write_place_name
from dashboard.tables import Action

SMALLEST, LARGEST = 6.0, 30.0
"""A dot's radius in pixels for the smallest and the largest crowd."""
COUNTED = 10.0
"""The radius in pixels that a count of several events needs at least."""
_LEAST_PEOPLE, _LEAST_EVENTS = 1_000.0, 50.0
_STATUSES = np.array([str(status) for status in STATUS_WORDS])


@dataclass(frozen=True)
class Stacks:
    """The points that are shown, as columns of equal length."""

    point: npt.NDArray[np.intp]
    """The number of the point in its StackIndex."""
    count: npt.NDArray[np.intp]
    """Events at the point."""
    status: npt.NDArray[np.str_]
    """The most frequent status there; of equally frequent ones the first of held, planned, cancelled."""
    crowd: npt.NDArray[np.float64]
    """People at all events there whose crowd is reported; NaN if none is."""
    counters: npt.NDArray[np.intp]
    """Counter-protests among them."""
    category: npt.NDArray[np.intp]
    """The most frequent category there; its number in a colouring, or 0 without one."""
    is_mixed: Mask
    """Whether events there differ in status."""

    def __len__(self) -> int:
        return len(self.point)


class StackIndex:
    """The points of a table of events: worked out once, counted again for each filter."""

    def __init__(self, events: pd.DataFrame) -> None:
        """Read `events` (the table of that name); online and unplaced events have no point."""
        self._is_mapped = (events["latitude"].notna() & ~events["is_online"]).to_numpy(dtype=bool)
        self._rows = np.flatnonzero(self._is_mapped)
        mapped = events.iloc[self._rows]
        positions = mapped[["longitude", "latitude"]].to_numpy(dtype=np.float64)
        self.positions, first, codes = np.unique(positions, axis=0, return_index=True, return_inverse=True)
        """Longitude and latitude in degrees, a row a point."""
        self._codes = codes.reshape(-1)
        self.labels: list[str] = mapped["place"].fillna("Place not known").iloc[first].map(write_place_name).tolist()
        unsure = np.bincount(self._codes[mapped["other_reading"].notna().to_numpy()], minlength=len(first))
        self.is_unsure: Mask = unsure == np.bincount(self._codes, minlength=len(first))
        """Whether each event at the point may be at another place of that name."""
        self.precisions: list[str] = mapped["precision"].iloc[first].tolist()
        self._status = pd.Categorical(mapped["status"], categories=list(_STATUSES)).codes.astype(np.intp)
        self._crowd = mapped["crowd_low"].astype("float64").to_numpy(na_value=np.nan)
        self._is_counter = (mapped["action"] == Action.COUNTER_PROTEST).to_numpy(dtype=bool)

    def __len__(self) -> int:
        return len(self.positions)

    def find_point(self, event_row: int) -> int | None:
        """Give the point of an event's row, or None if it has none."""
        at = np.searchsorted(self._rows, event_row)
        return int(self._codes[at]) if at < len(self._rows) and self._rows[at] == event_row else None

    def list_rows(self, point: int) -> npt.NDArray[np.intp]:
        """Give the rows of all events at a point."""
        return np.asarray(self._rows[self._codes == point])

    @cached_property
    def by_event(self) -> dict[str, npt.NDArray[np.intp]]:
        """What `count` reads of each event of the table, as columns of whole numbers.

        `point` is the number of all points where an event has none; `crowd` is one more than the people, 0 where they
        are not known; `status` counts held, planned, cancelled.
        """
        known = np.nan_to_num(self._crowd + 1).astype(np.intp)
        columns = {"point": self._codes, "crowd": known, "status": self._status, "counter": self._is_counter}
        spread = {name: np.zeros(len(self._is_mapped), dtype=np.intp) for name in columns}
        spread["point"] += len(self)
        for name, column in columns.items():
            spread[name][self._rows] = column
        return spread

    @cached_property
    def everything(self) -> Stacks:
        """The stacks of all events."""
        return self.count(np.ones(len(self._is_mapped), dtype=bool))

    @cached_property
    def largest_count(self) -> float:
        """The events at the point with the most of all."""
        return float(self.everything.count.max()) if len(self.everything) else 0.0

    @cached_property
    def largest_crowd(self) -> float:
        """The people at the largest point of all, or 0 if no crowd is reported."""
        crowd = self.everything.crowd
        return float(np.nanmax(crowd)) if len(crowd) and not np.isnan(crowd).all() else 0.0

    def count(self, mask: Mask, categories: npt.NDArray[np.intp] | None = None) -> Stacks:
        """Stack the events of `mask`; `categories` are all events' category numbers, for the dots' colour."""
        shown = mask[self._rows]
        codes, size = self._codes[shown], len(self.positions)
        count = np.bincount(codes, minlength=size)
        crowd, known = self._crowd[shown], ~np.isnan(self._crowd[shown])
        people = np.bincount(codes[known], weights=crowd[known], minlength=size).astype(np.float64)
        people[np.bincount(codes[known], minlength=size) == 0] = np.nan
        counters = np.bincount(codes[self._is_counter[shown]], minlength=size)
        point = np.flatnonzero(count)
        most = _find_most_frequent(codes, self._status[shown], size)
        is_mixed = np.bincount(codes[self._status[shown] != most[codes]], minlength=size) > 0
        category = np.zeros(size, dtype=np.intp)
        if categories is not None:
            category = _find_most_frequent(codes, categories[self._rows][shown], size)
        return Stacks(
            point, count[point], _STATUSES[most[point]], people[point], counters[point], category[point],
            is_mixed[point],
        )  # fmt: skip


def _find_most_frequent(points: npt.NDArray[np.intp], values: npt.NDArray[np.intp], size: int) -> npt.NDArray[np.intp]:
    """Give for each of `size` points the value that occurs most often there; of equally frequent ones the lowest."""
    width = int(values.max()) + 1 if len(values) else 1
    counts = np.bincount(points * width + values, minlength=size * width).reshape(size, width)
    return np.asarray(counts.argmax(axis=1))


def scale_radius(
    crowd: npt.NDArray[np.float64], count: npt.NDArray[np.intp], reference: float
) -> npt.NDArray[np.float64]:
    """Give each dot's radius in pixels: area by crowd, `reference` people at LARGEST; unknown the smallest."""
    radius = np.nan_to_num(LARGEST * np.sqrt(crowd / reference), nan=SMALLEST)
    return np.maximum(radius, np.where(count > 1, COUNTED, SMALLEST)).round(1)


def find_reference(index: StackIndex, by: SizeBy) -> float:
    """Give what LARGEST stands for: the most of all, yet so many that a few people never make a giant dot."""
    if by is SizeBy.EVENTS:
        return max(index.largest_count, _LEAST_EVENTS)
    return max(index.largest_crowd, _LEAST_PEOPLE)


def size_dots(index: StackIndex, stacks: Stacks, by: SizeBy) -> npt.NDArray[np.float64]:
    """Give each dot's radius in pixels, its area as the crowd or as the number of events."""
    value = stacks.count.astype(np.float64) if by is SizeBy.EVENTS else stacks.crowd
    return scale_radius(value, stacks.count, find_reference(index, by))


def choose_legend_crowds(largest: float) -> list[int]:
    """Give up to four round crowds for the legend of sizes, none larger than the largest crowd of all."""
    if largest < 10:
        return []
    top = 10 ** int(np.floor(np.log10(largest)))
    crowds = [crowd for crowd in (top // 10, 3 * top // 10, top, 3 * top) if crowd <= largest]
    return [crowd for crowd in crowds if crowd >= 100] or [top]


def choose_legend_counts(largest: float) -> list[int]:
    """Give up to three round numbers of events for the legend of sizes, none larger than the most at one point."""
    return [count for count in (1, 10, 100, 1_000, 10_000) if count <= largest][-3:]
