"""The import as a whole: a file of coded events in, the folder of tables with them out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from dashboard.correcting import correct_staged
from dashboard.errors import ImportFileError
from dashboard.imports import acled, ccc, count_love
from dashboard.imports.coded import BadRowError, Dataset, Note, ReadRow
from dashboard.imports.coded_tables import CodedTables
from dashboard.imports.columns import Needed, check_columns, list_absent
from dashboard.imports.composing import add_imports, fingerprint_imports, keep_import, write_own
from dashboard.imports.mapping import load_mapping
from dashboard.imports.place_names import PlaceNamer
from dashboard.imports.rows import read_rows
from dashboard.losses import ON_PAGE, describe_cached, describe_lost, describe_notes
from dashboard.page.words import count_of
from dashboard.pipeline.corrections.corrections import read_log
from dashboard.pipeline.places import locate_mentions
from dashboard.tables import DATASETS, SET_ASIDE, AsideKind, Status
from dashboard.tableset import TableSet, read_manifest
from geocache.cache import GeoCache
from geocache.gazetteer import Gazetteer

SOURCES = {"ccc": ccc, "acled": acled, "count-love": count_love}
MAPPING = "mapping"


@dataclass(slots=True)
class ImportSummary:
    """What became of a file's rows: `rows` is `events` and the set aside together."""

    dataset: Dataset
    rows: int = 0
    events: int = 0
    reports: int = 0
    without_point: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)
    """Places that were looked up and not found."""
    cached: int = 0
    """Answers that were added to the cached table of places."""
    read_in_part: int = 0
    """Rows that are events and of which something was noted."""
    notes_on_read: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else a person should know, a line each."""


def import_file(  # noqa: PLR0913 - what is read, and where what is known lies
    path: Path, source: str, mapping: Path | None, tables: Path, geocache: Path, *, corrections: Path
) -> ImportSummary:
    """Read `path` into the folder `tables`; raises ImportFileError, TablesError or a geocache's error."""
    today = date.today()
    dataset, read_row, needed, named = _choose_reader(source, mapping, today)
    gazetteer = Gazetteer.load()
    coded, summary = CodedTables(dataset, today, PlaceNamer(gazetteer).name), ImportSummary(dataset)
    columns = _read_all(path, read_row, coded, summary)
    check_columns(path, dataset, needed, columns)
    summary.notes += list_absent(named, columns)
    with TableSet(tables) as tableset:
        coded.find_points(partial(_locate, geocache, gazetteer, summary))
        summary.events, summary.reports = len(coded.events), len(coded.articles)
        summary.statuses = Counter(e["status"] for e in coded.events)
        summary.unresolved = [query for query, place in coded.places.items() if place["latitude"] is None]
        summary.without_point = sum(e["latitude"] is None and not e["is_online"] for e in coded.events)
        kept = [*coded.tables(), (DATASETS, [_credit(summary)]), (SET_ASIDE, _set_aside_rows(summary))]
        keep_import(tables, dataset.key, kept)
        write_own(tables, tableset.staging)
        add_imports(tables, tableset.staging)
        log = read_log(corrections)
        summary.notes += correct_staged(tableset.staging, log)
        made_from = {"corrections": log.digest, "imports": fingerprint_imports(tables)}
        tableset.commit(read_manifest(tables) | made_from)
    return summary


def describe_import(summary: ImportSummary, tables: Path, geocache: Path) -> list[str]:
    """Give the summary as lines for people."""
    s = summary
    lines = [
        f"{s.dataset.name}: {count_of(s.rows, 'row')} = {count_of(s.events, 'event')} + {len(s.set_aside):,} set aside"
        + (f" · {s.read_in_part:,} read in part" if s.read_in_part else ""),
        "events     " + ", ".join(f"{s.statuses[status]:,} {status}" for status in Status),
        f"reports    {count_of(s.reports, 'source')}, without text: each says “coded by {s.dataset.name}”",
        f"places     {count_of(s.without_point, 'event')} without a point{describe_cached(s.cached, geocache)}",
        f"terms      {s.dataset.terms}",
        f"tables     written to {tables}",
    ]
    return (
        lines
        + describe_lost([f"{source}: {reason}" for source, reason in s.set_aside], "set aside", ON_PAGE)
        + describe_lost([f"{source}: {reason}" for source, reason in s.notes_on_read], "read in part", ON_PAGE)
        + describe_lost([f"{query}: not found" for query in s.unresolved], "without a place", "places")
        + describe_notes(s.notes)
    )


def _choose_reader(source: str, mapping: Path | None, today: date) -> tuple[Dataset, ReadRow, Needed, dict[str, str]]:
    """Give the data set, what reads its rows, the columns it needs, and those that a mapping names."""
    if source == MAPPING:
        if mapping is None:
            raise ImportFileError(
                "--source mapping needs a file that says which column holds what: name it with --mapping"
            )
        mapped = load_mapping(mapping)
        needed = [[mapped.columns[name]] for name in ("date", "town")]
        return mapped.dataset, partial(mapped.read_row, today=today), needed, mapped.columns
    reader = SOURCES[source]
    return reader.DATASET, partial(reader.read_row, today=today), reader.NEEDED, {}


def _read_all(path: Path, read_row: ReadRow, coded: CodedTables, summary: ImportSummary) -> dict[str, None]:
    """Take in the file's rows; gives the names of its columns in their order."""
    columns: dict[str, None] = {}
    for row in read_rows(path):
        columns |= dict.fromkeys(row.cells)
        summary.rows += 1
        try:
            if row.problem:
                raise BadRowError(row.problem)
            notes = coded.add(read_row(row.cells))
            notes += [Note("cells", row.doubt)] if row.doubt else []
        except BadRowError as error:
            summary.set_aside.append((row.source, str(error)))
            continue
        summary.read_in_part += bool(notes)
        summary.notes_on_read += [(f"{row.source}: {part}", reason) for part, reason in notes]
    if not summary.rows:
        raise ImportFileError(f"{path}: holds no rows below its first line")
    return columns


def _locate(geocache: Path, gazetteer: Gazetteer, summary: ImportSummary, wanted: pd.DataFrame) -> pd.DataFrame:
    cache = GeoCache.load(geocache)
    places = locate_mentions(wanted, cache, gazetteer)
    summary.cached = cache.save()
    summary.notes += cache.problems
    return places


def _credit(summary: ImportSummary) -> dict[str, object]:
    dataset = summary.dataset
    return {
        "dataset": dataset.key,
        "name": dataset.name,
        "version": dataset.version,
        "terms": dataset.terms,
        "url": dataset.url,
        "row_count": summary.rows,
        "event_count": summary.events,
        "set_aside_count": len(summary.set_aside),
    }


def _set_aside_rows(summary: ImportSummary) -> list[dict[str, object]]:
    key = summary.dataset.key
    kinds = ((AsideKind.LEFT_OUT, summary.set_aside), (AsideKind.NOTE, summary.notes_on_read))
    return [{"source": f"{key}: {s}", "reason": why, "kind": kind} for kind, rows in kinds for s, why in rows]
