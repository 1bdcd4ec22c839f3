"""Of rows that become events, what could not be read or was read with a doubt is named by row and column."""

from pathlib import Path

import pytest

from dashboard.tables import DATASETS, EVENTS, MENTIONS, SET_ASIDE
from tests.imports.test_imports import Row, acled, ccc, load, run, set_aside, to_csv

MAPPING = (
    "name: City Monitor\ncountry: Canada\ncolumns: {date: Tag, town: Ort, crowd: Zahl, action: Art, status: Stand}\n"
)
MAPPED = {"Tag": "2021-06-05", "Ort": "Halifax", "Zahl": "12", "Art": "protest", "Stand": ""}


def load_mapped(folder: Path, rows: list[Row], mapping: str = MAPPING) -> dict[str, str]:
    """Import rows by a mapping; gives what was set aside and noted."""
    (folder / "map.yaml").write_text(mapping, encoding="utf-8")
    assert run(folder, to_csv(rows), "mapping", "--mapping", str(folder / "map.yaml")) == 0
    return set_aside(folder)


def test_a_size_that_cannot_be_read_is_named_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [low, high] = load(tmp_path, [ccc(size_low="1.200", size_high="1e99"), ccc()], "ccc")
    assert (low["crowd_low"], high["crowd_low"]) == (100, 80)
    noted = set_aside(tmp_path)
    assert "thousands or decimals" in noted["ccc: theirs.csv line 2: size_low"]
    assert "more people" in noted["ccc: theirs.csv line 2: size_high"]
    assert set(SET_ASIDE.read(tmp_path / "tables")["kind"]) == {"note"}
    out = capsys.readouterr().out
    assert "2 rows = 2 events + 0 set aside · 1 read in part" in out
    assert "theirs.csv line 2: size_high: " in out


@pytest.mark.parametrize(("decimal", "crowd"), [("", None), ('decimal: ","\n', 1200), ('decimal: "."\n', 1)])
def test_a_mapping_says_how_the_file_writes_numbers(tmp_path: Path, decimal: str, crowd: int | None) -> None:
    noted = load_mapped(tmp_path, [MAPPED | {"Zahl": "1.200"}], decimal + MAPPING)
    [event] = EVENTS.rows(EVENTS.read(tmp_path / "tables"))
    assert event["crowd_low"] == crowd
    assert ("city-monitor: theirs.csv line 2: Zahl" in noted) == (crowd is None)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ({"Art": "Kundgebung"}, ("protest", "held")),
        ({"Stand": "abgesagt"}, ("protest", "held")),
        ({"Tag": "05/06/2021"}, ("protest", "held")),
        ({"Zahl": "viele"}, ("protest", "held")),
    ],
)
def test_words_that_a_mapping_does_not_name_are_noted(tmp_path: Path, cell: Row, kept: tuple[str, str]) -> None:
    noted = load_mapped(tmp_path, [MAPPED | cell, MAPPED])
    assert list(noted) == [f"city-monitor: theirs.csv line 2: {next(iter(cell))}"]
    event, _ = EVENTS.rows(EVENTS.read(tmp_path / "tables"))
    assert (event["action"], event["status"]) == kept


def test_our_own_words_for_a_status_need_no_mapping(tmp_path: Path) -> None:
    assert load_mapped(tmp_path, [MAPPED | {"Stand": status} for status in ("planned", "Held", "cancelled")]) == {}
    assert EVENTS.read(tmp_path / "tables")["status"].tolist() == ["planned", "held", "cancelled"]


def test_a_column_that_the_file_does_not_have_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load_mapped(tmp_path, [{"Tag": "2021-06-05", "Ort": "Halifax"}])
    assert "the file has no column “Zahl”, which the mapping names for crowd" in capsys.readouterr().out


def test_columns_may_be_named_in_any_script(tmp_path: Path) -> None:
    mapping = "name: なまえ\nversion: 3.10\ncolumns: {date: 日付, town: 町, venue: No}\n"
    assert load_mapped(tmp_path, [{"町": "Halifax", "日付": "2021-06-05", "No": "Citadel"}], mapping) == {}
    [event] = EVENTS.rows(EVENTS.read(tmp_path / "tables"))
    assert (event["place"], event["venue"]) == ("Halifax", "Citadel")
    assert DATASETS.read(tmp_path / "tables")["version"].tolist() == ["3.10"]


def test_an_id_that_comes_again_is_noted_and_both_rows_are_kept(tmp_path: Path) -> None:
    assert len(load(tmp_path, [acled(), acled(source="AP")], "acled")) == 2
    assert "its id “USA1” is that of a row before it" in set_aside(tmp_path)["acled: theirs.csv line 3: id"]
    assert "acled:USA1#2/0" in set(MENTIONS.read(tmp_path / "tables")["mention_id"])


def test_a_row_that_stands_twice_is_noted(tmp_path: Path) -> None:
    assert len(load(tmp_path, [ccc(), ccc()], "ccc")) == 2
    assert "word for word the same" in set_aside(tmp_path)["ccc: theirs.csv line 3: id"]


def test_a_row_with_a_day_alone_is_noted(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("locality", "resolved_locality", "lat", "lon"), "")
    assert [e["place"] for e in load(tmp_path, [ccc(**nowhere)], "ccc")] == [None]
    assert "names no town" in set_aside(tmp_path)["ccc: theirs.csv line 2: place"]


def test_a_row_that_ends_too_early_is_noted(tmp_path: Path) -> None:
    content = b"date,locality,state,title\n2021-06-05,Salem,OR\n2021-06-06,Salem,OR,\n"
    assert run(tmp_path, content, "ccc") == 0
    assert list(set_aside(tmp_path)) == ["ccc: theirs.csv line 2: cells"]


def test_a_quoted_cell_stays_one_short_line(tmp_path: Path) -> None:
    load(tmp_path, [ccc(), ccc(date=f"first\nsecond {'x' * 9000}")], "ccc")
    reason = set_aside(tmp_path)["ccc: theirs.csv line 3"]
    assert reason.startswith("“first second xxx")
    assert len(reason) < 120


def test_a_point_far_from_its_town_is_noted(tmp_path: Path) -> None:
    swapped = ccc(lat="-123.0351", lon="44.9429")
    east = ccc(locality="Salem", state="MA", resolved_state="MA", lat="-70.8967", lon="42.5195")
    assert len(load(tmp_path, [swapped, east, ccc(lat="43.9")], "ccc")) == 2
    noted = set_aside(tmp_path)
    assert "latitude -123.0351" in noted["ccc: theirs.csv line 2"]
    assert "seem exchanged" in noted["ccc: theirs.csv line 3: place"]
    assert "116 km from Salem, Oregon" in noted["ccc: theirs.csv line 4: place"]


def test_towns_that_are_not_found_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(tmp_path, [ccc(lat="", lon="", resolved_locality="Nosuchtown")], "ccc")
    assert "Nosuchtown, OR: not found" in capsys.readouterr().out


def test_rows_of_the_cached_places_that_cannot_be_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache.csv").write_text("query,geocoder,precision,looked_up_on\nZalem,by hand,city\n")
    load(tmp_path, [ccc(lat="", lon="")], "ccc")
    assert "cache.csv, line 3: 3 cells" in capsys.readouterr().out
