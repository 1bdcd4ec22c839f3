"""The store of readings: damage of any kind costs a second reading, a full disk is told and costs nothing."""

import sqlite3
from pathlib import Path

import pytest

from dashboard.errors import TablesError
from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading
from dashboard.pipeline.stories import sketch
from dashboard.readings import FILE, Readings

ITEMS = [Item(f"{n}.txt", "text", str(n), b"text %d" % n) for n in range(400)]


def fill(folder: Path) -> None:
    with Readings(folder, "v1") as store:
        store.keep(ITEMS, [Reading(None, [], sketch(f"A text of its own, the one of number {n}")) for n in range(400)])


def count_known(folder: Path) -> int:
    with Readings(folder, "v1") as store:
        known = sum(reading is not None for reading in store.find(ITEMS))
        store.keep(ITEMS[:1], [Reading(None, [], sketch(""))])
        return known


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    fill(tmp_path)
    assert count_known(tmp_path) == 400


@pytest.mark.parametrize("start", [0, 20, 5_000, 20_000])
def test_a_damaged_store_begins_anew(tmp_path: Path, start: int) -> None:
    fill(tmp_path)
    content = (tmp_path / FILE).read_bytes()
    damaged = content[:start] + b"\xff" * 16_000 + content[start + 16_000 :]
    (tmp_path / FILE).write_bytes(damaged)
    assert count_known(tmp_path) < 400
    fill(tmp_path)
    assert count_known(tmp_path) == 400


def test_a_damaged_reading_is_none(tmp_path: Path) -> None:
    fill(tmp_path)
    database = sqlite3.connect(tmp_path / FILE)
    database.execute("UPDATE readings SET packed = X'00' WHERE key = (SELECT min(key) FROM readings)")
    database.commit()
    database.close()
    assert count_known(tmp_path) == 399


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)

    def refuse(_: Readings) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Readings, "_open", refuse)
    with pytest.raises(TablesError, match=r"readings\.sqlite: cannot be written \(database or disk is full\)"):
        Readings(tmp_path, "v1")
    monkeypatch.undo()
    assert count_known(tmp_path) == 400
