import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
import yaml

from dashboard.page.export import WRITERS, ExportOptions
from dashboard.pipeline.corrections.correction_lines import Anchor, Correction
from dashboard.pipeline.corrections.corrections import append_corrections
from dashboard.tables import TABLES, CorrectionKind
from tests.page.extracts import sample_extract
from tests.sample_tables import build_tables

PEOPLE = ("Adalind Marchbanks", "Bo Lundqvist")
CONFIRM = Correction(
    what=CorrectionKind.CONFIRM, who=PEOPLE[0], why="I was there", anchors=(Anchor("a/1", "a", None, "They rallied."),)
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> zipfile.ZipFile:
    log = tmp_path_factory.mktemp("log") / "corrections.csv"
    append_corrections(log, [CONFIRM, replace(CONFIRM, who=PEOPLE[1]), replace(CONFIRM, who=""), CONFIRM])
    content = WRITERS["zip"](sample_extract(), ExportOptions(corrections=log))
    assert content == WRITERS["zip"](sample_extract(), ExportOptions(corrections=log))
    return zipfile.ZipFile(io.BytesIO(content))


def test_the_zip_is_whole_and_holds_each_format(bundle):
    assert bundle.testzip() is None
    names = set(bundle.namelist())
    assert {f"events.{suffix}" for suffix in ("csv", "geojson", "kml", "parquet")} <= names
    assert {"figure.png", "figure.svg", "figure.pdf", "page.html", "reports.csv", "corrections.csv"} <= names


def test_the_log_of_corrections_names_nobody(bundle):
    assert not any(name.encode() in bundle.read(file) for file in bundle.namelist() for name in PEOPLE)
    log = pd.read_csv(io.BytesIO(bundle.read("corrections.csv")), keep_default_na=False)
    assert log["who"].tolist() == ["editor 1", "editor 2", "", "editor 1"]
    assert log["why"].unique().tolist() == ["I was there"]
    assert "“editor 1”" in bundle.read("README.md").decode()


def test_the_readme_names_each_file_and_each_column(bundle):
    words = bundle.read("README.md").decode()
    for name in bundle.namelist():
        if name != "README.md":
            assert f"`{name.split('/')[0]}{'/' if '/' in name else ''}`" in words
    for name in ("events", "links", "mentions", "spans", "places"):
        table = next(table for table in TABLES if table.name == name)
        assert f"### {name}" in words
        for column in table.columns:
            assert f"| `{column.name}`" in words
            assert column.meaning in words
    assert "12 on the map" in words
    assert "GeoNames (CC BY 4.0)" in words


def test_tables_hold_the_rows_behind_the_events_but_no_whole_article(bundle):
    tables = build_tables()
    for name in ("events", "links", "mentions", "spans", "articles"):
        read = pd.read_parquet(io.BytesIO(bundle.read(f"tables/{name}.parquet")))
        assert len(read) == len(tables[name])
        assert "text" not in read.columns


def test_the_citation_is_read_by_a_yaml_reader(bundle):
    citation = yaml.safe_load(bundle.read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == sample_extract().data_hash
    assert "GeoNames" in citation["abstract"]


def test_without_a_log_of_corrections_there_is_none():
    content = WRITERS["zip"](sample_extract(), ExportOptions())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "corrections.csv" not in archive.namelist()
        assert "corrections.csv" not in archive.read("README.md").decode()
