import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard import cli
from dashboard.pipeline import line
from dashboard.pipeline.corrections.correction_lines import COLUMNS
from dashboard.tables import TABLES
from tests import stand_in

FILLER = "The street was closed for two hours while speakers took turns under a grey sky, {n} of them from the county."
TOWNS = ("Eugene, Oregon", "Austin, Texas", "Cleveland, Ohio")
BY_HAND = """query,name,admin1,country_code,latitude,longitude,precision,gazetteer_id,geocoder,looked_up_on,note,version
"Austin, Texas",Austin,Texas,US,30.3,-97.7,city,,by hand,2020-06-01,,
"Eugene, Oregon",Eugene,Oregon,US,44.1,-123.1,city,,by hand,2020-06-01,,
"""


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, town in enumerate(TOWNS):
        write_article(articles / f"{number}.md", f"They rallied in {town}. {FILLER.format(n=number)}")
    return tmp_path


def write_article(path: Path, text: str) -> None:
    path.write_text(f"---\npublished_on: 2020-06-05\npublisher: The Bugle\n---\n{text}\n", encoding="utf-8")


def build(folder: Path, *more: str) -> int:
    paths = {"--articles": folder / "articles", "--tables": folder / "tables", "--geocache": folder / "cache.csv"}
    options = [str(part) for pair in paths.items() for part in pair if pair[0] not in more]
    return cli.main(["build", *options, *more])


def tables_of(folder: Path) -> dict[str, bytes]:
    return {t.name: (folder / "tables" / f"{t.name}.parquet").read_bytes() for t in TABLES}


def test_build_writes_every_table_and_says_what_came_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_article(folder / "articles/nowhere.md", "They rallied in Nosuchtown, Atlantis. " + FILLER.format(n=9))
    (folder / "articles/empty.md").write_text("")
    assert build(folder) == 0
    out = capsys.readouterr().out
    assert "4 read of 5 items" in out
    assert "4 = 3 mapped + 0 online + 1 unplaced" in out
    assert "empty.md: empty" in out
    assert "Nosuchtown, Atlantis: not found" in out
    assert f"3 found of 4 asked for · 4 new in {folder / 'cache.csv'}" in out
    events = pd.read_parquet(folder / "tables/events.parquet")
    assert set(events["place"]) == {*TOWNS, "Nosuchtown, Atlantis"}
    assert "Eugene, Oregon" in (folder / "cache.csv").read_text()


def test_articles_read_in_part_are_no_items_set_aside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "articles/0.json").write_text("[broken")
    write_article(folder / "articles/1.md", f"They rallied in {TOWNS[1]}. {FILLER.format(n=1)}")
    day = "---\npublished_on: someday\n---\n"
    (folder / "articles/2.md").write_text(f"{day}They rallied in {TOWNS[2]}. {FILLER.format(n=2)}")
    for number in range(12):
        (folder / f"articles/empty{number}.md").write_text(day)
    again = {"article_id": "1", "text": f"They rallied in {TOWNS[0]}. {FILLER.format(n=5)}"}
    (folder / "articles/z.jsonl").write_text(json.dumps(again))
    build(folder)
    out = capsys.readouterr().out
    assert "3 read of 16 items · 1 story · 13 set aside · 2 read in part" in out
    assert "… and 3 more: see the table set_aside, or on the page “Not on the map”" in out
    kinds = pd.read_parquet(folder / "tables/set_aside.parquet")["kind"]
    assert kinds.value_counts().to_dict() == {"left_out": 13, "note": 2}


def test_the_counts_hold_for_what_was_imported_before_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "theirs.csv").write_text("date,locality,state,lat,lon\n2021-06-05,Salem,OR,44.9429,-123.0351\n")
    places = ["--tables", str(folder / "tables"), "--geocache", str(folder / "cache.csv")]
    assert cli.main(["import", str(folder / "theirs.csv"), "--source", "ccc", *places]) == 0
    assert "1 row = 1 event + 0 set aside" in capsys.readouterr().out
    build(folder)
    assert len(pd.read_parquet(folder / "tables/events.parquet")) == 4
    assert "4 = 3 read + 1 imported · 4 mapped + 0 online + 0 unplaced" in capsys.readouterr().out


def test_a_second_build_gives_the_same_bytes(folder: Path) -> None:
    build(folder)
    first = tables_of(folder)
    (folder / "tables/.readings.sqlite").unlink()
    build(folder)
    assert tables_of(folder) == first


def test_only_what_is_new_or_changed_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    read: list[str] = []

    def spy(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        read.extend(articles["article_id"])
        return stand_in.find_mentions(articles)

    monkeypatch.setattr(line, "_find_mentions", spy)
    write_article(folder / "articles/0.md", f"They rallied in Salem, Oregon. {FILLER.format(n=0)}")
    write_article(folder / "articles/new.md", f"They rallied in Dayton, Ohio. {FILLER.format(n=77)}")
    build(folder)
    assert read == ["0", "new"]
    updated = tables_of(folder)
    (folder / "tables/.readings.sqlite").unlink()
    build(folder)
    assert tables_of(folder) == updated


@pytest.mark.parametrize(
    "change", ["articles", "corrections", "code", "tables", "damage", "geocache", "broken geocache"]
)
def test_if_changed_builds_only_after_a_change(
    folder: Path, change: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corrections = folder / "corrections.csv"
    monkeypatch.setenv("PROTEST_MAP_CORRECTIONS", str(corrections))
    build(folder)
    capsys.readouterr()
    build(folder, "--if-changed")
    assert "up to date" in capsys.readouterr().out
    if change == "articles":
        os.utime(folder / "articles/0.md", ns=(1, 1))
    elif change == "link":
        (folder / "articles/gone.md").symlink_to(folder / "nowhere.md")
    elif change == "corrections":
        corrections.write_text(",".join(COLUMNS) + "\n")
    elif change == "geocache":
        corrected = (folder / "cache.csv").read_text().replace(",gazetteer,", ",by hand,")
        (folder / "cache.csv").write_text(corrected.replace(",city,", ",county,"))
    elif change == "broken geocache":
        (folder / "cache.csv").write_text((folder / "cache.csv").read_text() + "Salem,by hand\n")
    elif change == "damage":
        path = folder / "tables/articles.parquet"
        path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)
    elif change == "tables":
        (folder / "tables/links.parquet").unlink()
    else:
        monkeypatch.setattr("dashboard.fingerprint._version", lambda _: "another")
    build(folder, "--if-changed")
    assert "up to date" not in capsys.readouterr().out


def test_what_other_builds_add_to_the_cached_places_is_no_change(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = folder / "cache.csv"
    cache.write_text(BY_HAND)
    build(folder)
    write_article(folder / "other.md", "They rallied in Dayton, Ohio. " + FILLER.format(n=5))
    build(folder, "--articles", str(folder / "other.md"), "--tables", str(folder / "others"))
    header, *rows = cache.read_text().splitlines()
    assert any(row.startswith('"Dayton, Ohio"') for row in rows)
    cache.write_text("\n".join([header, *reversed(rows)]) + "\n")
    capsys.readouterr()
    build(folder, "--if-changed")
    assert "up to date" in capsys.readouterr().out
    cache.write_text(cache.read_text().replace("44.1,", "44.2,"))
    build(folder, "--if-changed")
    assert "up to date" not in capsys.readouterr().out


def test_a_build_that_fails_leaves_the_tables_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    first = tables_of(folder)
    write_article(folder / "articles/new.md", "They rallied in Dayton, Ohio. " + FILLER.format(n=5))
    monkeypatch.setattr("dashboard.build.merge_mentions", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(folder)
    assert tables_of(folder) == first
    assert not (folder / "tables/.staging").exists()


def test_a_broken_store_of_readings_costs_only_a_second_reading(folder: Path) -> None:
    build(folder)
    first = tables_of(folder)
    (folder / "tables/.readings.sqlite").write_bytes(b"no database" * 1000)
    build(folder)
    assert tables_of(folder) == first


def test_readings_of_other_code_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    monkeypatch.setattr("dashboard.fingerprint._version", lambda _: "another")
    (folder / "articles/0.md").unlink()
    build(folder)
    with sqlite3.connect(folder / "tables/.readings.sqlite") as database:
        kept = database.execute("SELECT count(*) FROM readings").fetchone()
    database.close()
    assert kept == (2,)


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_articles_is_one_line_and_status_two(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert build(folder, "--articles", str(folder / name)) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"protest-map: {folder / name}: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("name", ["articles", "articles/tables", "articles/../articles/a/b"])
def test_tables_among_the_articles_are_refused(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((folder / "articles").iterdir())
    assert build(folder, "--tables", str(folder / name)) == 2
    assert "lies within the articles" in capsys.readouterr().err
    assert sorted((folder / "articles").iterdir()) == before


@pytest.mark.parametrize("name", ["cache.csv", "corrections.csv"])
def test_a_table_that_people_keep_and_that_is_none_is_named_before_anything_is_read(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTEST_MAP_CORRECTIONS", str(folder / "corrections.csv"))
    monkeypatch.setattr("dashboard.build.list_items", lambda _: pytest.fail("it was read"))
    (folder / name).write_text("a,b\n1,2\n")
    assert build(folder) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"protest-map: {folder / name}: ")
    assert error.count("\n") == 1


def test_tables_that_cannot_be_written_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tables").write_text("a file")
    assert build(folder) == 2
    assert f"{folder / 'tables'}: cannot be written" in capsys.readouterr().err


def test_any_command_finishes_the_commit_of_a_build_that_was_killed(folder: Path) -> None:
    build(folder)
    tables = folder / "tables"
    (tables / ".ready").mkdir()
    (tables / "articles.parquet").rename(tables / ".ready/articles.parquet")
    assert cli.main(["explain", "0", "--tables", str(tables)]) == 0
    assert not (tables / ".ready").exists()


def test_a_reader_of_the_output_may_leave(folder: Path) -> None:
    build(folder)
    command = [sys.executable, "-m", "dashboard.cli", "explain", "0", "--tables", str(folder / "tables")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_an_error_of_the_system_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_disk(*_: object) -> None:
        raise OSError(28, "No space left on device", "links.parquet")

    monkeypatch.setattr("dashboard.build.merge_mentions", fill_disk)
    assert build(folder) == 2
    assert capsys.readouterr().err == "protest-map: links.parquet: No space left on device\n"


def test_json_lines_and_csv_give_what_files_give(folder: Path) -> None:
    texts = [(f"a{n}", f"They rallied in {town}. {FILLER.format(n=n)}") for n, town in enumerate(TOWNS)]
    rows = [{"article_id": a, "text": t, "published_on": "2020-06-05"} for a, t in texts]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pd.DataFrame(rows).to_csv(folder / "a.csv", index=False)
    build(folder, "--articles", str(folder / "a.jsonl"))
    from_lines = tables_of(folder)
    build(folder, "--articles", str(folder / "a.csv"))
    assert tables_of(folder) == from_lines


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert "build" in capsys.readouterr().out


def test_help_is_fast_for_it_loads_no_library() -> None:
    code = (
        "import sys, dashboard.cli; print([m for m in ('pandas', 'spacy', 'streamlit', 'pyarrow') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "[]\n"


def test_a_build_without_an_online_geocoder_loads_none() -> None:
    code = "import sys, dashboard.build; print([m for m in ('geopy', 'requests', 'spacy') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "[]\n"
