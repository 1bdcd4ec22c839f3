"""The head of the page: its name, the views, and a sentence that says what is shown."""

from collections.abc import Mapping

import streamlit as st

from dashboard.page.facets import Facet
from dashboard.page.filters import (
    EventIndex,
    Filters,
    describe_filter,
    describe_filter_briefly,
    find_blocking,
    list_active,
)
from dashboard.page.shown import Shown
from dashboard.page.summary import Summary, say_summary
from dashboard.page.words import count_of
from dashboard.screens.buttons import main_button
from dashboard.screens.components import register_component
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import VIEWS, clear_filters, drop_filter

_name_menu = register_component("menu", html="")
_CHIPS = 3
"""How many filters stand in the line at least; where more than one other is set, those are behind "+ 3 more"."""
_TITLES = {
    "map": "Map",
    "table": "Table",
    "off-map": "Not on the map",
    "add": "Add",
    "review": "Review",
    "method": "Method",
}


def show_header(summary: Summary) -> None:
    """Show name and views."""
    _name_menu(key="menu")
    off_map = summary.online + summary.unplaced
    st.html('<h1 class="pm-name">Protest Map</h1>', width="content")
    st.segmented_control(
        "View", VIEWS, key="view", required=True, label_visibility="collapsed", wrap=True,
        format_func={**_TITLES, "off-map": f"{_TITLES['off-map']} ({off_map:,})"}.__getitem__,
    )  # fmt: skip


def show_summary(shown: Shown) -> None:
    """Say what is shown, what is not on the map, and which filters are set.

    The filters stand in a line that is there without them too, so that nothing below moves when one is set.
    """
    summary, filters, facets = shown.summary, shown.filters, shown.index.facets
    counts, rest = say_summary(summary)
    active = list_active(filters)
    whole = len(active) if len(active) <= _CHIPS + 1 else _CHIPS
    st.html(f'<p class="pm-summary" role="status"><strong>{counts}</strong></p>')
    with st.container(horizontal=True, key="active-filters", gap="small", vertical_alignment="center"):
        st.html(f'<p class="pm-rest" role="status">{rest}</p>', width="content")
        for name in active[:whole]:
            _offer_to_drop(filters, name, facets)
        if active[whole:]:
            with st.popover(f"+ {len(active) - whole} more", key="more-filters"):
                for name in active[whole:]:
                    _offer_to_drop(filters, name, facets)
        if active:
            st.button("Clear all filters", key="clear", on_click=clear_filters, args=(facets,), type="tertiary")


def _offer_to_drop(filters: Filters, name: str, facets: Mapping[str, Facet]) -> None:
    st.button(
        escape_markdown(describe_filter_briefly(filters, name, facets)), key=f"drop:{name}", icon=":material/close:",
        on_click=drop_filter, args=(name, facets), help=f"Remove {_describe_whole(filters, name, facets)}",
    )  # fmt: skip


def _describe_whole(filters: Filters, name: str, facets: Mapping[str, Facet]) -> str:
    return escape_markdown(describe_filter(filters, name, facets))


def show_nothing(index: EventIndex, filters: Filters) -> None:
    """Say in the panel why nothing is shown and offer to drop what is in the way."""
    if not index.size:
        st.info("The tables hold no events: none of the articles tells of a gathering.", icon=":material/info:")
        return
    blocking = find_blocking(index, filters)
    with st.container(key="nothing-shown", gap="small"):
        st.html('<h2 class="pm-panel-title">No event fits these filters</h2>')
        why = "Removing one of them brings events back." if blocking else "Only removing several brings events back."
        st.html(f'<p class="pm-hint">{why}</p>')
        for name in blocking:
            words = escape_markdown(describe_filter_briefly(filters, name, index.facets))
            count = int(index.match(filters, but=name).sum())
            st.button(
                f"Remove {words} to see {count_of(count, 'event')}", key=f"unblock:{name}", on_click=drop_filter,
                args=(name, index.facets), type=main_button() if len(blocking) == 1 else "secondary",
                help=_describe_whole(filters, name, index.facets),
            )  # fmt: skip
        if not blocking:
            st.button(
                f"Clear all filters to see {count_of(index.size, 'event')}", key="unblock", on_click=clear_filters,
                args=(index.facets,), type=main_button(),
            )  # fmt: skip
