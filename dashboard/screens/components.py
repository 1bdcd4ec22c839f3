"""Our own Streamlit components, each an HTML, a CSS and one or more JavaScript files beside this one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def register_component(name: str, scripts: Sequence[str] = ()) -> Any:
    """Give what mounts the component of NAME.html, NAME.css and the scripts, by default NAME.js.

    The files are sent as text, so that they are found however the package was installed.
    """
    script = "\n".join(_read(f"{one}.js") for one in (scripts or (name,)))
    return st.components.v2.component(
        f"protest_{name}", html=_read(f"{name}.html"), css=_read(f"{name}.css"), js=script
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
