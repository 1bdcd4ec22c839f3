"""The head of the page: its name, the views, and a sentence that says what is shown."""

import streamlit as st

from dashboard.page.filters import EventIndex, Filters, describe_filter, find_blocking, list_active
from dashboard.page.shown import Shown
from dashboard.page.summary import Summary, say_summary
from dashboard.page.words import count_of
from dashboard.screens.buttons import main_button
from dashboard.screens.components import register_component
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import VIEWS, clear_filters, drop_filter, note_return

_watch_back = register_component("back", html="")

_TITLES = {
    "map": "Map",
    "table": "Table",
    "off-map": "Not on the map",
    "add": "Add",
    "review": "Review",
    "method": "Method",
}


def watch_back() -> None:
    """Note when the browser goes back or forward."""
    _watch_back(key="back", on_returned_change=note_return)


def show_header(summary: Summary) -> None:
    """Show name and views."""
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
    st.html(f'<p class="pm-summary" role="status"><strong>{counts}</strong></p>')
    with st.container(horizontal=True, key="active-filters", gap="small", vertical_alignment="center"):
        st.html(f'<p class="pm-rest" role="status">{rest}</p>', width="content")
        for name in active:
            words = escape_markdown(describe_filter(filters, name, facets))
            st.button(
                words, key=f"drop:{name}", icon=":material/close:", on_click=drop_filter, args=(name, facets),
                help="Drop this filter",
            )  # fmt: skip
        if active:
            st.button("Clear all filters", key="clear", on_click=clear_filters, args=(facets,), type="tertiary")


def show_nothing(index: EventIndex, filters: Filters) -> None:
    """Say in the panel why nothing is shown and offer to drop what is in the way."""
    if not index.size:
        st.info("The tables hold no events: none of the articles tells of a gathering.", icon=":material/info:")
        return
    blocking = find_blocking(index, filters)
    with st.container(key="nothing-shown", gap="small"):
        st.html('<h2 class="pm-panel-title">No event fits these filters</h2>')
        why = "Without one of them there are events again:" if blocking else "Together they exclude every event."
        st.html(f'<p class="pm-hint">{why}</p>')
        for name in blocking:
            words = escape_markdown(describe_filter(filters, name, index.facets))
            count = int(index.match(filters, but=name).sum())
            st.button(
                f"Drop {words} · {count_of(count, 'event')}", key=f"unblock:{name}", on_click=drop_filter,
                args=(name, index.facets), type=main_button() if len(blocking) == 1 else "secondary",
            )  # fmt: skip
