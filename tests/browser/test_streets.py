"""The street map in a real browser: asked of the host that the setting names and of no other, and never in the way."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServeTables, Windows, find_pixel, wait_for_map
from tests.browser.tile_server import DISC, SPOT, SPOT_RADIUS, TileServer, serve_tiles
from tests.sample_tables import write_tables

EUGENE = (-123.08675, 44.05207)


@pytest.fixture(scope="module")
def tiles() -> Iterator[TileServer]:
    with serve_tiles() as server:
        yield server


@pytest.fixture(scope="module")
def address(tiles: TileServer, serve_tables: ServeTables, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with the setting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROTEST_MAP_STREETS", f"http://{tiles.host}/style.json")
        return serve_tables(write_tables(tmp_path_factory.mktemp("streets")))


@pytest.fixture
def open_streets(windows: Windows, tiles: TileServer, address: str) -> Iterator[Callable[..., Page]]:
    """Give a function that opens the page; afterwards, nobody but the style's host may have been asked."""
    tiles.style, tiles.has_tiles, tiles.asked = tiles.write_style, True, []
    yield lambda path="": windows.open(f"{address}/{path}")
    asked = [fault for fault in windows.close_pages() if not fault.startswith("Failed to load resource")]
    assert [fault for fault in asked if not fault.startswith(f"asked http://{tiles.host}/")] == []


def wait_for_streets(page: Page) -> None:
    wait_for_map(page)
    page.wait_for_selector(".frame[data-streets=shown]")


def is_red(picture: bytes | Image.Image, x: float, y: float) -> bool:
    image = Image.open(io.BytesIO(picture)) if isinstance(picture, bytes) else picture
    red, green, blue = np.asarray(image.convert("RGB")).astype(int)[round(y), round(x)]
    return bool(red > 150 and green < 60 and blue < 60)


def expect_spot_in_place(page: Page) -> None:
    """The spot of the tiles, and that of shapes, must lie where the camera of the dots has its place, and be a spot."""
    page.wait_for_timeout(700)
    picture = page.screenshot()
    for place in (SPOT, DISC):
        x, y = find_pixel(page, *place)
        assert is_red(picture, x, y)
        assert not any(is_red(picture, x + dx, y + dy) for dx, dy in ((-30, 0), (30, 0), (0, -30), (0, 30)))


def test_streets_keep_in_step_with_the_dots(open_streets: Callable[..., Page], tiles: TileServer) -> None:
    page = open_streets()
    wait_for_streets(page)
    expect_spot_in_place(page)
    expect(page.locator(".streets-credit")).to_have_text("© Street Mappers")
    assert page.locator(".streets-credit a").get_attribute("href") == "https://example.org/terms"
    expect(page.locator(".streets-line")).to_contain_text(f"{tiles.host} is asked for the part of the map you look at")
    x, y = find_pixel(page, *SPOT)
    page.mouse.move(x, y + 60)
    page.mouse.wheel(0, -250)
    expect_spot_in_place(page)
    page.mouse.down()
    page.mouse.move(x + 70, y + 90, steps=4)
    page.mouse.up()
    expect_spot_in_place(page)
    page.get_by_role("button", name="Fit the map").click()
    expect_spot_in_place(page)
    page.mouse.click(*find_pixel(page, *EUGENE))
    expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_visible()


def test_saved_picture_holds_the_streets_and_a_reader_may_do_without(
    open_streets: Callable[..., Page], tiles: TileServer, tmp_path: Path
) -> None:
    page = open_streets()
    wait_for_streets(page)
    page.wait_for_timeout(500)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this view").click()
    download.value.save_as(tmp_path / "view.png")
    box = page.locator(".canvas").bounding_box()
    assert box
    with Image.open(tmp_path / "view.png") as saved:
        pixels = np.asarray(saved.convert("RGB")).astype(int)
    columns = np.nonzero((pixels[..., 0] > 150) & (pixels[..., 1] < 40) & (pixels[..., 2] < 40))[1]
    wanted = [(find_pixel(page, *place)[0] - box["x"] + 24) * 2 for place in (SPOT, DISC)]
    assert columns.mean() == pytest.approx(np.mean(wanted), abs=6)
    assert np.ptp(columns) == pytest.approx(np.ptp(wanted) + 4 * SPOT_RADIUS, abs=8)
    expect(page.locator(".frame")).to_have_attribute("data-streets", "shown")
    page.get_by_role("checkbox", name="Street map").uncheck()
    expect(page.locator(".frame")).to_have_attribute("data-streets", "")
    expect(page.locator(".streets-asked")).to_be_empty()
    page.wait_for_timeout(300)
    tiles.asked.clear()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(600)
    assert tiles.asked == []


def test_what_fails_leaves_the_own_map(open_streets: Callable[..., Page], tiles: TileServer) -> None:
    page = open_streets("?event=eugene")
    wait_for_streets(page)
    own_map_said = f"did not come from {tiles.host}; the map draws its own boundaries"
    broken_style = '{"version": 8, "sources": {}, "layers": [{"id": "x", "type": "wishes"}]}'
    faults: list[tuple[Callable[[], str], bool, str]] = [
        (lambda: broken_style, True, own_map_said),
        (tiles.write_style, False, own_map_said),
        (lambda: tiles.write_style("tiles.example"), True, f"{tiles.host} wants tiles.example to be asked too"),
    ]
    for style, has_tiles, said in faults:
        page.get_by_role("checkbox", name="Street map").uncheck()
        expect(page.locator(".streets-fault")).to_be_empty()
        tiles.style, tiles.has_tiles = style, has_tiles
        page.get_by_role("checkbox", name="Street map").check()
        expect(page.locator(".streets-fault")).to_contain_text(said)
        expect(page.locator(".frame")).to_have_attribute("data-streets", "failed")
        expect(page.locator(".streets-credit")).to_be_hidden()
        page.wait_for_timeout(300)
        x, y = (round(at) for at in find_pixel(page, *SPOT))
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            pixels = np.asarray(picture.convert("RGB"))[y - 60 : y + 60, x - 60 : x + 60]
        assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 3  # borders and names of its own
        expect(page.get_by_role("heading", name="Eugene, Oregon")).to_be_visible()
