"""The whole line, from articles on disk to a folder of tables; a stream, bounded by the disk alone."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pandas as pd
import pyarrow as arrow
from pyarrow import compute, parquet

from dashboard.correcting import correct_staged
from dashboard.errors import TablesError
from dashboard.fingerprint import fingerprint_build, fingerprint_reading
from dashboard.imports.composing import add_imports, fingerprint_imports
from dashboard.losses import ON_PAGE, describe_cached, describe_lost, describe_notes
from dashboard.online import open_geocoder, renew_stale
from dashboard.page.words import count_of
from dashboard.pipeline.articles import SetAside, article_row, name_duplicate, set_aside_table
from dashboard.pipeline.corrections.corrections import read_log
from dashboard.pipeline.events import ARTICLE_COLUMNS, merge_mentions
from dashboard.pipeline.items import estimate_items, list_items
from dashboard.pipeline.line import Reading
from dashboard.pipeline.places import Service, locate_mentions
from dashboard.pipeline.stories import Stories
from dashboard.readings import Readings
from dashboard.settings import Settings
from dashboard.tables import (
    ARTICLES,
    CODED,
    DATASETS,
    EVENTS,
    LINKS,
    MENTIONS,
    PLACES,
    REJECTIONS,
    REVIEW_TABLES,
    SET_ASIDE,
    SPANS,
    TABLES,
)
from dashboard.tableset import ROWS_A_GROUP, TableSet, TableWriters, is_whole, read_manifest
from dashboard.workers import hire_workers, read_in_order
from geocache.cache import GeoCache
from geocache.gazetteer import Gazetteer

UNSORTED = replace(ARTICLES, name="articles_unsorted")
"""The articles while their stories are not known."""
T = TypeVar("T")
Progress = Callable[[Iterable[T], int], Iterable[T]]
"""Wraps what is gone through, with how much there may be, to show how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What to build from, and where to."""

    articles: Path
    tables: Path
    geocache: Path
    jobs: int | None = None
    """Processes that read; None takes as many as there are cores."""
    renews_places: bool = False
    """Whether cached places that are old, or of an earlier gazetteer, are asked for anew."""
    scheduler: str | None = None
    """The address of a Dask scheduler whose workers read instead: "tcp://10.0.0.1:8786"."""


@dataclass(slots=True)
class BuildSummary:
    """What came in, went out and was set aside, stage by stage."""

    articles: int = 0
    items: int = 0
    read_before: int = 0
    stories: int = 0
    unread: int = 0
    """Items set aside as a whole: `articles` and these are all `items`."""
    read_in_part: int = 0
    """Articles of which something was set aside."""
    set_aside: list[SetAside] = field(default_factory=list)
    """Why, for each item set aside as a whole."""
    notes_on_read: list[SetAside] = field(default_factory=list)
    """What was set aside of articles that were read."""
    mentions: int = 0
    rejections: int = 0
    queries: int = 0
    unresolved: list[str] = field(default_factory=list)
    cached: int = 0
    """Answers that were added to the cached table of places."""
    events: int = 0
    imported: int = 0
    """How many of the events were not read from articles."""
    mapped: int = 0
    online: int = 0
    unplaced: int = 0
    undated: int = 0
    notes: list[str] = field(default_factory=list)
    """What else a person should know, a line each."""
    seconds: float = 0.0

    def count_places(self, places: pd.DataFrame) -> None:
        """Count the answers to the mentions' queries."""
        self.queries = len(places)
        self.unresolved = places.loc[places["latitude"].isna(), "query"].tolist()

    def set_item_aside(self, reasons: list[SetAside]) -> None:
        """Count an item that gives no article."""
        self.unread += 1
        self.set_aside += reasons

    def note_on_read(self, notes: list[SetAside]) -> None:
        """Count an article that was read, with what of it could not be."""
        self.read_in_part += bool(notes)
        self.notes_on_read += notes

    def count_events(self, events: pd.DataFrame, imported: int) -> None:
        """Count the events so that mapped + online + unplaced is all of them; `imported` of them were coded before."""
        self.imported = imported
        self.events, self.online = len(events), int(events["is_online"].sum())
        self.mapped = int((events["latitude"].notna() & ~events["is_online"]).sum())
        self.unplaced = self.events - self.online - self.mapped
        self.undated = int(events["starts_on"].isna().sum())


def describe_build(summary: BuildSummary, request: BuildRequest) -> list[str]:
    """Give the summary as lines for people, a stage a line, and what was set aside below."""
    s = summary
    lines = [
        f"articles   {s.articles:,} read of {count_of(s.items, 'item')} · {count_of(s.stories, 'story', 'stories')}"
        f" · {s.unread:,} set aside"
        + (f" · {s.read_in_part:,} read in part" if s.read_in_part else "")
        + (f" · {s.read_before:,} kept from before" if s.read_before else ""),
        f"mentions   {s.mentions:,} found · {count_of(s.rejections, 'candidate')} turned down, each with its reason",
        f"places     {s.queries - len(s.unresolved):,} found of {s.queries:,} asked for"
        + describe_cached(s.cached, request.geocache),
        f"events     {_describe_events(s)} · {s.undated:,} without a day",
        f"tables     written to {request.tables} in {s.seconds:.1f} s",
    ]
    return (
        lines
        + describe_lost([f"{a.source}: {a.reason}" for a in s.set_aside], "set aside", ON_PAGE)
        + describe_lost([f"{a.source}: {a.reason}" for a in s.notes_on_read], "read in part", ON_PAGE)
        + describe_lost([f"{query}: not found" for query in s.unresolved], "without a place", "places")
        + describe_notes(s.notes)
    )


def _describe_events(s: BuildSummary) -> str:
    by_position = f"{s.mapped:,} mapped + {s.online:,} online + {s.unplaced:,} unplaced"
    if s.imported:
        return f"{s.events:,} = {s.events - s.imported:,} read + {s.imported:,} imported · {by_position}"
    return f"{s.events:,} = {by_position}"


def is_up_to_date(request: BuildRequest, settings: Settings) -> bool:
    """Say whether the tables are already those that a build would give."""
    manifest = read_manifest(request.tables)
    if manifest.get("corrections") != read_log(settings.corrections).digest:
        return False
    if manifest.get("imports") != fingerprint_imports(request.tables):
        return False
    if manifest.get("fingerprint") != fingerprint_build(request.articles, request.geocache, settings):
        return False
    return is_whole(request.tables, (*TABLES, *REVIEW_TABLES))


def build_tables(request: BuildRequest, settings: Settings, progress: Progress[tuple[Reading, bool]]) -> BuildSummary:
    """Build the tables as a set and save the cached places; raises ArticlesError, TablesError or WorkersError."""
    started = time.monotonic()
    _check_folders(request)
    read_log(settings.corrections)  # what is wrong with it, or with the cached places, is told before all is read
    GeoCache.load(request.geocache)
    summary = BuildSummary()
    service = open_geocoder(settings, summary.notes.append)
    with TableSet(request.tables) as tables, Readings(request.tables, fingerprint_reading()) as store:
        items = list_items(request.articles)
        readings = read_in_order(items, store, hire_workers(request.jobs, request.scheduler))
        shown = progress(readings, estimate_items(request.articles))
        stories = _write_readings(shown, tables.staging, summary)
        summary.stories = len(set(stories))
        _write_articles(tables.staging, stories)
        _write_events(request, service, tables.staging, summary)
        datasets = add_imports(request.tables, tables.staging)
        summary.notes += [f"{d['name']}: {count_of(d['event_count'], 'event')} imported before" for d in datasets]
        log = read_log(settings.corrections)
        summary.notes += correct_staged(tables.staging, log)
        _count_events(tables.staging, [d["dataset"] for d in datasets], summary)
        made_from = fingerprint_build(request.articles, request.geocache, settings)
        imported = fingerprint_imports(request.tables)
        tables.commit({"fingerprint": made_from, "corrections": log.digest, "imports": imported})
    summary.seconds = time.monotonic() - started
    return summary


def _check_folders(request: BuildRequest) -> None:
    """Raise TablesError where the next build would read this one's tables as articles."""
    articles, tables = request.articles.resolve(), request.tables.resolve()
    if articles == tables or articles in tables.parents:
        raise TablesError(f"{request.tables}: lies within the articles; name a folder outside of them with --tables")


def _count_events(folder: Path, datasets: list[str], summary: BuildSummary) -> None:
    """Count the events as they were written: with the imported ones, and as corrections leave them."""
    starts = tuple(f"{key}:" for key in datasets)
    links = LINKS.read(folder, ["mention_id", "event_id"]).itertuples(index=False, name=None) if starts else ()
    imported = len({event_id for mention_id, event_id in links if mention_id.startswith(starts)})
    summary.count_events(EVENTS.read(folder, ["is_online", "latitude", "starts_on"]), imported)


def _write_readings(readings: Iterable[tuple[Reading, bool]], folder: Path, summary: BuildSummary) -> list[str]:
    """Write what the items gave; gives the articles' stories in their order, which all of them together decide."""
    stories = Stories()
    taken: set[str] = set()
    with TableWriters((MENTIONS, SPANS, REJECTIONS, UNSORTED), folder) as written:
        for reading, is_known in readings:
            summary.items += 1
            summary.read_before += is_known
            article = reading.article
            if article is None or article.article_id in taken:
                duplicate = [] if article is None else [name_duplicate(article)]
                summary.set_item_aside(reading.set_aside + duplicate)
                continue
            summary.note_on_read(reading.set_aside)
            taken.add(article.article_id)
            stories.add(article.article_id, article.url, article.publisher, reading.sketch)
            written.add(UNSORTED, [article_row(article, article.article_id)])
            written.add(MENTIONS, reading.mentions)
            written.add(SPANS, reading.spans)
            written.add(REJECTIONS, reading.rejections)
    summary.articles, summary.mentions = len(taken), written.count(MENTIONS)
    summary.rejections = written.count(REJECTIONS)
    return stories.find()


def _write_articles(folder: Path, stories: list[str]) -> None:
    """Write the articles once more, each with its story."""
    of_next = iter(stories)
    path = folder / f"{UNSORTED.name}.parquet"
    with TableWriters((ARTICLES,), folder) as written, parquet.ParquetFile(path) as unsorted:
        for batch in unsorted.iter_batches(ROWS_A_GROUP):
            written.add(ARTICLES, [row | {"story_id": next(of_next)} for row in batch.to_pylist()])
    path.unlink()


def _read_tellers(folder: Path, mentions: pd.DataFrame) -> pd.DataFrame:
    """Read the articles that tell of something, without their texts."""
    told = arrow.array(mentions["article_id"].unique(), type=arrow.string())
    path, is_told = folder / f"{ARTICLES.name}.parquet", compute.field("article_id").isin(told)
    rows = parquet.read_table(path, columns=ARTICLE_COLUMNS, filters=is_told).to_pylist()
    return ARTICLES.frame(row | {"text": ""} for row in rows)


def _write_events(request: BuildRequest, service: Service | None, folder: Path, summary: BuildSummary) -> None:
    """Place and merge what was found. A place is asked for once, however many mentions name it."""
    mentions = MENTIONS.read(folder)
    cache, gazetteer = GeoCache.load(request.geocache), Gazetteer.load()
    tell = summary.notes.append
    renew_stale(cache, gazetteer, is_asked_for=request.renews_places, tell=tell)
    places = locate_mentions(mentions, cache, gazetteer, service, tell=tell)
    summary.cached = cache.save()
    events, links = merge_mentions(mentions, places, _read_tellers(folder, mentions))
    lost = summary.set_aside + summary.notes_on_read
    own = {PLACES: places, EVENTS: events, LINKS: links, SET_ASIDE: set_aside_table(lost)}
    for table, frame in (own | {CODED: CODED.empty(), DATASETS: DATASETS.empty()}).items():
        table.write(frame, folder)
    summary.notes += cache.problems
    summary.count_places(places)
