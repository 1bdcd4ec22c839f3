"""The map that the browser narrows by itself is the map that Python draws."""

import re
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from dashboard.page.collection import Collection
from dashboard.page.colouring import Colourings
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import to_shown
from dashboard.page.narrowing import describe_asked
from dashboard.page.stacks import StackIndex
from tests.browser.conftest import ServeTables, wait_for_map
from tests.sample_tables import write_tables
from tests.varied_events import make_varied_events

OpenPage = Callable[..., Page]
LOOKS = [(ColourBy.STATUS, SizeBy.CROWD), (ColourBy.ORGANIZER, SizeBy.EVENTS), (ColourBy.ACTION, SizeBy.CROWD)]
COUNT_HERE = """(asked) => {
    const { map, events, countUnder } = protestMapMemory;
    const toList = ([name, values]) => [name, [...values]];
    const toLists = (columns) => Object.fromEntries(Object.entries(columns).map(toList));
    return asked.map(({ filters, key }) => ({
        dots: toLists(events.stack(events.match(filters), map.data.sizes)),
        counts: [...countUnder(filters, key)],
    }));
}"""


@pytest.fixture(scope="module")
def index() -> EventIndex:
    return EventIndex(Collection(**make_varied_events()))


@pytest.fixture(scope="module")
def varied(serve_tables: ServeTables, tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve_tables(write_tables(tmp_path_factory.mktemp("varied"), make_varied_events()))


def wait_for_events(page: Page) -> None:
    wait_for_map(page)
    page.wait_for_function("protestMapMemory.events?.version === protestMapMemory.map.data.events")


def choose_filters(index: EventIndex, count: int) -> list[Filters]:
    """Give filters of all kinds: any day or none, and some values of up to three facets."""
    random = np.random.default_rng(7)
    first, last = index.span or (date.min, date.min)
    days = [None, None, *(date.fromordinal(day) for day in range(first.toordinal() - 3, last.toordinal() + 4, 30))]
    found = []
    for _ in range(count):
        low, high = (days[i] for i in random.integers(0, len(days), 2))
        if low and high and low > high:
            low, high = high, low
        keys = random.choice(list(index.facets), random.integers(0, 4), replace=False)
        chosen = {key: frozenset(random.choice(index.facets[key].values, random.integers(1, 4))) for key in keys}
        found.append(Filters(low, high, "", {str(key): values for key, values in chosen.items()}))
    return found


@pytest.mark.parametrize(("colour", "size"), LOOKS)
def test_browser_and_python_count_the_same(
    open_page: OpenPage, varied: str, index: EventIndex, colour: ColourBy, size: SizeBy
) -> None:
    page = open_page(f"{varied}/?colour={colour}&size={size}")
    wait_for_events(page)
    points, colouring = StackIndex(index.collection.events), Colourings(index.collection).find(colour)
    asked = choose_filters(index, 150)
    keys = [list(index.facets)[i % len(index.facets)] for i in range(len(asked))]
    told = page.evaluate(
        COUNT_HERE, [{"filters": describe_asked(one), "key": key} for one, key in zip(asked, keys, strict=True)]
    )
    empty = 0
    for filters, key, found in zip(asked, keys, told, strict=True):
        dots = to_shown(points, points.count(index.match(filters), colouring.codes), size)
        assert found["dots"] == {name: column.astype(int).tolist() for name, column in dots.items()}, filters
        assert found["counts"] == index.count(filters, key).tolist(), filters
        empty += not len(dots["point"])
    assert empty < len(asked) / 2


def brush(page: Page, first: float, last: float, *, release: bool = True) -> None:
    """Brush the histogram from one part of its width to another."""
    plot = page.locator(".plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + first * box["width"], box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + last * box["width"], box["y"] + 30, steps=8)
    if release:
        page.mouse.up()


def read_frame(page: Page, name: str) -> str | None:
    return page.locator(".frame").get_attribute(f"data-{name}")


def list_points(page: Page) -> list[int]:
    points: list[int] = page.evaluate("[...protestMapMemory.map.data.stacks.point]")
    return points


def expect_agreement(page: Page) -> None:
    """Wait until Python has answered what the browser drew last, and see that it says the same."""
    page.wait_for_function(
        "(() => { const { narrowed, agreed } = protestMapMemory.map.find('.frame').dataset;"
        " return narrowed && (agreed === narrowed || agreed === 'no'); })()"
    )
    assert read_frame(page, "agreed") == read_frame(page, "narrowed")
    expect(page.locator(".frame")).to_have_attribute("aria-busy", "false")


def test_a_brush_is_drawn_while_it_is_drawn_and_python_agrees(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    everything = list_points(page)
    brush(page, 0.3, 0.31, release=False)
    page.wait_for_function("protestMapMemory.map.find('.frame').dataset.narrowed")
    page.wait_for_timeout(100)
    assert 0 < len(list_points(page)) < len(everything)  # Python has not been asked yet
    assert page.evaluate("protestMapMemory.map.sent.answers") == 0
    expect(page.locator(".st-key-summary")).to_have_attribute("aria-busy", "true")
    page.mouse.up()
    expect(page.get_by_text(re.compile(r"^\d+ events, \d+ of them on the map"))).not_to_contain_text("400 events")
    expect_agreement(page)
    page.get_by_role("button", name="All dates").click()
    assert list_points(page) == everything
    expect_agreement(page)
    expect(page.locator(".st-key-summary")).to_have_attribute("aria-busy", "false")


def test_the_same_answer_is_not_drawn_again(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    page.evaluate(
        """() => {
            const { deck, lettering } = protestMapMemory.map;
            globalThis.drawn = { dots: 0, names: 0 };
            const [lay, write] = [deck.setProps.bind(deck), lettering.draw.bind(lettering)];
            deck.setProps = (props) => ((drawn.dots += 1), lay(props));
            lettering.draw = () => ((drawn.names += 1), write());
        }"""
    )
    page.get_by_role("slider", name="Last day shown").press("PageDown")
    expect_agreement(page)
    assert page.evaluate("drawn") == {"dots": 1, "names": 1}


def test_what_python_answers_late_is_not_drawn_over_what_is_newer(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    page.evaluate(
        """() => {
            const { map } = protestMapMemory;
            globalThis.drawn = [];
            const draw = map.draw.bind(map);
            map.draw = () => (draw(), drawn.at(-1) === map.data.stacks.length || drawn.push(map.data.stacks.length));
        }"""
    )
    last = page.get_by_role("slider", name="Last day shown")
    last.focus()
    for key in ("PageDown", "PageDown", "ArrowLeft", "Home", "End", "PageDown"):
        last.press(key)
        page.wait_for_timeout(90)
    expect_agreement(page)
    page.wait_for_timeout(500)
    assert page.evaluate("drawn.length") <= 6  # once for each key: no answer to an older one came between
    expect_agreement(page)


def test_other_filters_hold_under_a_brush(open_page: OpenPage, varied: str, index: EventIndex) -> None:
    page = open_page(f"{varied}/?status=planned&organizer=Group+1&organizer=Group+2&colour=organizer")
    wait_for_events(page)
    brush(page, 0.2, 0.7)
    expect_agreement(page)
    assert 0 < len(list_points(page)) < len(StackIndex(index.collection.events))


def test_a_choice_is_drawn_and_counted_before_python_answers(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    everything = list_points(page)
    page.get_by_role("checkbox", name=re.compile("^Group 1 ·")).click()
    assert 0 < len(list_points(page)) < len(everything)
    expect_agreement(page)
    page.get_by_role("checkbox", name=re.compile("^Group 1 ·")).click()
    assert list_points(page) == everything
    expect_agreement(page)


def test_with_words_python_alone_narrows(open_page: OpenPage, varied: str) -> None:
    page = open_page(f"{varied}/?words=people+gathered")
    wait_for_events(page)
    brush(page, 0.3, 0.5)
    expect(page).to_have_url(re.compile("from="))
    assert read_frame(page, "narrowed") is None


def test_play_narrows_in_the_browser(open_page: OpenPage, varied: str) -> None:
    page = open_page(varied)
    wait_for_events(page)
    page.get_by_label("Speed").select_option("fast")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("protestMapMemory.map.find('.frame').dataset.narrowed")
    page.wait_for_timeout(2_000)
    page.get_by_role("button", name="Pause").click()
    expect_agreement(page)
