"""The page's address: a link or the browser's "back" sets what is looked at, and what is looked at is written to it.

The browser writes it (static/address.js): it alone knows whether a choice or a "back" came first, and tells by numbers.
"""

import secrets
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard.page.filters import EventIndex, Filters
from dashboard.screens.components import register_component
from dashboard.screens.state import VISIT, address_of, forget_unknown, restore, wait_for_page

ADDRESS, _PART = "address", "address-part"
_WRITTEN, _REPLACES, _ANSWERED = "_written_address", "_replaces_address", "_answered_return"
_mount = register_component("address", html="")


def open_address(index: EventIndex) -> None:
    """Set all from the address of a link, where it is being opened."""
    if VISIT not in st.session_state:
        replace_address()
        restore({key: st.query_params.get_all(key) for key in st.query_params}, index)
        st.session_state[VISIT] = secrets.token_hex(4)


def take_return(index: EventIndex, returned: dict[str, Any]) -> None:
    """Restore what the browser went back or forward to."""
    st.session_state[_ANSWERED] = returned["at"]
    replace_address()
    restore(parse_qs(returned["address"], keep_blank_values=True), index)


def replace_address() -> None:
    """Let the next address take the place of the one before in the browser's history."""
    st.session_state[_REPLACES] = True


def write_page_address(filters: Filters) -> None:
    """Have the browser write what is looked at, and tell where it goes back to."""
    _mount(key=ADDRESS, data=_describe(filters) | {"hears": True}, on_returned_change=wait_for_page)


def write_part_address(filters: Filters) -> None:
    """Have the browser write what is looked at after a run of the page's part with the open event."""
    _mount(key=_PART, data=_describe(filters) | {"hears": False})


def _describe(filters: Filters) -> dict[str, Any]:
    asked = address_of(filters)
    written = st.session_state.get(_WRITTEN, {"asked": None, "number": 0})
    replaces = st.session_state.pop(_REPLACES, False)
    if asked != written["asked"]:
        if not replaces:
            forget_unknown()  # told long enough: something else is looked at
        written = {"asked": asked, "number": written["number"] + 1, "replaces": replaces}
        st.session_state[_WRITTEN] = written
    return {
        "visit": st.session_state[VISIT],
        "answers": st.session_state.get(_ANSWERED, 0),
        "number": written["number"],
        "replaces": written["replaces"],
        "address": urlencode(asked, doseq=True),
    }
