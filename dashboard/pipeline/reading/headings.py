"""Headings: the day that stands alone above the items of a list, "SATURDAY", and holds until the next heading."""

import re

from dashboard.pipeline.fields.dates import DayWords, find_days

_HEADING = re.compile(r"^[^\S\n]*(?P<words>[A-Z][^\n.!?]{1,30}):?[^\S\n]*$", re.MULTILINE)
_MOST_WORDS = 4


def find_heading_day(text: str, start: int) -> DayWords | None:
    """Give the day of the last heading before `start`; None where that heading, or none, names a day."""
    headings = [m for m in _HEADING.finditer(text, 0, start) if len(m["words"].split()) <= _MOST_WORDS]
    if not headings:
        return None
    last = headings[-1]
    days = find_days(text, start=last.start("words"), end=last.end("words"))
    return days[0] if len(days) == 1 and _fills(days[0], last) else None


def _fills(words: DayWords, heading: re.Match[str]) -> bool:
    """Say whether the heading is the day and little else."""
    return words.end - words.start >= 0.6 * len(heading["words"].strip())
