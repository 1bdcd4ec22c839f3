"""Filters: what the page is asked to show, its words, its address, and the events it leaves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import process

from dashboard.page.collection import Collection
from dashboard.page.facets import Facet, Mask, build_facets
from dashboard.page.words import join_words, shorten, write_day, write_interval

FIRST, LAST, WORDS = "from", "to", "words"
_BRIEF, _BRIEF_VALUE = 56, 30
"""Letters of a filter, and of one of its values where all are too long, that stand on a button."""
_ALIKE = 75
"""From how many of 100 a mistyped parameter is taken to be meant for another."""


@dataclass(frozen=True)
class Filters:
    """What to show; nothing set shows everything."""

    first: date | None = None
    """The first day; an event whose interval ends before it is left out."""
    last: date | None = None
    """The last day; an event whose interval starts after it is left out."""
    words: str = ""
    """Words that must all stand in one report's evidence, headline or outlet."""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a facet's key, the values of which an event must have at least one."""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not list_active(self)

    def without(self, name: str) -> "Filters":
        """Give these filters but for one: "dates", "words" or a facet's key."""
        if name == "dates":
            return replace(self, first=None, last=None)
        if name == WORDS:
            return replace(self, words="")
        return replace(self, chosen={key: values for key, values in self.chosen.items() if key != name})


@dataclass(frozen=True, eq=False)
class EventIndex:
    """A collection's events made ready to select and count in a few milliseconds."""

    collection: Collection

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """The facets by key."""
        return build_facets(self.collection)

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.collection.events)

    @cached_property
    def starts(self) -> npt.NDArray[np.datetime64]:
        """Each event's first day; NaT if not known."""
        return self.collection.events["starts_on"].to_numpy(dtype="datetime64[D]")

    @cached_property
    def ends(self) -> npt.NDArray[np.datetime64]:
        """Each event's last day; NaT if not known."""
        return self.collection.events["ends_on"].to_numpy(dtype="datetime64[D]")

    @cached_property
    def is_undated(self) -> Mask:
        """Which events have no day."""
        return np.asarray(np.isnat(self.starts) | np.isnat(self.ends))

    @cached_property
    def is_online(self) -> Mask:
        """Which events took place online."""
        return self.collection.events["is_online"].to_numpy(dtype=bool)

    @cached_property
    def is_mapped(self) -> Mask:
        """Which events have a point on the map."""
        return self.collection.events["latitude"].notna().to_numpy(dtype=bool) & ~self.is_online

    @cached_property
    def points(self) -> npt.NDArray[np.intp]:
        """For each event the number of its point, or of none for all that have none."""
        positions = self.collection.events[["latitude", "longitude"]].to_numpy(dtype=np.float64, na_value=np.nan)
        return np.asarray(np.unique(positions, axis=0, return_inverse=True)[1]).reshape(-1)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of all events, or None if none has a day."""
        dated = ~self.is_undated
        if not dated.any():
            return None
        return self.starts[dated].min().item(), self.ends[dated].max().item()

    @cached_property
    def _report_words(self) -> "pd.Series[str]":
        told = self.collection.told
        parts = told["evidence"] + " " + told["headline"].fillna("") + " " + told["publisher"].fillna("")
        return parts.str.casefold()

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {event: row for row, event in enumerate(self.collection.events["event_id"])}

    def event_id(self, row: int) -> str:
        """Give the event of a row."""
        return str(self.collection.events["event_id"].iloc[row])

    def event(self, row: int) -> dict[str, Any]:
        """Give an event's row as a dictionary of the table's columns."""
        return {str(name): value for name, value in self.collection.events.iloc[row].items()}

    def find_rows(self, event_ids: Sequence[str]) -> list[int]:
        """Give the rows of events, leaving out those that are not there."""
        return [self._row_of[event] for event in event_ids if event in self._row_of]

    def newest_first(self, rows: npt.NDArray[np.intp], mask: Mask) -> npt.NDArray[np.intp]:
        """Give those of `rows` that `mask` shows, the newest first, undated last, of one day those on the map first."""
        shown = rows[mask[rows]]
        starts = self.starts[shown]
        days = np.where(np.isnat(starts), np.iinfo(np.int64).min, starts.astype(np.int64))
        return np.asarray(shown[np.lexsort((~self.is_mapped[shown], -days.astype(np.float64)))])

    @cached_property
    def _newest(self) -> npt.NDArray[np.intp]:
        return self.newest_first(np.arange(self.size, dtype=np.intp), np.ones(self.size, dtype=bool))

    def list_newest(self, mask: Mask) -> npt.NDArray[np.intp]:
        """Give the rows of all that `mask` shows in the order of `newest_first`."""
        return self._newest[mask[self._newest]]

    def find_steps(self, row: int, mask: Mask) -> tuple[str | None, str | None]:
        """Give the events before and after a row among those of `mask`, the newest first; None at an end."""
        order = self.list_newest(mask)
        at = np.flatnonzero(order == row)
        if not len(at):
            return None, self.event_id(order[0]) if len(order) else None
        before, after = int(at[0]) - 1, int(at[0]) + 1
        return (
            self.event_id(order[before]) if before >= 0 else None,
            self.event_id(order[after]) if after < len(order) else None,
        )

    def match(self, filters: Filters, *, but: str | None = None) -> Mask:
        """Give which events the filters show, leaving out one of them: "dates", "words" or a facet's key."""
        mask, known = np.ones(self.size, dtype=bool), {"dates", WORDS, *self.facets}
        for name, asked in _list_asked(filters):
            if name != but and name in known:
                mask &= _match_one(self, name, asked)
        return mask

    def count(self, filters: Filters, key: str) -> npt.NDArray[np.intp]:
        """Give for each value of a facet, by its position, how many events have it under the other filters."""
        return self.facets[key].count(self.match(filters, but=key))

    def match_dates(self, first: date | None, last: date | None) -> Mask:
        """Give which events overlap the days; None is an open end."""
        mask = np.ones(self.size, dtype=bool)
        if first is not None:
            mask &= self.ends >= np.datetime64(first, "D")
        if last is not None:
            mask &= self.starts <= np.datetime64(last, "D")
        return mask

    def match_words(self, words: str) -> Mask:
        """Give which events have a report in which all of the words stand."""
        hit = pd.Series(data=True, index=self._report_words.index)
        for word in words.casefold().split():
            hit &= self._report_words.str.contains(word, regex=False)
        mask = np.zeros(self.size, dtype=bool)
        mask[self.collection.told["event_row"].to_numpy()[hit.to_numpy()]] = True
        return mask


def _list_asked(filters: Filters) -> list[tuple[str, Any]]:
    """Give what is set, each by its name: "dates", "words", facets' keys."""
    asked: list[tuple[str, Any]] = [("dates", (filters.first, filters.last))] if filters.first or filters.last else []
    asked += [(WORDS, filters.words)] if filters.words.strip() else []
    return asked + [(key, frozenset(values)) for key, values in filters.chosen.items() if values]


@lru_cache(maxsize=24)
def _match_one(index: EventIndex, name: str, asked: Any) -> Mask:
    """Give which events one filter shows; kept, since each facet's counts leave out another of the same filters."""
    if name == "dates":
        return index.match_dates(*asked)
    return index.match_words(asked) if name == WORDS else index.facets[name].match(asked, index.size)


def list_active(filters: Filters) -> list[str]:
    """Give the names of what is set: "dates", "words", facets' keys."""
    return [name for name, _ in _list_asked(filters)]


def find_blocking(index: EventIndex, filters: Filters) -> list[str]:
    """Give the filters each of which, dropped alone, would show something; empty if it takes dropping several."""
    return [name for name in list_active(filters) if index.match(filters, but=name).any()]


def read_address(parameters: Mapping[str, Sequence[str]], facets: Mapping[str, Facet]) -> Filters:
    """Read filters from an address's parameters; what is not understood or does not occur is left out."""
    chosen = {
        key: frozenset(value for value in parameters.get(key, ()) if facet.find([value]))
        for key, facet in facets.items()
    }
    first, last = (_read_day(parameters.get(name, ())) for name in (FIRST, LAST))
    if first and last and first > last:
        first, last = last, first
    words = " ".join(parameters.get(WORDS, ())[:1])
    return Filters(first, last, words, {key: values for key, values in chosen.items() if values})


def list_unknown(parameters: Mapping[str, Sequence[str]], facets: Mapping[str, Facet]) -> list[str]:
    """Name what an address asks for that no event has, and what is no day: "Organizer “Nobody”", "from “soon”"."""
    days = [
        f"{name} “{values[0]}”"
        for name in (FIRST, LAST)
        if any(values := parameters.get(name, ())[:1]) and _read_day(values) is None
    ]
    return days + [
        f"{facet.title} “{value}”"
        for key, facet in facets.items()
        for value in parameters.get(key, ())
        if value not in facet.values
    ]


def list_mistyped(names: Iterable[str], known: Sequence[str]) -> list[str]:
    """Name the parameters that are none of `known` but much like one; what others an address carries is not for us."""
    likest = {name: process.extractOne(name, known, score_cutoff=_ALIKE) for name in names if name not in known}
    return [f"“{name}”, which may be meant for “{like[0]}”" for name, like in likest.items() if like]


def write_address(filters: Filters) -> dict[str, list[str]]:
    """Write filters as an address's parameters, the reverse of `read_address`."""
    parameters = {FIRST: filters.first, LAST: filters.last}
    address = {name: [day.isoformat()] for name, day in parameters.items() if day}
    if filters.words.strip():
        address[WORDS] = [filters.words]
    return address | {key: sorted(values) for key, values in filters.chosen.items() if values}


def _read_day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None


def describe_filter(filters: Filters, name: str, facets: Mapping[str, Facet]) -> str:
    """Say one filter in words: "Organizer: Families Belong Together or MoveOn"."""
    if name == "dates":
        return f"Dates: {describe_dates(filters)}"
    if name == WORDS:
        return f"Words: “{filters.words.strip()}”"
    labels = [facets[name].label(value) for value in sorted(filters.chosen[name])]
    return f"{facets[name].title}: {join_words(labels, 'or')}"


def describe_filter_briefly(filters: Filters, name: str, facets: Mapping[str, Facet]) -> str:
    """Say one filter in so few words that they fit a button: "Organizer: Families Belong Together + 2 more"."""
    whole = describe_filter(filters, name, facets)
    if len(whole) <= _BRIEF:
        return whole
    if name == WORDS:
        return f"Words: “{shorten(filters.words.strip(), _BRIEF_VALUE)}”"
    first, *others = sorted(filters.chosen[name])
    more = f" + {len(others):,} more" if others else ""
    return f"{facets[name].title}: {shorten(facets[name].label(first), _BRIEF_VALUE)}{more}"


def describe_filters(filters: Filters, facets: Mapping[str, Facet]) -> str:
    """Say all filters in one line: "All events" or "Dates: 14 June 2018 · Organizer: Families Belong Together"."""
    parts = [describe_filter(filters, name, facets) for name in list_active(filters)]
    return " · ".join(parts) or "All events"


def describe_dates(filters: Filters) -> str:
    """Say the days that are asked for: "1–14 June 2018", "from 1 June 2018", "all"."""
    if filters.first and filters.last:
        return write_interval(filters.first, filters.last)
    if filters.first:
        return f"from {write_day(filters.first)}"
    return f"until {write_day(filters.last)}" if filters.last else "all"
