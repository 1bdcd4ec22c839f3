"""Texts from outside within Streamlit's Markdown, which every label and message is."""

import re

_MARKUP = re.compile(r"[\\`*_\[\]<>$~#]|:(?=\w|//)|(?<=www)\.|(?<=\w)@(?=\w)|&(?=#?\w+;)", re.IGNORECASE)
"""Signs of Markdown, Streamlit's own ones, and those by which an address becomes a link without any sign."""


def escape_markdown(text: str) -> str:
    """Give `text` so that Streamlit's Markdown shows it as it stands; screen readers hear every backslash."""
    return _MARKUP.sub(r"\\\g<0>", text)
