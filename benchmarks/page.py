"""The page against the libraries one would draw the same events with, in the same browser: time, memory, traffic.

    python -m benchmarks.page [--rounds 5] [--parts many few click] [--folder DIR] [--events N] [--places N]

many    100,000 events in 10,000 places: load, one organizer, back to all, one date step; ours, streamlit-lonboard,
        `st.map` and plotly
few     the five articles' events: load; ours and a page with a bare `st.pydeck_chart`
click   from a click on a point until its quote is in view, and a bare Streamlit rerun

Every page is visited once before, so that its server has read its tables; then each round visits all of them, each
round in the other order. What "drawn" means stands in page_driving.py, what the others draw in page_rivals.py. A
folder keeps the rounds: run again with it to add more, and the table tells of all. The libraries are the extra `bench`.
A quick try: `--events 1000 --places 100 --rounds 1`.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.page_driving import NotDrawnError, click_button, click_point, list_steps, time_answer, visit_page
from benchmarks.page_serving import serve_page
from benchmarks.page_steps import choose_steps, read_steps, write_steps
from dashboard.tables import EVENTS

PAGES = {"many": ("ours", "lonboard", "st.map", "plotly"), "few": ("ours", "pydeck"), "click": ("ours", "rerun")}
STEPS = ("load", "one organizer", "back to all", "one date step")


@dataclass(frozen=True, slots=True)
class Bar:
    """What ours must not exceed: a part of a rival's figure, or a number where there is no rival."""

    part: str
    figure: str
    rival: str
    most: float


BARS = (
    *(Bar("many", f"{step}, s", "lonboard", 1.0) for step in STEPS),
    *(Bar("many", f"{step}, s", rival, 0.5) for rival in ("st.map", "plotly") for step in STEPS),
    Bar("many", "memory, MB", "lonboard", 1.0),
    *(Bar("many", f"{step}, kB received", "", 100.0) for step in STEPS[1:]),
    Bar("few", "load, s", "pydeck", 1.3),
    Bar("click", "answer, s", "rerun", 1.5),
)


def main() -> int:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description="the page against others")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--places", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = options.folder or Path(temporary)
        for part in options.parts:
            tables = write_tables(folder, part, options.events, options.places)
            with (folder / "rounds.jsonl").open("a", encoding="utf-8") as kept:
                for measured in measure_part(playwright, part, tables, options.rounds):
                    kept.write(json.dumps(measured) + "\n")
                    kept.flush()
        rounds = [json.loads(line) for line in (folder / "rounds.jsonl").read_text(encoding="utf-8").splitlines()]
        print_table(take_medians(rounds))
    return 0


def write_tables(folder: Path, part: str, events: int, places: int) -> Path:
    """Give the folder of a part's tables, made where it is not there yet."""
    from tests.sample_tables import build_tables, make_events  # noqa: PLC0415 - slow to import
    from tests.sample_tables import write_tables as write  # noqa: PLC0415

    tables = folder / ("many" if part == "many" else "few")
    if not tables.exists():
        made = make_events(events, places) if part == "many" else build_tables()
        write(tables, made)
        mapped = made["events"].dropna(subset=["latitude"])
        write_steps(choose_steps(mapped), tables)
    return tables


def measure_part(playwright: Playwright, part: str, tables: Path, rounds: int) -> Iterator[dict[str, Any]]:
    """Give the figures of each visit: part, page, figures by name; a visit that fails is named and left out."""
    with ExitStack() as servers:
        addresses = {name: servers.enter_context(serve_page(name, tables)) for name in PAGES[part]}
        for name, address in addresses.items():
            with suppress(NotDrawnError):  # the first visit reads the tables: a later one tells whether it can be drawn
                _measure_visit(playwright, part, name, address, tables)
        for number in range(rounds):
            for name in sorted(addresses, reverse=bool(number % 2)):
                try:
                    figures = _measure_visit(playwright, part, name, addresses[name], tables)
                except NotDrawnError as error:
                    print(f"{part} {name}: left out, {error}", flush=True)
                    continue
                print(f"{part} {name}: " + ", ".join(f"{k} {v:.2f}" for k, v in figures.items()), flush=True)
                yield {"part": part, "page": name, "figures": figures}


def _measure_visit(playwright: Playwright, part: str, name: str, address: str, tables: Path) -> dict[str, float]:
    if part == "click":
        if name == "ours":
            westernmost = EVENTS.read(tables).sort_values("longitude").iloc[0]  # no other dot lies over it
            click = click_point(westernmost["longitude"], westernmost["latitude"])
            return {"answer, s": time_answer(playwright, address, ".frame[data-drawn=yes]", click, ".pm-quote")}
        return {"answer, s": time_answer(playwright, address, "button", click_button("Ask"), ".answer")}
    steps = read_steps(tables)
    taken = list_steps(name, steps) if part == "many" else {}
    shown = len(EVENTS.read(tables)) if name == "ours" else steps.everything  # ours counts the online ones too
    visit = visit_page(playwright, address, shown, taken)
    return {
        **{f"{step}, s": seconds for step, seconds in visit.seconds.items()},
        **{f"{step}, said, s": seconds for step, seconds in visit.said_seconds.items()},
        **{f"{step}, kB received": received for step, received in visit.received_kb.items()},
        "memory, MB": visit.memory_mb["all"],
        "memory of the page's process, MB": visit.memory_mb["renderer"],
    }


Medians = dict[tuple[str, str], dict[str, float]]
"""For a part and a figure's name, each page's median."""


def take_medians(rounds: Iterable[dict[str, Any]]) -> Medians:
    """Give the medians of all visits."""
    values: dict[tuple[str, str], dict[str, list[float]]] = {}
    for visit in rounds:
        for figure, value in visit["figures"].items():
            values.setdefault((visit["part"], figure), {}).setdefault(visit["page"], []).append(value)
    return {key: {page: statistics.median(found) for page, found in pages.items()} for key, pages in values.items()}


def print_table(medians: Medians) -> None:
    """Print each figure's medians, then each bar with what ours is of it."""
    pages = list(dict.fromkeys(page for part in PAGES.values() for page in part))
    print(f"\n{'median':48}" + "".join(f"{page:>11}" for page in pages))
    for (part, figure), found in medians.items():
        cells = (f"{found[page]:11.3f}" if page in found else " " * 11 for page in pages)
        print(f"{part + ': ' + figure:48}" + "".join(cells))
    print(f"\n{'bar':60}{'is':>8}{'at most':>9}")
    for bar in BARS:
        found = medians.get((bar.part, bar.figure), {})
        if "ours" not in found or (bar.rival and bar.rival not in found):
            continue
        value = found["ours"] / found[bar.rival] if bar.rival else found["ours"]
        name = f"{bar.part}: {bar.figure}" + (f", against {bar.rival}" if bar.rival else "")
        print(f"{name:60}{value:8.2f}{bar.most:9.2f}  {'met' if value <= bar.most else 'not met'}")


if __name__ == "__main__":
    sys.exit(main())
