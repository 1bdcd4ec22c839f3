"""Count Love's events: its JSON, and the CSV copies of it."""

import ast
import json
from collections.abc import Mapping
from datetime import date

from dashboard.imports.coded import (
    Cells,
    CodedEvent,
    Dataset,
    read_action,
    read_day,
    read_status,
    split_list,
)
from dashboard.imports.sizes import read_crowd
from dashboard.tables import Status

DATASET = Dataset(
    key="count-love",
    name="Count Love",
    version="as imported",
    terms="CC BY 4.0",
    url="https://countlove.org",
)
DAY = ("event_date", "date")
TOWN = ("event_location", "city_st", "location_city")
NEEDED = (DAY, TOWN)


def read_row(row: Mapping[str, str], *, today: date) -> CodedEvent:
    """Read a row; raises BadRowError. It has no coordinates: the town is looked up by name."""
    cells = Cells(row)
    day = read_day(cells.find(*DAY), today=today)
    town = cells.find(*TOWN)
    venue = cells.find("location")
    topics = cells.find("event_tags", "tags", "collection")
    return CodedEvent(
        own_id=cells.find("event_id", "id"),
        starts_on=day,
        ends_on=day,
        place=town,
        point=None,
        venue=None if venue == town else venue,
        action=read_action(topics),
        status=_read_status(cells, day, today),
        crowd=read_crowd(cells, ("event_attendees", "size", "attendees"), (), ("size_str",)),
        sources=tuple(dict.fromkeys([*_read_urls(cells), *filter(None, [cells.find("event_primary_url", "source")])])),
        words=cells.words,
        notes=tuple(cells.notes),
    )


def _read_status(cells: Cells, day: date, today: date) -> Status:
    """Planned where all of its articles only foretold it, whatever day it is now: nobody reported that it was held."""
    status = read_status(day, cells.find("event_tags", "tags"), today=today)
    foretold = [article.get("future") for article in _read_articles(cells)]
    return Status.PLANNED if status is Status.HELD and foretold and all(foretold) else status


def _read_articles(cells: Cells) -> list[dict[str, object]]:
    try:
        articles = json.loads(cells.find("articles") or "[]")
    except ValueError:
        return []
    return [article for article in articles if isinstance(article, dict)] if isinstance(articles, list) else []


def _read_urls(cells: Cells) -> tuple[str, ...]:
    """Read a cell of addresses: a list as Python or JSON writes it, or parted by semicolons."""
    text = cells.find("urls") or ""
    if not text.startswith("["):
        return split_list(text)
    for read in (json.loads, ast.literal_eval):
        try:
            urls = read(text)
        except (ValueError, SyntaxError):
            continue
        return tuple(url.strip() for url in urls if isinstance(url, str) and url.strip())
    return split_list(text.strip("[]").replace(",", ";").replace("'", "").replace('"', ""))
