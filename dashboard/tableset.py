"""A folder of tables, changed as a set: all of it or nothing, whenever the program is stopped."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as arrow
from filelock import FileLock, Timeout
from pyarrow import parquet

from dashboard.errors import TablesError
from dashboard.schema import Table

MANIFEST = "build.json"
_STAGING, _READY, _LOCK, _FILES = ".staging", ".ready", ".lock", "files"
ROWS_A_GROUP = 10_000
Row = dict[str, Any]


class TableWriter:
    """Writes one table row by row in bounded memory; the same rows give the same bytes, however they come in."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.table = table
        self.path = folder / f"{table.name}.parquet"
        self.count = 0
        self._rows: list[Row] = []
        with _name_failure(self.path):
            self._writer = parquet.ParquetWriter(self.path, table.arrow_schema, compression="zstd")

    def add(self, rows: list[Row]) -> None:
        """Take in rows; they are checked against the schema a group at a time."""
        self._rows += rows
        self.count += len(rows)
        while len(self._rows) >= ROWS_A_GROUP:
            self._write(self._rows[:ROWS_A_GROUP])
            self._rows = self._rows[ROWS_A_GROUP:]

    def close(self) -> None:
        """Write what is left; the file is complete only now."""
        if self._rows:
            self._write(self._rows)
        self._rows = []
        with _name_failure(self.path):
            if not self.count:
                self._writer.write_table(self.table.arrow_schema.empty_table())
            self._writer.close()

    def leave(self) -> None:
        """Let go of the file as it is; does nothing once it is complete."""
        with suppress(OSError):
            self._writer.close()
        self._writer.is_open = False  # or it tries to close once more, and says on the terminal that it cannot

    def _write(self, rows: list[Row]) -> None:
        frame = self.table.frame(rows)
        group = arrow.Table.from_pandas(frame, schema=self.table.arrow_schema, preserve_index=False)
        with _name_failure(self.path):
            self._writer.write_table(group.replace_schema_metadata(None))


@contextmanager
def _name_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise TablesError(
            f"{path}: cannot be written ({reason}); make room, or name another folder with --tables"
        ) from None


class TableWriters:
    """Several tables written side by side; complete when the `with` ends."""

    def __init__(self, tables: Iterable[Table], folder: Path) -> None:
        self._writers = {table.name: TableWriter(table, folder) for table in tables}

    def __enter__(self) -> "TableWriters":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                for writer in self._writers.values():
                    writer.close()
        finally:
            for writer in self._writers.values():
                writer.leave()

    def add(self, table: Table, rows: list[Row]) -> None:
        """Take in rows of `table`."""
        self._writers[table.name].add(rows)

    def count(self, table: Table) -> int:
        """Give how many rows of `table` were taken in."""
        return self._writers[table.name].count


class TableSet:
    """The next state of a folder of tables, built aside in `staging` and put in place by `commit`.

    `commit` first renames the finished staging folder, which no stop can halve, and then moves its files into place;
    where it is stopped in between, the next one to open the folder goes on (`finish_commit`).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staging = folder / _STAGING
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(folder / _LOCK)
            self._lock.acquire(timeout=0)
        except Timeout:
            raise TablesError(
                f"{folder}: another build is writing there; wait for it, or use another --tables"
            ) from None
        except OSError as error:
            reason = error.strerror or error
            raise TablesError(f"{folder}: cannot be written ({reason}); name another folder with --tables") from None

    def __enter__(self) -> "TableSet":
        finish_commit(self.folder)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.staging, ignore_errors=True)
        self._lock.release()

    def commit(self, manifest: dict[str, Any]) -> None:
        """Put the staged tables in place, with what they were made from and what their files hold."""
        staged = {path.name: _digest(path) for path in sorted(self.staging.iterdir())}
        manifest = manifest | {_FILES: manifest.get(_FILES, {}) | staged}
        (self.staging / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        self.staging.rename(self.folder / _READY)
        finish_commit(self.folder)


def finish_commit(folder: Path) -> None:
    """Move into place what a commit has left ready; where there is nothing, or another does it now, do nothing."""
    ready = folder / _READY
    if not ready.is_dir():
        return
    for path in sorted(ready.iterdir()):
        with suppress(FileNotFoundError):
            path.replace(folder / path.name)
    with suppress(FileNotFoundError):
        ready.rmdir()


def is_whole(folder: Path, tables: Iterable[Table]) -> bool:
    """Say whether the files of `tables` in `folder` are those that were put there, byte for byte."""
    written = read_manifest(folder).get(_FILES, {})
    paths = [folder / f"{table.name}.parquet" for table in tables]
    try:
        return all(written.get(path.name) == _digest(path) for path in paths)
    except OSError:
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> dict[str, Any]:
    """Give what the tables in `folder` were made from; empty where there are none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}
