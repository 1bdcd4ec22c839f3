"""JSON lines of texts in, JSON lines of their place names with coordinates out."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import GeoparseError
from dashboard.pipeline.names.geoparsing import LocatedToponym, find_home, locate_toponyms
from geocache.files import open_whole
from geocache.gazetteer import Entry, Gazetteer


@dataclass(slots=True)
class Report:
    """What came in, went out and was set aside."""

    text_count: int = 0
    toponym_count: int = 0
    placed_count: int = 0
    set_aside: list[str] = field(default_factory=list)
    """A line each: the file, the line's number and what is wrong with it."""

    def count(self, located: Sequence[LocatedToponym]) -> None:
        """Add one text's place names."""
        self.text_count += 1
        self.toponym_count += len(located)
        self.placed_count += sum(one.choice.entry is not None for one in located)

    def check(self, source: Path) -> None:
        """Raise GeoparseError where nothing could be read."""
        if not self.text_count:
            first = f" ({self.set_aside[0]})" if self.set_aside else ""
            raise GeoparseError(f'{source}: holds no text to read{first}; give a {{"id": …, "text": …}} a line')


def geoparse_file(
    source: Path, target: Path, gazetteer: Gazetteer, *, advance: Callable[[int], object] = lambda size: None
) -> Report:
    """Read {"id", "text"} a line from `source`, write {"id", "toponyms"} a line to `target`, whole or not at all.

    `start` and `end` count Unicode characters; latitude and longitude are degrees, WGS 84, null where the place is not
    known. A line that cannot be read is set aside. `advance` is told the bytes of each line read. Raises GeoparseError
    where no line can be read or a file cannot be opened.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise GeoparseError(f"{target}: is the input itself; give --out another name")
    report = Report()
    try:
        with source.open("rb") as lines, open_whole(target) as out:
            for row in _read_rows(source, lines, report, advance):
                located = locate_toponyms(row["text"], gazetteer, home=_find_home(row, gazetteer))
                out.write(_to_line(row["id"], located))
                report.count(located)
            report.check(source)
    except OSError as error:
        raise GeoparseError(f"{error.filename or source}: {error.strerror}; check the path and its rights") from None
    return report


def _read_rows(
    source: Path, lines: Iterable[bytes], report: Report, advance: Callable[[int], object]
) -> Iterator[dict[str, Any]]:
    """Give the rows that can be read; the others go to the report."""
    for number, line in enumerate(lines, start=1):
        advance(len(line))
        if not line.strip():
            continue
        try:
            yield _read_row(line)
        except ValueError as error:
            report.set_aside.append(f"{source}, line {number}: {error}")


def _read_row(line: bytes) -> dict[str, Any]:
    """Read one line; raises ValueError with what is wrong, in words."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("not valid JSON") from None
    if not isinstance(row, dict):
        raise ValueError('not a JSON object with "id" and "text"')
    for name in ("id", "text"):
        if name not in row:
            raise ValueError(f'no "{name}"')
    if not isinstance(row["text"], str):
        raise ValueError('"text" is no string')
    return row


def _to_line(text_id: object, located: Sequence[LocatedToponym]) -> bytes:
    return json.dumps({"id": text_id, "toponyms": [_to_row(one) for one in located]}).encode() + b"\n"


def _to_row(one: LocatedToponym) -> dict[str, Any]:
    entry = one.choice.entry
    return {
        "start": one.toponym.start,
        "end": one.toponym.end,
        "name": one.toponym.name,
        "latitude": entry.latitude if entry else None,
        "longitude": entry.longitude if entry else None,
    }


def _find_home(row: dict[str, Any], gazetteer: Gazetteer) -> Entry | None:
    """Give the outlet's home town as far as the row tells it by "home", "publisher", "url" or "domain"."""
    home, publisher, url, domain = (_text(row.get(name)) for name in ("home", "publisher", "url", "domain"))
    return find_home(gazetteer, home=home, publisher=publisher, url=url or domain)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
