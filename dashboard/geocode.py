"""Tables of place names → the same tables with a point for each: what `protest-map geocode` does."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from dashboard.errors import ProtestMapError
from geocache.places import Place, Precision

ADDED = ("name", "admin1", "country_code", "latitude", "longitude", "precision", "geocoder", "note")
"""The columns that are added, in this order."""
_KEPT_ANSWERS = 65_536
_GIVEN = "_given"
"""Stands behind the name of a column of the input that we answer ourselves."""


class GeocodeError(ProtestMapError, ValueError):
    """A table of place names cannot be read or written."""


@dataclass(slots=True)
class GeocodeReport:
    """What became of the rows of a table."""

    row_count: int = 0
    by_precision: Counter[Precision] = field(default_factory=Counter)
    """Rows by what their point stands for."""
    corrected_count: int = 0
    """Rows placed by another name than written."""
    set_aside: list[str] = field(default_factory=list)
    """A line for each row that does not fit its header and was left out: the file, the line and what is wrong."""


def geocode_file(
    source: Path,
    target: Path,
    find: Callable[[str], Place],
    *,
    advance: Callable[[int], object] = lambda _: None,
) -> GeocodeReport:
    """Write `source` (CSV with a column `query`) to `target`, with the columns ADDED for each row.

    `find` gives the answer to a name. Other columns are kept; one that is called like one of ours becomes NAME_given.
    `target` is written whole or not at all. `advance` is called with the count of rows done. Raises GeocodeError.
    """
    report = GeocodeReport()
    find_once = lru_cache(maxsize=_KEPT_ANSWERS)(find)
    with _open_source(source) as lines, _open_target(target) as out:
        rows = csv.reader(lines)
        try:
            at, header = _read_header(rows, source)
            write = csv.writer(out, lineterminator="\n").writerow
            write([f"{name}{_GIVEN}" if name in ADDED else name for name in header] + list(ADDED))
            for cells in _fitting_rows(rows, len(header), source, report):
                _write_row(cells, find_once(cells[at]), write, report)
                advance(1)
        except csv.Error as error:
            raise GeocodeError(f"{source}, line {rows.line_num}: {error}") from error
        if report.set_aside and not report.row_count:
            raise GeocodeError(report.set_aside[0])
    return report


def _read_header(rows: Iterator[list[str]], source: Path) -> tuple[int, list[str]]:
    """Give the number of the column `query`, and the names of all; raises GeocodeError where there is none."""
    header = next(rows, [])
    if "query" not in header:
        has = ", ".join(header[:8]) or "it is empty"
        raise GeocodeError(f"{source}: no column `query` in the first line ({has})")
    return header.index("query"), header


def _fitting_rows(lines: Any, width: int, source: Path, report: GeocodeReport) -> Iterator[list[str]]:
    """Give the rows of a csv.reader filled up to `width` cells; those that hold more go to the report."""
    for cells in lines:
        if any(cells[width:]):
            problem = f"{len(cells)} cells where the first line names {width} columns"
            report.set_aside.append(f"{source}, line {lines.line_num}: {problem}")
        elif cells:
            yield cells[:width] + [""] * (width - len(cells))


def _write_row(cells: list[str], place: Place, write: Callable[[list[str]], object], report: GeocodeReport) -> None:
    write(cells + [_cell(getattr(place, name)) for name in ADDED])
    report.row_count += 1
    report.by_precision[place.precision] += 1
    report.corrected_count += place.point is not None and place.note is not None


def _cell(value: object) -> str:
    return "" if value is None else str(value)


@contextmanager
def _open_target(path: Path) -> Iterator[TextIO]:
    """Write to a file beside `path` that takes its place at the end, if nothing went wrong."""
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            part = Path(folder) / path.name
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            part.replace(path)
    except OSError as error:
        raise GeocodeError(f"{path}: cannot be written ({error.strerror})") from error


def _open_source(path: Path) -> TextIO:
    """Open a table in UTF-8, with or without a mark, or else in Windows' code page 1252."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            while lines.read(1 << 20):
                pass
        return path.open(encoding="utf-8-sig", newline="")
    except UnicodeDecodeError:
        return path.open(encoding="cp1252", errors="replace", newline="")
    except OSError as error:
        raise GeocodeError(f"{path}: cannot be read ({error.strerror})") from error
