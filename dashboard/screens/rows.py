"""Events as rows that open them: the lists beside the map and under "Not on the map"."""

from collections.abc import Iterable

import streamlit as st

from dashboard.page.cards import write_row
from dashboard.page.filters import EventIndex
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import open_event


def show_rows(key: str, index: EventIndex, rows: Iterable[int]) -> None:
    """Show events by their rows of the table `events`, one below the other."""
    with st.container(key=f"rows-{key}", gap=None):
        for row in rows:
            event = index.event(int(row))
            place, rest = (escape_markdown(words) for words in write_row(event))
            st.button(
                f"**{place}** :small[{rest}]", key=f"{key}:{event['event_id']}", type="tertiary", width="stretch",
                on_click=open_event, args=(event["event_id"],),
            )  # fmt: skip
