"""What lies in a file or a folder of articles, item by item, as bytes: told apart before anything is read."""

import codecs
import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Literal

from dashboard.errors import ArticlesError
from dashboard.pipeline.characters import mend_characters

ItemKind = Literal["text", "page", "row", "broken"]

TEXT_SUFFIXES = (".md", ".markdown", ".txt")
PAGE_SUFFIXES = (".html", ".htm")
DOCUMENT_SUFFIXES = TEXT_SUFFIXES + PAGE_SUFFIXES
TABLE_SUFFIXES = (".jsonl", ".ndjson", ".csv")
METADATA_SUFFIX = ".json"
KNOWN = "a file or a folder of .md, .txt, .html, .jsonl or .csv"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FIELD_LIMIT = 2**27
"""Bytes of one cell of a CSV: a long article, not a whole file swallowed by a quote that never closes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it lies on disk: a file, or a row of one. A `broken` one says in `content` why it is."""

    source: str
    """The file's path within the folder, with the line within the file: "2018/week24.jsonl line 7"."""
    kind: ItemKind
    article_id: str | None
    """The file's stem; None in rows, which say theirs themselves or get a hash."""
    content: bytes
    metadata: bytes | None = None
    """The JSON that lies beside a text."""


def list_items(path: Path) -> Iterator[Item]:
    """Give what `path` holds in the order of its names; raises ArticlesError where there is nothing to read."""
    files = _list_files(path)
    root = path if path.is_dir() else path.parent
    stems = Counter(file.stem for file in files.readable if file.suffix.lower() in DOCUMENT_SUFFIXES)
    known = set(files.readable)
    for file in files.readable:
        name = _name(file, root)
        suffix = file.suffix.lower()
        if suffix in DOCUMENT_SUFFIXES:
            yield _document(file, name, mend_characters(file.stem) if stems[file.stem] == 1 else name)
        elif suffix in TABLE_SUFFIXES:
            yield from _rows(file, name)
        elif suffix != METADATA_SUFFIX or not _is_metadata(file, known):
            yield _broken(name, f"not an article: {KNOWN} is read")
    for other, reason in sorted(files.others.items()):
        yield _broken(_name(other, root), reason)


def estimate_items(path: Path) -> int:
    """Give how many items `list_items` will give, by counting lines; a cell of a CSV may hold several."""
    return sum(
        _count_lines(file) if file.suffix.lower() in TABLE_SUFFIXES else 1
        for file in _list_files(path).readable
        if file.suffix.lower() in DOCUMENT_SUFFIXES + TABLE_SUFFIXES
    )


def _count_lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(2**20), b""))
    except OSError:
        return 1


@dataclass(slots=True)
class Files:
    """What lies in a folder, hidden names left out: the files, and what is none and cannot be read, with the reason."""

    readable: list[Path] = field(default_factory=list)
    others: dict[Path, str] = field(default_factory=dict)


def find_files(path: Path) -> Files:
    """Give `path`, or what lies below it, in the order of its names; links to folders are not followed."""
    files = Files()
    if path.is_dir():
        _walk(path, files)
    else:
        _take(path, files)
    files.readable.sort(key=attrgetter("parts"))  # as paths sort, in a third of the time
    return files


def _walk(folder: Path, files: Files) -> None:
    for where, folders, names in os.walk(folder, onerror=lambda error: _name_unreadable(error, files)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in [*links, *(name for name in names if not name.startswith("."))]:
            _take(Path(where, name), files)


def _name_unreadable(error: OSError, files: Files) -> None:
    files.others[Path(error.filename)] = f"a folder that is not readable: {error.strerror}"


def _take(path: Path, files: Files) -> None:
    if path.is_file():
        files.readable.append(path)
    elif path.is_dir():
        files.others[path] = "a link to a folder, which is not followed: put the folder itself there"
    elif path.is_symlink():
        files.others[path] = "a link to nothing"
    else:
        files.others[path] = "neither a file nor a folder (a pipe, a socket or a device)"


def _list_files(path: Path) -> Files:
    """Give the files of `path`; raises ArticlesError where none of them can hold articles."""
    if not os.path.lexists(path):
        raise ArticlesError(f"{path}: no such file or folder; name {KNOWN} with --articles")
    files = find_files(path)
    if reason := files.others.get(path):
        raise ArticlesError(f"{path}: {reason}; name {KNOWN} with --articles")
    suffixes = {file.suffix.lower() for file in files.readable}
    if suffixes.isdisjoint(DOCUMENT_SUFFIXES + TABLE_SUFFIXES):
        if path.is_file():
            raise ArticlesError(f"{path}: not a kind of file that is read; name {KNOWN} with --articles")
        lost = "".join(f"; {_name(other, path)} is {reason}" for other, reason in [*files.others.items()][:1])
        raise ArticlesError(f"{path}: holds no articles; put .md, .txt, .html, .jsonl or .csv files into it{lost}")
    return files


def _name(file: Path, root: Path) -> str:
    return mend_characters(file.relative_to(root).as_posix())


def _is_metadata(file: Path, known: set[Path]) -> bool:
    return any(file.with_suffix(suffix) in known for suffix in DOCUMENT_SUFFIXES)


def _document(file: Path, name: str, article_id: str) -> Item:
    try:
        content = file.read_bytes()
        beside = file.with_suffix(METADATA_SUFFIX)
        metadata = beside.read_bytes() if beside.is_file() else None
    except OSError as error:
        return _broken(name, f"not readable: {error.strerror or error}")
    return Item(name, "page" if file.suffix.lower() in PAGE_SUFFIXES else "text", article_id, content, metadata)


def _broken(source: str, reason: str) -> Item:
    return Item(source, "broken", None, reason.encode())


def _rows(file: Path, name: str) -> Iterator[Item]:
    try:
        if file.suffix.lower() == ".csv":
            yield from _csv_rows(file, name)
        else:
            yield from _json_lines(file, name)
    except OSError as error:
        yield _broken(name, f"not readable: {error.strerror or error}")


def _json_lines(file: Path, name: str) -> Iterator[Item]:
    with file.open("rb") as stream:
        is_utf16 = stream.read(2) in _UTF16_MARKS  # as Windows' own shell writes what a program prints
        stream.seek(0)
        lines = (line.encode() for line in codecs.getreader("utf-16")(stream, "replace")) if is_utf16 else stream
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield Item(f"{name} line {number}", "row", None, line.strip())


def _csv_rows(file: Path, name: str) -> Iterator[Item]:
    csv.field_size_limit(FIELD_LIMIT)
    with file.open(encoding=find_encoding(file), errors="replace", newline="") as lines:
        header_line = lines.readline()
        delimiter = max(",;\t|", key=header_line.count)
        header = [cell.strip().casefold() for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
        if "text" not in header:
            yield _broken(name, "has no column named text; its columns should be those of the articles table")
            return
        if twice := [column for column, count in Counter(header).items() if column and count > 1]:
            yield _broken(name, f"its first line names {' and '.join(twice)} twice; rename one of them")
            return
        yield from _csv_body(lines, name, header, delimiter)


def _csv_body(lines: io.TextIOBase, name: str, header: list[str], delimiter: str) -> Iterator[Item]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        source = f"{name} line {reader.line_num + 2}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(source, f"not readable as CSV: {error}")
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            yield _broken(source, f"has {len(cells)} cells where the header has {len(header)}")
        elif any(cells):
            row = dict(zip(header, cells, strict=False))
            yield Item(source, "row", None, json.dumps(row, ensure_ascii=False).encode())


def find_encoding(file: Path) -> str:
    """Say how a long file is encoded: UTF-16 with a mark, UTF-8 where all of it is, or else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        if stream.read(2) in _UTF16_MARKS:
            return "utf-16"
        stream.seek(0)
        try:
            while block := stream.read(2**20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
