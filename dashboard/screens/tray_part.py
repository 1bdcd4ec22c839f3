"""The tray "Not on the map": every event without a point, every undated one, and what was set aside, with reasons."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex
from dashboard.page.summary import Summary
from dashboard.page.tray import Tray, list_aside, list_trays
from dashboard.page.words import count_of, join_words
from dashboard.screens.rows import show_rows

_LISTED = 50


def show_trays(index: EventIndex, mask: Mask, summary: Summary) -> None:
    """Show the trays and how their counts add up to all."""
    st.html(
        f'<p class="pm-sum">{summary.mapped:,} on the map + {summary.online:,} online + {summary.unplaced:,} not placed'
        f" = <strong>{count_of(summary.events, 'event')}</strong></p>"
    )
    trays = list_trays(index, mask)
    for tray in trays:
        if tray.rows:
            with st.expander(f"{tray.title} · {len(tray.rows):,}", expanded=True, key=f"tray-{tray.title}"):
                _show_tray(index, tray)
    _name_empty([tray.title for tray in trays if not tray.rows])
    _show_set_aside(index)


def _name_empty(titles: Sequence[str]) -> None:
    """Say in one line which of the lists hold nothing."""
    if titles:
        st.html(f'<p class="pm-hint">Nothing under {join_words([f"“{title}”" for title in titles], "or")}.</p>')


def _show_tray(index: EventIndex, tray: Tray) -> None:
    st.caption(tray.why)
    show_rows(f"tray:{tray.title}", index, tray.rows[:_LISTED])
    if len(tray.rows) > _LISTED:
        st.caption(f"and {len(tray.rows) - _LISTED:,} more: the table lists all that the filters show")


def _show_set_aside(index: EventIndex) -> None:
    aside = list_aside(index.collection)
    for line in aside.sums:
        st.html(str(Markup('<p class="pm-sum">{}</p>').format(line)))
    lists = (
        ("Left out", "left-out", aside.left_out, "They gave no article or no event; nothing of these is counted."),
        ("Read in part", "notes", aside.notes, "What could not be read of articles that are counted."),
    )
    for title, key, rows, why in lists:
        if len(rows):
            _list_aside(title, key, rows, why)
    _name_empty([title for title, _, rows, _ in lists if not len(rows)])


def _list_aside(title: str, key: str, rows: pd.DataFrame, why: str) -> None:
    with st.expander(f"{title} · {len(rows):,}", expanded=False, key=f"tray-{key}"):
        st.caption(why)
        st.dataframe(rows, hide_index=True, column_config={"source": "File", "reason": "Why"})
