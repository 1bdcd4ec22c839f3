"""What the settings opt in to, and answers of an earlier gazetteer."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.errors import SettingsError
from dashboard.online import open_geocoder, renew_stale
from dashboard.settings import Settings
from geocache.cache import GeoCache
from geocache.errors import ServiceSetupError
from geocache.gazetteer import Gazetteer
from geocache.places import BY_HAND, Place


def settings(**environment: str) -> Settings:
    return Settings.from_environment({f"PROTEST_MAP_{name}": value for name, value in environment.items()})


def test_nothing_is_asked_unless_set() -> None:
    assert open_geocoder(settings(), pytest.fail) is None


def test_service_of_the_settings_tells_its_terms() -> None:
    told: list[str] = []
    service = open_geocoder(settings(GEOCODER="nominatim", GEOCODER_CONTACT="desk@example.org"), told.append)
    assert service is not None
    assert service.name == "nominatim"
    assert "operations.osmfoundation.org" in told[0]


def test_service_without_a_contact_is_refused() -> None:
    with pytest.raises(ServiceSetupError, match="needs a contact"):
        open_geocoder(settings(GEOCODER="nominatim"), pytest.fail)


@pytest.mark.parametrize("options", ["key", "[1]"])
def test_options_that_are_no_object(options: str) -> None:
    with pytest.raises(SettingsError, match="GEOCODER_OPTIONS"):
        open_geocoder(settings(GEOCODER="opencage", GEOCODER_OPTIONS=options), pytest.fail)


def test_build_stops_before_reading_where_the_service_cannot_be_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROTEST_MAP_GEOCODER", "nominatim")
    status = main(["build", "--articles", str(tmp_path / "articles"), "--tables", str(tmp_path / "tables")])
    assert status == 2
    assert "needs a contact" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()


@pytest.fixture
def cache(tmp_path: Path) -> GeoCache:
    """Two answers to renew, one that this gazetteer gives too, one by hand."""
    gazetteer, today = Gazetteer.load(), date.today()
    eugene = gazetteer.geocode("Eugene, Oregon")
    assert eugene is not None
    cache = GeoCache(tmp_path / "cache.csv")
    for place in (
        replace(eugene, version="v0"),
        replace(eugene, query="Austin, Texas", version="v0"),
        Place(query="Skinner Butte", geocoder="nominatim", looked_up_on=today - timedelta(days=500)),
        Place(query="Spencer Butte", geocoder=BY_HAND, looked_up_on=today - timedelta(days=500)),
    ):
        cache.add(place)
    return cache


def test_stale_answers_stand_until_asked_for(cache: GeoCache) -> None:
    told: list[str] = []
    renew_stale(cache, Gazetteer.load(), is_asked_for=False, tell=told.append)
    assert len(cache) == 4
    assert told == ["2 cached places are old or now read otherwise; --renew-places asks for them anew"]


def test_stale_answers_are_forgotten_where_asked_for(cache: GeoCache) -> None:
    told: list[str] = []
    renew_stale(cache, Gazetteer.load(), is_asked_for=True, tell=told.append)
    assert [place.query for place in cache] == ["Spencer Butte"]
    assert told == ["3 cached places are asked for anew"]
