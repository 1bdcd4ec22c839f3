"""The geoparse command."""

import json

import pytest

from dashboard.cli import main


def run(tmp_path, *lines, out="out.jsonl"):
    source = tmp_path / "texts.jsonl"
    source.write_bytes(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines))
    status = main(["geoparse", "--in", str(source), "--out", str(tmp_path / out)])
    target = tmp_path / out
    return status, [json.loads(line) for line in target.read_text().splitlines()] if target.exists() else None


def row(text, **more):
    return json.dumps({"id": 7, "text": text, **more})


def test_each_place_name_has_its_span_and_coordinates(tmp_path):
    text = "A rally was held in Eugene, Oregon, on Thursday."
    status, rows = run(tmp_path, row(text))
    assert status == 0
    assert [row["id"] for row in rows] == [7]
    town, state = rows[0]["toponyms"]
    assert set(town) == {"start", "end", "name", "latitude", "longitude"}
    assert (text[town["start"] : town["end"]], state["name"]) == ("Eugene", "Oregon")
    assert (town["latitude"], town["longitude"]) == pytest.approx((44.05, -123.09), abs=0.1)


def test_spans_count_characters_beyond_ascii_as_one(tmp_path):
    text = "“Olé!” 🎉 they sang in Denver."
    _, rows = run(tmp_path, row(text))
    town = rows[0]["toponyms"][0]
    assert text[town["start"] : town["end"]] == "Denver"


def test_the_outlets_home_tells_which_town_is_meant(tmp_path):
    text = "A fire broke out near Oxford on Monday."
    _, rows = run(tmp_path, row(text), row(text, home="Cincinnati, Ohio"))
    far, near = (row["toponyms"][0] for row in rows)
    assert far["latitude"] != near["latitude"]
    assert (near["latitude"], near["longitude"]) == pytest.approx((39.51, -84.75), abs=0.1)


@pytest.mark.parametrize("outlet", [{"domain": "registerguard.com"}, {"publisher": "The Register-Guard"}])
def test_the_table_of_outlets_tells_the_home(tmp_path, outlet):
    _, rows = run(tmp_path, row("A fire broke out near Springfield on Monday.", **outlet))
    town = rows[0]["toponyms"][0]
    assert (town["latitude"], town["longitude"]) == pytest.approx((44.05, -123.02), abs=0.1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not valid JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 1}', 'no "text"'),
        ('{"text": "x"}', 'no "id"'),
        ('{"id": 1, "text": 5}', '"text" is no string'),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_set_aside(tmp_path, capsys, line, reason):
    status, rows = run(tmp_path, row("They met in Denver."), line, "", row("They met in Boston."))
    assert status == 0
    assert [row["toponyms"][0]["name"] for row in rows] == ["Denver", "Boston"]
    error = capsys.readouterr().err
    assert f"texts.jsonl, line 2: {reason}" in error


@pytest.mark.parametrize("lines", [(), ("{broken",)])
def test_a_file_without_texts_is_refused_and_the_old_output_kept(tmp_path, capsys, lines):
    (tmp_path / "out.jsonl").write_text('{"id": "old"}\n')
    status, rows = run(tmp_path, *lines)
    assert status == 2
    assert rows == [{"id": "old"}]
    error = capsys.readouterr().err.splitlines()
    assert len(error) == 1
    assert "holds no text to read" in error[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "texts.jsonl"]


def test_a_missing_input_is_named(tmp_path, capsys):
    status = main(["geoparse", "--in", str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "out.jsonl")])
    assert status == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_input_is_never_overwritten(tmp_path, capsys):
    status, rows = run(tmp_path, row("They met in Denver."), out="texts.jsonl")
    assert status == 2
    assert rows[0]["text"] == "They met in Denver."
    assert "is the input itself" in capsys.readouterr().err


def test_a_lone_surrogate_does_not_stop_it(tmp_path):
    status, rows = run(tmp_path, '{"id": "\\ud800", "text": "\\ud800 They met in Denver."}')
    assert status == 0
    assert rows[0]["toponyms"][0]["name"] == "Denver"
