"""Cells of the tables as the page's writers take them: a missing one is None."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.page.words import write_crowd, write_when


def read_day(cell: Any) -> date | None:
    """Give a cell's day."""
    return None if pd.isna(cell) else pd.Timestamp(cell).date()


def read_count(cell: Any) -> int | None:
    """Give a cell's whole number."""
    return None if pd.isna(cell) else int(cell)


def tell_when(row: Mapping[Any, Any]) -> str:
    """Write the days of a row of `events` or `mentions` for people."""
    return write_when(read_day(row["starts_on"]), read_day(row["ends_on"]))


def tell_crowd(row: Mapping[Any, Any]) -> str:
    """Write the crowd of a row of `events` or `mentions` for people."""
    return write_crowd(read_count(row["crowd_low"]), read_count(row["crowd_high"]))
