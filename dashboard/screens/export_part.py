"""What can be taken away: the link to what is seen."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex, Filters
from dashboard.screens.state import address_of


def show_exports(index: EventIndex, filters: Filters, mask: Mask) -> None:
    """Show the link that restores this view."""
    with st.container(horizontal=True, key="exports"), st.popover("Link to this view", icon=":material/link:"):
        st.caption("Opened anywhere that reaches this server, it shows the same events and the same quotes.")
        st.code(
            f"{(st.context.url or '').rstrip('/')}/?{urlencode(address_of(filters), doseq=True)}",
            language=None,
            wrap_lines=True,
        )
