"""Events to dots: one a place, whose colours and size say what the options ask for. Nothing is moved to be seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.page.facets import ACTION_WORDS, STATUS_WORDS
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.figure_palette import Inks
from dashboard.page.typeface import SEMIBOLD, measure
from dashboard.page.words import write_place_name
from dashboard.tables import Action, Status

COARSE = ("county", "region", "country")
"""Precisions at which a point stands for more than a town."""
NO_ORGANIZER = "No organizer named"
_ROOMY = 150
"""With more places than these, all dots become smaller."""
_SMALLEST_TOP = {SizeBy.CROWD: 500, SizeBy.EVENTS: 25}
"""What the largest circle stands for at least, so that a few people never make a giant dot."""


@dataclass(frozen=True, slots=True)
class Category:
    """One colour of the legend."""

    label: str
    fill: str
    edge: str
    status: Status | None = None
    """Where colour tells the status: its sign repeats it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """All events of one place."""

    place: str
    latitude: float
    longitude: float
    count: int
    crowd: float | None
    """People in all its events of known size, by the lowest figure told; None if no size is known."""
    shares: tuple[tuple[int, int], ...]
    """(category's number, events), in the legend's order."""
    counter_count: int
    """Counter-protests among its events."""
    precision: str
    """The coarsest of its events."""
    is_unsure: bool
    """Whether each of its events may be at another place of that name."""
    rows: tuple[int, ...]
    """The events' row numbers."""

    @property
    def anchor(self) -> str:
        """The name of the place's part of a web page."""
        return name_anchor(self.latitude, self.longitude)


def name_anchor(latitude: float, longitude: float) -> str:
    """Give the name by which a web page's map and list know a place: "at_44.05207_-123.08675"."""
    return f"at_{latitude:.5f}_{longitude:.5f}"


def categorize(events: pd.DataFrame, by: ColourBy, inks: Inks) -> tuple[npt.NDArray[np.intp], tuple[Category, ...]]:
    """Give each event's category number, and the categories that occur."""
    if by is ColourBy.STATUS:
        return _code(
            events["status"], [Category(STATUS_WORDS[s], inks.status[s], inks.edge[s], s) for s in Status], list(Status)
        )
    if by is ColourBy.ACTION:
        names = events["action"].map({str(action): ACTION_WORDS[Action(action)] for action in Action})
        return _code_names(names, "Other", inks)
    return _code_names(_lead_organizers(events["organizers"]), "Other organizers", inks)


def _lead_organizers(lists: "pd.Series[Any]") -> "pd.Series[Any]":
    """Give of each event's organizers the one with the most events, so that a campaign keeps one colour."""
    counts = lists.explode().value_counts()
    return lists.map(lambda names: min(names, key=lambda n: (-counts[n], n)) if names else NO_ORGANIZER)


def _code_names(names: "pd.Series[Any]", rest: str, inks: Inks) -> tuple[npt.NDArray[np.intp], tuple[Category, ...]]:
    """Give the most frequent names a colour of their own; the others share one, as do events without a name."""
    counts = names[names != NO_ORGANIZER].value_counts()
    ranked = sorted(counts.index, key=lambda name: (-counts[name], name))
    kept = ranked[: len(inks.series)]
    labels = [*kept, rest, NO_ORGANIZER]
    colours = [*inks.series[: len(kept)], inks.rest, inks.nameless]
    known = names.where(names.isin([*kept, NO_ORGANIZER]), rest)
    return _code(known, [Category(label, *colour) for label, colour in zip(labels, colours, strict=True)], labels)


def _code(
    values: "pd.Series[Any]", categories: Sequence[Category], keys: Sequence[str]
) -> tuple[npt.NDArray[np.intp], tuple[Category, ...]]:
    occurring = [i for i, key in enumerate(keys) if (values == str(key)).any()]
    codes = pd.Categorical(values, categories=[str(keys[i]) for i in occurring]).codes.astype(np.intp)
    return codes, tuple(categories[i] for i in occurring)


def stack_events(events: pd.DataFrame, codes: npt.NDArray[np.intp]) -> list[Mark]:
    """Give one mark for each position at which mapped events lie, from south to north."""
    names = events["place"].fillna("Place not named").map(write_place_name).tolist()
    columns = _Columns(
        place=names, codes=codes, crowds=lowest_crowds(events),
        is_counter=(events["action"] == Action.COUNTER_PROTEST).to_numpy(), precision=events["precision"].tolist(),
        is_unsure=events["other_reading"].notna().to_numpy(),
    )  # fmt: skip
    rows = np.flatnonzero((events["latitude"].notna() & ~events["is_online"]).to_numpy())
    positions, group = np.unique(
        events[["latitude", "longitude"]].to_numpy(dtype=np.float64)[rows], axis=0, return_inverse=True
    )
    order = np.argsort(group.reshape(-1), kind="stable")
    ends = np.cumsum(np.bincount(group.reshape(-1), minlength=len(positions)))[:-1]
    stacks = np.split(rows[order], ends) if len(positions) else []
    return [_mark(float(at[0]), float(at[1]), stack, columns) for at, stack in zip(positions, stacks, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What marks are made from, a value an event."""

    place: list[str]
    codes: npt.NDArray[np.intp]
    crowds: npt.NDArray[np.float64]
    is_counter: npt.NDArray[np.bool_]
    precision: list[str]
    is_unsure: npt.NDArray[np.bool_]


def _mark(latitude: float, longitude: float, rows: npt.NDArray[np.intp], columns: _Columns) -> Mark:
    crowds, precisions = columns.crowds[rows], {columns.precision[row] for row in rows}
    shares = Counter(columns.codes[rows].tolist())
    return Mark(
        place=columns.place[rows[0]],
        latitude=latitude,
        longitude=longitude,
        count=len(rows),
        crowd=None if np.isnan(crowds).all() else float(np.nansum(crowds)),
        shares=tuple(sorted(shares.items())),
        counter_count=int(columns.is_counter[rows].sum()),
        precision=next((p for p in reversed(COARSE) if p in precisions), "city"),
        is_unsure=bool(columns.is_unsure[rows].all()),
        rows=tuple(rows.tolist()),
    )


def lowest_crowds(events: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Give the lowest figure told of each event; NaN where none was."""
    low = events["crowd_low"].astype("float64").to_numpy(na_value=np.nan)
    return np.where(np.isnan(low), events["crowd_high"].astype("float64").to_numpy(na_value=np.nan), low)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a dot is: area in proportion to people or events."""

    by: SizeBy
    top: float
    """What the largest circle stands for."""
    radius: float
    """Its radius in pixels."""
    smallest: float
    """No dot is smaller."""
    largest: float
    """What the largest mark stands for, rounded up."""
    least: float
    """What the smallest mark of known size stands for."""
    number: float
    """The size of a number in a dot, in pixels an em."""

    def size(self, mark: Mark) -> float:
        """Give a mark's radius; that of an unknown crowd stands for nothing."""
        value = self.value(mark)
        if value is None:
            return self.unknown(mark.count)
        return max(self.smallest, self.of(value))

    def of(self, value: float) -> float:
        """Give the radius for a number of people or events."""
        return float(self.radius * np.sqrt(value / self.top))

    def value(self, mark: Mark) -> float | None:
        """Give what a mark's size stands for, or None where it is not known."""
        return mark.count if self.by is SizeBy.EVENTS else mark.crowd

    def unknown(self, count: int) -> float:
        """Give the radius of a hollow dot: small, and just large enough for its number."""
        small = self.smallest * 1.45
        return small if count == 1 or self.radius < 2 * self.room(count) else self.room(count)

    def room(self, count: int) -> float:
        """Give the radius that a dot needs for its number to be read in it."""
        return max(measure(f"{count:,}", self.number, SEMIBOLD) / 2 + 0.3 * self.number, 0.78 * self.number)

    def steps(self) -> list[float]:
        """Give up to three round numbers for the legend, the largest first, and none below the least that is shown."""
        steps = [self.largest, round_down(self.largest / 4.5), round_down(self.largest / 22)]
        least = max(self.least, 1)
        return [step for step in dict.fromkeys(steps) if step >= least and self.of(step) >= self.smallest] or [self.top]


def make_scale(marks: Sequence[Mark], by: SizeBy, radius: float, number: float) -> Scale:
    """Give the scale whose largest circle is the next round number above the largest mark."""
    sizes = [mark.count if by is SizeBy.EVENTS else mark.crowd for mark in marks]
    values = [size for size in sizes if size is not None]
    largest = round_up(max([*values, 1]))
    top, crowded = max(largest, _SMALLEST_TOP[by]), min(1.0, max(0.4, (_ROOMY / max(len(marks), 1)) ** 0.5))
    return Scale(by, top, radius * crowded, radius * crowded / 7, largest, min(values, default=0), number)


def round_up(value: float) -> float:
    """Give the next of 1, 2, 5, 10, 20, 50 and so on."""
    power = 10 ** np.floor(np.log10(value))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= value * 0.999999))


def round_down(value: float) -> float:
    """Give the last of 1, 2, 5, 10, 20, 50 and so on that is not larger; 0 below 1."""
    if value < 1:
        return 0
    power = 10 ** np.floor(np.log10(value))
    return float(next(step * power for step in (5, 2, 1) if step * power <= value * 1.000001))
