"""The page in a real Chromium, served as `protest-map serve` does; any request to another host fails the test."""

import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.find_browser import find_browser
from tests.ports import find_port
from tests.sample_tables import write_tables

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ServeTables = Callable[[Path], str]
PATIENCE = 60_000
"""Milliseconds that the slowest machine may take for what a person would wait a second for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def open_servers(folder: Path) -> Iterator[ServeTables]:
    """Give a function that serves a folder of tables until the block ends, and gives the page's address."""
    servers: list[subprocess.Popen[str]] = []

    def serve(tables: Path) -> str:
        command = [sys.executable, "-m", "dashboard.cli", "serve", "--tables", str(tables), "--port", str(find_port())]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        servers.append(server)
        assert server.stdout
        line = server.stdout.readline()
        assert line.startswith("Protest Map is at http://127.0.0.1:"), line
        return line.split()[4]

    yield serve
    for server in servers:
        server.send_signal(signal.SIGTERM)
    for server in servers:
        assert server.wait(20) == 0
        assert server.stdout
        server.stdout.close()


@pytest.fixture(scope="session")
def serve_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServeTables]:
    """Give a function that serves tables to several tests; the servers' own folder has no configuration."""
    with open_servers(tmp_path_factory.mktemp("elsewhere")) as serve:
        yield serve


@pytest.fixture
def serve_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServeTables]:
    """Give a function that serves tables to one test; to be asked for before `open_page`, so that pages close first."""
    with open_servers(tmp_path_factory.mktemp("elsewhere")) as serve:
        yield serve


@pytest.fixture(scope="session")
def address(serve_tables: ServeTables, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the five articles' page."""
    return serve_tables(write_tables(tmp_path_factory.mktemp("five")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail("no Chromium: run `make browser`, or name one in PROTEST_MAP_BROWSER")
    expect.set_options(timeout=PATIENCE / 2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Windows:
    """Browser windows, one for each size and theme; what one page has loaded the next has at hand, as for a person."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: dict[str, BrowserContext] = {}
        self.pages: list[Page] = []
        self.faults: list[str] = []

    def open(self, url: str, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        key = repr((viewport, options))
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
            self.contexts[key].set_default_timeout(PATIENCE)
        page = self.contexts[key].new_page()
        page.on("request", lambda request: None if is_ours(request.url) else self.faults.append(f"asked {request.url}"))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.pages.append(page)
        page.goto(url)
        return page

    def close_pages(self) -> list[str]:
        """Close what is open; gives every request to another host and every error since the last time."""
        for page in self.pages:
            page.close()
        faults, self.faults, self.pages = self.faults, [], []
        return faults


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    windows = Windows(browser)
    yield windows
    for context in windows.contexts.values():
        context.close()


@pytest.fixture
def open_page(windows: Windows) -> Iterator[Callable[..., Page]]:
    """Give a function that opens an address; afterwards nothing may have gone to another host, and no error logged."""
    yield windows.open
    assert windows.close_pages() == []


def is_ours(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("blob", "data") or parts.hostname == "127.0.0.1"


def wait_for_map(page: Page) -> None:
    page.wait_for_selector(".frame[data-drawn=yes]")


def find_pixel(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    """Give where a point stands on the screen, worked out here from the map's centre and zoom in Web Mercator."""
    frame = page.locator(".frame")
    view = frame.get_attribute("data-view")
    box = page.locator(".canvas").bounding_box()
    assert view
    assert box
    centre_longitude, centre_latitude, zoom = (float(part) for part in view.split())
    world = 512 * 2**zoom
    x = (longitude - centre_longitude) / 360 * world
    y = (measure_mercator(centre_latitude) - measure_mercator(latitude)) * world
    return box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y


def measure_mercator(latitude: float) -> float:
    """Give a latitude's height in Web Mercator as a part of the world's width."""
    return math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)
