"""The table of the events shown: sortable, and its row opens the same event as a point on the map."""

from typing import Any

import streamlit as st

from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex, Filters, write_address
from dashboard.page.table import list_events
from dashboard.screens.state import current_event, open_event, opened_elsewhere

_HEIGHT = 560
"""Pixels; a longer table scrolls within."""
_PLACE_WIDTH, _DAY_WIDTH, _CROWD_WIDTH, _STATUS_WIDTH, _ACTION_WIDTH, _ORGANIZERS_WIDTH = 184, 92, 60, 74, 104, 172
"""Pixels; on a phone the first three are seen whole, on a desk all but the end of the last."""
_WHOLE = 15
"""How many rows are shown without scrolling."""


def show_table(index: EventIndex, filters: Filters, mask: Mask) -> None:
    """Show the events of `mask` as a table with the open event's row selected.

    The widget is made anew, and so forgets how it was sorted, only where other rows are shown or an event was opened
    from elsewhere: Streamlit takes a selection from Python on the first drawing alone.
    """
    table = list_events(index, mask)
    rows = [int(row) for row in table.index]
    key = f"table:{write_address(filters)}:{opened_elsewhere()}"
    st.dataframe(
        table if table["Until"].notna().any() else table.drop(columns="Until"),
        key=key,
        hide_index=True,
        height="content" if len(rows) <= _WHOLE else _HEIGHT,
        on_select=lambda: _open_row(index, rows, st.session_state[key]),
        selection_mode="single-row",
        selection_default={"selection": {"rows": _find_open(index, rows)}},
        column_config=_describe_columns(),
        placeholder="",
        alt="Table of the events shown; choosing a row opens the event",
    )


def _find_open(index: EventIndex, rows: list[int]) -> list[int]:
    """Give where the open event stands in the table."""
    event = current_event()
    return [rows.index(row) for row in index.find_rows([event] if event else []) if row in rows]


def _open_row(index: EventIndex, rows: list[int], state: Any) -> None:
    """Open the event of the chosen row; the row's number counts in the table as it was sent, however it is sorted."""
    chosen = state["selection"]["rows"]
    if chosen and chosen[0] < len(rows):
        open_event(index.event_id(rows[chosen[0]]), by_table=True)


def _describe_columns() -> dict[str, Any]:
    day = st.column_config.DateColumn(width=_DAY_WIDTH, format="D MMM YYYY")
    return {
        "Place": st.column_config.TextColumn(width=_PLACE_WIDTH),
        "Day": day,
        "Until": day,
        "Crowd": st.column_config.NumberColumn(
            width=_CROWD_WIDTH, format="localized", help="The lowest figure told; empty if none is"
        ),
        "Status": st.column_config.TextColumn(width=_STATUS_WIDTH),
        "Action": st.column_config.TextColumn(width=_ACTION_WIDTH),
        "Organizers": st.column_config.TextColumn(
            width=_ORGANIZERS_WIDTH, help="The first one named; “+2” counts the others, which the event's card names"
        ),
    }
