import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import TablesError
from dashboard.page import rebuilding
from dashboard.tables import ARTICLES, EVENTS
from tests.desk_folder import ELSEWHERE, make_folder, open_view, read_html, read_message
from tests.test_cli import FILLER

SCRIPT = """
from dashboard.add_view import show_add
from dashboard.settings import Settings

show_add(Settings.from_environment())
"""
TEXT = "They rallied in Dayton, Ohio. Nobody else wrote of that day at such length, and the square was full by noon."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_folder(tmp_path, monkeypatch)


@pytest.fixture
def page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    page = open_view(SCRIPT, monkeypatch)
    assert not page.exception
    return page


def paste(page: AppTest, text: str = TEXT) -> AppTest:
    page.text_area(key="add-text-area").set_value(text)
    page.text_input(key="add-text-headline").set_value("Rally in Dayton")
    page.text_input(key="add-text-publisher").set_value("The Bugle")
    page.button(key="find-in-text").click().run()
    assert not page.exception
    return page


def articles_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "articles").iterdir())


def test_a_pasted_text_is_shown_before_anything_is_kept(page: AppTest, folder: Path) -> None:
    before = articles_in(folder)
    html = read_html(paste(page))
    assert "1 event found in 1 article" in html
    assert '<mark class="pm-place"' in html
    assert articles_in(folder) == before
    page.button(key="discard").click().run()
    assert page.text_area(key="add-text-area")
    assert articles_in(folder) == before


def test_what_is_stored_is_on_the_map(page: AppTest, folder: Path) -> None:
    paste(page)
    page.text_input(key="writer-name").set_value("Ada")
    page.button(key="store").click().run()
    assert not page.exception
    assert "1 article stored. The tables now hold 4 events from 4 articles" in read_message(page.success)
    assert "undated-rally-in-dayton.md" in articles_in(folder)
    assert "Dayton, Ohio" in set(EVENTS.read(folder / "tables")["place"])
    row = ARTICLES.read(folder / "tables").set_index("article_id").loc["undated-rally-in-dayton"]
    assert row[["publisher", "text"]].tolist() == ["The Bugle", TEXT]


def test_nothing_is_stored_without_a_name(page: AppTest, folder: Path) -> None:
    before = articles_in(folder)
    paste(page)
    page.button(key="store").click().run()
    assert "say who you are" in read_message(page.warning)
    assert articles_in(folder) == before


def test_a_day_that_is_mended_changes_what_is_read(page: AppTest) -> None:
    assert "Day not known" in read_html(paste(page))
    assert "No publication day." in read_html(page)
    page.date_input(key="day:0").set_value(date(2020, 6, 9)).run()
    html = read_html(page)
    assert "Tue 9 June 2020" in html
    assert "No publication day." not in html
    page.date_input(key="details:0-published").set_value(date(2020, 6, 16))
    page.button(key="read-again:0").click().run()
    assert "Tue 16 June 2020" in read_html(page)


def test_a_duplicate_is_not_stored_unless_it_is_asked_for(page: AppTest) -> None:
    paste(page, f"They rallied in Eugene, Oregon. {FILLER.format(n=0)}")
    assert "The same text as 0: storing it again adds nothing" in read_html(page)
    assert page.checkbox(key="store:0").value is False
    assert page.button(key="store").disabled


def test_several_files_are_read_and_chosen_among(page: AppTest, folder: Path) -> None:
    boise = b"They rallied in Boise, Idaho. It rained all day."
    files = [
        ("a.txt", TEXT.encode(), "text/plain"),
        ("b.md", boise, "text/plain"),
        ("c.jsonl", b"not json\n", "application/json"),
    ]
    page.file_uploader(key="add-uploads").set_value(files)
    page.button(key="find-in-files").click().run()
    assert not page.exception
    assert "2 events found in 2 articles" in read_html(page)
    assert any("c.jsonl line 1: not valid JSON" in text.value for text in page.text)
    page.checkbox(key="store:0").uncheck().run()
    page.text_input(key="writer-name").set_value("Ada")
    page.button(key="store").click().run()
    places = set(EVENTS.read(folder / "tables")["place"])
    assert "Boise, Idaho" in places
    assert "Dayton, Ohio" not in places


@pytest.mark.parametrize(
    ("button", "words"), [("find-in-text", "Paste the article's text first"), ("find-in-files", "Choose files first")]
)
def test_nothing_given_is_told(page: AppTest, button: str, words: str) -> None:
    page.button(key=button).click().run()
    assert words in read_message(page.warning)


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            title = "<title>Rally in Dayton</title><meta property='og:site_name' content='The Bugle'>"
            self.wfile.write(f"<html><head>{title}</head><body><article><p>{TEXT}</p></article></body></html>".encode())

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/rally"
    server.shutdown()
    server.server_close()


def fetch(page: AppTest, address: str) -> AppTest:
    page.text_input(key="add-address-input").set_value(address)
    page.button(key="fetch").click().run()
    assert not page.exception
    return page


def test_a_page_is_fetched_and_its_metadata_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, site: str) -> None:
    monkeypatch.setenv("PROTEST_MAP_FETCH_PRIVATE", "yes")
    page = fetch(open_view(SCRIPT, monkeypatch), site)
    html = read_html(page)
    assert "1 event found in 1 article" in html
    assert "The Bugle" in html
    assert page.text_input(key="details:0-url").value == site


def test_this_machine_is_not_fetched_from_unless_the_settings_say_so(page: AppTest, site: str) -> None:
    fetch(page, site)
    assert "stands on this machine or in a private network" in read_message(page.error)
    assert page.text_area(key="add-text-area")


def fail(*_: Any) -> None:
    raise TablesError("another build is writing there")


def test_a_build_that_fails_keeps_the_articles_and_offers_both_ways_on(
    page: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = articles_in(folder)
    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "build_tables", fail)
        paste(page)
        page.text_input(key="writer-name").set_value("Ada")
        page.button(key="store").click().run()
    assert "stored, but the tables were not built: another build" in read_message(page.error)
    assert len(articles_in(folder)) == len(before) + 1
    page.button(key="build-again").click().run()
    assert "4 events" in read_message(page.success)


def test_what_was_stored_can_be_taken_out_again(page: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = articles_in(folder)
    paste(page)
    page.text_input(key="writer-name").set_value("Ada")
    monkeypatch.setattr(rebuilding, "build_tables", fail)
    page.button(key="store").click().run()
    page.button(key="take-out").click().run()
    assert articles_in(folder) == before
    assert "taken out again" in read_message(page.success)


def test_elsewhere_nothing_can_be_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_view(SCRIPT, monkeypatch, ELSEWHERE)
    assert "no sign-in is set up here" in read_message(page.info)
    assert not page.text_area
