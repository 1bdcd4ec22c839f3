"""Online geocoders, asked at a server of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.pipeline.places import locate_mentions
from geocache import services
from geocache.cache import GeoCache
from geocache.errors import ServiceFailedError, ServiceSetupError, ServiceStoppedError
from geocache.gazetteer import Gazetteer
from geocache.limiter import Limiter, limiter_of
from geocache.places import Precision
from geocache.services import OnlineGeocoder, Patience, open_service
from tests.geocache.loopback import Reply, ScriptedServer, nominatim, photon, serve

TODAY = date(2026, 11, 24)
CONTACT = "desk@example.org"
QUICK = Patience(first_pause_seconds=0.01)
BROKEN = [
    Reply(content=b"<html>not JSON</html>"),
    Reply(content=[{"lat": "44"}]),
    Reply(content=[{"lat": "north", "lon": "west", "display_name": "x"}]),
    Reply(content=[{"lat": "944", "lon": "1", "display_name": "x"}]),
    Reply(content=[7]),
    Reply(content=b'[{"lat": "44.05", "lon": "-123', is_cut=True),
]


@contextmanager
def asked(
    *replies: Reply, name: str = "nominatim", patience: Patience = QUICK
) -> Iterator[tuple[OnlineGeocoder, ScriptedServer]]:
    with serve(*replies) as server:
        yield open_service(name, contact=CONTACT, url=server.url, patience=patience), server


def test_nominatims_answer() -> None:
    with asked(nominatim()) as (service, server):
        place = service.geocode("Eugene, Oregon", today=TODAY)
    assert place is not None
    assert (place.name, place.admin1, place.country_code) == ("Eugene", "Oregon", "US")
    assert place.point == (44.0505, -123.0951)
    assert (place.gazetteer_id, place.geocoder, place.precision) == ("osm:relation/186579", "nominatim", "city")
    [request] = server.requests
    assert request.path == "/search"
    assert request.query["q"] == ["Eugene, Oregon"]
    assert CONTACT in request.user_agent


def test_photons_answer() -> None:
    with asked(photon(), name="photon") as (service, server):
        place = service.geocode("Eugene, Oregon", today=TODAY)
    assert place is not None
    assert (place.name, place.admin1, place.country_code) == ("Eugene", "Oregon", "US")
    assert (place.gazetteer_id, place.geocoder, place.precision) == ("osm:relation/186579", "photon", "city")
    assert server.requests[0].path == "/api"


@pytest.mark.parametrize(
    ("rank", "precision"),
    [(4, "country"), (8, "region"), (12, "county"), (16, "city"), (20, "city"), (26, "venue"), (30, "venue")],
)
def test_precision_by_nominatims_rank(rank: int, precision: str) -> None:
    with asked(nominatim(rank=rank)) as (service, _):
        place = service.geocode("x")
    assert place is not None
    assert place.precision == precision


def test_precision_without_a_rank() -> None:
    town = nominatim(rank=None, **{"class": "place", "type": "town"})
    with asked(town, nominatim(rank=None, **{"class": "leisure", "type": "park"})) as (service, _):
        answers = [service.geocode(query) for query in ("town", "park")]
    assert [answer and answer.precision for answer in answers] == ["city", "venue"]


@pytest.mark.parametrize(("kind", "precision"), [("house", "venue"), ("county", "county"), ("state", "region")])
def test_precision_by_photons_type(kind: str, precision: str) -> None:
    with asked(photon(kind=kind), name="photon") as (service, _):
        place = service.geocode("x")
    assert place is not None
    assert place.precision == precision


@pytest.mark.parametrize(("name", "content"), [("nominatim", []), ("photon", {"features": []})])
def test_nothing_found_is_an_answer(name: str, content: object) -> None:
    with asked(Reply(content=content), name=name) as (service, server):
        assert service.geocode("Nosuchtown") is None
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_fault_of_the_server_is_tried_again(status: int) -> None:
    with asked(Reply(status), Reply(status), nominatim()) as (service, server):
        assert service.geocode("Eugene") is not None
    assert len(server.requests) == 3


def test_fault_that_stays_is_a_failure_of_this_query() -> None:
    with asked(Reply(503)) as (service, server):
        with pytest.raises(ServiceFailedError, match="gave no answer to 'Eugene'"):
            service.geocode("Eugene")
        assert len(server.requests) == QUICK.tries


def test_too_many_requests_waits_as_long_as_told() -> None:
    with asked(Reply(429, headers={"Retry-After": "1"}), nominatim()) as (service, server):
        assert service.geocode("Eugene") is not None
    first, second = server.requests
    assert second.at - first.at >= 0.9


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "3600"}])
def test_too_many_requests_again_and_again_stops(headers: dict[str, str]) -> None:
    with asked(Reply(429, headers=headers)) as (service, server):
        with pytest.raises(ServiceStoppedError, match="left alone"):
            service.geocode("Eugene")
        count = len(server.requests)
        with pytest.raises(ServiceStoppedError):
            service.geocode("Austin")
        assert len(server.requests) == count


@pytest.mark.parametrize("status", [401, 403])
def test_refusal_stops_at_once(status: int) -> None:
    with asked(Reply(status)) as (service, server):
        with pytest.raises(ServiceStoppedError, match=r"refused.*operations\.osmfoundation\.org"):
            service.geocode("Eugene")
        with pytest.raises(ServiceStoppedError):
            service.geocode("Austin")
        assert len(server.requests) == 1


@pytest.mark.parametrize("reply", BROKEN, ids=lambda reply: repr(reply.content)[:30])
def test_broken_answer_is_a_failure_in_one_line(reply: Reply) -> None:
    with asked(reply) as (service, _), pytest.raises(ServiceFailedError) as error:
        service.geocode("Eugene")
    assert "\n" not in str(error.value)


def test_late_answer_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_TIMEOUT_SECONDS", 0.2)
    late = nominatim()
    late.delay_seconds = 0.6
    with asked(late, patience=Patience(tries=1)) as (service, _), pytest.raises(ServiceFailedError):
        service.geocode("Eugene")


def test_dead_host_is_given_up_after_three_queries() -> None:
    with serve(nominatim()) as server:
        url = server.url
    service = open_service("nominatim", contact=CONTACT, url=url, patience=Patience(tries=1))
    for query in ("a", "b"):
        with pytest.raises(ServiceFailedError):
            service.geocode(query)
    with pytest.raises(ServiceStoppedError, match="in a row"):
        service.geocode("c")


def test_an_answer_between_failures_starts_the_count_again() -> None:
    replies = [Reply(500), Reply(500), nominatim(), Reply(500), Reply(500)]
    with asked(*replies, patience=Patience(tries=1)) as (service, _):
        for query in "abcde":
            if query == "c":
                assert service.geocode(query) is not None
            else:
                with pytest.raises(ServiceFailedError):
                    service.geocode(query)


def test_cap_of_a_run_counts_every_request() -> None:
    with asked(Reply(500), nominatim(), patience=Patience(requests=3, first_pause_seconds=0)) as (service, server):
        assert service.geocode("a") is not None
        assert service.geocode("b") is not None
        with pytest.raises(ServiceStoppedError, match="enough for one run"):
            service.geocode("c")
        assert len(server.requests) == 3


def test_limiter_lets_through_once_a_period() -> None:
    now = [0.0]
    limiter = Limiter(1.1, clock=lambda: now[0], sleep=lambda seconds: now.__setitem__(0, now[0] + seconds))
    times = []
    for _ in range(4):
        limiter.wait()
        times.append(round(now[0], 6))
    assert times == [0, 1.1, 2.2, 3.3]
    limiter.put_off(10)
    limiter.wait()
    assert now[0] == pytest.approx(13.3)


def test_one_limiter_a_server_whoever_asks() -> None:
    assert limiter_of("example.org", 1.1) is limiter_of("example.org", 1.1)
    one, other = (open_service("nominatim", contact=CONTACT) for _ in range(2))
    assert one._limiter is other._limiter
    assert one._limiter.seconds >= 1


@pytest.mark.parametrize(
    ("name", "contact", "url", "problem"),
    [
        ("nominatim", None, None, "needs a contact"),
        ("nominatim", "  ", None, "needs a contact"),
        ("nominatim", "me", None, "needs a contact"),
        ("nosuch", CONTACT, None, "no geocoder is called"),
        ("nominatim", CONTACT, "example.org", "no address of a server"),
        ("opencage", CONTACT, None, "cannot be set up"),
    ],
)
def test_set_up_that_cannot_work(name: str, contact: str | None, url: str | None, problem: str) -> None:
    with pytest.raises(ServiceSetupError, match=problem):
        open_service(name, contact=contact, url=url)


def test_terms_are_told() -> None:
    told: list[str] = []
    open_service("Photon", contact="https://example.org/about", tell=told.append)
    assert told == ["Asking photon for places; its terms: https://photon.komoot.io/"]


def test_any_geocoder_of_geopy_by_name() -> None:
    answer = Reply(
        content={
            "results": [{"formatted": "Eugene, OR", "geometry": {"lat": 44.05, "lng": -123.1}}],
            "status": {"code": 200},
        }
    )
    with serve(answer) as server:
        service = open_service("opencage", contact=CONTACT, url=server.url, options={"api_key": "k"}, patience=QUICK)
        place = service.geocode("Skinner Butte, Eugene", asked=Precision.VENUE)
    assert place is not None
    assert (place.geocoder, place.precision, place.point) == ("opencage", Precision.VENUE, (44.05, -123.1))
    assert place.note is not None


def test_failures_leave_no_trace_in_the_cache_and_the_next_run_asks_again(tmp_path: Path) -> None:
    table = pd.DataFrame({"query": ["Nosuchtown, Oregon"], "venue": [None]}, dtype="object")
    cache = GeoCache.load(tmp_path / "cache.csv")
    told: list[str] = []
    with asked(Reply(500), Reply(500), Reply(500), nominatim("Nosuchtown")) as (service, _):
        failed = locate_mentions(table, cache, Gazetteer.load(), service, today=TODAY, tell=told.append)
        cache.save()
        found = locate_mentions(table, GeoCache.load(cache.path), Gazetteer.load(), service, today=TODAY)
    assert failed["precision"].tolist() == ["unresolved"]
    assert len(told) == 1
    assert not cache.path.exists()
    assert found["precision"].tolist() == ["city"]
    assert found["geocoder"].tolist() == ["nominatim"]
