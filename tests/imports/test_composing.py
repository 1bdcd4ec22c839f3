"""What was imported, kept beside what is built: whole, found again, and named where it is damaged."""

import shutil
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.imports.composing import list_imports
from dashboard.pipeline import line
from dashboard.tables import EVENTS
from tests import stand_in
from tests.imports.test_imports import acled, ccc, load, run, to_csv


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One article, built, and one row imported."""
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("They rallied in Salem, Oregon. The street was closed for two hours.")
    assert build(tmp_path) == 0
    assert len(load(tmp_path, [ccc()], "ccc")) == 2
    return tmp_path


def build(folder: Path, *more: str) -> int:
    paths = ["--articles", str(folder / "articles"), "--tables", str(folder / "tables")]
    return cli.main(["build", *paths, "--geocache", str(folder / "cache.csv"), *more])


@pytest.mark.parametrize("damage", [b"", b"x" * 900, None])
@pytest.mark.parametrize("name", ["events", "datasets"])
def test_a_damaged_import_is_named_with_what_to_do(
    folder: Path, damage: bytes | None, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / f"tables/imports/ccc/{name}.parquet"
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    capsys.readouterr()
    assert build(folder) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"protest-map: {path}: ")
    assert error.endswith(f"; import ccc again, or remove {path.parent}\n")
    assert len(EVENTS.read(folder / "tables")) == 2
    shutil.rmtree(path.parent)
    assert build(folder) == 0
    assert len(EVENTS.read(folder / "tables")) == 1


def test_an_import_beside_damaged_tables_names_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tables/events_found.parquet").write_bytes(b"x" * 900)
    assert run(folder, to_csv([acled()]), "acled") == 2
    assert "events_found.parquet: not readable" in capsys.readouterr().err
    assert build(folder) == 0
    assert len(EVENTS.read(folder / "tables")) == 3


def test_an_import_that_was_removed_is_a_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(folder, "--if-changed")
    assert "up to date" in capsys.readouterr().out
    shutil.rmtree(folder / "tables/imports/ccc")
    build(folder, "--if-changed")
    assert "up to date" not in capsys.readouterr().out


def test_an_import_that_was_stopped_between_two_steps_leaves_the_one_before(folder: Path) -> None:
    kept, old = folder / "tables/imports/ccc", folder / "tables/imports/.ccc.old"
    kept.rename(old)
    assert list_imports(folder / "tables") == [kept]
    shutil.copytree(kept, old)
    assert list_imports(folder / "tables") == [kept]
    assert not old.exists()
