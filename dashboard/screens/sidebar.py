"""The filters: one component, which sends what was changed and is sent the counts under the other filters."""

from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard.page.day_range import read_days
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import EventIndex
from dashboard.page.packing import pack, pack_still
from dashboard.page.rail import change_filters, describe_rail, explain_colour, list_sought, to_rail
from dashboard.page.shown import Shown
from dashboard.screens.components import register_component
from dashboard.screens.map_part import keep_still
from dashboard.screens.state import (
    COLOUR,
    DATES,
    DATES_FAULT,
    SIZE,
    list_kept,
    read_choice,
    read_filters,
    set_chosen,
    set_dates,
    wait_for_page,
)

RAIL = "rail"
_SEEN, _SOUGHT = "rail-seen", "rail-sought"
_LOOKS = {COLOUR: ("Colour tells", ColourBy), SIZE: ("Size tells", SizeBy)}
_draw = register_component("rail")


def show_filters(shown: Shown) -> None:
    """Show every filter."""
    index, filters = shown.index, shown.filters
    version, still = _pack_still(index)
    keep_still(key="rail-still", data=still)
    sought = st.session_state.get(_SOUGHT, {})
    fault = st.session_state.get(DATES_FAULT)
    head = {
        **describe_rail(index, filters, kept=list_kept(index.facets), sought=sought),
        "still": version,
        "shown": shown.summary.events,
        "seen": st.session_state.get(_SEEN),
        "dates": fault["typed"] if fault else st.session_state.get(DATES) or "",
        "fault": fault["said"] if fault else "",
        "colour_note": explain_colour(read_choice(COLOUR, ColourBy), filters),
        **{key: read_choice(key, choices).value for key, (_, choices) in _LOOKS.items()},
    }
    _draw(key=RAIL, data=pack(head, {}), on_changed_change=wait_for_page, width="stretch")


@lru_cache(maxsize=3)
def _pack_still(index: EventIndex) -> tuple[str, bytes]:
    """Give a version and what no filter changes under it."""
    head, columns = to_rail(index)
    looks = [
        {"key": key, "title": title, "values": [choice.value for choice in choices]}
        for key, (title, choices) in _LOOKS.items()
    ]
    return pack_still({**head, "looks": looks}, columns)


def take_change(index: EventIndex, change: dict[str, Any]) -> None:
    """Take over all that was changed since the last answer."""
    st.session_state[_SEEN] = change["at"]
    set_chosen(change_filters(read_filters(index.facets), change, index.facets), index.facets)
    for key, (_, choices) in _LOOKS.items():
        if change.get(key) in set(choices):
            st.session_state[key] = change[key]
    if (sought := list_sought(change, index.facets)) is not None:
        st.session_state[_SOUGHT] = sought
    if "dates" in change:
        _take_dates(index, str(change["dates"]))


def _take_dates(index: EventIndex, typed: str) -> None:
    """Take over the days that were typed; what is not understood is said, and the filter stays as it was."""
    if index.span is None:
        return
    try:
        set_dates(*read_days(typed, index.span), index.facets)
    except ValueError as fault:
        st.session_state[DATES_FAULT] = {"typed": typed, "said": str(fault)}
