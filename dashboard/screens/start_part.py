"""What is shown where the tables cannot be opened: how to build them, and where there are none, how to add articles."""

import streamlit as st

from dashboard.add_view import offer_build, show_add
from dashboard.errors import ProtestMapError
from dashboard.screens.markdown import escape_markdown
from dashboard.settings import Settings
from dashboard.tables import holds_tables


def show_start(settings: Settings, error: ProtestMapError) -> None:
    """Say what is in the way; where nothing was ever built, offer to begin here."""
    st.html('<h1 class="pm-name">Protest Map</h1>')
    if holds_tables(settings.tables):
        st.error(escape_markdown(str(error)), icon=":material/error:")
        return
    with st.container(key="adding"):
        with st.container(border=True, key="first-start"):
            st.html('<h2 class="pm-panel-title">Nothing is on the map yet</h2>')
            st.markdown(
                "Add a first article below, or put your articles (.md, .txt, .html, .jsonl or .csv) into "
                f"{escape_markdown(str(settings.articles))} and build the tables here, or run `protest-map build`."
            )
            offer_build(settings)
        show_add(settings)
