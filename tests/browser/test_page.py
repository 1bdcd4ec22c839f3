"""What a person does on the page, in a real browser."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, ServeTables, find_pixel, wait_for_map
from tests.sample_tables import POINTS, build_tables, write_tables

OpenPage = Callable[..., Page]
EUGENE = (-123.08675, 44.05207)
MIRAMAR = (-80.23227, 25.98731)


def test_opening_shows_map_and_summary(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places, told by 5 articles")).to_be_visible()
    expect(page.get_by_role("group", name=re.compile("Map of 12 events in 11 places"))).to_be_visible()
    expect(page.get_by_role("list", name="Legend")).to_contain_text("Crowd not reported")


def test_clicked_point_opens_its_quote(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.mouse.click(*find_pixel(page, *EUGENE))
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_visible()
    quote = page.locator(".pm-quote").first
    expect(quote).to_contain_text(re.compile("About 100C? people gatheredG? in Eugene, Oregon"))
    expect(quote.locator("mark.pm-crowd")).to_have_text("About 100C")
    expect(page).to_have_url(re.compile("event=eugene"))


def test_stack_lists_its_events_and_each_opens(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.mouse.click(*find_pixel(page, *MIRAMAR))
    expect(page.get_by_text("2 events here")).to_be_visible()
    expect(page.locator(".pm-when")).to_have_text("Thu 14 June 2018")
    page.get_by_text("Fri 1 June 2018 · Rally").click()
    expect(page.locator(".pm-when")).to_have_text("Fri 1 June 2018")
    expect(page.locator(".pm-quote")).to_contain_text("Miramar ICE detention facility")


def test_hovered_point_says_where_and_how_many(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.mouse.move(*find_pixel(page, *MIRAMAR), steps=3)
    expect(page.locator(".frame .tip")).to_contain_text("Miramar, Florida2 events, held, crowd not reported")


def test_a_ring_is_as_long_as_the_share_of_counter_protests(
    open_page: OpenPage, serve_tables: Callable[[Path], str], tmp_path: Path
) -> None:
    tables = build_tables()
    tables["events"].loc[tables["events"]["event_id"] == "miramar-1-june", "action"] = "counter_protest"
    page = open_page(serve_tables(write_tables(tmp_path, tables)))
    wait_for_map(page)
    x, y = find_pixel(page, *MIRAMAR)
    clip = {"x": x - 20, "y": y - 20, "width": 40, "height": 40}
    with Image.open(BytesIO(page.screenshot(clip=clip))) as seen:  # type: ignore[arg-type]
        red, green, blue = (np.asarray(seen.convert("RGB")).astype(int)[..., channel] for channel in range(3))
    is_ring = (red - blue > 120) & (red - green > 60)
    assert is_ring[:, 22:].sum() > 20  # one of two: half of it, from the top to the right
    assert is_ring[:, :18].sum() == 0
    page.mouse.move(x, y, steps=3)
    expect(page.locator(".frame .tip")).to_contain_text("one of them a counter-protest")


def test_organizer_filter_keeps_the_open_event(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=warwick")
    wait_for_map(page)
    before = page.locator(".frame").bounding_box()
    page.get_by_text(re.compile("^Micaela Eller ·")).click()
    expect(page.get_by_text("1 event in 1 place")).to_be_visible()
    expect(page.get_by_role("button", name="Clear all filters")).to_be_visible()
    assert page.locator(".frame").bounding_box() == before  # nothing jumps
    expect(page.get_by_role("heading", name="Warwick, Rhode Island")).to_be_visible()
    expect(page.get_by_text("not among those that the filters show")).to_be_visible()
    page.get_by_role("button", name="Organizer: Micaela Eller").click()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()


def test_dates_by_keyboard_on_the_histogram(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    last = page.get_by_role("slider", name="Last day shown")
    expect(last).to_have_attribute("aria-valuetext", "14 June 2018")
    last.focus()
    last.press("ArrowLeft")
    expect(page.get_by_text("1 event in 1 place, told by 1 article")).to_be_visible()
    expect(page).to_have_url(re.compile("to=2018-06-13"))
    expect(last).to_have_attribute("aria-valuetext", "13 June 2018")
    page.get_by_role("button", name="All dates").click()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()


def test_play_moves_through_time_and_stops(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page.get_by_role("slider", name="Last day shown")).to_have_attribute("aria-valuetext", "14 June 2018")
    page.get_by_label("Speed").select_option("fast")
    page.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile("from=2018-06-01.*to=2018-06-01"))
    expect(page).to_have_url(re.compile("from=2018-06-14.*to=2018-06-14"))  # the empty days between are skipped
    expect(page.locator(".now")).to_have_text("14 June 2018: 12 events")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_link_shows_the_same_view_elsewhere(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.get_by_text(re.compile("^Families Belong Together ·")).click()
    expect(page).to_have_url(re.compile("organizer="))
    page.get_by_role("button", name="Cleveland, Ohio Thu 14 June 2018 · March").click()
    expect(page).to_have_url(re.compile("event=cleveland"))
    summary = page.locator(".pm-summary").inner_text()
    other = open_page(page.url)
    expect(other.locator(".pm-summary")).to_have_text(summary)
    expect(other.get_by_role("heading", name="Cleveland, Ohio")).to_be_visible()
    expect(other.get_by_role("checkbox", name=re.compile("Families Belong Together"))).to_be_checked()


def test_back_restores_the_view_before(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.get_by_text(re.compile("^Micaela Eller ·")).click()
    expect(page.get_by_text("1 event in 1 place")).to_be_visible()
    expect(page).to_have_url(re.compile("organizer="))
    page.go_back()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()
    page.get_by_text("Method", exact=True).click()
    expect(page.get_by_text("What a point is")).to_be_visible()
    expect(page).to_have_url(re.compile("view=method"))
    page.go_back()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_first_view_is_filled_by_the_points_and_then_by_their_country(
    open_page: OpenPage, address: str, viewport: dict[str, int]
) -> None:
    page = open_page(address, viewport)
    wait_for_map(page)
    box = page.locator(".canvas").bounding_box()
    assert box
    across = [find_pixel(page, longitude, latitude)[0] for _, _, latitude, longitude in POINTS.values()]
    assert max(across) - min(across) > 0.65 * box["width"]
    (west, south), (east, north) = find_pixel(page, -124.7, 24.5), find_pixel(page, -67, 49.4)
    above, below = north - box["y"], box["y"] + box["height"] - south
    assert above == pytest.approx(below, abs=0.1 * box["height"])  # what is left is shared by Canada and Mexico
    assert west - box["x"] == pytest.approx(box["x"] + box["width"] - east, abs=0.1 * box["width"])


def test_what_lies_far_off_is_one_click_away(serve_once: ServeTables, open_page: OpenPage, tmp_path: Path) -> None:
    tables = build_tables()
    is_one = tables["events"]["place"] == "Eugene, Oregon"
    tables["events"].loc[is_one, ["latitude", "longitude"]] = 21.30694, -157.85833
    page = open_page(serve_once(write_tables(tmp_path, tables)))
    wait_for_map(page)
    box = page.locator(".canvas").bounding_box()
    assert box
    assert find_pixel(page, -157.85833, 21.30694)[0] < box["x"]
    page.get_by_role("button", name="1 event outside this view: show all").click()
    expect(page.locator(".outside")).to_be_hidden()
    expect(page.locator(".frame")).to_have_attribute("data-view", re.compile(r"^-1[01]\d"))
    assert find_pixel(page, -157.85833, 21.30694)[0] > box["x"]


def test_many_filters_leave_what_clears_them_in_sight(open_page: OpenPage, address: str) -> None:
    page = open_page(
        f"{address}/?organizer=Families+Belong+Together&status=held&action=rally&outlet=CNN&from=2018-06-02"
    )
    wait_for_map(page)
    for name in ("Organizer: Families Belong Together", "Status: Held", "Clear all filters"):
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_in_viewport(ratio=1)
        assert button.locator("p").evaluate("(p) => p.scrollWidth <= p.clientWidth")  # said whole
    expect(page.get_by_role("button", name="What people did: Rally")).to_be_hidden()
    page.get_by_role("button", name="+ 2 more").click()
    page.get_by_role("button", name="What people did: Rally").click()
    expect(page).not_to_have_url(re.compile("action="))
    expect(page.get_by_role("button", name="Outlet: CNN")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()


def test_a_stale_link_says_so_and_pushes_nothing_down(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=gone&organizer=Nobody")
    wait_for_map(page)
    expect(page.get_by_text("The link asks for what is not here")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Make a figure")).to_be_in_viewport(ratio=1)


def test_map_shows_all_after_the_window_shrinks_until_somebody_moves_it(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    frame = page.locator(".frame")
    view = str(frame.get_attribute("data-view"))
    page.set_viewport_size({"width": 1100, "height": 900})
    expect(frame).not_to_have_attribute("data-view", view)
    box = page.locator(".canvas").bounding_box()
    assert box
    for _, _, latitude, longitude in POINTS.values():
        x, y = find_pixel(page, longitude, latitude)
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]
    view = str(frame.get_attribute("data-view"))
    page.get_by_role("button", name="Zoom in").click()
    expect(frame).not_to_have_attribute("data-view", view)
    page.wait_for_timeout(500)
    view = str(frame.get_attribute("data-view"))
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.wait_for_timeout(500)
    expect(frame).to_have_attribute("data-view", view)


@pytest.mark.parametrize("scale", ["1", "2"])
def test_saved_picture_is_what_the_map_shows(open_page: OpenPage, address: str, scale: str, tmp_path: Path) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.wait_for_timeout(500)
    page.get_by_label("Sharpness of the saved picture").select_option(scale)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this view").click()
    download.value.save_as(tmp_path / "view.png")
    assert download.value.suggested_filename == "protest-map.png"
    box = page.locator(".canvas").bounding_box()
    assert box
    with Image.open(tmp_path / "view.png") as saved:
        assert saved.format == "PNG"
        pixels = np.asarray(saved.convert("RGB")).astype(int)
    factor = int(scale)
    left = 24 * factor
    found = find_dots(pixels[:, left:])
    wanted = [
        ((x - box["x"]) * factor, (y - box["y"]) * factor)
        for x, y in (find_pixel(page, longitude, latitude) for _, _, latitude, longitude in POINTS.values())
    ]
    top = find_map_top(found, wanted, 6 * factor)
    for x, y in wanted:
        around = 9 * factor
        row, column = round(y + top), round(x)
        assert found[row - around : row + around, column - around : column + around].any()
    assert top > 60 * factor  # the title and the counts stand above the map
    assert pixels.shape[0] > top + box["height"] * factor + 40 * factor  # the legend and the credits below it


def find_dots(pixels: np.ndarray) -> np.ndarray:
    """Give which pixels have the hue of a dot or its rim: clearly blue or clearly orange."""
    red, green, blue = (pixels[..., channel] for channel in range(3))
    return ((blue - red > 60) & (blue - green > 25)) | ((red - blue > 90) & (green > 90))


def find_map_top(found: np.ndarray, wanted: list[tuple[float, float]], rim: int) -> int:
    """Give the row of the picture at which the map begins: where most dots have their rims where they should."""
    inside = [(round(x), round(y)) for x, y in wanted]

    def count(top: int) -> int:
        rows = [(min(y + top, len(found) - 1), x) for x, y in inside]
        return sum(
            found[y, x - rim - 1 : x - rim + 2].any() + found[y, x + rim - 1 : x + rim + 2].any() for y, x in rows
        )

    return max(range(found.shape[0] // 2), key=count)


def test_table_row_opens_the_same_event(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?view=table")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 35 * 2 + 16)
    heading = page.locator(".pm-head h2")
    expect(heading).to_be_visible()
    expect(page).to_have_url(re.compile("event="))


def test_tray_names_what_is_off_the_map(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?view=off-map")
    expect(page.get_by_text("12 on the map + 1 online + 0 not placed = 13 events")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Online Thu 14 June 2018")).first.click()
    expect(page.locator(".pm-quote").first).to_contain_text("virtual event")


def test_whole_article_opens_with_its_marks(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=eugene")
    page.get_by_role("button", name="Whole article").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark.pm-crowd").first).to_be_visible()
    expect(dialog).to_contain_text("US border and other points of entry")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_long_words_are_cut_on_buttons(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?words={'steps+of+the+courthouse+' * 25}")
    for name in (re.compile("^Words: “steps of"), re.compile("^Remove Words: “steps of the .*…” to see 13 events$")):
        button = page.get_by_role("button", name=name)
        expect(button).to_be_visible()
        box = button.bounding_box()
        assert box
        assert box["height"] < 60


def test_empty_map_says_that_it_is(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?region=none")
    wait_for_map(page)
    expect(page.locator(".notice")).to_have_text("1 online event is under “Not on the map”")
    expect(page.get_by_role("heading", name="Choose an event")).to_be_visible()  # there is no point to choose
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".notice")).to_be_hidden()


def test_histogram_says_days_and_events_as_all_else_does(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?from=2018-06-02&to=2018-06-14")
    expect(page.locator(".now")).to_have_text("2–14 June 2018: 12 events")
    expect(page.get_by_role("button", name="Dates: 2–14 June 2018")).to_be_visible()
    expect(page.locator(".pm-summary")).to_contain_text("12 events, 11 of them on the map")
    plot = page.locator(".plot").bounding_box()
    assert plot
    page.mouse.move(plot["x"] + 5, plot["y"] + 40)
    page.mouse.down()
    page.mouse.move(plot["x"] + 0.5 * plot["width"], plot["y"] + 40, steps=4)
    expect(page.locator(".now")).to_have_text("1–8 June 2018: 1 event")  # not asked of Python yet
    page.mouse.up()
    expect(page).to_have_url(re.compile("to=2018-06-08"))
    expect(page.locator(".now")).to_have_text("1–8 June 2018: 1 event")


def test_empty_result_offers_a_way_back(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?words=zeppelin")
    expect(page.get_by_role("heading", name="No event fits these filters")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Remove Words")).click()
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()


def test_keys_step_from_event_to_event(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=eugene")
    wait_for_map(page)
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_visible()
    page.keyboard.press("Alt+n")
    expect(page.locator(".pm-head h2")).not_to_have_text("Eugene, Oregon")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_scrolls_sideways(open_page: OpenPage, address: str, viewport: dict[str, int]) -> None:
    page = open_page(f"{address}/?event=austin", viewport)
    wait_for_map(page)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    sideways = """[...document.querySelectorAll('section, main, .st-key-page *')]
        .filter((e) => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflowX === 'auto').length"""
    assert page.evaluate(sideways) == 0


def test_phone_opens_and_closes_what_can_be_taken_away(open_page: OpenPage, address: str) -> None:
    page = open_page(address, PHONE)
    wait_for_map(page)
    more = page.get_by_role("button", name="Export …")
    expect(page.get_by_role("button", name="Make a figure")).to_be_hidden()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Make a figure").click()
    expect(page.get_by_role("button", name="Download the figure")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Data", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="GeoJSON").click()
    assert download.value.suggested_filename == "protest-map.geojson"
    page.keyboard.press("Escape")
    more.click()
    expect(page.get_by_role("button", name="Make a figure")).to_be_hidden()


def test_phone_offers_the_next_event_above_a_card(open_page: OpenPage, address: str) -> None:
    page = open_page(address, viewport=PHONE)
    wait_for_map(page)
    page.mouse.click(*find_pixel(page, *EUGENE))
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_in_viewport()
    page.wait_for_timeout(1_000)  # it is scrolled to
    reached = """(button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    assert page.get_by_role("button", name="Close").evaluate(reached)  # nothing lies over it


def test_phone_reads_a_quote_under_the_map(open_page: OpenPage, address: str) -> None:
    page = open_page(address, PHONE, has_touch=True)
    wait_for_map(page)
    frame = page.locator(".frame").bounding_box()
    assert frame
    views = page.get_by_role("radiogroup", name="View").get_by_role("radio")
    tops = views.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1  # they stand in one line
    assert 0.3 * 844 < frame["height"] < 0.45 * 844  # over a third of the screen
    assert frame["height"] < frame["width"]  # as the land is
    page.touchscreen.tap(*find_pixel(page, *EUGENE))
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_in_viewport()
    expect(page.locator(".pm-quote")).to_be_in_viewport()


def test_dark_theme_draws_a_dark_map(open_page: OpenPage, address: str) -> None:
    page = open_page(address, color_scheme="dark")
    wait_for_map(page)
    background = page.locator(".frame").evaluate("(frame) => getComputedStyle(frame).backgroundColor")
    assert background == "rgb(18, 23, 27)"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page: OpenPage, address: str, theme: str) -> None:
    page = open_page(f"{address}/?event=eugene", color_scheme=theme)
    wait_for_map(page)
    expect(page.locator(".pm-quote")).to_be_visible()
    found = {"Map": list_serious_faults(page)}
    for view, sign in (("Table", "stDataFrame"), ("Not on the map", "stExpander"), ("Method", "stMarkdown")):
        page.get_by_role("radio", name=re.compile(f"^{view}")).click()
        expect(page.get_by_test_id(sign).first).to_be_visible()
        found[view] = list_serious_faults(page)
    assert {view: faults for view, faults in found.items() if faults} == {}


SETTLED = """() => {
    const isUnderWay = (one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity;
    const app = document.querySelector("[data-testid=stApp]");
    return app.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]")
        && !document.getAnimations().some(isUnderWay);
}"""
"""The page's answer is there as a whole: what is still to be replaced, or fades in, is seen as pale."""


def list_serious_faults(page: Page) -> list[tuple[str, list[str]]]:
    page.wait_for_timeout(500)
    page.wait_for_function(SETTLED)
    faults = [fault for fault in Axe().run(page).response["violations"] if fault["impact"] in ("serious", "critical")]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults]


def test_a_quote_is_read_by_keyboard_alone(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?view=table")
    button = page.get_by_role("button", name="Warwick, Rhode Island Thu 14 June 2018 · Rally")
    button.focus()
    button.press("Enter")
    expect(page.locator(".pm-quote")).to_contain_text("was among")
    expect(page.locator(".pm-head h2")).to_be_focused()
    expect(page).to_have_url(re.compile("event=warwick"))
    page.get_by_role("button", name="Whole article").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("International organizations need to get involved.")


FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") || at?.closest("label")?.innerText || at?.innerText || "";
}"""


def walk_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the keyboard, as a person without a mouse does."""
    for _ in range(70):
        page.keyboard.press("Tab")
        if name in str(page.evaluate(FOCUSED)):
            return
    pytest.fail(f"Tab does not reach {name!r}")


def test_the_keyboard_alone_goes_from_a_filter_to_a_quote_to_an_export(open_page: OpenPage, address: str) -> None:
    page = open_page(address, reduced_motion="reduce")
    wait_for_map(page)
    expect(page.get_by_role("checkbox", name=re.compile("^Micaela Eller"))).to_be_visible()
    walk_to(page, "Micaela Eller")
    page.keyboard.press("Space")
    expect(page.get_by_text("1 event in 1 place")).to_be_visible()
    assert "Micaela Eller" in str(page.evaluate(FOCUSED))  # the keyboard stays where it was
    walk_to(page, "Arrow keys move the map")
    walk_to(page, "Austin, Texas")
    page.keyboard.press("Enter")
    expect(page.locator(".pm-head h2")).to_be_focused()
    expect(page.locator(".pm-quote").first).to_contain_text("Austin")
    walk_to(page, "Data")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button").first).to_be_focused()
    walk_to(page, "GeoJSON")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "protest-map.geojson"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Data", exact=True)).to_be_focused()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_map_glides_unless_little_motion_is_asked_for(open_page: OpenPage, address: str, motion: str) -> None:
    page = open_page(address, reduced_motion=motion)
    wait_for_map(page)
    seen = page.locator(".frame").evaluate(
        """async (frame) => {
            const seen = new Set();
            new MutationObserver(() => seen.add(frame.dataset.view)).observe(frame, { attributeFilter: ["data-view"] });
            frame.querySelector(".zoom-in").click();
            await new Promise((done) => setTimeout(done, 800));
            return seen.size;
        }"""
    )
    assert (seen == 1) is (motion == "reduce")


def test_the_keyboard_skips_the_map(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_map(page)
    page.get_by_role("button", name="Skip the map to the list of events").press("Enter")
    expect(page.locator(".st-key-panel button").first).to_be_focused()


def test_what_is_offered_below_opens_where_there_is_room(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    page.set_viewport_size({"width": 1700, "height": 900})  # the legend leaves a little room below the buttons
    wait_for_map(page)
    page.get_by_role("button", name="Data", exact=True).click()
    for name in ("Events, a row each", "Everything with its dictionary"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Make a figure").click()
    expect(page.get_by_role("button", name="Download the figure")).to_be_in_viewport(ratio=1)


def test_a_laptop_shows_what_can_be_taken_away_and_nothing_lies_over_the_views(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address)
    page.set_viewport_size({"width": 1440, "height": 900})
    wait_for_map(page)
    expect(page.get_by_role("button", name="Embed")).to_be_in_viewport(ratio=1)
    page.get_by_text("Method", exact=True).click()
    expect(page.get_by_text("What a point is")).to_be_visible()
