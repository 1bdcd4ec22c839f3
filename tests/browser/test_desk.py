"""Correcting and adding as a person does it, on the five articles, read by the real pipeline."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import cli
from dashboard.tables import EVENTS
from tests.browser.conftest import FLAGS, PATIENCE, PHONE, ServeTables
from tests.browser.find_browser import find_browser
from tests.browser.test_page import list_serious_faults
from tests.conftest import ROOT

PASTED = (
    "BOISE, Idaho — About 250 people marched to the Capitol in Boise on Thursday to protest the closing of three "
    "libraries, according to police. The march was organized by Readers United."
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Articles, tables and an empty log that no test changes."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "data/articles", folder / "articles")
    with pytest.MonkeyPatch.context() as patch:
        point_at(folder, patch)
        build(folder)
        yield folder


@pytest.fixture(scope="module")
def blank_desk(built: Path, serve_tables: ServeTables) -> str:
    """The address of a page on which nothing is kept, though it could be."""
    return serve_tables(built / "tables")


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles, tables and an empty log that a test may change."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    point_at(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def desk(folder: Path, serve_once: ServeTables) -> str:
    """The address of a page that may be written on."""
    return serve_once(folder / "tables")


def point_at(folder: Path, patch: pytest.MonkeyPatch) -> None:
    paths = {"ARTICLES": "articles", "TABLES": "tables", "GEOCACHE": "cache.csv", "CORRECTIONS": "corrections.csv"}
    for name, path in paths.items():
        patch.setenv(f"PROTEST_MAP_{name}", str(folder / path))


def build(folder: Path) -> None:
    paths = {"--articles": "articles", "--tables": "tables", "--geocache": "cache.csv"}
    assert cli.main(["build", *(part for name, path in paths.items() for part in (name, str(folder / path)))]) == 0


def event_at(folder: Path, place: str) -> str:
    return str(EVENTS.read(folder / "tables").set_index("place")["event_id"][place])


def sign(page: Page) -> None:
    page.get_by_role("textbox", name="Your name").fill("Ada")
    page.keyboard.press("Tab")


def choose(page: Page, label: str, option: str) -> None:
    settle(page)
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.get_by_role("combobox", name=label)).to_have_value(option)


def press(page: Page, button: str) -> None:
    settle(page)
    page.get_by_role("button", name=button, exact=True).click()


def settle(page: Page) -> None:
    """Wait until the page is drawn: a click between two drawings hits nothing."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_a_corrected_event_says_by_hand_also_after_a_rebuild(
    folder: Path, desk: str, open_page: Callable[..., Page]
) -> None:
    eugene = event_at(folder, "Eugene, Oregon")
    page = open_page(f"{desk}/?view=review&event={eugene}")
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_visible()
    sign(page)
    choose(page, "What is wrong?", "Status")
    page.get_by_test_id("stRadio").get_by_text("Cancelled", exact=True).click()
    press(page, "Save")
    expect(page.get_by_text("Changed; it says “by hand” now.")).to_be_visible()
    expect(page.get_by_text("Ada set the status to “cancelled” (was “held”)").first).to_be_visible()
    shutil.rmtree(folder / "tables")
    build(folder)
    page = open_page(f"{desk}/?event={eugene}")
    card = page.locator(".st-key-event-card")
    expect(card).to_contain_text("Cancelled")
    expect(card).to_contain_text("By hand")
    expect(card).to_contain_text("(was “held”)")
    press(page, "Something wrong?")
    expect(page.get_by_role("combobox", name="Event")).to_have_value(re.compile("Eugene, Oregon"))
    sign(page)
    press(page, "Undo")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert EVENTS.read(folder / "tables").set_index("place")["status"]["Eugene, Oregon"] == "held"


def test_an_event_is_moved_to_a_place_that_is_looked_up(
    folder: Path, desk: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{desk}/?view=review&event={event_at(folder, 'Rutherford, New Jersey')}")
    sign(page)
    choose(page, "What is wrong?", "Place")
    page.get_by_role("textbox", name="Look up").fill("Rutherfordton, North Carolina")
    page.keyboard.press("Enter")
    page.get_by_text("Rutherfordton, North Carolina · town").click()
    press(page, "Save")
    expect(page.get_by_role("heading", name="Rutherfordton, North Carolina")).to_be_visible()
    assert event_at(folder, "Rutherfordton, North Carolina")


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_a_pasted_text_is_previewed_then_stored_and_on_the_map(
    folder: Path, desk: str, open_page: Callable[..., Page], viewport: dict[str, int] | None
) -> None:
    page = open_page(f"{desk}/?view=add", **({"viewport": viewport} if viewport else {}))
    page.get_by_role("textbox", name="Text of the article").fill(PASTED)
    page.get_by_role("textbox", name="Outlet", exact=True).fill("The Bugle")
    press(page, "Find events")
    expect(page.get_by_text("1 event found in 1 article")).to_be_visible()
    quote = page.locator("blockquote")
    expect(quote).to_contain_text("to protest the closing of three libraries")
    assert len(list((folder / "articles").iterdir())) == 5
    sign(page)
    press(page, "Store 1 article")
    expect(page.get_by_text("1 article stored. The tables now hold 14 events from 6 articles")).to_be_visible()
    assert len(list((folder / "articles").iterdir())) == 6
    page = open_page(f"{desk}/?event={event_at(folder, 'Boise, Idaho')}")
    expect(page.locator(".st-key-event-card blockquote")).to_contain_text("Boise")


def test_a_long_upload_shows_progress_and_can_be_cancelled(
    built: Path, blank_desk: str, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    rows = [
        {"headline": f"March {n}", "text": f"{PASTED} " + f"They marched in Salem, Oregon, for cause {n}. " * 40}
        for n in range(120)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    page = open_page(f"{blank_desk}/?view=add")
    page.get_by_role("tab", name="Upload files").click()
    page.locator("input[type=file]").set_input_files(str(tmp_path / "many.jsonl"))
    expect(page.get_by_text("many.jsonl", exact=True)).to_be_visible()
    press(page, "Find events")
    expect(page.get_by_text("Reading 120 articles")).to_be_visible()
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_role("tab", name="Paste a text")).to_be_visible()
    assert len(list((built / "articles").iterdir())) == 5


def test_a_name_that_was_made_to_point_here_may_not_write(blank_desk: str, browser: Browser) -> None:
    """DNS rebinding: a page of another site's name, served by this machine's server."""
    rules = "--host-resolver-rules=MAP news.example 127.0.0.1"
    other = browser.browser_type.launch(executable_path=find_browser(), args=[*FLAGS, rules])
    try:
        page = other.new_page()
        page.goto(f"{blank_desk.replace('127.0.0.1', 'news.example')}/?view=review", timeout=PATIENCE)
        expect(page.get_by_text("no sign-in is set up here")).to_be_visible()
        settle(page)
        assert page.get_by_role("button", name="Confirm").count() == 0
        assert page.get_by_role("textbox", name="Your name").count() == 0
    finally:
        other.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_one_writes(
    blank_desk: str, open_page: Callable[..., Page], theme: str
) -> None:
    page = open_page(f"{blank_desk}/?view=review", color_scheme=theme)
    choose(page, "What is wrong?", "Crowd")
    expect(page.get_by_role("spinbutton", name="Lowest figure")).to_be_visible()
    found = {"Review": list_serious_faults(page)}
    choose(page, "What is wrong?", "Place")
    expect(page.get_by_role("textbox", name="Look up")).to_be_visible()
    found["Place"] = list_serious_faults(page)
    page.get_by_role("radio", name="Add", exact=True).click()
    page.get_by_role("textbox", name="Text of the article").fill(PASTED)
    found["Add"] = list_serious_faults(page)
    press(page, "Find events")
    expect(page.get_by_text("1 event found in 1 article")).to_be_visible()
    found["Preview"] = list_serious_faults(page)
    assert {view: faults for view, faults in found.items() if faults} == {}


def test_on_a_phone_nothing_scrolls_sideways(blank_desk: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{blank_desk}/?view=review", viewport=PHONE)
    expect(page.get_by_role("button", name="Confirm", exact=True)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    page = open_page(f"{blank_desk}/?view=add", viewport=PHONE)
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
