import csv
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import CorrectionsError
from dashboard.pipeline.corrections.correctable import check_change
from dashboard.pipeline.corrections.correction_lines import COLUMNS, Anchor, Correction, format_line, parse_line
from dashboard.pipeline.corrections.corrections import append_corrections, find_undone, parse_log, read_log
from dashboard.tables import CorrectionKind
from tests.conftest import ROOT

ANCHOR = Anchor("m1", "paper/one", "Salem, Oregon", "Hundreds rallied, they said.")
NOW = datetime(2020, 6, 8, 9, 30, tzinfo=UTC)


def change(status: str = "cancelled", **more: object) -> Correction:
    row = {"what": CorrectionKind.CHANGE, "who": "Ada", "field": "status", "new": {"status": status}}
    return Correction(**(row | {"anchors": (ANCHOR,)} | more))  # type: ignore[arg-type] # fields by name


def undo(correction: Correction) -> Correction:
    return Correction(what=CorrectionKind.UNDO, who="Ben", undoes=correction.correction_id)


def test_what_is_added_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "corrections.csv"
    log = append_corrections(path, [change(why="The mayor said so.", old={"status": "held"})], now=NOW)
    assert read_log(path) == log
    added = log.corrections[0]
    assert (added.who, added.why, added.made_at) == ("Ada", "The mayor said so.", "2020-06-08T09:30:00.000000Z")
    assert added.anchors == (ANCHOR,)


def test_no_file_is_an_empty_log(tmp_path: Path) -> None:
    assert read_log(tmp_path / "corrections.csv").corrections == ()


def test_lines_are_only_added(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change()])
    before = path.read_bytes()
    append_corrections(path, [change("planned")])
    assert path.read_bytes().startswith(before)


def test_a_clock_that_goes_back_does_not_change_the_order(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change("cancelled"), change("held")], now=NOW)
    log = append_corrections(path, [change("planned")], now=NOW.replace(year=2019))
    assert [c.new and c.new["status"] for c in log.corrections] == ["cancelled", "held", "planned"]
    assert len({c.made_at for c in log.corrections}) == 3


def test_the_order_of_lines_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    log = append_corrections(path, [change("cancelled"), change("held"), change("planned")])
    head, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert parse_log((head + "".join(reversed(lines))).encode(), path) == log


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_was_cut_off_is_named_and_harms_no_other(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change("cancelled")])
    whole = path.read_bytes()
    append_corrections(path, [change("held", why='She said "no", twice.')])
    path.write_bytes(path.read_bytes()[: -cut - 1])
    torn = read_log(path)
    assert parse_log(whole, path).corrections == torn.corrections
    assert [b.number for b in torn.broken] == [3]
    after = append_corrections(path, [change("planned")])
    assert read_log(path) == after
    assert [c.new and c.new["status"] for c in after.corrections] == ["cancelled", "planned"]
    assert [b.number for b in after.broken] == [3]


def test_a_last_line_without_its_end_is_whole_where_its_json_is(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change("cancelled")])
    path.write_bytes(path.read_bytes()[:-1])
    log = append_corrections(path, [change("held")])
    assert (len(log.corrections), log.broken) == (2, ())
    assert read_log(path) == log


def test_a_file_saved_by_a_spreadsheet_with_its_mark_and_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    log = append_corrections(path, [change()])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_log(path) == log


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("name;town\nx;y\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match="first line must be correction_id"):
        append_corrections(path, [change()])
    assert path.read_text(encoding="utf-8") == "name;town\nx;y\n"


def test_one_id_for_two_lines_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change("cancelled", why="One.")])
    line = path.read_text(encoding="utf-8").splitlines()[1]
    path.write_text("\n".join([",".join(COLUMNS), line, line, line.replace("One.", "Two.")]), encoding="utf-8")
    log = read_log(path)
    assert len(log.corrections) == 1
    assert "that of another line" in log.broken[0].reason


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-2+3", "@x", "'=1", "＝1", " =1"])
def test_a_spreadsheet_runs_nothing(words: str) -> None:
    line = format_line(
        change(who=words, why=words, about=words, correction_id="c1", made_at="2020-06-08T09:30:00.000000Z")
    )
    cells = next(csv.reader([line]))
    assert not any(cell.lstrip().startswith(tuple("=+-@＝")) for cell in cells)
    read = parse_line(line.rstrip("\n"))
    assert read.who == read.why == read.about == words.strip()


@given(st.text(min_size=1), st.text(), st.text(), st.sampled_from(["cancelled", "held"]))
def test_every_correction_is_one_line_and_comes_back(who: str, why: str, quote: str, status: str) -> None:
    anchors = (Anchor("m", "a\nb", None, quote), ANCHOR)
    correction = change(
        status, who=who, why=why, anchors=anchors, correction_id="c1", made_at="2020-06-08T09:30:00.000000Z"
    )
    line = format_line(correction).encode(errors="replace").decode()
    assert line.count("\n") == 1
    read = parse_line(line[:-1])
    assert read.new == {"status": status}
    assert read.anchors[1:] == anchors[1:]
    assert read.anchors[0].quote == quote.encode(errors="replace").decode()
    assert parse_line(format_line(read)[:-1]) == read


def test_an_undo_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    first = append_corrections(path, [change()]).corrections[0]
    taken_back = append_corrections(path, [undo(first)])
    assert set(find_undone(taken_back.corrections)) == {first.correction_id}
    again = append_corrections(path, [undo(taken_back.corrections[-1])])
    assert set(find_undone(again.corrections)) == {taken_back.corrections[-1].correction_id}


@pytest.mark.parametrize(
    ("field", "new", "problem"),
    [
        ("status", {"status": "maybe"}, "none of held"),
        ("day", {"starts_on": "June 14", "ends_on": "2018-06-14"}, "no day as"),
        ("day", {"starts_on": "2018-06-15", "ends_on": "2018-06-14"}, "ends before it starts"),
        ("day", {"starts_on": "2018-06-15"}, "both or neither"),
        ("crowd", {"crowd_low": 200, "crowd_high": 100}, "more than its highest"),
        ("crowd", {"crowd_low": -1, "crowd_high": 100}, "no number of people"),
        ("crowd", {"crowd_low": True, "crowd_high": 100}, "no number of people"),
        ("organizers", {"organizers": "Nurses"}, "no list"),
        ("organizers", {"organizers": [" "]}, "organizers is no text"),
        ("place", {"latitude": 91, "longitude": 0, "precision": "city", "place": "X"}, "between -90 and 90"),
        ("place", {"latitude": float("nan"), "longitude": 0, "precision": "city", "place": "X"}, "between -90 and 90"),
        ("place", {"latitude": 1, "place": "X", "precision": "city"}, "or none of them"),
        ("place", {"latitude": 1, "longitude": 1, "precision": "city"}, "needs a name"),
        ("place", {"is_online": True, "latitude": 1, "longitude": 1, "precision": "city", "place": "X"}, "no point"),
        ("status", {"status": "held", "event_id": "x"}, "does not set event_id"),
        ("report_count", {"report_count": 3}, "none of place"),
    ],
)
def test_a_change_that_no_event_may_have_is_refused_in_words(field: str, new: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        check_change(field, new)


def test_a_line_with_a_wrong_value_is_named_and_not_applied(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    append_corrections(path, [change("cancelled")])
    path.write_text(path.read_text(encoding="utf-8").replace("cancelled", "perhaps"), encoding="utf-8")
    log = read_log(path)
    assert log.corrections == ()
    assert "'perhaps' is none of held, planned, cancelled" in log.broken[0].reason


def _add_many(path: Path, who: str) -> None:
    for _ in range(10):
        append_corrections(path, [change(who=who)])


def test_two_people_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    script = "import sys, pathlib; from {} import _add_many; _add_many(pathlib.Path(sys.argv[1]), sys.argv[2])"
    command = [
        sys.executable,
        "-c",
        script.format(__name__),
        str(path),
    ]  # what runs the tests is no script to run again
    people = [subprocess.Popen([*command, who], cwd=ROOT) for who in ("Ada", "Ben")]
    assert [person.wait() for person in people] == [0, 0]
    log = read_log(path)
    assert (len(log.corrections), log.broken) == (20, ())
    assert {c.who for c in log.corrections} == {"Ada", "Ben"}
    assert len({c.made_at for c in log.corrections}) == 20
