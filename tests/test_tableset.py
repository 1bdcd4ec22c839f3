import errno
from pathlib import Path

import pytest
from pyarrow import parquet

from dashboard.errors import TablesError
from dashboard.tables import EVENTS, LINKS
from dashboard.tableset import (
    MANIFEST,
    ROWS_A_GROUP,
    TableSet,
    TableWriter,
    TableWriters,
    finish_commit,
    is_whole,
    read_manifest,
)

ROWS = [{"mention_id": f"m{i}", "event_id": "e", "reason": "r"} for i in range(ROWS_A_GROUP + 5)]


def test_rows_give_the_same_bytes_however_they_come_in(tmp_path: Path) -> None:
    contents = []
    for size in (1, 7, len(ROWS)):
        writer = TableWriter(LINKS, tmp_path)
        for start in range(0, len(ROWS), size):
            writer.add(ROWS[start : start + size])
        writer.close()
        contents.append(writer.path.read_bytes())
    assert contents[0] == contents[1] == contents[2]
    assert LINKS.rows(LINKS.read(tmp_path)) == ROWS


def test_a_table_without_rows_can_be_read(tmp_path: Path) -> None:
    TableWriter(LINKS, tmp_path).close()
    assert LINKS.read(tmp_path).empty


def commit(folder: Path, content: str) -> None:
    with TableSet(folder) as tables:
        for name in ("a", "b"):
            (tables.staging / name).write_text(content)
        tables.commit({"fingerprint": content})


def test_a_set_is_put_in_place_with_what_it_was_made_from(tmp_path: Path) -> None:
    commit(tmp_path, "one")
    commit(tmp_path, "two")
    assert [(tmp_path / name).read_text() for name in "ab"] == ["two", "two"]
    assert read_manifest(tmp_path)["fingerprint"] == "two"
    assert {p.name for p in tmp_path.iterdir()} == {"a", "b", MANIFEST, ".lock"}


def test_a_commit_that_was_stopped_halfway_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path, "one")
    replace = Path.replace

    def stop_at_b(self: Path, target: Path) -> Path:
        if self.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stop_at_b)
    with pytest.raises(KeyboardInterrupt):
        commit(tmp_path, "two")
    monkeypatch.undo()
    finish_commit(tmp_path)
    assert [(tmp_path / name).read_text() for name in "ab"] == ["two", "two"]
    assert read_manifest(tmp_path)["fingerprint"] == "two"


def test_what_was_staged_by_a_build_that_died_is_dropped(tmp_path: Path) -> None:
    (tmp_path / ".staging").mkdir()
    (tmp_path / ".staging/c").write_text("left")
    commit(tmp_path, "one")
    assert not (tmp_path / "c").exists()


def test_two_builds_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with TableSet(tmp_path), pytest.raises(TablesError, match="another build"):
        TableSet(tmp_path)


def test_damage_to_any_table_is_seen(tmp_path: Path) -> None:
    assert not is_whole(tmp_path, [LINKS])
    with TableSet(tmp_path) as tables:
        LINKS.write(LINKS.frame(ROWS), tables.staging)
        tables.commit({})
    assert is_whole(tmp_path, [LINKS])
    assert not is_whole(tmp_path, [LINKS, EVENTS])
    path = tmp_path / "links.parquet"
    content = path.read_bytes()
    for damaged in (content[:-1], content[:50] + b"x" + content[51:], b""):
        path.write_bytes(damaged)
        assert not is_whole(tmp_path, [LINKS])


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"x" * 500])
def test_a_damaged_table_is_named_with_what_to_do(tmp_path: Path, damage: bytes) -> None:
    LINKS.write(LINKS.frame(ROWS), tmp_path)
    path = tmp_path / "links.parquet"
    path.write_bytes(damage)
    for read in (LINKS.read, LINKS.check_file, lambda folder: list(LINKS.read_rows(folder, 10, remedy="do that"))):
        with pytest.raises(TablesError, match=r"links\.parquet: not readable .*; (?:run `protest-map build`|do that)"):
            read(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_manifest_that_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    assert read_manifest(tmp_path) == {}


def test_a_full_disk_is_one_line_that_names_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = TableWriters([LINKS, EVENTS], tmp_path)
    monkeypatch.setattr(parquet.ParquetWriter, "write_table", _fill_disk)
    with pytest.raises(TablesError, match=r"links\.parquet: cannot be written \(No space left on device\)"):
        _write(written)
    assert not any(writer._writer.is_open for writer in written._writers.values())


def _write(written: TableWriters) -> None:
    with written:
        written.add(LINKS, ROWS)


def _fill_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "Error writing bytes to file. Detail: no space")
