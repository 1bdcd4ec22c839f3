"""Tables of place names → the same tables with a point for each: what `protest-map geocode` does."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

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
            _write_rows(rows, csv.writer(out, lineterminator="\n").writerow, find_once, report, advance)
        except (csv.Error, ValueError) as error:
            raise GeocodeError(f"{source}, line {rows.line_num}: {error}") from error
    return report


def _write_rows(
    rows: Iterator[list[str]],
    write: Callable[[list[str]], object],
    find: Callable[[str], Place],
    report: GeocodeReport,
    advance: Callable[[int], object],
) -> None:
    header = next(rows, [])
    if "query" not in header:
        raise ValueError(f"no column `query` in the first line ({', '.join(header[:8]) or 'it is empty'})")
    at = header.index("query")
    write([f"{name}{_GIVEN}" if name in ADDED else name for name in header] + list(ADDED))
    for cells in rows:
        if not cells:
            continue
        if len(cells) > len(header):
            raise ValueError(f"{len(cells)} cells where the first line names {len(header)} columns")
        whole = cells + [""] * (len(header) - len(cells))
        place = find(whole[at])
        write(whole + [_cell(getattr(place, name)) for name in ADDED])
        report.row_count += 1
        report.by_precision[place.precision] += 1
        report.corrected_count += place.point is not None and place.note is not None
        advance(1)


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
