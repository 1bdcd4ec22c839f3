"""The colours of a figure's sheet; those of the events are the page's own, so that both say the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.page.palette import PALETTES, Colour, write_hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """One theme's colours, as "#rrggbb"."""

    ground: str
    """Behind everything, and the sea."""
    land: str
    """What the map is about."""
    far_land: str
    """Land beside it."""
    border: str
    """Between states or countries."""
    fine_border: str
    """Between counties."""
    halo: str
    """Around labels, so that they can be read across borders."""
    ink: str
    """Titles and labels; at least 7:1 against `ground`."""
    soft_ink: str
    """What is said in smaller words; at least 4.5:1 against `ground`."""
    name_ink: str
    """The names of states and countries on the map; quiet, they are not the news."""
    status: Mapping[str, str]
    edge: Mapping[str, str]
    """A dot's rim by status, at least 3:1 against the land."""
    counter: str
    """The ring of a counter-protest."""
    series: tuple[tuple[str, str], ...]
    """Fill and rim of what has no colour of its own (organizers, actions), in order of use."""
    rest: tuple[str, str]
    """Fill and rim of all that the series has no colour for."""
    nameless: tuple[str, str]
    """Fill and rim of what has no name."""


def _write_all(colours: Mapping[str, Colour]) -> dict[str, str]:
    return {name: write_hex(colour) for name, colour in colours.items()}


THEMES = {
    "light": Inks(
        ground="#ffffff", land="#ececea", far_land="#f6f6f4", border="#ffffff", fine_border="#d6d6d2", halo="#ececea",
        ink="#1b242b", soft_ink="#565d66", name_ink="#85878a",
        series=(
            ("#0072b2", "#004d78"), ("#e69f00", "#8f6200"), ("#009e73", "#006349"), ("#cc79a7", "#8f3f6b"),
            ("#56b4e9", "#1f6f9e"), ("#d55e00", "#8d3e00"), ("#f0e442", "#7d7400"),
        ),
        rest=("#7d7d7d", "#4d4d4d"), nameless=("#bdbdb8", "#77777a"), status=_write_all(PALETTES["light"].status),
        edge=_write_all(PALETTES["light"].edge), counter=write_hex(PALETTES["light"].counter),
    ),
    "dark": Inks(
        ground="#12171b", land="#2a323a", far_land="#1d2329", border="#12171b", fine_border="#3d4751", halo="#12171b",
        ink="#eef2f5", soft_ink="#b3bcc5", name_ink="#8b97a3",
        series=(
            ("#3fa2dd", "#8accf3"), ("#f0b43c", "#ffd98a"), ("#2fb98d", "#8fe3c8"), ("#dd92bb", "#f6c8df"),
            ("#8fd0f5", "#d2edfd"), ("#f28a4b", "#ffc3a0"), ("#efe66a", "#fbf7bd"),
        ),
        rest=("#a3a3a3", "#cfcfcf"), nameless=("#59636d", "#8b97a3"), status=_write_all(PALETTES["dark"].status),
        edge=_write_all(PALETTES["dark"].edge), counter=write_hex(PALETTES["dark"].counter),
    ),
}  # fmt: skip
