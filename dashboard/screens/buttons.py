"""The look of the one button that goes on."""

from typing import Literal

import streamlit as st


def main_button() -> Literal["primary", "secondary"]:
    """Give the type of the main button: Streamlit writes white on the accent, which on dark ground is too bright."""
    return "secondary" if st.context.theme.type == "dark" else "primary"
