"""What the settings opt in to, and answers of an earlier gazetteer."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.errors import SettingsError
from dashboard.online import open_geocoder, renew_stale
from dashboard.settings import Settings
from geocache.cache import GeoCache
from geocache.errors import ServiceSetupError
from geocache.places import Place


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
    status = main(["build", "--articles", str(tmp_path), "--tables", str(tmp_path / "tables")])
    assert status == 2
    assert "needs a contact" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize(("is_asked_for", "count"), [(False, 2), (True, 0)])
def test_stale_answers_stand_until_asked_for(tmp_path: Path, is_asked_for: bool, count: int) -> None:
    cache = GeoCache(tmp_path / "cache.csv")
    today = date.today()
    cache.add(Place(query="Eugene", geocoder="gazetteer", looked_up_on=today, version="v0"))
    cache.add(Place(query="Austin", geocoder="nominatim", looked_up_on=today - timedelta(days=500)))
    told: list[str] = []
    renew_stale(cache, "v1", is_asked_for=is_asked_for, tell=told.append)
    assert len(cache) == count
    assert told[0].startswith("2 ")
