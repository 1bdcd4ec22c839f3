"""The stage that gives each mention's place a point."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.pipeline.places import locate_mentions, venue_query
from dashboard.tables import PLACES
from geocache.cache import GeoCache
from geocache.errors import ServiceFailedError, ServiceStoppedError
from geocache.gazetteer import Gazetteer
from geocache.places import BY_HAND, Place, Precision

GAZETTEER = Gazetteer.load()
TODAY = date(2026, 11, 24)
PARK = "MacArthur Park, Los Angeles, California"


class FakeService:
    """Answers from a dictionary; an exception in it is raised."""

    name = "nominatim"

    def __init__(self, answers: dict[str, Place | Exception | None]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def geocode(self, query: str, *, asked: Precision, today: date | None = None) -> Place | None:
        self.asked.append(query)
        answer = self.answers.get(query)
        if isinstance(answer, Exception):
            raise answer
        return answer


def mentions(*rows: tuple[str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["query", "venue"], dtype="object")


def answer(query: str, latitude: float, longitude: float, admin1: str = "California") -> Place:
    return Place(
        query=query,
        name="Park",
        admin1=admin1,
        country_code="US",
        latitude=latitude,
        longitude=longitude,
        precision=Precision.VENUE,
        geocoder="nominatim",
        looked_up_on=TODAY,
    )


@pytest.fixture
def cache(tmp_path: Path) -> GeoCache:
    return GeoCache.load(tmp_path / "cache.csv")


def test_each_query_has_one_answer_and_a_miss_is_a_row(cache: GeoCache) -> None:
    table = mentions(("Eugene, Oregon", None), ("Eugene, Oregon", None), ("Nosuchtown, Oregon", None), (None, "a park"))
    places = locate_mentions(table, cache, GAZETTEER, today=TODAY)
    assert places["query"].tolist() == ["Eugene, Oregon", "Nosuchtown, Oregon"]
    assert places["precision"].tolist() == ["city", "unresolved"]
    assert places["looked_up_on"].tolist() == [pd.Timestamp(TODAY)] * 2
    assert {place.query for place in cache} == set(places["query"])


def test_no_mentions_give_an_empty_table(cache: GeoCache) -> None:
    assert locate_mentions(mentions(), cache, GAZETTEER).equals(PLACES.empty())


def test_cached_answer_stands(cache: GeoCache) -> None:
    by_hand = Place(
        query="Eugene, Oregon",
        name="Eugene",
        latitude=1,
        longitude=2,
        precision=Precision.VENUE,
        geocoder=BY_HAND,
        looked_up_on=TODAY,
    )
    cache.add(by_hand)
    places = locate_mentions(mentions(("Eugene, Oregon", None)), cache, GAZETTEER)
    assert places.loc[0, ["latitude", "longitude", "geocoder"]].tolist() == [1, 2, BY_HAND]


def test_service_is_asked_for_venues_and_for_what_the_gazetteer_lacks(cache: GeoCache) -> None:
    service = FakeService({PARK: answer(PARK, 34.06, -118.28), "Nosuchtown, California": None})
    table = mentions(("Los Angeles, California", "MacArthur Park"), ("Nosuchtown, California", None))
    places = locate_mentions(table, cache, GAZETTEER, service, today=TODAY).set_index("query")
    assert service.asked == ["Nosuchtown, California", PARK]
    assert places.loc[venue_query("MacArthur Park", "Los Angeles, California"), "precision"] == "venue"
    again = FakeService({})
    locate_mentions(table, cache, GAZETTEER, again, today=TODAY)
    assert again.asked == []


def test_answer_far_from_the_town_is_refused_and_says_so(cache: GeoCache) -> None:
    service = FakeService({PARK: answer(PARK, 40.7, -74.0)})
    table = mentions(("Los Angeles, California", "MacArthur Park"))
    places = locate_mentions(table, cache, GAZETTEER, service, today=TODAY).set_index("query")
    assert places.loc[PARK, "precision"] == "unresolved"
    assert "refused" in places.loc[PARK, "note"]


def test_answer_in_another_state_than_named_is_refused(cache: GeoCache) -> None:
    query = "Nosuchtown, Oregon"
    service = FakeService({query: answer(query, 34.06, -118.28)})
    places = locate_mentions(mentions((query, None)), cache, GAZETTEER, service, today=TODAY)
    assert places["precision"].tolist() == ["unresolved"]


def test_failure_is_told_and_not_cached(cache: GeoCache) -> None:
    told: list[str] = []
    query = "Nosuchtown, Oregon"
    service = FakeService({query: ServiceFailedError("nominatim: no answer in 10 s")})
    places = locate_mentions(mentions((query, None)), cache, GAZETTEER, service, today=TODAY, tell=told.append)
    assert places["precision"].tolist() == ["unresolved"]
    assert told == ["nominatim: no answer in 10 s"]
    assert cache.find(query) is None


def test_service_that_stopped_is_not_asked_again(cache: GeoCache) -> None:
    stopped = ServiceStoppedError("nominatim: refused (403)")
    service = FakeService({f"Nosuchtown {n}, Oregon": stopped for n in "ab"})
    table = mentions(("Nosuchtown a, Oregon", None), ("Nosuchtown b, Oregon", None), ("Eugene, Oregon", None))
    places = locate_mentions(table, cache, GAZETTEER, service, today=TODAY)
    assert len(service.asked) == 1
    assert places["precision"].tolist() == ["city", "unresolved", "unresolved"]


def test_miss_of_the_gazetteer_is_asked_of_a_service_opted_in_to_later(cache: GeoCache) -> None:
    query = "Nosuchtown, California"
    locate_mentions(mentions((query, None)), cache, GAZETTEER, today=TODAY)
    service = FakeService({query: answer(query, 34.06, -118.28)})
    places = locate_mentions(mentions((query, None)), cache, GAZETTEER, service, today=TODAY)
    assert places["precision"].tolist() == ["venue"]


@pytest.mark.parametrize(("admin1", "precision"), [("OREGON", "venue"), ("California", "unresolved"), (None, "venue")])
def test_state_of_the_answer_is_compared_however_written(cache: GeoCache, admin1: str | None, precision: str) -> None:
    query = "Nosuchtown, Ore."
    service = FakeService({query: replace(answer(query, 44.0, -123.0), admin1=admin1)})
    places = locate_mentions(mentions((query, None)), cache, GAZETTEER, service, today=TODAY)
    assert places["precision"].tolist() == [precision]
