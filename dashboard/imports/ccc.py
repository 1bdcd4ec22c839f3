"""The Crowd Counting Consortium's tables: the sheets of 2017–2020 in their several forms, and the compiled ones."""

from collections.abc import Mapping
from datetime import date

from dashboard.imports.coded import (
    Cells,
    CodedEvent,
    Dataset,
    join_place,
    read_action,
    read_day,
    read_flag,
    read_point,
    read_status,
)
from dashboard.imports.sizes import read_crowd
from dashboard.tables import Status

DATASET = Dataset(
    key="ccc",
    name="Crowd Counting Consortium",
    version="as imported",
    terms="MIT; cite the Crowd Counting Consortium",
    url="https://github.com/nonviolent-action-lab/crowd-counting-consortium",
)
DAY = ("date", "event_date")
TOWN = ("resolved_locality", "locality", "CityTown", "city_town", "city", "town")
NEEDED = (DAY, TOWN)


def read_row(row: Mapping[str, str], *, today: date) -> CodedEvent:
    """Read a row; raises BadRowError."""
    cells = Cells(row)
    day = read_day(cells.find(*DAY), today=today)
    town = cells.find(*TOWN)
    state = cells.find("resolved_state", "state", "StateTerritory", "state_territory")
    kinds = cells.find("event_type", "type", "EventType")
    return CodedEvent(
        own_id=None,
        starts_on=day,
        ends_on=day,
        place=join_place(town, state, cells.find("country")),
        point=read_point(cells.find("lat", "latitude"), cells.find("lon", "lng", "longitude")),
        venue=cells.find("location", "location_detail"),
        action=read_action(kinds),
        status=_read_status(cells, day, today),
        is_online=read_flag(cells, "online") or "virtual" in (kinds or "").casefold(),
        crowd=_read_crowd(cells),
        organizers=cells.list("organizations"),
        sources=tuple(dict.fromkeys(cells.numbered("source"))),
        words=cells.words,
        notes=tuple(cells.notes),
    )


def _read_crowd(cells: Cells) -> tuple[int, int] | None:
    low, high = ("size_low", "EstimateLow", "low"), ("size_high", "EstimateHigh", "high")
    if not cells.find(*low, *high):
        low = ("size_mean", "BestGuess", "best_guess")
    return read_crowd(cells, low, high, ("size_text", "EstimateText", "estimate_text"))


def _read_status(cells: Cells, day: date, today: date) -> Status:
    """Their compiler drops rows with no events, or marked as called off; they stand in the sheets and are kept here."""
    if cells.find("Events") in {"0", "0.0"}:
        return Status.CANCELLED
    told = (cells.find(name) for name in ("title", "event_type", "type", "EventType", "Misc", "notes", "size_text"))
    return read_status(day, *told, today=today)
