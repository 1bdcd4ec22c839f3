"""ACLED's exports, the older and the newer columns. Its terms forbid passing rows on: for the user's own eyes."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from dashboard.imports.coded import (
    BadRowError,
    Cells,
    CodedEvent,
    Dataset,
    join_place,
    quote,
    read_action,
    read_day,
    read_point,
    read_status,
)
from dashboard.imports.sizes import UnclearCellError, read_size
from geocache.places import Precision

DATASET = Dataset(
    key="acled",
    name="ACLED",
    version="as imported",
    terms="ACLED's terms of use: for your own eyes, the rows may not be passed on",
    url="https://acleddata.com",
)
NEEDED = (("event_type",), ("event_date",), ("latitude",))
KINDS = ("protests", "riots")
PRECISIONS = {"1": Precision.CITY, "2": Precision.COUNTY, "3": Precision.REGION}
SIZE = re.compile(r"(?:crowd )?size\s*=\s*([^;\]]*)", re.IGNORECASE)


def read_row(row: Mapping[str, str], *, today: date) -> CodedEvent:
    """Read a row; raises BadRowError, also for what is neither a protest nor a riot."""
    cells = Cells(row)
    kind = cells.find("event_type") or ""
    if not kind.casefold().startswith(KINDS):
        raise BadRowError(f"its event_type {quote(kind)} is no protest")
    day = read_day(cells.find("event_date"), today=today)
    first, last = _read_days(day, cells.find("time_precision"))
    point = read_point(cells.find("latitude"), cells.find("longitude"))
    if point is None:
        raise BadRowError("it has no coordinates")
    return CodedEvent(
        own_id=cells.find("event_id_cnty", "data_id", "event_id_no_cnty"),
        starts_on=first,
        ends_on=last,
        place=join_place(cells.find("location"), cells.find("admin1"), cells.find("country")),
        point=point,
        precision=PRECISIONS.get(cells.find("geo_precision") or "1", Precision.REGION),
        action=read_action(_first_words(cells.find("notes"))),
        status=read_status(day, today=today),
        crowd=_read_crowd(cells),
        organizers=cells.list("assoc_actor_1"),
        sources=cells.list("source"),
        words=cells.words,
        notes=tuple(cells.notes),
    )


def _read_days(day: date, precision: str | None) -> tuple[date, date]:
    """Give the days that are meant: one, the week around it, or its month."""
    if precision == "2":
        return day - timedelta(days=3), day + timedelta(days=3)
    if precision == "3":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def _read_crowd(cells: Cells) -> tuple[int, int] | None:
    """Read the size from the tags, in older exports from the notes, where nothing else gives it."""
    for column in ("tags", "notes"):
        if size := SIZE.search(cells.find(column) or ""):
            try:
                return read_size(size[1].strip())
            except UnclearCellError as error:
                cells.note(f"{column}: crowd size", f"{error}; read without it")
                return None
    return None


def _first_words(notes: str | None) -> str | None:
    """Give the notes' first sentence after their date, which says what people did."""
    return None if notes is None else re.sub(r"^On [^,]*,(?: \d{4},)?", "", notes).partition(". ")[0]
