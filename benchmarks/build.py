"""The build: one core against two, a second build against the first, memory, and growth with the number of articles.

    python -m benchmarks.build [--articles N] [--many N]

Ratios are of runs side by side in one go, the smaller time of each kind taken; on a busy machine look at the processor
time beside the clock's.
"""

import argparse
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks.cluster import open_cluster
from benchmarks.corpora import USUAL, make_article, write_corpus
from benchmarks.watching import Usage, run_command
from dashboard.pipeline.merging import Report, group_reports
from dashboard.pipeline.stories import Stories, sketch

SIZES = [1_000, 10_000, 100_000]
RUNS = 2
"""Of each kind, by turns."""


class Bench:
    """A folder with one corpus, built in several ways."""

    def __init__(self, folder: Path, articles: Path) -> None:
        self._folder, self._articles = folder, articles

    def build(self, name: str, *more: str, fresh: bool = True) -> Usage:
        """Build into tables of `name`, from nothing where `fresh`."""
        tables = self._folder / name
        if fresh:
            shutil.rmtree(tables, ignore_errors=True)
        where = ["--articles", str(self._articles), "--tables", str(tables)]
        return run_command(["build", *where, "--geocache", str(self._folder / "cache.csv"), *more])

    def fastest(self, ways: dict[str, list[str]]) -> dict[str, Usage]:
        """Build in several ways by turns; gives each way's fastest run."""
        runs = [(name, self.build(name, *more)) for _ in range(RUNS) for name, more in ways.items()]
        return {name: min((u for n, u in runs if n == name), key=lambda u: u.seconds) for name in ways}


def compare_cores(folder: Path, count: int) -> None:
    """One process against two; the bar is 1.8."""
    bench = Bench(folder, write_corpus(folder / "cores.jsonl", count, protests=0.5, sentences=USUAL))
    best = bench.fastest({"one": ["--jobs", "1"], "two": ["--jobs", "2"]})
    _say(f"one core, {count:,} articles", best["one"])
    _say(f"two cores, {count:,} articles", best["two"])
    clock = best["one"].seconds / best["two"].seconds
    possible = 2 * best["one"].cpu_seconds / best["two"].cpu_seconds
    print(f"two cores are {clock:.2f} times as fast as one; by their work {possible:.2f} would be possible (bar: 1.80)")


def compare_clusters(folder: Path, count: int) -> None:
    """One Dask worker against two; the bar is 1.7."""
    bench = Bench(folder, write_corpus(folder / "cluster.jsonl", count, protests=0.5, sentences=USUAL))
    seconds = {}
    for workers in (1, 2):
        with open_cluster(workers, folder) as scheduler:
            usage = min((bench.build("dask", "--scheduler", scheduler) for _ in range(RUNS)), key=lambda u: u.seconds)
        seconds[workers] = usage.seconds
        print(f"Dask workers {workers}: {usage.seconds:.1f} s")
    print(f"two Dask workers are {seconds[1] / seconds[2]:.2f} times as fast as one (bar: 1.70)")


def compare_rebuild(folder: Path, count: int) -> None:
    """Build with one new article among many, against the whole; the bar is 5 %."""
    path = folder / "rebuild"
    path.mkdir()
    for number in range(count):
        _write_file(path, number)
    bench = Bench(folder, path)
    whole = bench.build("rebuilt")
    _write_file(path, count)
    again = bench.build("rebuilt", fresh=False)
    kept = re.search(r"([\d,]+) kept from before", again.output)
    _say(f"all of {count:,} articles", whole)
    _say(f"one new among them ({kept[1] if kept else 'none'} kept)", again)
    clock, processor = again.seconds / whole.seconds, again.cpu_seconds / whole.cpu_seconds
    print(f"by the clock {clock:.1%} of the whole, by the processor {processor:.1%} (bar: 5 %)")


def _write_file(folder: Path, number: int) -> None:
    article = make_article(number, protests=0.5, sentences=USUAL)
    head = "\n".join(f"{name}: {article[name]}" for name in ("publisher", "published_on", "headline"))
    (folder / f"{article['article_id']}.md").write_text(f"---\n{head}\n---\n{article['text']}\n", encoding="utf-8")


def measure_growth(sizes: list[int]) -> None:
    """Time to find the stories of more and more articles."""
    for count in sizes:
        stories = Stories()
        for number in range(count):
            article = make_article(number, protests=0.2)
            stories.add(article["article_id"], None, article["publisher"], sketch(article["text"]))
        started = time.process_time()
        found = len(set(stories.find()))
        seconds = time.process_time() - started
        print(
            f"stories of {count:>9,} articles: {seconds:6.2f} s, {seconds / count * 1e6:.1f} µs each; {found:,} found"
        )


def measure_merging(sizes: list[int]) -> None:
    """Time to merge more and more mentions, and where all of them tell of one town and day."""
    for count in sizes:
        for where, towns in (("12 towns", 12), ("one town and day", 1)):
            reports = [_report(number, towns) for number in range(count)]
            started = time.process_time()
            found = len(group_reports(reports))
            seconds = time.process_time() - started
            each = seconds / count * 1e6
            print(f"merging {count:>9,} mentions of {where}: {seconds:6.2f} s, {each:.1f} µs each; {found:,} events")


def _report(number: int, towns: int) -> Report:
    chance = random.Random(number)
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(600) if towns > 1 else 0)
    return Report(
        mention_id=f"m{number}",
        article_id=f"a{number}",
        story_id=f"a{number}",
        published_on=day,
        town=f"town {chance.randrange(towns)}",
        is_town=True,
        starts_on=day,
        ends_on=day,
        date_basis="weekday",
        status="held",
        action=chance.choice(("rally", "march", "protest")),
        is_online=False,
        venue=chance.choice((None, "City Hall", "Court House Square")),
        organizers=chance.choice(((), ("Nurses United",), ("Students First", "Nurses United"))),
        crowd=None,
        evidence=f"What a{number} tells.",
    )


def measure_many(folder: Path, count: int) -> None:
    """Memory and time for many short articles; the bar is 1.5 GB for a million."""
    bench = Bench(folder, write_corpus(folder / "many.jsonl", count))
    _say(f"{count:,} short articles", bench.build("many"))
    _say("the same again, all kept", bench.build("many", fresh=False))


def _say(what: str, usage: Usage) -> None:
    print(
        f"{what}: {usage.seconds:.1f} s, processor {usage.cpu_seconds:.1f} s, at most {usage.peak_mb:,.0f} MB",
        flush=True,
    )


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="protest-map-bench-") as name:
        yield Path(name)


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=10_000, help="for the comparisons (default: %(default)s)")
    parser.add_argument(
        "--many", type=int, default=100_000, help="for memory; a million takes an hour (default: %(default)s)"
    )
    parser.add_argument("--only", choices=("cores", "cluster", "rebuild", "growth", "many"))
    options = parser.parse_args()
    with _folder() as folder:
        parts = {
            "cores": lambda: compare_cores(folder, options.articles),
            "cluster": lambda: compare_clusters(folder, options.articles),
            "rebuild": lambda: compare_rebuild(folder, options.articles),
            "growth": lambda: (measure_growth(SIZES), measure_merging(SIZES)),
            "many": lambda: measure_many(folder, options.many),
        }
        for name, part in parts.items():
            if options.only in (None, name):
                part()


if __name__ == "__main__":
    main()
