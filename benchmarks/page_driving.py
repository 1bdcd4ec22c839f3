"""Drives a page in Chromium as a person does and notes when what was asked for is drawn.

"Drawn" is the same for every page and knows nothing of its library: the moment at which the graphics processor has
finished the last frame that a step caused. Draw calls of WebGL are watched from outside (page_watch.js), each frame is
followed by a fence, and a frame is the last one when none has come for QUIET seconds, which are not counted, and the
page says the number of events that it should. When it says so is noted beside it: a map may be narrowed before its
words are. A picture of the canvas must then differ from the one before the step, so that nothing stale is taken for an
answer. A step begins at the time that the browser gives its click or key.

Each visit has a browser of its own, so that each load is a first one; other hosts are not found by it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from benchmarks.page_steps import Steps
from benchmarks.watching import read_pss_mb
from tests.browser.conftest import find_pixel
from tests.browser.find_browser import find_browser

QUIET = 2.0
"""Seconds without a frame after which the last one is taken for the last."""
_PATIENCE = 120.0
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_STATE = "() => ({...seen, now: performance.now(), text: document.body.textContent})"
Act = Callable[[Page], None]


class NotDrawnError(Exception):
    """A page did not show what a step asked for; says what it did."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit to a page took."""

    seconds: dict[str, float] = field(default_factory=dict)
    """For each step, from its click until it is drawn."""
    said_seconds: dict[str, float] = field(default_factory=dict)
    """For each step after the load, from its click until the page says how many events are shown."""
    received_kb: dict[str, float] = field(default_factory=dict)
    """For each step, what came over the websocket."""
    memory_mb: dict[str, float] = field(default_factory=dict)
    """Of the browser at the end, what processes share being counted once (PSS)."""


def list_steps(name: str, steps: Steps) -> dict[str, tuple[Act, int]]:
    """Give for each step after the load what is done, and how many events are then shown."""
    narrow = _click_checkbox(steps.organizer)
    step = _press_date_key if name == "ours" else _click_checkbox(f"Until {steps.last}")
    return {
        "one organizer": (narrow, steps.of_organizer),
        "back to all": (narrow, steps.everything),
        "one date step": (step, steps.until_last),
    }


def visit_page(playwright: Playwright, address: str, everything: int, steps: dict[str, tuple[Act, int]]) -> Visit:
    """Load a page that shows `everything`, take the steps in turn, and measure memory. Raises NotDrawnError."""
    visit = Visit()
    with _open_page(playwright) as (browser, page):
        page.goto(address)
        _measure(page, visit, "load", everything)
        picture = _take_picture(page)
        for step, (act, count) in steps.items():
            page.evaluate("(words) => seen.arm({ words })", _write_count(count))
            act(page)
            _measure(page, visit, step, count)
            before, picture = picture, _take_picture(page)
            if before == picture:
                raise NotDrawnError(f"{step} changed nothing in the picture")
        visit.memory_mb.update(_read_memory(browser, page))
    return visit


def time_answer(playwright: Playwright, address: str, ready: str, click: Act, selector: str) -> float:
    """Give the seconds from a click on a page that shows `ready` until what `selector` finds is in view.

    Raises NotDrawnError.
    """
    with _open_page(playwright) as (_, page):
        page.goto(address)
        _wait_until(page, lambda state: state["now"] - state["drawn"] > 1000 * QUIET and page.locator(ready).count())
        page.evaluate("(selector) => seen.arm({ selector })", selector)
        click(page)
        state = _wait_until(page, lambda state: state["shown"])
        if not page.locator(selector).first.is_visible():
            raise NotDrawnError("the answer is not in view")
        return float(state["shown"] - state["began"]) / 1000


def click_point(longitude: float, latitude: float) -> Act:
    """Give what clicks a point of our map."""
    return lambda page: page.mouse.click(*find_pixel(page, longitude, latitude))


def click_button(label: str) -> Act:
    """Give what clicks a button."""
    return lambda page: page.get_by_role("button", name=label).click()


def _click_checkbox(label: str) -> Act:
    """Give what clicks a checkbox by the words that its label begins with."""
    return lambda page: page.locator("label", has_text=label).first.click()


def _press_date_key(page: Page) -> None:
    page.get_by_role("slider", name="Last day shown").press("ArrowLeft")


@contextmanager
def _open_page(playwright: Playwright) -> Iterator[tuple[Browser, Page]]:
    browser = playwright.chromium.launch(executable_path=find_browser(), args=list(_FLAGS))
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(path=Path(__file__).with_name("page_watch.js"))
        yield browser, page
    finally:
        browser.close()


def _write_count(count: int) -> str:
    return f"{count:,} event"


def _measure(page: Page, visit: Visit, step: str, count: int) -> None:
    words = _write_count(count)
    state = _wait_until(
        page,
        lambda state: (
            state["frames"]
            and not state["unfinished"]
            and state["now"] - state["drawn"] > 1000 * QUIET
            and words in state["text"]
        ),
    )
    visit.seconds[step] = (state["drawn"] - (state["began"] or 0)) / 1000
    if state["said"]:
        visit.said_seconds[step] = (state["said"] - state["began"]) / 1000
    visit.received_kb[step] = state["received"] / 1000


def _wait_until(page: Page, is_so: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        state = page.evaluate(_STATE)
        if is_so(state):
            return state
        time.sleep(0.25)
    raise NotDrawnError(f"not drawn within {_PATIENCE:g} s; it says: {state['text'][:300]}")


def _take_picture(page: Page) -> bytes:
    return page.screenshot(clip=page.evaluate("() => seen.findMap()"))


def _read_memory(browser: Browser, page: Page) -> dict[str, float]:
    """Give the browser's memory by kind of process, after the page's rubbish was collected."""
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    memory: dict[str, float] = {}
    for process in processes:
        memory[process["type"]] = memory.get(process["type"], 0.0) + read_pss_mb(process["id"])
    return {**memory, "all": sum(memory.values())}
