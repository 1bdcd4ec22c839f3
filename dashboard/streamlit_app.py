"""The page: its parts and their order."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.add_view import show_add
from dashboard.errors import ProtestMapError
from dashboard.page.collection import fingerprint
from dashboard.page.shown import Shown
from dashboard.page.streets import read_streets
from dashboard.page.words import join_words
from dashboard.review_view import show_review
from dashboard.screens.address import open_address, write_page_address, write_part_address
from dashboard.screens.asked import take_asked
from dashboard.screens.event_part import show_events
from dashboard.screens.export_part import show_exports
from dashboard.screens.header import show_header, show_summary
from dashboard.screens.map_part import keep_events, show_map
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.sidebar import show_filters
from dashboard.screens.start_part import show_start
from dashboard.screens.state import (
    EVENT_VIEWS,
    address_without_event,
    current_event,
    current_view,
    find_shown,
    open_tables,
    unknown_in_link,
)
from dashboard.screens.table_part import show_table
from dashboard.screens.timeline_part import show_timeline
from dashboard.screens.tray_part import show_trays
from dashboard.settings import Settings

HERE = Path(__file__).parent
_COLUMNS = {"table": (0.69, 0.31)}  # the view's part of the width and the panel's, where not as beside the map


def main() -> None:
    """Show the page."""
    st.set_page_config(
        "Protest Map",
        HERE / "static" / "icon.svg",
        layout="wide",
        initial_sidebar_state=310,
        menu_items={"About": "Protest Map: rallies in news articles, each with the quotes behind it. See “Method”."},
    )
    st.html(HERE / "screens" / "page.css")
    settings = Settings.from_environment()
    try:
        opened = open_tables(settings.tables, fingerprint(settings.tables))
    except ProtestMapError as error:
        show_start(settings, error)
        st.stop()
    open_address(opened.index)
    take_asked(opened.index)
    shown = find_shown(opened)
    with st.container(key="page"):
        show_view(shown, settings)
    if current_view() in EVENT_VIEWS:
        with st.sidebar:  # after the map, which is drawn while the filters are counted
            show_filters(shown)
    if current_view() == "map":
        keep_events(shown)


def show_view(shown: Shown, settings: Settings) -> None:
    """Show the head and the chosen view of what the filters leave."""
    write_page_address(shown.filters)
    head = st.container(horizontal=True, vertical_alignment="center", key="header")
    view = current_view()
    if view in EVENT_VIEWS:
        show_events_page(head, view, shown, settings)
        return
    with head:
        show_header(shown.summary)
    show_unknown()
    if view == "method":
        with st.container(key="reading"):
            st.markdown((HERE / "page" / "method.md").read_text(encoding="utf-8"))
    elif view == "add":
        with st.container(key="adding"):
            show_add(settings)
    else:
        show_review(shown.index.collection, settings, current_event())


def show_events_page(head: DeltaGenerator, view: str, shown: Shown, settings: Settings) -> None:
    """Show the events and all around them. A filter's answer on the map is sent before the words above it."""
    summary = st.container(key="summary", gap=None)
    show_events_view(view, shown, settings, address_without_event(shown.index.facets))
    with head:
        show_header(shown.summary)
    with summary:
        show_summary(shown)
    show_exports(shown.extract, shown.caption.credits, settings.corrections, shown.filters)


def show_unknown() -> None:
    """Say what a link asks for that is not there."""
    if unknown := unknown_in_link():
        said = escape_markdown(join_words(unknown))
        with st.container(key="unknown"):
            st.info(f"The link asks for what is not here, and is shown without it: {said}.", icon=":material/link_off:")


@st.fragment
def show_events_view(view: str, shown: Shown, settings: Settings, asked: Mapping[str, list[str]]) -> None:
    """Show map, table or tray with the open event beside it.

    What opens an event runs this part alone; where more is `asked` by now, the whole page runs.
    """
    take_asked(shown.index)
    if asked != address_without_event(shown.index.facets):
        st.rerun()
    main_part, panel = st.columns(_COLUMNS.get(view, (0.65, 0.35)), gap="medium")
    if has_card := current_event() is not None:
        show_panel(panel, view, shown)  # the quote that was asked for comes before the map's ring
    with main_part:
        if view == "map":
            show_map(shown, read_streets(settings.streets, settings.streets_hosts))
            show_timeline(shown)
        elif view == "table":
            show_table(shown.index, shown.filters, shown.mask)
        else:
            show_trays(shown.index, shown.mask, shown.summary)
    if not has_card:
        show_panel(panel, view, shown)
    write_part_address(shown.filters)


def show_panel(place: DeltaGenerator, view: str, shown: Shown) -> None:
    """Show the open event, or what to open, in its place beside the view."""
    with place, st.container(key="panel"):
        show_unknown()
        show_events(view, shown)


main()
