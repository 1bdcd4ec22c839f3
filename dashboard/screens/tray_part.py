"""The tray "Not on the map": every event without a point, every undated one, and what was set aside, with reasons."""

import streamlit as st

from dashboard.page.cards import write_title
from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex
from dashboard.page.summary import Summary
from dashboard.page.tray import Tray, list_trays
from dashboard.page.words import count_of
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import open_event

_LISTED = 50


def show_trays(index: EventIndex, mask: Mask, summary: Summary) -> None:
    """Show the trays and how their counts add up to all."""
    st.html(
        f'<p class="pm-sum">{summary.mapped:,} on the map + {summary.online:,} online + {summary.unplaced:,} not placed'
        f" = <strong>{count_of(summary.events, 'event')}</strong></p>"
    )
    for tray in list_trays(index, mask):
        with st.expander(f"{tray.title} · {len(tray.rows):,}", expanded=bool(tray.rows), key=f"tray-{tray.title}"):
            _show_tray(index, tray)
    _show_set_aside(index)


def _show_tray(index: EventIndex, tray: Tray) -> None:
    st.caption(tray.why)
    for row in tray.rows[:_LISTED]:
        event = index.event(row)
        st.button(
            escape_markdown(write_title(event)), key=f"tray:{tray.title}:{event['event_id']}", type="tertiary",
            on_click=open_event, args=(event["event_id"],), icon=":material/chevron_right:",
        )  # fmt: skip
    if len(tray.rows) > _LISTED:
        st.caption(f"and {len(tray.rows) - _LISTED:,} more: the table lists all that the filters show")


def _show_set_aside(index: EventIndex) -> None:
    aside = index.collection.set_aside
    with st.expander(f"Articles set aside · {len(aside):,}", expanded=False, key="tray-aside"):
        st.caption("Articles, and parts of articles, that could not be read; nothing of these is in the counts.")
        if len(aside):
            st.dataframe(aside, hide_index=True, column_config={"source": "File", "reason": "Why"})
