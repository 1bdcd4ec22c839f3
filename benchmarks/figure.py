"""The same figure drawn four ways: ours, matplotlib, Altair's Vega, a browser's screenshot; time and memory.

    python -m benchmarks.figure [--repeat 3]

Each drawing is a process of its own, started fresh, from reading the tables to the finished PNG of the same width.
CPU is what the process and its children took of the processors, so that other work on the machine counts little;
memory is the largest sum over them (proportional set size). matplotlib is the extra `bench`.
"""

# ruff: noqa: PLC0415 - each way loads only what it needs, or the others' memory would be counted to it

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.watching import list_tree, read_cpu_of_children, read_pss_mb

WIDTH = 1920
SIZES = {"13 events": None, "1,000 places": 1_000, "10,000 places": 10_000}


def main() -> int:
    """Draw each figure each way and print the table of medians."""
    parser = argparse.ArgumentParser(description="the same figure, four ways")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--draw", choices=DRAWERS)
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.draw:
        DRAWERS[options.draw](options.tables, options.out)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, places in SIZES.items():
            tables = _write_tables(Path(folder) / name, places)
            results = {way: _measure_often(way, tables, options.repeat) for way in DRAWERS}
            _print_table(name, results)
    return 0


def _write_tables(folder: Path, places: int | None) -> Path:
    from tests.sample_tables import build_tables, make_events, write_tables

    return write_tables(folder, make_events(2 * places, places) if places else build_tables())


Measured = tuple[float, float, float]
"""Seconds, seconds of CPU, megabytes."""


def _measure_often(way: str, tables: Path, repeat: int) -> Measured:
    """Give the medians of several drawings."""
    seconds, cpu, memory = zip(*(_measure(way, tables) for _ in range(repeat)), strict=True)
    return statistics.median(seconds), statistics.median(cpu), statistics.median(memory)


def _measure(way: str, tables: Path) -> Measured:
    out = tables / f"{way}.png"
    command = [sys.executable, "-m", "benchmarks.figure", "--draw", way, "--tables", str(tables), "--out", str(out)]
    started, before, peak = time.perf_counter(), read_cpu_of_children(), 0.0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(read_pss_mb, list_tree(process.pid))))
            time.sleep(0.03)
    if process.returncode:
        raise SystemExit(f"{way} failed; is the extra `bench` installed?")
    return time.perf_counter() - started, read_cpu_of_children() - before, peak


def _print_table(name: str, results: dict[str, Measured]) -> None:
    """Print the figures and their ratios to ours."""
    print(f"\n{name:16}" + "".join(f"{head:>10}{'ours = 1':>10}" for head in ("seconds", "CPU s", "MB")))
    for way, measured in results.items():
        pairs = zip(measured, results["ours"], strict=True)
        print(f"{way:16}" + "".join(f"{value:10.2f}{value / own:10.2f}" for value, own in pairs), flush=True)


def draw_ours(tables: Path, out: Path) -> None:
    """Draw with `protest-map export`."""
    from dashboard.cli import main as run

    run(["export", "--tables", str(tables), "--out", str(out), "--region", "us", "--width", str(WIDTH)])


def draw_with_browser(tables: Path, out: Path) -> None:
    """Let Chromium show our page of the same events and take its picture."""
    from playwright.sync_api import sync_playwright

    from dashboard.cli import main as run
    from tests.browser.find_browser import find_browser

    page_file = out.with_suffix(".html")
    run(["export", "--tables", str(tables), "--out", str(page_file), "--region", "us"])
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        page = browser.new_page(viewport={"width": WIDTH // 2, "height": 900}, device_scale_factor=2)
        page.goto(page_file.as_uri())
        page.locator(".map svg").screenshot(path=out)
        browser.close()


def draw_with_matplotlib(tables: Path, out: Path) -> None:
    """Draw the same parts with matplotlib, which has no such projection: ours is lent to it."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt
    from matplotlib.collections import PolyCollection

    stacks, total = _read_stacks(tables)
    figure, axes = plt.subplots(figsize=(WIDTH / 200, WIDTH / 200 * 0.89), dpi=200)
    axes.add_collection(PolyCollection(list(_project_land()), facecolor="#ececea", edgecolor="white", linewidth=0.5))
    axes.scatter(stacks["x"], stacks["y"], s=stacks["area"], c=stacks["colour"], edgecolor="white", linewidth=0.4)
    for row in stacks.nlargest(40, "area").itertuples():
        axes.annotate(row.place, (row.x, row.y), textcoords="offset points", xytext=(5, -2), fontsize=6)
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.set_axis_off()
    figure.suptitle(f"{len(stacks):,} places", x=0.03, ha="left", fontsize=12)
    figure.text(
        0.03, 0.03, f"{total:,} events. Places: GeoNames (CC BY 4.0). Boundaries: US Census Bureau.", fontsize=6
    )
    figure.savefig(out)


def draw_with_vega(tables: Path, out: Path) -> None:
    """Draw the same parts with Altair and Vega's own projection."""
    import altair as alt
    import vl_convert

    from dashboard.page.basemap import STATIC

    alt.data_transformers.disable_max_rows()
    stacks, total = _read_stacks(tables)
    land = alt.Data(
        values=(STATIC / "us-states.geojson").read_text(), format=alt.DataFormat(type="json", property="features")
    )
    base = alt.Chart(land).mark_geoshape(fill="#ececea", stroke="white")
    points = alt.Chart(stacks).encode(longitude="longitude:Q", latitude="latitude:Q")
    dots = points.mark_circle(stroke="white").encode(
        size=alt.Size("area:Q", scale=None), color=alt.Color("colour:N", scale=None)
    )
    names = (
        alt.Chart(stacks.nlargest(40, "area"))
        .mark_text(align="left", dx=5)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="place:N")
    )
    title = alt.TitleParams(f"{len(stacks):,} places", subtitle=f"{total:,} events. Places: GeoNames (CC BY 4.0).")
    chart = alt.layer(base, dots, names).project("albersUsa").properties(width=904, height=600, title=title)
    out.write_bytes(vl_convert.vegalite_to_png(chart.to_dict(format="vega-lite"), scale=WIDTH / 960))


def _read_stacks(tables: Path) -> tuple[pd.DataFrame, int]:
    """Give the places with what the other ways need to draw them, and the number of events."""
    from dashboard.page.palette import PALETTES, write_hex
    from dashboard.page.projection import united_states
    from dashboard.tables import EVENTS

    events = EVENTS.read(tables)
    groups = events.dropna(subset=["latitude"]).groupby(["latitude", "longitude"], as_index=False)
    stacks = groups.agg(place=("place", "first"), status=("status", "first"), crowd=("crowd_low", "sum"))
    x, y = united_states(stacks["latitude"].to_numpy(float), stacks["longitude"].to_numpy(float))
    area = 12 + 300 * stacks["crowd"].astype(float) / max(float(stacks["crowd"].max()), 1)
    colours = {name: write_hex(colour) for name, colour in PALETTES["light"].status.items()}
    return stacks.assign(x=x, y=-y, area=area, colour=stacks["status"].map(colours)), len(events)


def _project_land() -> Iterator[np.ndarray]:
    from dashboard.page.basemap import read_areas
    from dashboard.page.projection import united_states

    rings: Iterable[np.ndarray] = (ring for area in read_areas("us-states") for ring in area.rings)
    for ring in rings:
        x, y = united_states(ring[:, 0], ring[:, 1])
        if np.isfinite(x).all():
            yield np.column_stack([x, -y])


DRAWERS: dict[str, Callable[[Path, Path], None]] = {
    "ours": draw_ours,
    "matplotlib": draw_with_matplotlib,
    "Altair (Vega)": draw_with_vega,
    "browser": draw_with_browser,
}

if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    sys.exit(main())
