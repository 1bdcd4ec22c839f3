"""The page as Streamlit runs it, without a browser: every filter, the drill-down, the address."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.sample_tables import build_tables, write_tables

APP = Path(__file__).resolve().parent.parent / "dashboard" / "streamlit_app.py"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"), build_tables())


@pytest.fixture
def page(tables: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(tables))
    return AppTest.from_file(str(APP), default_timeout=30)


def read_html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_header_says_what_is_shown(page: AppTest) -> None:
    page.run()
    assert not page.exception
    html = read_html(page)
    assert "12 events in 11 places, told by 5 articles of 2 independent stories from 3 outlets" in html
    assert "1 online event and 0 unplaced are under “Not on the map”" in html


def test_link_restores_event(page: AppTest) -> None:
    page.query_params["event"] = "eugene"
    page.run()
    html = read_html(page)
    assert "<h2>Eugene, Oregon</h2>" in html
    assert '<mark class="pm-crowd" title="crowd">About 100<sup aria-hidden="true">C</sup></mark> people' in html


def test_organizer_filter_leaves_its_events(page: AppTest) -> None:
    page.run()
    page.checkbox(key="organizer:Micaela Eller").check().run()
    assert "1 event in 1 place, told by" in read_html(page)
    assert page.query_params["organizer"] == "Micaela Eller"


def test_empty_result_names_the_filter_and_drops_it(page: AppTest) -> None:
    page.query_params["words"] = "zeppelin"
    page.run()
    assert "No event fits these filters" in read_html(page)
    page.button(key="unblock:words").click().run()
    assert "12 events in 11 places" in read_html(page)


def test_missing_tables_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(tmp_path / "none"))
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not page.exception
    assert "run `protest-map build" in page.error[0].value
