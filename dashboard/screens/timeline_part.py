"""The histogram under the map: what is brushed in it is the date filter."""

from datetime import date
from typing import Any

from dashboard.page.filters import EventIndex
from dashboard.page.palette import PALETTES, write_hex
from dashboard.page.shown import Shown
from dashboard.page.timeline import count_over_time, describe_timeline
from dashboard.screens.address import replace_address
from dashboard.screens.components import register_component
from dashboard.screens.state import set_dates, wait_for_page

TIMELINE = "timeline"
_draw = register_component("timeline")


def show_timeline(shown: Shown) -> None:
    """Show the histogram where there are days to choose among."""
    timeline = count_over_time(shown.index, shown.filters)
    if timeline is None or len(timeline.starts) == 1:
        return
    colours = {
        theme: {status: write_hex(colour) for status, colour in palette.status.items()}
        for theme, palette in PALETTES.items()
    }
    data = {**describe_timeline(timeline, shown.filters, shown.summary.events), "colours": colours}
    _draw(key=TIMELINE, data=data, on_brushed_change=wait_for_page, width="stretch")


def take_brush(index: EventIndex, brushed: dict[str, Any]) -> None:
    """Take over the days that were brushed."""
    first, last = (date.fromisoformat(day) if day else None for day in (brushed["first"], brushed["last"]))
    low, high = index.span or (None, None)
    set_dates(_clip(first, low, high), _clip(last, low, high), index.facets)
    if brushed["plays_on"]:
        replace_address()  # a film is one step of the browser's history, not one for each of its pictures


def _clip(day: date | None, low: date | None, high: date | None) -> date | None:
    """Give the day within the events' span; a week or month may begin before the first event."""
    if day is None or low is None or high is None:
        return day
    return min(max(day, low), high)
