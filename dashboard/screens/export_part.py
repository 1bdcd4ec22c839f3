"""What can be taken away, and whose data it is."""

import streamlit as st

from dashboard.page.picture import CREDITS
from dashboard.screens.components import register_component

_show_link = register_component("link")


def show_exports() -> None:
    """Show the button that copies the link to this view, and the credits."""
    with st.container(horizontal=True, key="exports", vertical_alignment="center"):
        _show_link(key="link", on_returned_change=lambda: None, width="content")
        st.html(f'<p class="pm-credits">{CREDITS}</p>')
