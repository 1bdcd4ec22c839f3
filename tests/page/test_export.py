import io
import json
import warnings

import pandas as pd
import pytest
from pyarrow import parquet

from dashboard.cli import main
from dashboard.page.export import WRITERS, ExportOptions
from dashboard.page.export_csv import defuse, write_events_csv, write_reports_csv
from dashboard.page.export_rows import Rows
from tests.page.extracts import changed_extract, large_extract, sample_extract
from tests.sample_tables import build_tables, write_tables

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own imports
    import geopandas
    import pyogrio

DATA = ("csv", "geojson", "kml", "parquet", "geoparquet")


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return write_tables(tmp_path_factory.mktemp("tables"))


def write(suffix: str, extract=None, **options) -> bytes:
    return WRITERS[suffix](extract or sample_extract(), ExportOptions(**options))


def read_csv(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")


def read_map(tmp_path, suffix: str, extract=None):
    path = tmp_path / f"events.{suffix}"
    path.write_bytes(write(suffix, extract))
    if suffix == "kml":
        layers = [name for name, _ in pyogrio.list_layers(path)]
        return pd.concat([geopandas.read_file(path, layer=name) for name in layers])
    return geopandas.read_parquet(path) if "parquet" in suffix else geopandas.read_file(path)


@pytest.mark.parametrize("suffix", DATA)
def test_the_same_events_have_the_same_bytes(suffix):
    assert write(suffix) == write(suffix)


@pytest.mark.parametrize("suffix", ["geojson", "kml", "parquet", "geoparquet"])
def test_a_gis_reads_every_event_at_its_place(tmp_path, suffix):
    read = read_map(tmp_path, suffix)
    assert len(read) == 13
    shapes = [shape for shape in read.geometry if shape is not None and not shape.is_empty]
    events = build_tables()["events"]
    mapped = events[events["latitude"].notna()]
    assert sorted((round(s.x, 5), round(s.y, 5)) for s in shapes) == sorted(
        zip(mapped["longitude"].round(5), mapped["latitude"].round(5), strict=True)
    )


def test_csv_has_one_row_an_event_and_says_whose_it_is():
    read = read_csv(write("csv"))
    assert len(read) == 13
    assert read["event_id"].is_unique
    assert (read["on_map"] == "mapped").sum() == 12
    online = read[read["on_map"] == "online"].iloc[0]
    assert online["is_online"]
    assert pd.isna(online["latitude"])
    assert set(read["counts"]) == {"13 events: 12 on the map (100 % at town level; 1 probably there), 1 online."}
    assert set(read["filters"]) == {"All events · 1–14 June 2018"}
    assert read["credits"].str.contains("GeoNames").all()
    assert read.set_index("event_id").loc["eugene", "crowd_low"] == 100
    assert pd.isna(read.set_index("event_id").loc["austin", "crowd_low"])


def test_reports_give_the_quote_and_the_words_behind_it():
    read = read_csv(write("csv", reports=True))
    tables = build_tables()
    assert len(read) == len(tables["mentions"])
    texts = tables["articles"].set_index("article_id")["text"]
    assert all(row.quote in texts[row.article_id] for row in read.itertuples())
    assert not any(text in set(read["quote"]) for text in texts)
    eugene = read[read["event_id"] == "eugene"].iloc[0]
    assert eugene["crowd_words"] == "About 100"
    assert eugene["outlet"] == "CNN"
    assert (read[read["event_id"] == "austin"]["story_id"].nunique()) == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_no_cell_is_a_formula(start):
    hostile = f'{start}HYPERLINK("http://example.org")'
    extract = changed_extract(place=hostile, venue=hostile, organizers=[[hostile]] * 13)
    for content in (write_events_csv(Rows(extract)), write_reports_csv(Rows(extract))):
        read = read_csv(content)
        for column in {"place", "venue", "organizers"} & set(read.columns):
            assert read[column].str.startswith("'").all()


def test_numbers_and_plain_words_are_left_as_they_are():
    assert defuse("Eugene, Oregon") == "Eugene, Oregon"
    assert read_csv(write("csv"))["longitude"].min() == pytest.approx(-123.08675)


def test_geojson_follows_the_standard():
    collection = json.loads(write("geojson"))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert "1 online" in collection["about"]["counts"]
    for feature in collection["features"]:
        assert feature["geometry"] is None or feature["geometry"]["type"] == "Point"
        assert feature["properties"]["precision"]
        assert feature["properties"]["reports"]
    by_id = {feature["id"]: feature for feature in collection["features"]}
    assert by_id["online"]["geometry"] is None
    longitude, latitude = by_id["eugene"]["geometry"]["coordinates"]
    assert (latitude, longitude) == (44.05207, -123.08675)


def test_kml_has_days_folders_and_credits(tmp_path):
    content = write("kml").decode()
    assert "<begin>2018-06-14</begin>" in content
    assert "On the map (12)" in content
    assert "Online (1)" in content
    assert "GeoNames (CC BY 4.0)" in content
    path = tmp_path / "events.kml"
    path.write_text(content, encoding="utf-8")
    assert [name for name, _ in pyogrio.list_layers(path)] == ["On the map (12)", "Online (1)"]


def test_kml_keeps_markup_in_quotes_harmless():
    content = write("kml", changed_extract(place='<img src=x onerror="alert(1)">\x07')).decode()
    assert "<img" not in content
    assert "\x07" not in content


def test_geoparquet_is_the_events_table_with_points(tmp_path):
    read = read_map(tmp_path, "parquet")
    assert read.crs.to_epsg() in (None, 4326)
    events = build_tables()["events"]
    assert list(read.columns) == [*events.columns, "geometry"]
    assert read["event_id"].tolist() == events["event_id"].tolist()
    told = parquet.read_metadata(tmp_path / "events.parquet").metadata
    assert "12 on the map" in told[b"counts"].decode()
    assert "GeoNames" in told[b"credits"].decode()


@pytest.mark.parametrize("suffix", DATA)
def test_ten_thousand_places_are_all_written(tmp_path, suffix):
    extract = large_extract(12_000, 10_000)
    read = read_csv(write(suffix, extract)) if suffix == "csv" else read_map(tmp_path, suffix, extract)
    assert len(read) == 12_000


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_command_writes_each_format(tmp_path, tables, suffix, capsys):
    path = tmp_path / f"out.{suffix}"
    assert main(["export", "--out", str(path), "--tables", str(tables)]) == 0
    assert path.stat().st_size > 1000
    assert "13 events: 12 with a position, 1 online" in capsys.readouterr().out
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_command_filters_by_day_and_organizer(tmp_path, tables):
    path = tmp_path / "out.csv"
    asked = ["--from", "2018-06-02", "--to", "2018-06-14", "--organizer", "families belong together"]
    assert main(["export", "--out", str(path), "--tables", str(tables), *asked]) == 0
    read = read_csv(path.read_bytes())
    assert set(read["event_id"]) == {
        "austin", "washington", "los-angeles", "eugene", "miramar-14-june", "cleveland", "st-louis", "online"
    }  # fmt: skip
    assert set(read["filters"]) == {"Dates: 2–14 June 2018 · Organizer: Families Belong Together · 14 June 2018"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--out", "{}/a.xyz"], "no export is called “.xyz”; known are png svg pdf csv geojson kml"),
        (["--out", "{}/a"], "no suffix"),
        (["--out", "{}/nowhere/a.png"], "is not there; make it first"),
        (["--out", "{}/folder.png"], "is a folder"),
        (["--out", "{}/a.png", "--organizer", "Nobody"], "none of the events has it"),
        (["--out", "{}/a.png", "--from", "2019-01-01"], "no event is left by “Dates: from 1 January 2019”"),
        (["--out", "{}/a.png", "--from", "June"], "not a day; write it as 2018-06-14"),
        (["--out", "{}/a.png", "--from", "2018-06-14", "--to", "2018-06-01"], "swap them"),
        (["--out", "{}/a.png", "--width", "9000"], "give 200 to 6000 pixels"),
        (["--out", "{}/a.png", "--rows", "reports"], "--rows reports is for .csv alone"),
        (["--out", "{}/a.csv", "--rows", "places"], "give one of events, reports"),
        (["--out", "{}/a.png", "--preset", "stamp"], "give one of article, slide, poster"),
        (["--out", "{}/a.png", "--colour", "mood"], "give one of status, organizer, action"),
        (["--out", "{}/a.png", "--region", "Atlantis"], "no such region"),
        (
            ["--out", "{}/a.png", "--organizer", "Micaela Eller", "--status", "planned"],
            "without “Organizer: Micaela Eller” or “Status: Planned” there would be some",
        ),
    ],
)
def test_errors_are_one_line_and_leave_nothing_behind(tmp_path, tables, asked, said, capsys):
    (tmp_path / "folder.png").mkdir()
    assert main(["export", "--tables", str(tables), *(word.format(tmp_path) for word in asked)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["folder.png"]


def test_a_failed_export_leaves_the_old_file(tmp_path, tables, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("old")
    monkeypatch.setitem(WRITERS, "csv", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["export", "--out", str(path), "--tables", str(tables)]) == 130
    assert path.read_text() == "old"
