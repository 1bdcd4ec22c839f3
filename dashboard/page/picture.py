"""What stands around the map in a saved picture: title, filters, counts and credits, all in words."""

from dataclasses import dataclass

from dashboard.page.credits import CENSUS, NATURAL_EARTH, Credit
from dashboard.page.extract import Extract
from dashboard.page.summary import say_sources, say_when
from dashboard.page.words import capitalize, write_day

_MADE_WITH = "Made with Protest Map."


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a picture of the map."""

    title: str
    lines: tuple[str, ...]
    """Filters and counts."""
    credits: str
    """Whose data is shown."""
    credits_without_boundaries: str
    """The same where another map lies under the dots."""


def write_caption(extract: Extract) -> Caption:
    """Write the words around a picture of an extract."""
    summary = extract.summary
    return Caption(
        title=f"Protests, {say_when(summary)}",
        lines=(f"{extract.filters}. {capitalize(say_sources(summary))}.", extract.say_counts()),
        credits=_write_credits(extract, (CENSUS, NATURAL_EARTH)),
        credits_without_boundaries=_write_credits(extract, ()),
    )


def write_empty_caption(filters: str) -> Caption:
    """Write the words around a picture of a map without events."""
    return Caption("No event", (f"{filters}.",), _MADE_WITH, _MADE_WITH)


def _write_credits(extract: Extract, boundaries: tuple[Credit, ...]) -> str:
    day = f"Data up to {write_day(extract.data_day)}." if extract.data_day else ""
    return " ".join(part for part in (extract.say_credits(boundaries), day, _MADE_WITH) if part)
