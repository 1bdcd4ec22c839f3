"""The filters' rail in a real browser: what is chosen, found by typing, typed, and said of what is wrong."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, ServeTables, wait_for_map
from tests.browser.test_page import FOCUSED, OpenPage, list_serious_faults
from tests.sample_tables import build_tables, make_events, write_tables

HOSTILE = "<img src=x onerror=\"document.title='gone'\"> & <b>Co</b>"


@pytest.fixture(scope="module")
def crowded(serve_tables: ServeTables, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with sixty organizers."""
    return serve_tables(write_tables(tmp_path_factory.mktemp("crowded"), make_events(600, 40)))


def find_facet(page: Page, title: str) -> Locator:
    return page.locator("details", has=page.locator(".title", has_text=re.compile(f"^{title}$")))


def test_what_is_closed_is_not_made(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    status = find_facet(page, "Status")
    expect(status).to_contain_text("Held 11, Planned 2")
    expect(status.locator("input")).to_have_count(0)
    status.locator("summary").click()
    expect(status.get_by_role("group", name="Status")).to_be_visible()
    expect(status.get_by_role("checkbox", name="Planned · 2")).to_be_visible()


def test_what_was_opened_is_open_after_another_view(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    find_facet(page, "Crowd").locator("summary").click()
    page.get_by_text("Method", exact=True).click()
    expect(find_facet(page, "Crowd")).to_have_count(0)
    page.get_by_text("Table", exact=True).click()
    expect(page.get_by_role("checkbox", name=re.compile("^Under 100"))).to_be_visible()


def test_two_quick_clicks_both_count(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    boxes = find_facet(page, "Organizer").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    boxes.evaluate_all("(boxes) => boxes.slice(0, 2).forEach((box) => box.click())")
    expect(page.get_by_role("button", name="Organizer: Families Belong Together or Micaela Eller")).to_be_visible()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_a_phone_sees_what_is_left_while_it_chooses_and_goes_back_there(open_page: OpenPage, crowded: str) -> None:
    page = open_page(crowded, PHONE)
    wait_for_map(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    done = page.locator(".done")
    expect(done).to_have_text("Show 600 events")
    for title in ("Status", "What people did", "Crowd", "Outlet"):
        find_facet(page, title).locator("summary").click()
    expect(done).to_be_in_viewport(ratio=1)
    page.get_by_role("checkbox", name="Cancelled").check()
    expect(done).not_to_have_text("Show 600 events")
    expect(done).to_be_in_viewport(ratio=1)
    said = done.inner_text().removeprefix("Show ")
    done.click()
    expect(done).not_to_be_in_viewport()
    expect(page.locator(".pm-summary")).to_contain_text(said)


def test_an_organizer_is_found_by_typing_and_stays_in_the_list(open_page: OpenPage, crowded: str) -> None:
    page = open_page(crowded)
    wait_for_map(page)
    organizer = find_facet(page, "Organizer")
    search = organizer.get_by_role("searchbox", name="Find in Organizer")
    expect(search).to_have_attribute("placeholder", "Find among 60 …")
    expect(organizer.get_by_role("checkbox")).to_have_count(8)
    search.press_sequentially("group 5")
    expect(organizer.get_by_role("status")).to_have_text("15 matches")
    expect(organizer.get_by_role("checkbox", name=re.compile(r"^Group \d+ · \d+$"))).to_have_count(15)  # with counts
    expect(organizer.locator(".name").first).to_have_text(re.compile(r"^Group 5"))  # what begins so comes first
    name = str(organizer.locator(".name").first.text_content())
    search.press("Enter")
    expect(page.get_by_role("button", name=f"Organizer: {name}", exact=True)).to_be_visible()
    expect(search).to_have_value("")
    expect(search).to_be_focused()
    box = organizer.get_by_role("checkbox", name=re.compile(f"^{name} · "))
    box.uncheck()
    expect(page.get_by_role("button", name="Organizer")).to_have_count(0)
    expect(box).to_be_focused()


def test_what_is_being_typed_is_not_written_over(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    words = page.get_by_label("Words in the quotes")
    page.get_by_text(re.compile("^Micaela Eller ·")).click()
    words.press_sequentially("zeppel")
    expect(page.get_by_role("button", name="Organizer: Micaela Eller")).to_be_visible()
    expect(words).to_have_value("zeppel")
    words.press_sequentially("in")
    words.press("Enter")
    expect(page.get_by_role("heading", name="No event fits these filters")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Remove Words")).click()
    expect(words).to_have_value("")


def test_days_that_are_not_understood_are_said_beside_them(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    dates = page.get_by_role("textbox", name="Dates")
    dates.fill("next week")
    dates.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="“next week” is not understood")).to_be_visible()
    expect(dates).to_have_attribute("aria-invalid", "true")
    expect(dates).to_be_focused()
    expect(page.get_by_text("A day, a month or a range")).to_be_hidden()  # what is wrong tells how to write it
    expect(page.get_by_label("Words in the quotes")).to_be_visible()
    dates.fill("until 1 june")
    dates.press("Enter")
    expect(page.get_by_text("1 event in 1 place")).to_be_visible()
    expect(dates).to_have_value("until 1 June 2018")
    expect(page.get_by_text("is not understood")).to_have_count(0)


def test_the_hint_for_dates_lies_over_nothing(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    words = page.get_by_label("Words in the quotes")
    before = words.bounding_box()
    assert before
    dates = page.get_by_role("textbox", name="Dates")
    dates.focus()
    hint = page.get_by_text("A day, a month or a range").bounding_box()
    assert hint
    assert hint["y"] + hint["height"] <= before["y"]
    dates.fill("03/06/2018")
    dates.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "“03/06/2018” may be two days: write “3 June 2018” or “6 March 2018”"
    )
    assert words.bounding_box() == before  # a click on it that ends the typing must not miss it


def test_the_dots_tell_what_is_chosen(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    looks = find_facet(page, "The dots")
    expect(looks).to_contain_text("colour by status, size by crowd")
    looks.locator("summary").click()
    looks.get_by_role("radio", name="action").check()
    expect(page.get_by_role("list", name="Legend")).to_contain_text("March")
    expect(page).to_have_url(re.compile("colour=action"))
    looks.get_by_role("radio", name="action").press("ArrowLeft")
    expect(page).to_have_url(re.compile("colour=organizer"))
    assert str(page.evaluate(FOCUSED)).casefold() == "organizer"


def test_names_from_outside_are_text(serve_once: ServeTables, open_page: OpenPage, tmp_path: Path) -> None:
    tables = build_tables()
    tables["events"]["organizers"] = [[HOSTILE] for _ in range(len(tables["events"]))]
    tables["events"].at[0, "organizers"] = ["Other"]
    page = open_page(serve_once(write_tables(tmp_path, tables)))
    wait_for_map(page)
    page.get_by_role("checkbox", name=HOSTILE).check()
    expect(find_facet(page, "Organizer").locator("img, b")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Organizer: <img"))).to_be_visible()
    assert page.title() == "Protest Map"


def test_a_long_name_keeps_its_beginning_and_its_end(
    serve_once: ServeTables, open_page: OpenPage, tmp_path: Path
) -> None:
    long = f"Coalition of Readers of the Valley {'and of ' * 8}Hills, Chapter 12"
    tables = build_tables()
    tables["events"]["organizers"] = [["MoveOn", "x" * 500, long] for _ in range(len(tables["events"]))]
    page = open_page(serve_once(write_tables(tmp_path, tables)))
    names = find_facet(page, "Organizer").locator(".name")
    expect(names).to_have_count(3)
    shown = names.all_text_contents()
    assert "MoveOn" in shown
    assert f"{'x' * 32}…{'x' * 31}" in shown
    assert any(name.startswith("Coalition of Readers") and name.endswith("Hills, Chapter 12") for name in shown)
    assert max(map(len, shown)) == 64


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_is_open(open_page: OpenPage, crowded: str, theme: str) -> None:
    page = open_page(f"{crowded}/?status=held", color_scheme=theme)
    wait_for_map(page)
    for summary in page.locator("details:not([open], [hidden]) > summary").all()[::-1]:
        summary.click()
    page.get_by_label("Find in Organizer").fill("group 5")
    page.get_by_role("textbox", name="Dates").fill("soon")
    page.get_by_role("textbox", name="Dates").press("Enter")
    expect(page.get_by_text("is not understood")).to_be_visible()
    assert list_serious_faults(page) == []
