"""`protest-map geocode`."""

import csv
from pathlib import Path

import pytest

from dashboard.cli import main
from geocache.cache import GeoCache
from tests.geocache.loopback import nominatim, serve


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTEST_MAP_GEOCACHE", str(tmp_path / "none.csv"))


def run(tmp_path: Path, content: bytes | str, *more: str) -> tuple[int, list[dict[str, str]]]:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    status = main(["geocode", "--in", str(source), "--out", str(target), *more])
    rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines())) if target.exists() else []
    return status, rows


def test_each_row_is_answered_in_place_and_other_columns_are_kept(tmp_path: Path) -> None:
    status, rows = run(
        tmp_path, 'id,query\n7,"Ft. Wayne, Ind."\n8,Nosuchplace\n9,"Springfield"\n10,"Albequerque, NM"\n'
    )
    assert status == 0
    assert [(row["id"], row["name"], row["precision"]) for row in rows] == [
        ("7", "Fort Wayne", "city"),
        ("8", "", "unresolved"),
        ("9", "", "unresolved"),
        ("10", "Albuquerque", "city"),
    ]
    assert (rows[0]["admin1"], rows[0]["country_code"], rows[0]["geocoder"]) == ("Indiana", "US", "gazetteer")
    assert float(rows[0]["latitude"]) == pytest.approx(41.13, abs=0.01)
    assert rows[2]["note"].startswith("candidates: ")
    assert rows[3]["note"] == "read as Albuquerque, New Mexico"


def test_columns_called_like_ours_are_kept_beside_them(tmp_path: Path) -> None:
    _, rows = run(tmp_path, 'query,latitude\n"Eugene, OR",1\n')
    assert rows[0]["latitude_given"] == "1"
    assert float(rows[0]["latitude"]) == pytest.approx(44.05, abs=0.01)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    _, rows = run(tmp_path, 'query,who\n"Coeur d’Alene, ID",Zoë\n'.encode(encoding))
    assert (rows[0]["name"], rows[0]["who"]) == ("Coeur d'Alene", "Zoë")


def test_a_row_of_too_many_cells_is_named_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, rows = run(tmp_path, 'query,who\n"Eugene, OR",a\nSalem, OR,b\n"Austin, TX",c,,\n')
    said = capsys.readouterr()
    assert status == 0
    assert [(row["name"], row["who"]) for row in rows] == [("Eugene", "a"), ("Austin", "c")]
    assert "in.csv, line 3: 3 cells where the first line names 2 columns" in said.err
    assert "2 rows (2 city)" in said.out
    assert "; 1 set aside" in said.out


def test_an_empty_table_is_named_without_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, b"")[0] == 2
    assert (
        capsys.readouterr().err
        == f"protest-map: {tmp_path / 'in.csv'}: no column `query` in the first line (it is empty)\n"
    )


def test_short_and_empty_rows(tmp_path: Path) -> None:
    status, rows = run(tmp_path, 'query,who\n"Eugene, OR"\n\n,nobody\n')
    assert status == 0
    assert [row["name"] for row in rows] == ["Eugene", ""]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no column `query`"),
        (b"town\nEugene\n", "no column `query`"),
        (b"query\nEugene, OR\n", "line 2: 2 cells"),
    ],
)
def test_bad_table_is_told_in_one_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, problem: str
) -> None:
    status, _ = run(tmp_path, content)
    error = capsys.readouterr().err
    assert status == 2
    assert problem in error
    assert str(tmp_path / "in.csv") in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("out*"))
    assert not list(tmp_path.glob(".*"))


def test_missing_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "--in", str(tmp_path / "nothing.csv"), "--out", str(tmp_path / "out.csv")]) == 2
    (tmp_path / "in.csv").write_text("query\nEugene\n")
    assert main(["geocode", "--in", str(tmp_path / "in.csv"), "--out", str(tmp_path / "none" / "out.csv")]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert "nothing.csv" in errors[0]
    assert "cannot be written" in errors[1]


def test_what_a_person_corrected_stands(tmp_path: Path) -> None:
    cache = tmp_path / "cache.csv"
    cache.write_text(
        "query,name,latitude,longitude,precision,geocoder,looked_up_on\n"
        '"Eugene, OR",Skinner Butte,44.06,-123.09,venue,by hand,2026-11-24\n'
        '"Austin, TX",Austin,1,2,city,gazetteer,2026-11-24\n'
    )
    _, rows = run(tmp_path, 'query\n"Eugene, OR"\n"Austin, TX"\n', "--geocache", str(cache))
    assert [(row["name"], row["geocoder"]) for row in rows] == [("Skinner Butte", "by hand"), ("Austin", "gazetteer")]
    assert float(rows[1]["latitude"]) == pytest.approx(30.27, abs=0.05)


def test_service_opted_in_to_is_asked_for_what_the_gazetteer_lacks_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache.csv"
    with serve(nominatim("Nosuchplace")) as server:
        for name, value in (("", "nominatim"), ("_CONTACT", "desk@example.org"), ("_URL", server.url)):
            monkeypatch.setenv(f"PROTEST_MAP_GEOCODER{name}", value)
        monkeypatch.setenv("PROTEST_MAP_GEOCACHE", str(cache))
        for _ in range(2):
            status, rows = run(tmp_path, 'query\n"Nosuchplace, OR"\n"Eugene, OR"\n"Nosuchplace, OR"\n')
            assert status == 0
            assert [row["geocoder"] for row in rows] == ["nominatim", "gazetteer", "nominatim"]
        assert len(server.requests) == 1
    assert [place.query for place in GeoCache.load(cache)] == ["Nosuchplace, OR"]
