"""The page: its parts and their order."""

from pathlib import Path

import streamlit as st

from dashboard.add_view import show_add
from dashboard.errors import ProtestMapError
from dashboard.page.collection import fingerprint
from dashboard.page.extract import Extract
from dashboard.page.filters import EventIndex, Filters, describe_filters
from dashboard.page.picture import write_caption, write_empty_caption
from dashboard.page.stacks import StackIndex
from dashboard.page.summary import summarize
from dashboard.review_view import show_review
from dashboard.screens.event_part import show_events
from dashboard.screens.export_part import show_exports
from dashboard.screens.header import show_header, show_nothing, show_summary
from dashboard.screens.map_part import show_map
from dashboard.screens.sidebar import show_filters
from dashboard.screens.state import current_event, keep_address, open_index, read_filters, restore_address
from dashboard.screens.table_part import show_table
from dashboard.screens.timeline_part import show_timeline
from dashboard.screens.tray_part import show_trays
from dashboard.settings import Settings

HERE = Path(__file__).parent


def main() -> None:
    """Show the page."""
    st.set_page_config(
        "Protest Map",
        HERE / "static" / "icon.svg",
        layout="wide",
        initial_sidebar_state=330,
        menu_items={"About": "Protest Map"},
    )
    st.html(HERE / "screens" / "page.css")
    settings = Settings.from_environment()
    try:
        index, points = open_index(settings.tables, fingerprint(settings.tables))
    except ProtestMapError as error:
        st.error(str(error), icon=":material/error:")
        st.stop()
    restore_address(index)
    filters = read_filters(index.facets)
    with st.sidebar:
        show_filters(index, filters)
    with st.container(key="page"):
        show_view(index, points, filters, settings)
    keep_address(filters)


def show_view(index: EventIndex, points: StackIndex, filters: Filters, settings: Settings) -> None:
    """Show the head and the chosen view of what the filters leave."""
    mask = index.match(filters)
    summary = summarize(index, filters, mask)
    view = show_header(summary)
    if view == "method":
        st.markdown((HERE / "page" / "method.md").read_text(encoding="utf-8"))
    elif view == "add":
        show_add(settings)
    elif view == "review":
        show_review(index.collection, settings, current_event())
    else:
        show_summary(summary, filters, index.facets)
        show_events_view(view, index, points, filters, settings)


def show_events_view(view: str, index: EventIndex, points: StackIndex, filters: Filters, settings: Settings) -> None:
    """Show map, table or tray with the open event beside it and what can be taken away below."""
    mask = index.match(filters)
    summary = summarize(index, filters, mask)
    words = describe_filters(filters, index.facets)
    extract = Extract(index.collection, words, summary, index.collection.events[mask]) if summary.events else None
    caption = write_caption(extract) if extract else write_empty_caption(words)
    main_part, panel = st.columns([0.63, 0.37], gap="medium")
    with main_part:
        with st.container():  # there even when empty, so that the map below is never made anew
            if extract is None:
                show_nothing(index, filters)
        if view == "map":
            show_map(index, points, filters, points.count(mask), caption)
            show_timeline(index, filters)
        elif view == "table":
            show_table(index, filters, mask)
        else:
            show_trays(index, mask, summary)
    with panel, st.container(key="panel"):
        show_events(index, points, mask)
    show_exports(extract, caption.credits, settings.corrections)


main()
