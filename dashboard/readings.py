"""What was read before, kept by content: a build that was stopped or repeated reads only what is new."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from dashboard.errors import TablesError
from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading

FILE = ".readings.sqlite"
_AT_ONCE = 500
"""Keys in one question to the database, which takes no more than 999."""


class Readings:
    """Readings by the item's content, of one version of the code; those of other versions are dropped."""

    def __init__(self, folder: Path, version: str) -> None:
        self._version = version
        self._path = folder / FILE
        try:
            self._database = self._open()
        except sqlite3.OperationalError as error:
            raise self._failure(error) from None
        except sqlite3.DatabaseError:
            self._database = self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection:
        """Give an empty store: one that is broken costs a second reading and nothing else."""
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        return self._open()

    def _failure(self, error: sqlite3.OperationalError) -> TablesError:
        return TablesError(
            f"{self._path}: cannot be written ({error}); make room, or name another folder with --tables"
        )

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute("CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, packed BLOB) WITHOUT ROWID")
        database.execute("CREATE TABLE IF NOT EXISTS code (version TEXT)")
        if database.execute("SELECT version FROM code").fetchall() != [(self._version,)]:
            database.execute("DELETE FROM readings")
            database.execute("DELETE FROM code")
            database.execute("INSERT INTO code VALUES (?)", (self._version,))
        database.commit()
        return database

    def __enter__(self) -> "Readings":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def find(self, items: Sequence[Item]) -> list[Reading | None]:
        """Give what was read before, an item each; None where it is new or changed."""
        keys = [_key(item) for item in items]
        try:
            packed = self._find_packed(keys)
        except sqlite3.DatabaseError:
            self._database.close()
            self._database, packed = self._begin_anew(), {}
        return [_unpack(packed.get(key), item) for key, item in zip(keys, items, strict=True)]

    def _find_packed(self, keys: list[bytes]) -> dict[bytes, bytes]:
        packed: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            packed.update(
                self._database.execute(f"SELECT key, packed FROM readings WHERE key IN ({marks})", some)  # noqa: S608 - marks alone
            )
        return packed

    def keep(self, items: Iterable[Item], readings: Iterable[Reading]) -> None:
        """Keep what was read, at once and whole."""
        rows = [(_key(item), reading.pack(item.source)) for item, reading in zip(items, readings, strict=True)]
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)
        except sqlite3.OperationalError as error:
            raise self._failure(error) from None
        except sqlite3.DatabaseError:
            self._database.close()
            self._database = self._begin_anew()


def _unpack(packed: bytes | None, item: Item) -> Reading | None:
    """Give a reading back; None where there is none, or what is kept of it is damaged."""
    try:
        return None if packed is None else Reading.unpack(packed, item.source)
    except (zlib.error, ValueError, KeyError, TypeError):
        return None


def _key(item: Item) -> bytes:
    parts = (item.kind.encode(), (item.article_id or "").encode(), item.metadata or b"", item.content)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
