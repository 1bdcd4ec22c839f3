"""The colours, by theme: Okabe and Ito's, which colour-blind eyes tell apart, lightened for the dark ground."""

from dataclasses import dataclass

from dashboard.tables import Status

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as red, green, blue of 0 to 255."""

    water: Colour
    land: Colour
    county_line: Colour
    state_line: Colour
    country_line: Colour
    label: Colour
    label_halo: Colour
    text: Colour
    status: dict[str, Colour]
    """A dot's fill."""
    edge: dict[str, Colour]
    """A dot's rim: the same hue with at least 3:1 against the land."""
    counter: Colour
    """The ring of a counter-protest."""
    selected: Colour
    """The ring of the event that is open."""


def read_hex(text: str) -> Colour:
    """Give the colour of "#0072B2"."""
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def write_hex(colour: Colour) -> str:
    """Give "#0072b2"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def measure_contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours after WCAG 2: 1 (none) to 21."""
    lighter, darker = sorted((_measure_luminance(one), _measure_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _by_status(held: str, planned: str, cancelled: str) -> dict[str, Colour]:
    return {
        Status.HELD: read_hex(held),
        Status.PLANNED: read_hex(planned),
        Status.CANCELLED: read_hex(cancelled),
    }


PALETTES = {
    "light": Palette(
        water=read_hex("#dfe6eb"),
        land=read_hex("#f8f8f5"),
        county_line=read_hex("#dcdfe1"),
        state_line=read_hex("#b9c1c8"),
        country_line=read_hex("#8f9aa3"),
        label=read_hex("#5e6a74"),
        label_halo=read_hex("#f8f8f5"),
        text=read_hex("#1b242b"),
        status=_by_status("#0072b2", "#e69f00", "#7f7f7f"),
        edge=_by_status("#004d78", "#8f6200", "#565656"),
        counter=read_hex("#d55e00"),
        selected=read_hex("#1b242b"),
    ),
    "dark": Palette(
        water=read_hex("#12171b"),
        land=read_hex("#222a30"),
        county_line=read_hex("#2e373e"),
        state_line=read_hex("#4a555e"),
        country_line=read_hex("#6d7984"),
        label=read_hex("#a3afb9"),
        label_halo=read_hex("#161b1f"),
        text=read_hex("#eef2f5"),
        status=_by_status("#3fa2dd", "#f0b43c", "#a3a3a3"),
        edge=_by_status("#8accf3", "#ffd98a", "#cfcfcf"),
        counter=read_hex("#f28a4b"),
        selected=read_hex("#ffffff"),
    ),
}  # fmt: skip
