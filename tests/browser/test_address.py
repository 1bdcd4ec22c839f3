"""The address in a real browser: whatever the order of choices and "back", address, rail and map agree in the end."""

import re
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, wait_for_map
from tests.browser.test_narrowing import expect_agreement, wait_for_events
from tests.browser.test_rail import find_facet
from tests.sample_tables import write_tables
from tests.varied_events import make_varied_events

OpenPage = Callable[..., Page]
CHOOSE_AND_GO = """([acts, pause]) => {
    const { boxes, values } = protestMapMemory.rail.facets.organizer;
    globalThis.happened = [];
    navigation.addEventListener("currententrychange", (event) => happened.push(event.navigationType));
    const choose = (one) => (happened.push("choice"), boxes.get(values.indexOf(one)).input.click());
    acts.forEach((one, i) => setTimeout(() => (typeof one === "string" ? choose(one) : history.go(one)), i * pause));
}"""
"""Chooses organizers and goes back (-1) or forward (1), a pause of milliseconds between them.

Notes what happened in which order: the browser goes back ("traverse") some time after it is told to, at times after the
choice that follows; "push" is an address that was written.
"""

AGREES = """() => {
    const named = new URLSearchParams(location.search).getAll("organizer").sort();
    return String(named) === String(protestMapMemory.rail.facets.organizer.listChosen().sort());
}"""


@pytest.fixture(scope="module")
def varied(serve_tables: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve_tables(write_tables(tmp_path_factory.mktemp("varied"), make_varied_events()))


def settle(page: Page) -> None:
    """Wait until all that the page was asked for is answered."""
    page.wait_for_timeout(700)
    page.wait_for_function("protestMapMemory.map.sent.answers >= protestMapMemory.asked")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(200)


def read_state(page: Page) -> tuple[list[str], list[str], int]:
    """Give which organizers the address and the rail name, and how many events the map has."""
    boxes = find_facet(page, "Organizer").get_by_role("checkbox", checked=True)
    named = page.evaluate("new URLSearchParams(location.search).getAll('organizer')")
    shown = [str(box.evaluate("(box) => box.closest('label').querySelector('.name').innerText")) for box in boxes.all()]
    return sorted(named), sorted(shown), count_events(page)


def count_events(page: Page) -> int:
    """Give how many events the map shows."""
    return int(page.evaluate("protestMapMemory.map.data.stacks.count.reduce((sum, one) => sum + one, 0)"))


def read_alone(page: Page, url: str) -> int:
    """Give how many events a link shows that is opened afresh."""
    page.goto(url)
    wait_for_events(page)
    return count_events(page)


@pytest.mark.parametrize("pause", [0, 20, 120])
@pytest.mark.parametrize(
    ("acts", "left"),
    [
        (["Group 2", -1], []),
        (["Group 2", "Group 3", -1], []),
        (["Group 2", -1, 1], ["Group 1"]),
        ([-1, "Group 2"], None),
        (["Group 2", -1, "Group 3"], None),
    ],
    ids=["choice, back", "choices, back", "choice, back, forward", "back, choice", "choice, back, choice"],
)
def test_a_choice_and_back_in_any_order_agree(
    open_page: OpenPage, varied: str, pause: int, acts: list[int | str], left: list[str] | None
) -> None:
    page = open_page(varied)
    wait_for_events(page)
    page.get_by_role("checkbox", name=re.compile("^Group 1 ·")).click()
    expect(page).to_have_url(re.compile("organizer=Group"))
    settle(page)
    page.evaluate(CHOOSE_AND_GO, [acts, pause])
    settle(page)
    page.wait_for_function(AGREES)
    named, shown, events = read_state(page)
    assert named == shown
    happened = page.evaluate("happened")
    came = [one for one in happened if one in ("choice", "traverse")]
    if left is None and came[-1] == "choice":
        assert acts[-1] in named  # a choice after it is not undone by a "back"
    before_back = list(takewhile(lambda one: one != "traverse", happened))
    if left is not None and came == ["choice" if isinstance(one, str) else "traverse" for one in acts]:
        assert "push" in before_back or named == left  # a choice that was written is a step of its own
    assert read_alone(page, page.url) == events


def test_back_after_another_view_and_an_event(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.get_by_role("button", name=re.compile("^Austin, Texas ")).click()
    expect(page).to_have_url(re.compile("event=austin"))
    page.get_by_role("radio", name="Method", exact=True).click()
    expect(page).to_have_url(re.compile("view=method"))
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", name="Austin, Texas")).to_be_visible()
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", name="Choose a point on the map")).to_be_visible()
    assert page.evaluate("location.search") == ""
    page.evaluate("history.go(2)")
    expect(page.get_by_text("What a point is")).to_be_visible()


def test_a_film_is_one_step_back_and_back_stops_it(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    page.get_by_label("Speed").select_option("fast")
    steps = page.evaluate("history.length")
    page.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile("from="))
    first = page.url
    page.wait_for_function("(first) => location.href !== first", arg=first)
    page.wait_for_timeout(1_500)
    assert page.evaluate("history.length") == steps + 1
    page.evaluate("history.back()")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    settle(page)
    assert page.evaluate("location.search") == ""
    expect(page.get_by_role("button", name="All dates")).to_be_hidden()
    events = count_events(page)
    page.wait_for_timeout(1_000)
    assert count_events(page) == events


def test_a_link_with_what_is_not_here_is_told_once_and_mended(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    steps = page.evaluate("history.length")
    page = open_page(f"{address}/?from=2018-99-01&to=2018-06-01&colour=pink&organizer=Nobody&embed_options=light_theme")
    wait_for_map(page)
    said = "shown without it: from “2018-99-01”, Organizer “Nobody” and colour “pink”"
    expect(page.get_by_text(said)).to_be_in_viewport()
    expect(page).to_have_url(f"{address}/?to=2018-06-01&embed_options=light_theme")
    assert page.evaluate("history.length") == steps  # "back" leads to where the link stood, not to the link as it was
    page.get_by_role("button", name="Dates: until 1 June 2018").click()
    expect(page.get_by_text("13 events, 12 of them on the map")).to_be_visible()
    expect(page.get_by_text(said)).to_have_count(0)


def test_dropped_filters_leave_the_map_before_python_answers(open_page: OpenPage, varied: str) -> None:
    page = open_page(f"{varied}/?organizer=Group+1&organizer=Group+2&status=held")
    wait_for_events(page)
    narrow = count_events(page)
    page.get_by_role("button", name=re.compile("^Organizer: ")).click()
    assert count_events(page) > narrow
    expect(find_facet(page, "Organizer").get_by_role("checkbox", checked=True)).to_have_count(0)
    expect_agreement(page)
    held = count_events(page)
    page.get_by_role("button", name="Clear all filters").click()
    assert count_events(page) > held
    expect_agreement(page)
    settle(page)
    assert page.evaluate("location.search") == ""


def test_on_a_phone_what_a_link_asks_in_vain_is_seen_first(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?organiser=Nobody", viewport=PHONE)
    wait_for_map(page)
    expect(page.get_by_text("“organiser”, which may be meant for “organizer”")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Protest Map")).to_be_in_viewport()
