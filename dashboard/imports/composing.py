"""A folder's tables as a whole: what was built from articles, and behind it each data set that was imported.

An import is kept by itself in `imports`, so that a build does not lose it and a second import of it replaces it.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dashboard.pipeline.places import venue_query
from dashboard.schema import BUILD_AGAIN, Table
from dashboard.tables import (
    DATASETS,
    EVENTS,
    EVENTS_FOUND,
    LINKS,
    LINKS_FOUND,
    MENTIONS,
    PLACES,
    REJECTIONS,
    SPANS,
    TABLES,
)
from dashboard.tableset import ROWS_A_GROUP, TableWriters

FOLDER = "imports"
_NOT_IMPORTED = (SPANS, REJECTIONS)
"""Only articles that were read have them."""
_OLD = ".old"
FOUND = {EVENTS.name: EVENTS_FOUND, LINKS.name: LINKS_FOUND}
"""Where a table's rows stand as they were before corrections, which are replayed behind the imports."""
Row = dict[str, Any]


def keep_import(folder: Path, key: str, tables: list[tuple[Table, list[Row]]]) -> None:
    """Keep a data set's rows by themselves, in place of those of an earlier import of it."""
    fresh, kept, old = (folder / FOLDER / name for name in (f".{key}.new", key, f".{key}{_OLD}"))
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        with TableWriters([table for table, _ in tables], fresh) as written:
            for table, rows in tables:
                written.add(table, rows)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if kept.exists():
        kept.rename(old)
    fresh.rename(kept)
    shutil.rmtree(old, ignore_errors=True)


def list_imports(folder: Path) -> list[Path]:
    """Give the folder of each data set that was imported, by the order of their keys.

    Only who holds the lock of `folder` may ask: what was stopped between two steps of `keep_import` is put back.
    """
    imports = folder / FOLDER
    for old in imports.glob(f".*{_OLD}"):
        kept = imports / old.name.removeprefix(".").removesuffix(_OLD)
        if kept.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(kept)
    return sorted(path for path in imports.glob("*") if path.is_dir() and not path.name.startswith("."))


def fingerprint_imports(folder: Path) -> str:
    """Give what changes when an import comes, goes or is another."""
    files = sorted((folder / FOLDER).glob("[!.]*/*.parquet"))
    told = [(path.parent.name, path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def add_imports(folder: Path, staging: Path) -> list[Row]:
    """Write the imports behind the tables in `staging`; gives the rows of `datasets`."""
    imports = list_imports(folder)
    if not imports:
        return []
    own = staging / "own"
    own.mkdir()
    for table in TABLES:
        (staging / f"{table.name}.parquet").rename(own / f"{table.name}.parquet")
    with TableWriters(TABLES, staging) as written:
        for table in TABLES:
            taken: set[tuple[Any, ...]] = set()
            for source in (own, *imports):
                written.add(table, [row for row in _read(table, source) if _take(row, table, taken)])
    shutil.rmtree(own)
    return [row for path in imports for row in _read(DATASETS, path)]


def write_own(folder: Path, staging: Path) -> None:
    """Write into `staging` what of the tables in `folder` was built from articles; where there are none, empty ones."""
    is_own = _own_rows(folder)
    with TableWriters(TABLES, staging) as written:
        for table in TABLES:
            for row in _read_found(table, folder):
                if is_own(table, row):
                    written.add(table, [row])


def _own_rows(folder: Path) -> Callable[[Table, Row], bool]:
    """Give what tells a row that was built from articles from one that was imported."""
    keys = tuple(row["dataset"] for row in _read(DATASETS, folder))
    starts = tuple(f"{key}:" for key in keys)
    events = {row["event_id"] for row in _read_found(LINKS, folder) if row["mention_id"].startswith(starts)}

    asked = _own_queries(folder, starts)

    def is_own(table: Table, row: Row) -> bool:
        if table is PLACES:
            return row["query"] in asked
        if table is DATASETS or row.get("event_id") in events:
            return False
        return not any(str(row.get(name, "")).startswith(starts) for name in ("article_id", "mention_id", "source"))

    return is_own


def _own_queries(folder: Path, starts: tuple[str, ...]) -> set[str]:
    """Give what the mentions found in articles were placed by."""
    asked = set()
    for row in _read(MENTIONS, folder):
        if row["query"] and not row["mention_id"].startswith(starts):
            asked |= {row["query"], venue_query(row["venue"] or "", row["query"])}
    return asked


def _read_found(table: Table, folder: Path) -> Iterator[Row]:
    """Give a table's rows as they were before corrections."""
    found = FOUND.get(table.name, table)
    return _read(found if (folder / f"{found.name}.parquet").is_file() else table, folder)


def _read(table: Table, folder: Path) -> Iterator[Row]:
    """Give a table's rows; none where it is not there and need not be."""
    is_import = folder.parent.name == FOLDER
    if (folder / f"{table.name}.parquet").is_file() or (is_import and table not in _NOT_IMPORTED):
        remedy = f"import {folder.name} again, or remove {folder}" if is_import else BUILD_AGAIN
        yield from table.read_rows(folder, ROWS_A_GROUP, remedy=remedy)


def _take(row: Row, table: Table, taken: set[tuple[Any, ...]]) -> bool:
    """Say whether no row of this key came before: places looked up by name are shared."""
    key = tuple(row[name] for name in table.key)
    if key in taken:
        return False
    taken.add(key)
    return True
