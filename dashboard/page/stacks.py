"""Counted stacks: the events of one point together, as columns. Nothing is ever moved to be seen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.page.facets import STATUS_WORDS, Mask
from dashboard.tables import Action

SMALLEST, LARGEST = 6.0, 30.0
"""A dot's radius in pixels for the smallest and the largest crowd."""
_COUNTED = 10.0
"""The radius in pixels that a count of several events needs at least."""
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
    is_counter: Mask
    """Whether a counter-protest is among them."""

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
        self.labels: list[str] = mapped["place"].fillna("Place not known").iloc[first].tolist()
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
    def everything(self) -> Stacks:
        """The stacks of all events."""
        return self.count(np.ones(len(self._is_mapped), dtype=bool))

    @cached_property
    def largest_crowd(self) -> float:
        """The people at the largest point of all, or 0 if no crowd is reported."""
        crowd = self.everything.crowd
        return float(np.nanmax(crowd)) if len(crowd) and not np.isnan(crowd).all() else 0.0

    def count(self, mask: Mask) -> Stacks:
        """Stack the events of `mask`."""
        shown = mask[self._rows]
        codes, size = self._codes[shown], len(self.positions)
        count = np.bincount(codes, minlength=size)
        crowd, known = self._crowd[shown], ~np.isnan(self._crowd[shown])
        people = np.bincount(codes[known], weights=crowd[known], minlength=size).astype(np.float64)
        people[np.bincount(codes[known], minlength=size) == 0] = np.nan
        by_status = np.bincount(codes * 3 + self._status[shown], minlength=size * 3).reshape(size, 3)
        counters = np.bincount(codes[self._is_counter[shown]], minlength=size) > 0
        point = np.flatnonzero(count)
        status = _STATUSES[by_status[point].argmax(axis=1)] if len(point) else np.array([], dtype="str")
        return Stacks(point, count[point], status, people[point], counters[point])


def scale_radius(
    crowd: npt.NDArray[np.float64], count: npt.NDArray[np.intp], largest: float
) -> npt.NDArray[np.float64]:
    """Give each dot's radius in pixels: area by crowd, the largest crowd of all at LARGEST; unknown the smallest."""
    reference = max(largest, 1_000.0)
    radius = np.nan_to_num(LARGEST * np.sqrt(crowd / reference), nan=SMALLEST)
    return np.maximum(radius, np.where(count > 1, _COUNTED, SMALLEST)).round(1)


def choose_legend_crowds(largest: float) -> list[int]:
    """Give up to three round crowds for the legend of sizes, none larger than the largest crowd of all."""
    if largest < 10:
        return []
    top = 10 ** int(np.floor(np.log10(largest)))
    crowds = [top // 10, top] if largest < 3 * top else [top // 10, top, 3 * top]
    return [crowd for crowd in crowds if crowd >= 100] or [top]
