from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.page.access import Visit
from dashboard.pipeline.corrections.corrections import read_log
from dashboard.settings import Settings
from dashboard.tables import EVENTS
from dashboard.tableset import TableSet
from tests.desk_folder import ELSEWHERE, TOWNS, make_folder, open_view, read_html, read_message
from tests.test_cli import build

SCRIPT = """
from dashboard.page.collection import load_collection
from dashboard.review_view import show_review
from dashboard.settings import Settings

settings = Settings.from_environment()
show_review(load_collection(settings.tables), settings)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_folder(tmp_path, monkeypatch)


@pytest.fixture
def page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    page = open_view(SCRIPT, monkeypatch)
    assert not page.exception
    page.text_input(key="writer-name").set_value("Ada")
    return page


def choose(page: AppTest, town: str) -> AppTest:
    events = pd.read_parquet(page_tables() / "events.parquet").set_index("place")["event_id"]
    return page.selectbox(key="review-event").set_value(events[town]).run()


def page_tables() -> Path:
    return Settings.from_environment().tables


def event(town: str) -> "pd.Series[object]":
    return EVENTS.read(page_tables()).set_index("place").loc[town]


def set_field(page: AppTest, field: str) -> AppTest:
    return page.selectbox(key="wrong-field").set_value(field).run()


def key_of(page: AppTest, start: str) -> str:
    keys = [
        w.key
        for kind in ("radio", "text_input", "number_input", "date_input", "text_area", "multiselect", "selectbox")
        for w in page.get(kind)
    ]
    return next(key for key in keys if key and key.startswith(start))


def save(page: AppTest) -> AppTest:
    page.button(key="save-change").click().run()
    assert not page.exception
    return page


def test_it_shows_what_there_is_to_review_with_quotes(page: AppTest) -> None:
    html = read_html(page)
    assert "3 events: 0 confirmed, 0 changed by hand, 3 to review, 3 of them with something uncertain" in html
    assert "<blockquote" in html
    assert "its day is that of publication" in html


def test_a_status_is_changed_at_once_and_kept(page: AppTest, folder: Path) -> None:
    choose(page, TOWNS[0])
    set_field(page, "status")
    page.radio(key=key_of(page, "status:")).set_value("cancelled")
    page.text_input(key="review-why").set_value("The mayor said so.")
    save(page)
    assert "by hand" in read_message(page.success)
    assert "Cancelled" in read_html(page)
    assert event(TOWNS[0])[["status", "by_hand"]].tolist() == ["cancelled", ["status"]]
    (line,) = read_log(folder / "corrections.csv").corrections
    assert (line.who, line.why, line.about) == ("Ada", "The mayor said so.", "Eugene, Oregon · Fri 5 June 2020")
    assert any("Ada set the status to “cancelled” (was “held”)" in text.value for text in page.text)


def test_a_place_is_looked_up(page: AppTest) -> None:
    choose(page, TOWNS[0])
    set_field(page, "place")
    page.text_input(key=key_of(page, "look-up:")).set_value("Salem, Oregon").run()
    radio = page.radio(key=key_of(page, "place:"))
    assert radio.options[0].startswith("Salem, Oregon · town of")
    save(page)
    assert "choose the place" in read_message(page.warning)
    page.radio(key=key_of(page, "place:")).set_value(0)
    save(page)
    salem = event("Salem, Oregon")
    assert salem["latitude"] == pytest.approx(44.94, abs=0.05)
    assert salem["by_hand"] == ["place"]


def test_a_point_is_set(page: AppTest) -> None:
    choose(page, TOWNS[0])
    set_field(page, "place")
    radio = page.radio(key=key_of(page, "place:"))
    radio.set_value(next(i for i, label in enumerate(radio.options) if label.startswith("A point"))).run()
    page.text_input(key=key_of(page, "name:")).set_value("Skinner Butte")
    page.number_input(key=key_of(page, "latitude:")).set_value(44.0585)
    page.number_input(key=key_of(page, "longitude:")).set_value(-123.0937)
    save(page)
    assert event("Skinner Butte")[["latitude", "precision"]].tolist() == [44.0585, "venue"]


def test_day_crowd_and_organizers_are_set(page: AppTest) -> None:
    choose(page, TOWNS[1])
    set_field(page, "day")
    page.date_input(key=key_of(page, "first:")).set_value(pd.Timestamp(2020, 6, 4).date())
    page.date_input(key=key_of(page, "last:")).set_value(pd.Timestamp(2020, 6, 4).date())
    save(page)
    set_field(page, "crowd")
    page.number_input(key=key_of(page, "low:")).set_value(80)
    page.number_input(key=key_of(page, "high:")).set_value(120)
    save(page)
    set_field(page, "organizers")
    page.text_area(key=key_of(page, "names:")).set_value("Nurses United\n\n Faith  Forward ")
    save(page)
    row = event(TOWNS[1])
    assert row["starts_on"] == row["ends_on"] == pd.Timestamp(2020, 6, 4)
    assert row[["crowd_low", "crowd_high", "organizers"]].tolist() == [80, 120, ["Nurses United", "Faith Forward"]]
    assert row["by_hand"] == ["day", "crowd", "organizers"]


def test_what_cannot_be_is_refused_in_words(page: AppTest, folder: Path) -> None:
    set_field(page, "crowd")
    page.number_input(key=key_of(page, "low:")).set_value(200)
    page.number_input(key=key_of(page, "high:")).set_value(100)
    save(page)
    assert "its lowest crowd is more than its highest" in read_message(page.warning)
    assert not (folder / "corrections.csv").exists()


def test_nobody_corrects_without_a_name(page: AppTest, folder: Path) -> None:
    page.text_input(key="writer-name").set_value("")
    page.button(key="confirm").click().run()
    assert "say who you are" in read_message(page.warning)
    assert not (folder / "corrections.csv").exists()


def test_confirming_goes_on_to_the_next(page: AppTest) -> None:
    choose(page, TOWNS[0])
    before = page.selectbox(key="review-event").value
    page.button(key="confirm").click().run()
    assert event(TOWNS[0])["by_hand"] == ["confirmed"]
    assert page.selectbox(key="review-event").value != before
    assert "1 confirmed" in read_html(page)


def test_a_rejected_event_is_gone_until_it_is_taken_back(page: AppTest, folder: Path) -> None:
    choose(page, TOWNS[0])
    page.button(key="reject").click().run()
    assert len(EVENTS.read(folder / "tables")) == 2
    assert "1 more rejected" in read_html(page)
    (line,) = read_log(folder / "corrections.csv").corrections
    page.button(key=f"undo:log:{line.correction_id}").click().run()
    assert len(EVENTS.read(folder / "tables")) == 3
    assert event(TOWNS[0])["by_hand"] == []


def test_events_are_merged_and_taken_apart_again(page: AppTest, folder: Path) -> None:
    choose(page, TOWNS[0])
    set_field(page, "merge")
    page.text_input(key=key_of(page, "merge-words:")).set_value("austin").run()
    others = page.multiselect(key=key_of(page, "merge:"))
    events = pd.read_parquet(folder / "tables/events.parquet").set_index("place")["event_id"]
    others.set_value([events[TOWNS[1]]])
    save(page)
    merged = EVENTS.read(folder / "tables")
    assert sorted(merged["report_count"]) == [1, 2]
    assert page.selectbox(key="review-event").value in set(merged.loc[merged["report_count"] == 2, "event_id"])
    set_field(page, "split")
    reports = page.multiselect(key=key_of(page, "split:"))
    mentions = pd.read_parquet(folder / "tables/mentions.parquet").set_index("query")["mention_id"]
    reports.set_value([mentions[TOWNS[1]]])
    save(page)
    assert sorted(EVENTS.read(folder / "tables")["report_count"]) == [1, 1, 1]


def test_it_stays_after_a_rebuild(page: AppTest, folder: Path) -> None:
    choose(page, TOWNS[0])
    set_field(page, "status")
    page.radio(key=key_of(page, "status:")).set_value("planned")
    save(page)
    (folder / "tables/events.parquet").unlink()
    build(folder)
    page.run()
    assert event(TOWNS[0])["by_hand"] == ["status"]


def test_elsewhere_nothing_can_be_corrected(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_view(SCRIPT, monkeypatch, ELSEWHERE)
    assert "no sign-in is set up here" in read_message(page.info)
    assert not page.button
    assert not page.selectbox


def test_editors_sign_in_and_correct_under_their_address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTEST_MAP_EDITORS", "Ada@example.org, ben@example.org")
    headers = {"Host": "map.example.org"}
    asked = Visit(server_address="0.0.0.0", headers=headers, has_login=True, user={"is_logged_in": False})
    assert open_view(SCRIPT, monkeypatch, asked).button(key="sign-in").label == "Sign in"
    user = {"is_logged_in": True, "email": "ada@example.org"}
    page = open_view(SCRIPT, monkeypatch, Visit(server_address="0.0.0.0", headers=headers, has_login=True, user=user))
    page.button(key="confirm").click().run()
    assert read_log(folder / "corrections.csv").corrections[0].who == "ada@example.org"


def test_what_another_brought_into_the_log_is_offered(page: AppTest, folder: Path) -> None:
    choose(page, TOWNS[0])
    page.button(key="confirm").click().run()
    log = folder / "corrections.csv"
    lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
    log.write_text("".join([*lines, lines[1].replace(lines[1][:13], "c000000000000", 1).replace("confirm", "reject")]))
    page.run()
    assert "not in the tables yet: 1 correction." in read_message(page.warning)
    page.button(key="bring-in").click().run()
    assert len(EVENTS.read(folder / "tables")) == 2
    assert not page.warning


def test_a_build_that_is_writing_leaves_the_correction_in_the_log(
    page: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.correcting._PATIENCE_SECONDS", 0)
    with TableSet(folder / "tables"):
        page.button(key="confirm").click().run()
        assert "Saved in the log, but not in the tables yet" in read_message(page.warning)
    assert len(read_log(folder / "corrections.csv").corrections) == 1


def test_tables_of_before_say_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tables/events_found.parquet").unlink()
    page = open_view(SCRIPT, monkeypatch)
    assert "run `protest-map build` again" in read_message(page.error)
