"""Facets: the ways in which events are told apart in the filters, as arrays that count and select fast."""

from collections.abc import Collection as Values
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.page.collection import Collection
from dashboard.tables import Action, Status
from geocache.places import Precision

Mask = npt.NDArray[np.bool_]
NOT_NAMED = "none"
"""The value of an event for which the texts name nothing: no organizer, no place."""
CROWD_CLASSES = {
    "unknown": "Not reported",
    "under-100": "Under 100",
    "100-999": "100 to 999",
    "1000-9999": "1,000 to 9,999",
    "10000-up": "10,000 and more",
}
_CROWD_BOUNDS = (0, 100, 1_000, 10_000)
STATUS_WORDS = {Status.HELD: "Held", Status.PLANNED: "Planned", Status.CANCELLED: "Cancelled"}
ACTION_WORDS = {
    Action.RALLY: "Rally",
    Action.MARCH: "March",
    Action.VIGIL: "Vigil",
    Action.WALKOUT: "Walkout",
    Action.STRIKE: "Strike",
    Action.SIT_IN: "Sit-in",
    Action.BLOCKADE: "Blockade",
    Action.PROTEST: "Protest",
    Action.COUNTER_PROTEST: "Counter-protest",
}
_ONLINE = "online"
"""The position of an event that took place nowhere on the ground, beside the precisions."""
PRECISION_WORDS: dict[str, str] = {
    Precision.VENUE: "Venue",
    Precision.CITY: "Town centre",
    Precision.COUNTY: "Somewhere in the county",
    Precision.REGION: "Somewhere in the state",
    Precision.COUNTRY: "Somewhere in the country",
    Precision.CONTINENT: "Somewhere in the continent",
    _ONLINE: "Online",
    Precision.UNRESOLVED: "Not placed",
}


@dataclass(frozen=True)
class Facet:
    """One way to tell events apart. An event may have several values (two organizers) or, for a list, none."""

    key: str
    """Its name in the address: "organizer"."""
    title: str
    """Its name for people: "Organizer"."""
    values: tuple[str, ...]
    """The values that occur, as they stand in the address."""
    labels: tuple[str, ...]
    """The values for people, in the same order."""
    rows: npt.NDArray[np.intp]
    """The event's row of each membership."""
    codes: npt.NDArray[np.intp]
    """The position in `values` of each membership."""

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {value: position for position, value in enumerate(self.values)}

    def label(self, value: str) -> str:
        """Give a value for people; a value that does not occur stands for itself."""
        position = self._positions.get(value)
        return value if position is None else self.labels[position]

    def find(self, values: Values[str]) -> list[int]:
        """Give the positions of values in their order, leaving out what does not occur."""
        return sorted(self._positions[value] for value in values if value in self._positions)

    def match(self, chosen: Values[str], event_count: int) -> Mask:
        """Give which of the events have at least one of the chosen values."""
        wanted = np.zeros(len(self.values) + 1, dtype=bool)
        wanted[[self._positions.get(value, -1) for value in chosen]] = True
        wanted[-1] = False
        mask = np.zeros(event_count, dtype=bool)
        mask[self.rows[wanted[self.codes]]] = True
        return mask

    def count(self, mask: Mask) -> npt.NDArray[np.intp]:
        """Give for each value, by its position, how many events of `mask` have it."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


def build_facets(collection: Collection) -> dict[str, Facet]:
    """Give the facets of a collection, by key, in the order in which the page offers them."""
    events = collection.events
    positions = events["precision"].mask(events["is_online"], _ONLINE)
    facets = (
        _list_facet("organizer", "Organizer", events["organizers"], "No organizer named"),
        _list_facet("promoter", "Supported or promoted by", events["promoters"], "No supporter named"),
        _state_facet("status", "Status", events["status"], STATUS_WORDS),
        _state_facet("action", "What people did", events["action"], ACTION_WORDS),
        _state_facet("crowd", "Crowd", classify_crowds(events), CROWD_CLASSES),
        _outlet_facet(collection),
        _region_facet(collection),
        _state_facet("precision", "Position on the map", positions, PRECISION_WORDS),
    )
    return {facet.key: facet for facet in facets}


def classify_crowds(events: pd.DataFrame) -> "pd.Series[Any]":
    """Give each event's crowd class, from the lowest figure told."""
    low = events["crowd_low"].astype("float64").to_numpy(na_value=np.nan)
    classes = np.array(list(CROWD_CLASSES))
    position = np.where(np.isnan(low), 0, np.searchsorted(_CROWD_BOUNDS, np.nan_to_num(low), side="right"))
    return pd.Series(classes[position], index=events.index, dtype="str")


def _state_facet(key: str, title: str, states: "pd.Series[Any]", words: dict[Any, str]) -> Facet:
    """Give the facet of a column of states; the values keep the order of `words`."""
    values = tuple(str(value) for value in words if (states == str(value)).any())
    codes = pd.Categorical(states, categories=list(values)).codes.astype(np.intp)
    labels = tuple(words[value] for value in words if str(value) in values)
    return Facet(key, title, values, labels, np.arange(len(states), dtype=np.intp), codes)


def _list_facet(key: str, title: str, lists: "pd.Series[Any]", none_label: str) -> Facet:
    lengths = lists.map(len).to_numpy(dtype=np.intp)
    rows = np.repeat(np.arange(len(lists), dtype=np.intp), np.maximum(lengths, 1))
    names = [name for one in lists for name in (one or (NOT_NAMED,))]
    return _named_facet(key, title, rows, names, none_label)


def _outlet_facet(collection: Collection) -> Facet:
    told = collection.told[["event_row", "publisher"]].drop_duplicates()
    rows = told["event_row"].to_numpy(dtype=np.intp)
    return _named_facet("outlet", "Outlet", rows, told["publisher"].fillna(NOT_NAMED).tolist(), "Outlet not known")


def _region_facet(collection: Collection) -> Facet:
    places = collection.places.set_index("query")
    regions = places["admin1"].fillna("").str.cat(places["country_code"].fillna(""), sep="|").map(_write_region)
    names = collection.events["query"].map(regions).fillna(NOT_NAMED).tolist()
    return _named_facet("region", "State or country", np.arange(len(names), dtype=np.intp), names, "No place")


def _write_region(joined: str) -> str:
    """Give "Texas" for a state of the US, "Ontario, CA" elsewhere, "FR" where only the country is known."""
    admin1, country = joined.split("|")
    return admin1 if admin1 and country == "US" else ", ".join(part for part in (admin1, country) if part) or NOT_NAMED


def _named_facet(key: str, title: str, rows: npt.NDArray[np.intp], names: Sequence[str], none_label: str) -> Facet:
    """Give a facet of names, the most frequent first, "none named" last."""
    values = tuple(_order_names(names))
    codes = pd.Categorical(pd.Series(names, dtype="str"), categories=list(values)).codes.astype(np.intp)
    labels = tuple(none_label if value == NOT_NAMED else value for value in values)
    return Facet(key, title, values, labels, rows, codes)


def _order_names(names: Iterable[str]) -> list[str]:
    counts = pd.Series(list(names), dtype="str").value_counts()
    return sorted(counts.index, key=lambda name: (name == NOT_NAMED, -counts[name], name.casefold()))
