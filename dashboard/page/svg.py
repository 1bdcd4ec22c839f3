"""Small helpers that write SVG: everything escaped, numbers short and the same on every machine."""

import re
from html import escape

from dashboard.page.typeface import REGULAR

_NOT_ALLOWED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Attribute = str | float | int | None


def element(tag: str, content: str = "", /, **attributes: Attribute) -> str:
    """Give one element; `content` is markup already. `stroke_width=2` is written stroke-width="2", None is left out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_write(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def text(words: str, x: float, y: float, size: float, fill: str, **attributes: Attribute) -> str:
    """Give a line of text whose baseline starts at (x, y)."""
    given = {"font_size": size, "fill": fill, "font_weight": REGULAR, **attributes}
    return element("text", escape(clean(words)), x=x, y=y, **given)


def clean(words: str) -> str:
    """Leave out the control characters that XML does not allow."""
    return _NOT_ALLOWED.sub("", words)


def number(value: float) -> str:
    """Give a number with at most two decimals and no needless zero."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _write(value: Attribute) -> str:
    return escape(value, quote=True) if isinstance(value, str) else number(float(value or 0))
