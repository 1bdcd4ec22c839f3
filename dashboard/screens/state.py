"""What one visitor looks at: the filters, the open event, the view; an address restores it (address.py writes it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import streamlit as st

from dashboard.page.collection import load_collection
from dashboard.page.colouring import Colourings, choose_colour
from dashboard.page.day_range import write_days
from dashboard.page.facets import Facet
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import (
    FIRST,
    LAST,
    WORDS,
    EventIndex,
    Filters,
    list_mistyped,
    list_unknown,
    read_address,
    write_address,
)
from dashboard.page.shown import Shown
from dashboard.page.stacks import StackIndex

VISIT = "_visit"
"""Under it, what tells one visitor's session from others."""
COLOUR, SIZE, DATES = "colour", "size", "dates"
DATES_FAULT = "dates-fault"
"""Under it, what was typed as dates and not understood, and what is said to it."""
_LOOKS: dict[str, type[StrEnum]] = {COLOUR: ColourBy, SIZE: SizeBy}
Choice = TypeVar("Choice", bound=StrEnum)
VIEWS = ("map", "table", "off-map", "add", "review", "method")
EVENT_VIEWS = VIEWS[:3]
"""The views that show what the filters leave."""
_EVENT, _VIEW, _ELSEWHERE = "event", "view", "_opened_elsewhere"
_UNKNOWN, _ASKED = "_unknown", "_asked"


@dataclass(frozen=True, eq=False)
class Opened:
    """One folder's tables, made ready."""

    index: EventIndex
    points: StackIndex
    colourings: Colourings


@st.cache_resource(show_spinner="Reading the tables …", max_entries=3)
def open_tables(folder: Path, fingerprint: tuple[int, ...]) -> Opened:
    """Read a folder's tables; read again once a file has changed, which changes its fingerprint."""
    index = EventIndex(load_collection(folder))
    return Opened(index, StackIndex(index.collection.events), Colourings(index.collection))


def find_shown(opened: Opened) -> Shown:
    """Give what the filters show; kept, so that opening an event works out nothing again."""
    filters = read_filters(opened.index.facets)
    address = write_address(filters)
    written = tuple((name, tuple(values)) for name, values in sorted(address.items()))
    colour = choose_colour(read_choice(COLOUR, ColourBy), filters)
    return _keep_shown(opened, written, colour, read_choice(SIZE, SizeBy))


@lru_cache(maxsize=4)
def _keep_shown(
    opened: Opened, address: tuple[tuple[str, tuple[str, ...]], ...], colour: ColourBy, size: SizeBy
) -> Shown:
    filters = read_address(dict(address), opened.index.facets)
    return Shown(opened.index, opened.points, filters, opened.colourings.find(colour), size)


def read_choice(name: str, choices: type[Choice]) -> Choice:
    """Give what was chosen under a name, by default the first."""
    value = st.session_state.get(name)
    return choices(value) if value in set(choices) else next(iter(choices))


def restore(address: Mapping[str, Sequence[str]], index: EventIndex) -> None:
    """Set all that an address asks for; what of it is not there is left out and told by `unknown_in_link`."""
    set_filters(read_address(address, index.facets), index.facets)
    unknown = list_unknown(address, index.facets)
    unknown += list_mistyped(address, [FIRST, LAST, WORDS, *index.facets, *_LOOKS, _EVENT, _VIEW])
    event = next(iter(address.get(_EVENT, ())), None)
    open_event(event)
    if event and not index.find_rows([event]):
        unknown.append(f"event “{event}”")
    for name, choices in _LOOKS.items():
        st.session_state[name] = _restore_choice(address, name, [choice.value for choice in choices], unknown)
    st.session_state[_VIEW] = _restore_choice(address, _VIEW, VIEWS, unknown)
    st.session_state[_UNKNOWN] = unknown


def _restore_choice(address: Mapping[str, Sequence[str]], name: str, choices: Sequence[str], unknown: list[str]) -> str:
    """Give what an address asks for among `choices`, else the first; what is none of them is added to `unknown`."""
    asked = next(iter(address.get(name, ())), choices[0])
    if asked in choices:
        return asked
    unknown.append(f"{name} “{asked}”")
    return choices[0]


def address_of(filters: Filters) -> dict[str, list[str]]:
    """Give the parameters that restore what is looked at."""
    event = current_event()
    return _address_of_rest(filters) | ({_EVENT: [event]} if event else {})


def address_without_event(facets: Mapping[str, Facet]) -> dict[str, list[str]]:
    """Give the parameters of all that is asked now but for the open event."""
    return _address_of_rest(read_filters(facets))


def _address_of_rest(filters: Filters) -> dict[str, list[str]]:
    address = write_address(filters)
    for name, choices in _LOOKS.items():
        chosen = read_choice(name, choices)
        address |= {name: [chosen.value]} if chosen != next(iter(choices)) else {}
    if (view := st.session_state.get(_VIEW)) and view != VIEWS[0]:
        address[_VIEW] = [view]
    return address


def set_filters(filters: Filters, facets: Mapping[str, Facet]) -> None:
    """Set every filter."""
    st.session_state[FIRST], st.session_state[LAST] = filters.first, filters.last
    st.session_state[DATES] = write_days(filters.first, filters.last)
    st.session_state.pop(DATES_FAULT, None)
    set_chosen(filters, facets)


def set_chosen(filters: Filters, facets: Mapping[str, Facet]) -> None:
    """Set the words and each facet's chosen values; what was chosen once stays in the facet's list."""
    st.session_state[WORDS] = filters.words
    for key in facets:
        chosen = filters.chosen.get(key, frozenset())
        st.session_state[f"chosen:{key}"] = chosen
        st.session_state[f"kept:{key}"] = chosen.union(st.session_state.get(f"kept:{key}", ()))


def list_kept(facets: Mapping[str, Facet]) -> dict[str, frozenset[str]]:
    """Give for each facet the values that were chosen at some time of this visit."""
    return {key: st.session_state.get(f"kept:{key}", frozenset()) for key in facets}


def read_filters(facets: Mapping[str, Facet]) -> Filters:
    """Read the filters that are set."""
    chosen = {key: frozenset(st.session_state.get(f"chosen:{key}", ())) for key in facets}
    first, last = st.session_state.get(FIRST), st.session_state.get(LAST)
    if first and last and first > last:
        first, last = last, first
    words = st.session_state.get(WORDS) or ""
    return Filters(first, last, words, {key: values for key, values in chosen.items() if values})


def drop_filter(name: str, facets: Mapping[str, Facet]) -> None:
    """Clear one filter: "dates", "words" or a facet's key."""
    set_filters(read_filters(facets).without(name), facets)


def clear_filters(facets: Mapping[str, Facet]) -> None:
    """Clear every filter."""
    set_filters(Filters(), facets)


def open_event(event_id: str | None, *, by_table: bool = False) -> None:
    """Open an event's card; None closes it. The table's own choice is told apart: it is not drawn anew for it."""
    st.session_state[_EVENT] = event_id
    if not by_table:
        st.session_state[_ELSEWHERE] = event_id


def unknown_in_link() -> list[str]:
    """Name what the link that was opened asks for and is not there."""
    unknown: list[str] = st.session_state.get(_UNKNOWN, [])
    return unknown


def forget_unknown() -> None:
    """Tell no longer what the link asks for in vain."""
    st.session_state.pop(_UNKNOWN, None)


def open_view(view: str) -> None:
    """Go to one of VIEWS."""
    st.session_state[_VIEW] = view


def current_view() -> str:
    """Give the view that is looked at."""
    view = st.session_state.get(_VIEW)
    return view if view in VIEWS else VIEWS[0]


def opened_elsewhere() -> str | None:
    """Give the event that was last opened from anywhere but the table."""
    event: str | None = st.session_state.get(_ELSEWHERE)
    return event


def current_event() -> str | None:
    """Give the open event's id."""
    event: str | None = st.session_state.get(_EVENT)
    return event


def set_dates(first: date | None, last: date | None, facets: Mapping[str, Facet]) -> None:
    """Set the date filter, as a brush on the histogram does."""
    set_filters(replace(read_filters(facets), first=first, last=last), facets)


def note_asked(at: int) -> None:
    """Note which ask of the browser has come: its map leaves aside the answers to those before it."""
    st.session_state[_ASKED] = max(at, last_asked())


def last_asked() -> int:
    """Give the number of the last ask that has come, 0 before the first."""
    number: int = st.session_state.get(_ASKED, 0)
    return number


def wait_for_page() -> None:
    """Leave what a component asks to `take_asked`; Streamlit keeps what has a callback."""
