from pathlib import Path
from threading import Event, Thread
from time import sleep

import pandas as pd
import pytest

from dashboard import cli, correcting
from dashboard.correcting import correct_tables, describe_corrections, list_waiting
from dashboard.errors import TablesError
from dashboard.pipeline import line
from dashboard.pipeline.corrections.correction_lines import Correction, to_anchor
from dashboard.pipeline.corrections.corrections import append_corrections, read_log
from dashboard.tables import CORRECTIONS, EVENTS, LINKS, MENTIONS, PLACES, REVIEW_TABLES, TABLES, CorrectionKind
from dashboard.tableset import TableSet
from tests import stand_in
from tests.test_cli import FILLER, build, write_article

TOWNS = ("Eugene, Oregon", "Austin, Texas", "Cleveland, Ohio")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)
    monkeypatch.setenv("PROTEST_MAP_CORRECTIONS", str(tmp_path / "corrections.csv"))
    (tmp_path / "articles").mkdir()
    for number, town in enumerate(TOWNS):
        write_article(tmp_path / f"articles/{number}.md", f"They rallied in {town}. {FILLER.format(n=number)}")
    build(tmp_path)
    return tmp_path


def correct(folder: Path, town: str, what: CorrectionKind = CorrectionKind.CHANGE, **more: object) -> Correction:
    mentions = MENTIONS.rows(MENTIONS.read(folder / "tables"))
    anchors = tuple(to_anchor(m) for m in mentions if m["query"] == town)
    row = {"what": what, "who": "Ada", "about": town, "anchors": anchors, **more}
    return append_corrections(folder / "corrections.csv", [Correction(**row)]).corrections[-1]  # type: ignore[arg-type]


def cancel(folder: Path, town: str) -> Correction:
    return correct(folder, town, field="status", new={"status": "cancelled"})


def tables_of(folder: Path) -> dict[str, bytes]:
    return {t.name: (folder / "tables" / f"{t.name}.parquet").read_bytes() for t in (*TABLES, *REVIEW_TABLES)}


def statuses(folder: Path) -> dict[str, str]:
    return EVENTS.read(folder / "tables").set_index("place")["status"].to_dict()


def test_a_correction_put_in_at_once_gives_what_a_build_gives(folder: Path) -> None:
    cancel(folder, TOWNS[0])
    correct(folder, TOWNS[1], CorrectionKind.REJECT)
    correct_tables(folder / "tables", folder / "corrections.csv")
    at_once = tables_of(folder)
    (folder / "tables/events.parquet").unlink()
    build(folder)
    assert tables_of(folder) == at_once
    assert statuses(folder) == {TOWNS[0]: "cancelled", TOWNS[2]: "held"}


def test_what_the_server_keeps_is_what_stands_in_the_files(folder: Path) -> None:
    cancel(folder, TOWNS[0])
    correct(folder, TOWNS[1], CorrectionKind.REJECT)
    kept: dict[str, pd.DataFrame] = {}
    correct_tables(
        folder / "tables",
        folder / "corrections.csv",
        keep_table=lambda table, _to, _at, frame: kept.update({table.name: frame}),
    )
    for table in (EVENTS, LINKS, PLACES, CORRECTIONS):
        pd.testing.assert_frame_equal(kept[table.name], table.read(folder / "tables"))


def test_what_was_put_in_at_once_needs_no_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cancel(folder, TOWNS[0])
    capsys.readouterr()
    correct_tables(folder / "tables", folder / "corrections.csv")
    build(folder, "--if-changed")
    assert "up to date" in capsys.readouterr().out
    cancel(folder, TOWNS[1])
    build(folder, "--if-changed")
    assert "up to date" not in capsys.readouterr().out
    assert statuses(folder)[TOWNS[1]] == "cancelled"


def test_a_correction_outlives_new_articles_and_its_loss_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cancel(folder, TOWNS[0])
    write_article(
        folder / "articles/new.md", f"They rallied in {TOWNS[0]}. Nobody else wrote of the day at such length."
    )
    build(folder)
    event = EVENTS.read(folder / "tables").set_index("place").loc[TOWNS[0]]
    assert event[["status", "report_count"]].tolist() == ["cancelled", 2]
    (folder / "articles/0.md").unlink()
    capsys.readouterr()
    build(folder)
    out = capsys.readouterr().out
    assert "1 correction: 1 applied" in out
    (folder / "articles/new.md").unlink()
    build(folder)
    assert f"({TOWNS[0]}): none of its reports is found" in capsys.readouterr().out
    assert len(CORRECTIONS.read(folder / "tables")) == 1


def test_explain_says_what_was_corrected_by_whom(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(folder, TOWNS[0], field="status", old={"status": "held"}, new={"status": "cancelled"}, why="She was there.")
    corrected = correct_tables(folder / "tables", folder / "corrections.csv")
    capsys.readouterr()
    assert cli.main(["explain", corrected.corrections["event_id"][0], "--tables", str(folder / "tables")]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "by hand status corrected Ada set the status to “cancelled” (was “held”), 20" in told
    assert ": She was there." in told


def test_explain_says_that_a_report_was_rejected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(folder, TOWNS[0], CorrectionKind.REJECT)
    correct_tables(folder / "tables", folder / "corrections.csv")
    capsys.readouterr()
    assert cli.main(["explain", "0", "--tables", str(folder / "tables")]) == 0
    assert "a person rejected it" in capsys.readouterr().out


def test_an_imported_event_is_corrected_too_and_an_import_keeps_corrections(folder: Path) -> None:
    cancel(folder, TOWNS[0])
    build(folder)
    rows = "date,locality,state,event_type,lat,lon\n2021-06-05,Salem,OR,rally,44.9429,-123.0351\n"
    (folder / "coded.csv").write_text(rows)
    bring_in = ["import", str(folder / "coded.csv"), "--source", "ccc", "--geocache", str(folder / "cache.csv")]
    assert cli.main([*bring_in, "--tables", str(folder / "tables")]) == 0
    imported = LINKS.rows(LINKS.read(folder / "tables"))
    mentions = MENTIONS.rows(MENTIONS.read(folder / "tables"))
    (coded,) = [
        m
        for m in mentions
        if m["mention_id"].startswith("ccc") and m["mention_id"] in {r["mention_id"] for r in imported}
    ]
    correct(folder, str(coded["query"]), field="status", new={"status": "cancelled"})
    correct_tables(folder / "tables", folder / "corrections.csv")
    assert sorted(statuses(folder).values()) == ["cancelled", "cancelled", "held", "held"]
    before = tables_of(folder)
    assert cli.main([*bring_in, "--tables", str(folder / "tables")]) == 0
    assert tables_of(folder) == before
    build(folder)
    assert tables_of(folder) == before


def _hold(tables: Path, writes: Event) -> None:
    with TableSet(tables):
        writes.set()
        sleep(0.5)


def test_a_correction_waits_for_a_build_that_ends(folder: Path) -> None:
    cancel(folder, TOWNS[0])
    writes = Event()
    builder = Thread(target=_hold, args=(folder / "tables", writes))
    builder.start()
    writes.wait()
    correct_tables(folder / "tables", folder / "corrections.csv")
    builder.join()
    assert statuses(folder)[TOWNS[0]] == "cancelled"


def test_a_correction_that_cannot_be_put_in_stays_in_the_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "_PATIENCE_SECONDS", 0.2)
    cancel(folder, TOWNS[0])
    tables, log = folder / "tables", folder / "corrections.csv"
    other = TableSet(tables)
    with pytest.raises(TablesError, match="another build is writing"):
        correct_tables(tables, log)
    other._lock.release()
    assert list_waiting(tables, read_log(log)) == 1
    correct_tables(tables, log)
    assert list_waiting(tables, read_log(log)) == 0


def test_a_log_that_is_none_stops_the_build_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "corrections.csv").write_text("a;b\n")
    before = tables_of(folder)
    assert build(folder) == 2
    assert "corrections.csv: its first line must be" in capsys.readouterr().err
    assert tables_of(folder) == before


def test_the_tables_say_what_became_of_each_line(folder: Path) -> None:
    first = cancel(folder, TOWNS[0])
    append_corrections(
        folder / "corrections.csv", [Correction(what=CorrectionKind.UNDO, who="Ben", undoes=first.correction_id)]
    )
    corrected = correct_tables(folder / "tables", folder / "corrections.csv")
    assert describe_corrections(corrected, "corrections.csv") == ["1 correction: 1 taken back"]
    assert corrected.corrections["outcome"].tolist() == ["undone", "applied"]
    assert corrected.corrections["note"].iloc[0].startswith("taken back by Ben on ")
    assert pd.isna(corrected.corrections["event_id"].iloc[0])


def test_a_line_that_cannot_be_read_is_named_with_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cancel(folder, TOWNS[0])
    log = (folder / "corrections.csv").rename(folder / "desk.csv")
    log.write_text(log.read_text() + "x,y,z\n")
    monkeypatch.setenv("PROTEST_MAP_CORRECTIONS", str(log))
    build(folder)
    assert "line 3 (in desk.csv): it has 3 cells" in capsys.readouterr().out
    (folder / "theirs.csv").write_text("date,locality,state,lat,lon\n2021-06-05,Salem,OR,44.9429,-123.0351\n")
    places = ["--tables", str(folder / "tables"), "--geocache", str(folder / "cache.csv")]
    assert cli.main(["import", str(folder / "theirs.csv"), "--source", "ccc", *places]) == 0
    assert "line 3 (in desk.csv): it has 3 cells" in capsys.readouterr().out
