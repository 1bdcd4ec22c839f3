"""Where the keyboard goes on when what it stood on is gone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, wait_for_map

OpenPage = Callable[..., Page]


def wait_for_rail(page: Page) -> None:
    page.wait_for_function("globalThis.protestMapMemory?.rail")


def test_after_a_filter_the_keyboard_is_on_the_next_one_and_at_last_on_what_is_shown(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(f"{address}/?organizer=Families+Belong+Together&status=held&action=rally")
    wait_for_map(page)
    wait_for_rail(page)
    organizer, status, action = (
        page.get_by_role("button", name=re.compile(f"^{name}: ")) for name in ("Organizer", "Status", "What people did")
    )
    organizer.press("Enter")
    expect(organizer).to_have_count(0)
    expect(status).to_be_focused()
    action.press("Enter")
    expect(action).to_have_count(0)
    expect(status).to_be_focused()  # the last one is gone: the one before it, and never what clears all
    status.press("Enter")
    expect(page.get_by_text("13 events, 12 of them on the map")).to_be_visible()
    expect(page.locator(".pm-summary")).to_be_focused()


@pytest.mark.parametrize("button", ["Clear all filters", "Remove Words: “zeppelin” to see 11 events"])
def test_after_all_filters_the_keyboard_is_on_what_is_shown(open_page: OpenPage, address: str, button: str) -> None:
    page = open_page(f"{address}/?words=zeppelin&status=held")
    expect(page.get_by_role("heading", name="No event fits these filters")).to_be_visible()
    wait_for_rail(page)
    page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_role("heading", name="No event fits these filters")).to_have_count(0)
    expect(page.locator(".pm-summary")).to_be_focused()


def test_the_panel_of_filters_gives_the_keyboard_back(open_page: OpenPage, address: str) -> None:
    page = open_page(address, PHONE)
    wait_for_map(page)
    wait_for_rail(page)
    opens = page.get_by_test_id("stExpandSidebarButton")
    closes = page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
    for _ in range(2):
        opens.press("Enter")
        expect(closes).to_be_focused()
        closes.press("Enter")
        expect(opens).to_be_focused()


def test_the_menu_has_one_name_for_eye_and_ear(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?view=method")
    menu = page.get_by_role("button", name="Theme, and about this page")
    expect(menu).to_be_visible()
    assert "Theme" in menu.evaluate("(menu) => getComputedStyle(menu, '::after').content")
    expect(page.get_by_role("button", name="Main menu")).to_have_count(0)


def test_what_closes_an_event_or_the_dates_leaves_the_keyboard_beside_it(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=eugene&to=2018-06-14")
    wait_for_map(page)
    page.get_by_role("button", name="Close").press("Enter")
    expect(page.get_by_role("heading", name="Choose a point on the map")).to_be_focused()
    page.get_by_role("slider", name="Last day shown").press("ArrowLeft")
    page.get_by_role("button", name="All dates").press("Enter")
    expect(page.get_by_role("slider", name="First day shown")).to_be_focused()
