"""The rows of a file that others made: CSV in any usual encoding and delimiter, or Count Love's JSON."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import ImportFileError
from dashboard.pipeline.articles import decode
from dashboard.pipeline.characters import mend_characters
from dashboard.pipeline.items import FIELD_LIMIT

DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row as it stands in its file."""

    source: str
    """The file's name with the line: "events.csv line 17"."""
    cells: dict[str, str]
    problem: str | None = None
    """Why it cannot be read, in words."""
    doubt: str | None = None
    """Why it may lack something, in words."""


def read_rows(path: Path) -> Iterator[FileRow]:
    """Give the rows of `path`, each once; raises ImportFileError where the file itself cannot be read."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise ImportFileError(f"{path}: not readable ({error.strerror or error}); name a CSV or JSON file") from None
    except ValueError as error:
        raise ImportFileError(f"{path}: {error}; name a CSV or JSON file") from None
    if text.lstrip()[:1] in {"{", "["}:
        yield from _json_rows(path, text)
    else:
        yield from _csv_rows(path, text)


def _csv_rows(path: Path, text: str) -> Iterator[FileRow]:
    csv.field_size_limit(FIELD_LIMIT)
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = _unique_names(next(reader, []))
    if len(header) < 2:
        raise ImportFileError(f"{path}: its first line names no columns; name a CSV or JSON file")
    line = reader.line_num + 1
    for cells in reader:
        source, last = f"{path.name} line {line}", reader.line_num
        is_swallowed = any("\n" in cell and cell.count(delimiter) >= len(header) - 1 for cell in cells)
        line = last + 1
        if is_swallowed:
            yield FileRow(
                source,
                dict.fromkeys(header, ""),
                f"a quote opens in it that closes only in line {last}; mend it and import again",
            )
        elif any(cell.strip() for cell in cells):
            yield _csv_row(source, header, cells)


def _unique_names(cells: list[str]) -> list[str]:
    """Give the columns' names, made unique: a name that comes again, or is empty, gets its column's number."""
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell.strip()
        names.append(name if name and name not in names else f"{name or 'column'} {number}")
    return names


def _csv_row(source: str, header: list[str], cells: list[str]) -> FileRow:
    row = dict(zip(header, cells, strict=False))
    count = f"it has {len(cells)} cells where the first line names {len(header)} columns"
    if any(cell.strip() for cell in cells[len(header) :]):
        return FileRow(source, row, count)
    return FileRow(source, row, doubt=f"{count}; read without the rest" if len(cells) < len(header) else None)


def _json_rows(path: Path, text: str) -> Iterator[FileRow]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise ImportFileError(f"{path}: not valid JSON ({error})") from None
    events = content.get("events") if isinstance(content, dict) else content
    if not isinstance(events, list):
        raise ImportFileError(f"{path}: holds no list of events")
    articles = _articles_by_id(content)
    for number, event in enumerate(events, start=1):
        source = f"{path.name} event {number}"
        if isinstance(event, dict):
            yield FileRow(source, _flat(event, articles))
        else:
            yield FileRow(source, {}, "it is no event")


def _articles_by_id(content: Any) -> dict[str, Any]:
    articles = content.get("articles") if isinstance(content, dict) else None
    rows = articles if isinstance(articles, list) else []
    return {str(row.get("article_id")): row for row in rows if isinstance(row, dict)}


def _flat(event: dict[str, Any], articles: dict[str, Any]) -> dict[str, str]:
    """Give an event's values as cells; the addresses of its articles, which stand elsewhere in the file, as `urls`."""
    cells = {name: v if isinstance(v, str) else json.dumps(v) for name, v in event.items() if v is not None}
    told = event.get("articles")
    ids = [str(a.get("article_id")) for a in told if isinstance(a, dict)] if isinstance(told, list) else []
    urls = [articles[i].get("url") for i in ids if i in articles]
    if urls and "urls" not in cells:
        cells["urls"] = json.dumps([url for url in urls if isinstance(url, str)])
    return {mend_characters(name): mend_characters(value) for name, value in cells.items()}
