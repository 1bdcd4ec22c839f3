"""What a build or an import did not take in, as lines for people; the tables hold all of it."""

from pathlib import Path

SHOWN = 10
"""Lines of each kind of loss that are printed."""
ON_PAGE = "set_aside, or on the page “Not on the map”"
"""Where all that was set aside or read in part is found."""


def describe_lost(lines: list[str], title: str, table: str) -> list[str]:
    """Give the first lines under their title, and where the rest is."""
    if not lines:
        return []
    more = [f"  … and {len(lines) - SHOWN:,} more: see the table {table}"] if len(lines) > SHOWN else []
    return [f"{title}:", *(f"  {line}" for line in lines[:SHOWN]), *more]


def describe_cached(count: int, geocache: Path) -> str:
    """Give the end of a line on places: how many answers are new in the cached table, nothing where none is."""
    return f" · {count:,} new in {geocache}" if count else ""


def describe_notes(notes: list[str]) -> list[str]:
    """Give what else a person should know, all of it."""
    return ["notes:", *(f"  {note}" for note in notes)] if notes else []
