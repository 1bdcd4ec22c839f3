"""CSV that opens the same in a spreadsheet and in code: UTF-8, no formula, and each row says whose it is."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.page.export_rows import Row, Rows

EVENT_COLUMNS = (
    "event_id", "place", "starts_on", "ends_on", "status", "action", "crowd_low", "crowd_high", "organizers",
    "promoters", "venue", "latitude", "longitude", "precision", "position_from", "other_reading", "on_map", "is_online",
    "report_count", "story_count", "outlet_count", "by_hand",
)  # fmt: skip
REPORT_COLUMNS = (
    "event_id", "place", "starts_on", "ends_on", "status", "action", "outlet", "published_on", "headline", "url",
    "quote", "place_words", "place_basis", "day_words", "date_basis", "crowd_words", "crowd_low", "crowd_high",
    "crowd_said_by", "organizer_words", "status_words", "story_id", "article_id", "merge_reason",
)  # fmt: skip
ABOUT_COLUMNS = ("filters", "counts", "credits")
"""Repeated in each row, so that rows taken out or put together still say where they are from."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_events_csv(rows: Rows) -> bytes:
    """Give one row an event."""
    return _write(rows.events, EVENT_COLUMNS, rows)


def write_reports_csv(rows: Rows) -> bytes:
    """Give one row a report, with its quote."""
    return _write(rows.reports, REPORT_COLUMNS, rows)


def _write(records: Sequence[Row], columns: Sequence[str], rows: Rows) -> bytes:
    about = rows.extract.about()
    tail = [defuse(about[name]) for name in ABOUT_COLUMNS]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*columns, *ABOUT_COLUMNS])
    writer.writerows([*(_cell(record[name]) for name in columns), *tail] for record in records)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")  # spreadsheets take UTF-8 for granted only after this mark


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return defuse("; ".join(value))
    if isinstance(value, date):
        return value.isoformat()
    return defuse(value) if isinstance(value, str) else value


def defuse(words: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA_STARTS) else words
