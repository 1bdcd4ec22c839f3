import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import cli
from dashboard.pipeline import line
from dashboard.tables import ARTICLES, CODED, DATASETS, EVENTS, LINKS, MENTIONS, PLACES, SET_ASIDE, TABLES
from tests import stand_in

Row = dict[str, str]
SALEM = {"lat": "44.9429", "lon": "-123.0351"}


def ccc(**more: str) -> Row:
    """A row of the compiled columns of 2021 on."""
    where = {"locality": "Salem", "state": "OR", "resolved_locality": "Salem", "resolved_state": "OR"} | SALEM
    what = {"event_type": "rally; march", "organizations": "Nurses United; Students First", "participants": "nurses"}
    size = {"size_text": "about 100", "size_low": "80", "size_high": "120.0", "size_mean": "100"}
    sources = {"source1": "https://www.example.org/a?b=1", "source2": "statesmanjournal.com", "source30": ""}
    rest = {"date": "2021-06-05", "location": "Capitol", "title": "March for Nurses", "online": "0", "valence": "1"}
    return where | what | size | sources | rest | more


def sheet(**more: str) -> Row:
    """A row of the sheets of 2017–2020."""
    where = {"Date": "1/21/2017", "CityTown": "Salem", "StateTerritory": "OR", "Location": "Capitol"}
    size = {"EstimateText": "dozens", "EstimateLow": "", "EstimateHigh": ""}
    return (
        where
        | size
        | {"EventType": "Vigil", "Actor": "nurses", "Source1": "kezi.com", "Misc": "", "Events": "1"}
        | more
    )


def acled(**more: str) -> Row:
    """A row of a newer export."""
    what = {
        "event_type": "Protests",
        "sub_event_type": "Peaceful protest",
        "assoc_actor_1": "Labor Group; Nurses United",
    }
    where = {"country": "United States", "admin1": "Oregon", "location": "Salem", "geo_precision": "1"}
    when = {"event_id_cnty": "USA1", "event_date": "14 June 2018", "time_precision": "1"}
    notes = {"notes": "On 14 June 2018, nurses held a rally in Salem. They sat in.", "tags": "crowd size=about 100"}
    return what | where | {"latitude": "44.94", "longitude": "-123.03"} | when | notes | {"source": "KEZI; AP"} | more


def count_love(**more: str) -> Row:
    """A row of a CSV copy."""
    what = {
        "id": "7",
        "date": "2017-01-20",
        "city_st": "Salem, OR",
        "location": "Capitol",
        "size": "",
        "size_str": "dozens",
    }
    return what | {"urls": "['https://www.example.org/a', 'https://kezi.com/b']", "collection": "Civil Rights"} | more


def to_csv(rows: list[Row], encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def run(folder: Path, content: bytes, source: str, *more: str) -> int:
    path = folder / "theirs.csv"
    path.write_bytes(content)
    paths = ["--tables", str(folder / "tables"), "--geocache", str(folder / "cache.csv")]
    return cli.main(["import", str(path), "--source", source, *paths, *more])


def load(folder: Path, rows: list[Row], source: str, encoding: str = "utf-8") -> list[dict[str, Any]]:
    """Import rows; gives the events, in the rows' order."""
    assert run(folder, to_csv(rows, encoding), source) == 0
    return EVENTS.rows(EVENTS.read(folder / "tables"))


def set_aside(folder: Path) -> dict[str, str]:
    rows = SET_ASIDE.rows(SET_ASIDE.read(folder / "tables"))
    return {row["source"]: row["reason"] for row in rows}


def test_a_compiled_row_of_the_consortium_is_an_event_with_its_sources_as_reports(tmp_path: Path) -> None:
    [event] = load(tmp_path, [ccc()], "ccc")
    assert (event["place"], event["latitude"], event["longitude"]) == ("Salem, Oregon", 44.9429, -123.0351)
    assert (event["starts_on"], event["action"], event["status"]) == (date(2021, 6, 5), "march", "held")
    assert (event["crowd_low"], event["crowd_high"], event["venue"]) == (80, 120, "Capitol")
    assert event["organizers"] == ["Nurses United", "Students First"]
    assert (event["report_count"], event["story_count"], event["outlet_count"]) == (2, 2, 2)
    articles = ARTICLES.rows(ARTICLES.read(tmp_path / "tables"))
    told = [(a["publisher"], a["url"], a["text"], a["coded_by"]) for a in articles]
    assert told == [
        ("example.org", "https://www.example.org/a?b=1", "", "Crowd Counting Consortium"),
        ("statesmanjournal.com", None, "", "Crowd Counting Consortium"),
    ]
    assert set(MENTIONS.read(tmp_path / "tables")["evidence"]) == {""}


@pytest.mark.parametrize(
    ("size", "crowd"),
    [
        ({"size_low": "1e+05", "size_high": "1.5e5"}, (100000, 150000)),
        ({"size_low": "1,200", "size_high": ""}, (1200, 1200)),
        ({"size_low": "300", "size_high": "200"}, (200, 300)),
        ({"size_low": "", "size_high": "", "size_mean": "", "size_text": "several hundred"}, (300, 300)),
        ({"size_low": "0", "size_high": "0", "size_mean": "0", "size_text": "no report"}, (None, None)),
        ({"size_low": "x", "size_high": "", "size_text": ""}, (None, None)),
    ],
)
def test_sizes_are_read_as_their_coders_write_them(
    tmp_path: Path, size: Row, crowd: tuple[int | None, int | None]
) -> None:
    [event] = load(tmp_path, [ccc(**size)], "ccc")
    assert (event["crowd_low"], event["crowd_high"]) == crowd


def test_what_the_coders_wrote_is_kept_by_their_own_words(tmp_path: Path) -> None:
    load(tmp_path, [ccc()], "ccc")
    coded = CODED.read(tmp_path / "tables").set_index("field")["words"]
    assert (coded["size_text"], coded["participants"], coded["valence"]) == ("about 100", "nurses", "1")
    assert "source30" not in coded


def test_the_point_is_the_data_sets_own(tmp_path: Path) -> None:
    [event] = load(tmp_path, [ccc(lat="44.9", lon="-123.0")], "ccc")
    [place] = PLACES.rows(PLACES.read(tmp_path / "tables"))
    assert (place["query"], place["geocoder"]) == (event["query"], "ccc")
    assert (place["latitude"], place["name"], place["admin1"]) == (44.9, "Salem", "Oregon")


def test_a_row_without_coordinates_is_placed_by_name(tmp_path: Path) -> None:
    [found, lost] = load(tmp_path, [ccc(lat="", lon=""), ccc(lat="", lon="NA", resolved_locality="Nosuchtown")], "ccc")
    assert found["latitude"] == pytest.approx(44.94, abs=0.05)
    assert (lost["latitude"], lost["precision"]) == (None, "unresolved")


def test_a_sheet_of_the_first_years_is_read(tmp_path: Path) -> None:
    [event] = load(tmp_path, [sheet()], "ccc")
    assert (event["starts_on"], event["action"], event["crowd_low"]) == (date(2017, 1, 21), "vigil", 24)
    assert event["latitude"] == pytest.approx(44.94, abs=0.05)


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([sheet(Events="0")], "cancelled"),
        ([sheet(Misc="Cancelled because of snow")], "cancelled"),
        ([ccc(title="POSTPONED: March for Nurses")], "cancelled"),
        ([ccc(date=(date.today() + timedelta(days=9)).isoformat())], "planned"),
        ([ccc()], "held"),
    ],
)
def test_rows_that_were_called_off_or_are_to_come_keep_their_status(
    tmp_path: Path, rows: list[Row], status: str
) -> None:
    assert [e["status"] for e in load(tmp_path, rows, "ccc")] == [status]


def test_an_online_row_is_an_event_off_the_map(tmp_path: Path) -> None:
    [event] = load(tmp_path, [ccc(online="1")], "ccc")
    assert (event["is_online"], event["latitude"], event["place"]) == (True, None, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ccc(date="2021-13-05"), "no date"),
        (ccc(date=""), "no date"),
        (ccc(date="2921-06-05"), "too far"),
        (ccc(lat="449.4"), "449.4"),
        (ccc(lat="north"), "north"),
        (ccc(lat="0", lon="0"), "latitude 0"),
    ],
)
def test_bad_rows_are_set_aside_and_named_and_the_rest_is_kept(
    tmp_path: Path, row: Row, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(load(tmp_path, [ccc(), row, ccc(title="Another")], "ccc")) == 2
    assert reason in set_aside(tmp_path)["ccc: theirs.csv line 3"]
    out = capsys.readouterr().out
    assert "3 rows = 2 events + 1 set aside" in out
    assert "2 held, 0 planned, 0 cancelled" in out


def test_rows_of_one_town_and_day_stay_as_many_events_as_their_coders_made_them(tmp_path: Path) -> None:
    events = load(tmp_path, [ccc(), ccc(title="Another"), ccc()], "ccc")
    assert len({e["event_id"] for e in events}) == 3
    assert len(ARTICLES.read(tmp_path / "tables")) == 4  # the one address, and a host name for each row


def test_a_row_without_sources_is_told_by_no_report(tmp_path: Path) -> None:
    [event] = load(tmp_path, [ccc(source1="", source2="")], "ccc")
    assert (event["report_count"], event["outlet_count"]) == (0, 0)
    assert len(LINKS.read(tmp_path / "tables")) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    [event] = load(tmp_path, [ccc(location="Plaza Núñez")], "ccc", encoding)
    assert event["venue"] == "Plaza Núñez"


def test_an_address_that_is_no_link_is_not_followed(tmp_path: Path) -> None:
    load(tmp_path, [ccc(source1="javascript:alert(1)", source2="http://[bad")], "ccc")
    articles = ARTICLES.read(tmp_path / "tables")
    assert articles["url"].isna().all()


def test_acleds_newer_export(tmp_path: Path) -> None:
    [event] = load(tmp_path, [acled()], "acled")
    assert (event["place"], event["latitude"]) == ("Salem, Oregon", 44.94)
    assert (event["starts_on"], event["action"], event["crowd_low"]) == (date(2018, 6, 14), "rally", 100)
    assert event["organizers"] == ["Labor Group", "Nurses United"]
    assert event["outlet_count"] == 2
    assert MENTIONS.read(tmp_path / "tables")["mention_id"].tolist() == ["acled:USA1/0", "acled:USA1/1"]


def test_acleds_older_export_has_the_size_in_its_notes(tmp_path: Path) -> None:
    old = acled(notes="Nurses marched. [size=several hundred]", data_id="99", event_date="2018-06-14")
    for column in ("tags", "event_id_cnty"):
        del old[column]
    [event] = load(tmp_path, [old], "acled")
    assert (event["crowd_low"], event["action"]) == (300, "march")


def test_acleds_precisions_of_day_and_place_are_kept(tmp_path: Path) -> None:
    week, month = load(tmp_path, [acled(time_precision="2"), acled(time_precision="3", geo_precision="3")], "acled")
    assert (week["starts_on"], week["ends_on"]) == (date(2018, 6, 11), date(2018, 6, 17))
    assert (month["starts_on"], month["ends_on"], month["precision"]) == (date(2018, 6, 1), date(2018, 6, 30), "region")


def test_acleds_unknown_size_is_no_size_and_battles_are_no_protests(tmp_path: Path) -> None:
    events = load(tmp_path, [acled(tags="crowd size=no report"), acled(event_type="Battles")], "acled")
    assert [e["crowd_low"] for e in events] == [None]
    assert "Battles" in set_aside(tmp_path)["acled: theirs.csv line 3"]


def test_count_loves_csv(tmp_path: Path) -> None:
    [event] = load(tmp_path, [count_love()], "count-love")
    assert (event["place"], event["crowd_low"], event["report_count"]) == ("Salem, Oregon", 24, 2)
    assert event["latitude"] == pytest.approx(44.94, abs=0.05)


def test_count_loves_json(tmp_path: Path) -> None:
    articles = [{"article_id": 1, "url": "https://kezi.com/b"}, {"article_id": 2, "url": "https://e.org/c"}]
    first = {"event_id": 5, "event_date": "2017-01-20", "event_location": "Salem, OR", "event_attendees": 1500}
    event = first | {"event_tags": "Civil Rights; March", "articles": [{"article_id": 1, "future": False}]}
    foretold = event | {"event_id": 6, "event_attendees": None, "articles": [{"article_id": 2, "future": True}]}
    content = json.dumps({"tags": [], "articles": articles, "events": [event, foretold, 3]}).encode()
    assert run(tmp_path, content, "count-love") == 0
    events = EVENTS.rows(EVENTS.read(tmp_path / "tables"))
    assert [(e["crowd_low"], e["status"], e["action"]) for e in events] == [
        (1500, "held", "march"),
        (None, "planned", "march"),
    ]
    assert list(ARTICLES.read(tmp_path / "tables")["url"]) == ["https://kezi.com/b", "https://e.org/c"]
    assert list(set_aside(tmp_path)) == ["count-love: theirs.csv event 3"]


def test_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    content = b"date,locality,state,Misc,Misc,\n2021-06-05,Salem,OR,first,second,third\n"
    assert run(tmp_path, content, "ccc") == 0
    coded = CODED.read(tmp_path / "tables").set_index("field")["words"]
    assert (coded["Misc"], coded["Misc 5"], coded["column 6"]) == ("first", "second", "third")


def test_a_quote_that_does_not_close_is_named_with_the_lines_it_swallows(tmp_path: Path) -> None:
    rows = [
        "date,locality,state,title",
        '2021-06-05,Salem,OR,"Rally',
        "2021-06-06,Salem,OR,March",
        "2021-06-07,Salem,OR,x",
    ]
    assert run(tmp_path, "\n".join(rows).encode(), "ccc") == 0
    assert EVENTS.read(tmp_path / "tables").empty
    assert "closes only in line 4" in set_aside(tmp_path)["ccc: theirs.csv line 2"]


@pytest.mark.parametrize("source", ["ccc", "acled", "count-love", "mapping"])
@pytest.mark.parametrize("content", ["a,b\n1,2\n", "date,event_date,event_type,Tag\n2021-06-05,,Protests,05.06.2021\n"])
def test_a_file_that_is_no_such_data_set_is_refused_and_nothing_is_written(
    tmp_path: Path, source: str, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "map.yaml").write_text(MAPPING)
    more = ["--mapping", str(tmp_path / "map.yaml")] if source == "mapping" else []
    assert run(tmp_path, content.encode(), source, *more) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"(it has {', '.join(content.splitlines()[0].split(','))})" in error
    assert not (tmp_path / "tables").exists()


def test_a_town_has_the_gazetteers_name_and_keeps_the_point_that_the_file_gives(tmp_path: Path) -> None:
    near = {"resolved_locality": "Boise", "resolved_state": "ID", "lat": "43.6000", "lon": "-116.2000"}
    [event] = load(tmp_path, [ccc(**near)], "ccc")
    assert (event["place"], event["latitude"], event["longitude"]) == ("Boise, Idaho", 43.6, -116.2)
    assert event["query"].startswith("Boise, Idaho (")
    assert MENTIONS.read(tmp_path / "tables")["toponym"].unique().tolist() == ["Boise, ID"]


def test_a_town_that_the_gazetteer_has_elsewhere_or_not_at_all_keeps_its_name(tmp_path: Path) -> None:
    far = ccc(resolved_locality="Boise", resolved_state="ID", lat="44.9429", lon="-123.0351")
    unknown = ccc(resolved_locality="Nosuchtown", resolved_state="ID")
    events = load(tmp_path, [far, unknown], "ccc")
    assert [e["place"] for e in events] == ["Boise, ID", "Nosuchtown, ID"]
    assert [e["other_reading"] for e in events] == ["Boise, Idaho", None]


MAPPING = """
name: City Monitor
version: "3"
terms: CC0
country: Canada
date_format: "%d.%m.%Y"
columns: {date: Tag, town: Ort, region: Provinz, crowd: Zahl, action: Art, sources: Quelle, latitude: B, longitude: L}
actions: {Mahnwache: vigil}
"""
MAPPING_TOML = """
name = "City Monitor"
version = "3"
terms = "CC0"
country = "Canada"
date_format = "%d.%m.%Y"
actions = {Mahnwache = "vigil"}
[columns]
date = "Tag"
town = "Ort"
region = "Provinz"
crowd = "Zahl"
action = "Art"
sources = "Quelle"
latitude = "B"
longitude = "L"
"""
THEIRS = "Tag;Ort;Provinz;Zahl;Art;Quelle;B;L\n05.06.2021;Halifax;Nova Scotia;about 200;Mahnwache;CBC;44,65;-63,57\n"


@pytest.mark.parametrize(("suffix", "text"), [(".yaml", MAPPING), (".toml", MAPPING_TOML)])
def test_any_table_is_read_by_a_mapping(tmp_path: Path, suffix: str, text: str) -> None:
    (tmp_path / f"map{suffix}").write_text(text)
    assert run(tmp_path, THEIRS.encode(), "mapping", "--mapping", str(tmp_path / f"map{suffix}")) == 0
    [event] = EVENTS.rows(EVENTS.read(tmp_path / "tables"))
    assert (event["place"], event["latitude"], event["action"]) == ("Halifax, Nova Scotia", 44.65, "vigil")
    assert (event["starts_on"], event["crowd_low"]) == (date(2021, 6, 5), 200)
    [credit] = DATASETS.rows(DATASETS.read(tmp_path / "tables"))
    assert (credit["dataset"], credit["name"], credit["version"], credit["terms"]) == (
        "city-monitor",
        "City Monitor",
        "3",
        "CC0",
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("columns: {date: a}", "town"),
        ("columns: {date: a, town: b, mood: c}", "mood"),
        ("colour: red", "colour"),
        ("columns: {date: a, town: b}\nactions: {x: dance}", "actions"),
        ("[", "not valid"),
        ("", "no keys"),
    ],
)
def test_a_wrong_mapping_is_named(tmp_path: Path, text: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "map.yaml").write_text(text)
    assert run(tmp_path, THEIRS.encode(), "mapping", "--mapping", str(tmp_path / "map.yaml")) == 2
    error = capsys.readouterr().err
    assert named in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"date,locality\n", b"\0\0\0", b'{"a": 1}', b"{", b"hello"])
def test_a_file_that_is_none_of_theirs_is_named(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, content, "ccc") == 2
    error = capsys.readouterr().err
    assert "theirs.csv" in error
    assert error.count("\n") == 1


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(tmp_path / "no.csv"), "--source", "ccc", "--tables", str(tmp_path / "t")]) == 2
    assert "no.csv" in capsys.readouterr().err


def snapshot(folder: Path) -> dict[str, pd.DataFrame]:
    return {table.name: table.read(folder / "tables") for table in TABLES}


def assert_same(left: dict[str, pd.DataFrame], right: dict[str, pd.DataFrame]) -> None:
    for name, table in left.items():
        pd.testing.assert_frame_equal(table, right[name], obj=name)


def test_imports_and_built_tables_keep_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("They rallied in Salem, Oregon. The street was closed for two hours.")
    (tmp_path / "articles/b.txt").write_text("")
    paths = ["--articles", str(tmp_path / "articles"), "--tables", str(tmp_path / "tables")]
    build = ["build", *paths, "--geocache", str(tmp_path / "cache.csv")]
    assert cli.main(build) == 0
    built = snapshot(tmp_path)
    assert run(tmp_path, to_csv([ccc(), ccc(lat="", lon=""), ccc(date="?")]), "ccc") == 0
    with_ccc = snapshot(tmp_path)
    assert run(tmp_path, to_csv([acled()]), "acled") == 0
    assert len(EVENTS.read(tmp_path / "tables")) == 1 + 2 + 1
    assert len(SET_ASIDE.read(tmp_path / "tables")) == 1 + 1
    both = snapshot(tmp_path)
    assert cli.main(build) == 0
    assert_same(both, snapshot(tmp_path))
    assert run(tmp_path, to_csv([acled()]), "acled") == 0
    assert_same(both, snapshot(tmp_path))
    assert len(built["events"]) == 1
    assert len(with_ccc["datasets"]) == 1


def test_every_imported_event_can_be_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for event in load(tmp_path, [ccc(), ccc(online="1"), ccc(source1="", source2="")], "ccc"):
        assert cli.main(["explain", event["event_id"], "--tables", str(tmp_path / "tables")]) == 0
        out = " ".join(capsys.readouterr().out.split())
        assert "coded as one event by Crowd Counting Consortium" in out
        assert "its text was not read, so there is no quote" in out
        assert "size_text: about 100" in out
