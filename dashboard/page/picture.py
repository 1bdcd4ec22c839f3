"""What stands around the map in a saved picture: title, filters, counts and credits, all in words."""

from dataclasses import dataclass

from dashboard.page.credits import CENSUS, NATURAL_EARTH
from dashboard.page.extract import Extract
from dashboard.page.summary import say_shown, say_when
from dashboard.page.words import write_day


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a picture of the map."""

    title: str
    lines: tuple[str, ...]
    """Filters and counts."""
    credits: str
    """Whose data is shown."""


def write_caption(extract: Extract) -> Caption:
    """Write the words around a picture of an extract."""
    summary = extract.summary
    return Caption(
        title=f"Protests, {say_when(summary)}",
        lines=(f"{extract.filters}. {say_shown(summary)}.", extract.say_counts()),
        credits=f"{extract.say_credits((CENSUS, NATURAL_EARTH))}{_say_day(extract)} Made with Protest Map.",
    )


def write_empty_caption(filters: str) -> Caption:
    """Write the words around a picture of a map without events."""
    return Caption("No event", (f"{filters}.",), "Made with Protest Map.")


def _say_day(extract: Extract) -> str:
    return f" Data up to {write_day(extract.data_day)}." if extract.data_day else ""
