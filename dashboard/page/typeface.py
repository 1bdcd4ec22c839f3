"""The figures' typeface, shipped with the package so that they look the same everywhere: widths, lines, embedding."""

import base64
from functools import cache
from pathlib import Path

import vl_convert
from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Libre Franklin"
FALLBACK = f"'{FAMILY}', 'Franklin Gothic', Arial, sans-serif"
REGULAR, SEMIBOLD = 400, 600
_FILES = {REGULAR: "LibreFranklin_400Regular.ttf", SEMIBOLD: "LibreFranklin_600SemiBold.ttf"}
_EM = 200  # the size at which widths are taken; the hinting of small sizes would round them
_LATIN = "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2212"
_LATIN_EXTENDED = "U+0100-024F, U+1E00-1EFF"


@cache
def register_fonts() -> None:
    """Make the typeface known to the renderer, once a process."""
    vl_convert.register_font_directory(str(FONTS))


@cache
def _face(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / _FILES[weight], _EM, layout_engine=ImageFont.Layout.BASIC)


@cache
def measure(text: str, size: float, weight: int = REGULAR) -> float:
    """Give the width of `text` in pixels at `size` pixels an em."""
    return float(_face(weight).getlength(text)) / _EM * size


def wrap(text: str, size: float, width: float, weight: int = REGULAR) -> list[str]:
    """Break `text` at spaces into lines of at most `width` pixels; a single longer word keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def embed_fonts(text: str) -> str:
    """Give the style rules that carry the typeface in a file; extended Latin only where `text` needs it."""
    sets = [("latin", _LATIN)]
    if any("\u0100" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff" for letter in text):
        sets.append(("latin-ext", _LATIN_EXTENDED))
    return "".join(_rule(name, ranges, weight) for name, ranges in sets for weight in (REGULAR, SEMIBOLD))


def _rule(name: str, ranges: str, weight: int) -> str:
    data = base64.b64encode((FONTS / f"libre-franklin-{name}-{weight}-normal.woff2").read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};unicode-range:{ranges};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
