"""The places that a person may choose for an event: what the gazetteer knows by a name, a point, online, or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.page.words import write_place_name
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

Row = dict[str, Any]
MOST_OPTIONS = 12
KINDS = {
    Precision.VENUE: "building, square or park",
    Precision.CITY: "town",
    Precision.COUNTY: "county",
    Precision.REGION: "state or province",
    Precision.COUNTRY: "country",
    Precision.CONTINENT: "continent",
}
"""What a point stands for, for people."""


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """One place to choose."""

    label: str
    """For people: "Eugene, Oregon · town of 156,185"."""
    new: Row
    """What a change of the field `place` sets."""


ONLINE = PlaceOption("Online: it took place nowhere on the ground", {"is_online": True})
UNKNOWN = PlaceOption("Not known", {})


def suggest_places(names: Iterable[str | None], gazetteer: Gazetteer, *, now: str | None = None) -> list[PlaceOption]:
    """Give the places called by any of `names` ("Springfield", "Springfield, Ore."), each once, the likeliest first.

    `now` is the place that stands there: it is left out, and those of its country go first.
    """
    standing = gazetteer.geocode(now) if now else None
    found: dict[int, Entry] = {}
    for name in names:
        for entry in _find(name or "", gazetteer):
            if standing is None or entry.gazetteer_id != standing.gazetteer_id:
                found.setdefault(entry.row, entry)
    country = standing.country_code if standing else None
    entries = sorted(
        found.values(), key=lambda e: (country not in (None, e.country_code), e.kind is not Precision.CITY)
    )
    return [_to_option(entry, gazetteer) for entry in entries[:MOST_OPTIONS]]


def point_option(name: str, latitude: float, longitude: float, precision: Precision) -> PlaceOption:
    """Give a point that a person set; degrees, WGS 84."""
    name = " ".join(name.split())
    query = f"{name} ({latitude:.5f}, {longitude:.5f})"
    new = {"place": name, "query": query, "latitude": latitude, "longitude": longitude, "precision": precision.value}
    return PlaceOption(f"{name} · {KINDS[precision]}", new)


def _find(name: str, gazetteer: Gazetteer) -> list[Entry]:
    head, *behind = [part.strip() for part in name.split(",")]
    found = gazetteer.candidates(head) if head else []
    for part in behind:
        areas = [*gazetteer.regions(part), *gazetteer.owners(part)] if part else []
        found = [e for e in found if any(gazetteer.is_within(e, area) for area in areas)] if part else found
    return found


def _to_option(entry: Entry, gazetteer: Gazetteer) -> PlaceOption:
    query, place = gazetteer.name_of(entry), gazetteer.write_name(entry)
    new = {
        "place": place,
        "query": query,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "precision": entry.kind.value,
        "name": entry.name,
        "admin1": entry.admin1,
        "country_code": entry.country_code,
        "gazetteer_id": entry.gazetteer_id,
    }
    people = f" of {entry.population:,}" if entry.kind is Precision.CITY and entry.population else ""
    where = ", ".join(part for part in (entry.admin2, entry.country_code) if part)
    return PlaceOption(f"{write_place_name(place)} · {KINDS[entry.kind]}{people} ({where})", new)
