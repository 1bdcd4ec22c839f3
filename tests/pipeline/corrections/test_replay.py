import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.corrections.correction_lines import Correction, to_anchor
from dashboard.pipeline.corrections.corrections import BrokenLine, Log
from dashboard.pipeline.corrections.replay import Corrected, Found, replay_corrections
from dashboard.pipeline.events import merge_mentions
from dashboard.tables import ARTICLES, MENTIONS, PLACES, CorrectionKind
from tests.pipeline.test_events import DAY, TOWNS, article, mention, place

Row = dict[str, Any]
TABLES = ("events", "links", "places", "corrections")
SALEM = {
    "place": "Salem, Massachusetts",
    "query": "Salem, Massachusetts",
    "latitude": 42.52,
    "longitude": -70.9,
    "precision": "city",
}


class Desk:
    """Mentions, and the log of what a person corrected of their events."""

    def __init__(self, mentions: Sequence[Row], stories: dict[str, str] | None = None) -> None:
        self.mentions = list(mentions)
        self.stories = stories or {}
        self.log = Log()

    def found(self) -> Found:
        names = sorted({m["article_id"] for m in self.mentions})
        queries = sorted({m["query"] for m in self.mentions if m["query"]})
        articles = ARTICLES.frame([article(name, self.stories.get(name)) for name in names])
        mentions, places = MENTIONS.frame(self.mentions), PLACES.frame([place(query) for query in queries])
        events, links = merge_mentions(mentions, places, articles)
        return Found(events=events, links=links, mentions=mentions, places=places, articles=articles)

    def replay(self) -> Corrected:
        return replay_corrections(self.log, self.found())

    def event(self, mention_id: str) -> pd.Series:  # type: ignore[type-arg] # a row of mixed kinds
        tables = self.replay()
        event_id = tables.links.set_index("mention_id")["event_id"][mention_id]
        return tables.events.set_index("event_id").loc[event_id]

    def do(self, what: CorrectionKind, *mention_ids: str, **more: Any) -> Correction:
        known = {m["mention_id"]: m for m in self.mentions}
        number = len(self.log.corrections)
        correction = Correction(
            what=what,
            who="Ada",
            anchors=tuple(to_anchor(known[m]) for m in mention_ids),
            correction_id=f"c{number}",
            made_at=f"2020-06-08T09:30:00.{number:06}Z",
            **more,
        )
        self.log = replace(self.log, corrections=(*self.log.corrections, correction))
        return correction

    def change(self, field: str, new: Row, *mention_ids: str, **more: Any) -> Correction:
        return self.do(CorrectionKind.CHANGE, *mention_ids, field=field, new=new, **more)

    def undo(self, correction: Correction) -> Correction:
        return self.do(CorrectionKind.UNDO, undoes=correction.correction_id)

    def outcome(self, correction: Correction) -> pd.Series:  # type: ignore[type-arg] # as above
        return self.replay().corrections.set_index("correction_id").loc[correction.correction_id]


def same(left: Corrected, right: Corrected, names: Sequence[str] = TABLES) -> None:
    for name in names:
        pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))


def test_without_corrections_all_stays() -> None:
    desk = Desk([mention("a/1"), mention("b/1")])
    found, corrected = desk.found(), desk.replay()
    pd.testing.assert_frame_equal(found.events, corrected.events)
    pd.testing.assert_frame_equal(found.links, corrected.links)
    assert corrected.corrections.empty


@pytest.mark.parametrize(
    ("field", "new", "columns"),
    [
        ("status", {"status": "cancelled"}, {"status": "cancelled"}),
        ("action", {"action": "vigil"}, {"action": "vigil"}),
        ("venue", {"venue": "Riverfront Park"}, {"venue": "Riverfront Park"}),
        ("crowd", {"crowd_low": 80, "crowd_high": 120}, {"crowd_low": 80, "crowd_high": 120}),
        ("organizers", {"organizers": ["Nurses United"]}, {"organizers": ["Nurses United"]}),
        ("promoters", {"promoters": []}, {"promoters": []}),
        (
            "day",
            {"starts_on": "2020-06-06", "ends_on": "2020-06-07"},
            {"starts_on": pd.Timestamp(2020, 6, 6), "ends_on": pd.Timestamp(2020, 6, 7)},
        ),
        ("place", SALEM, {**SALEM, "is_online": False}),
    ],
)
def test_a_field_is_as_it_was_set_and_says_so(field: str, new: Row, columns: Row) -> None:
    desk = Desk([mention("a/1", promoters=["Labor Council"]), mention("z/1", "Washington, D.C.")])
    desk.change(field, new, "a/1")
    event = desk.event("a/1")
    assert {name: event[name] for name in columns} == columns
    assert event["by_hand"] == [field]
    assert desk.event("z/1")["by_hand"] == []


def test_an_event_without_a_point_that_was_made_anew_can_be_placed() -> None:
    desk = Desk([mention("a/1", is_online=True), mention("b/1", is_online=True, action="vigil")])
    desk.do(CorrectionKind.MERGE, "a/1", "b/1")
    assert pd.isna(desk.event("a/1")["latitude"])
    desk.change("place", SALEM, "a/1")
    assert desk.event("b/1")["place"] == SALEM["place"]


def test_what_is_set_to_unknown_is_unknown() -> None:
    desk = Desk([mention("a/1", crowd_low=40, crowd_high=40)])
    desk.change("crowd", {"crowd_low": None, "crowd_high": None}, "a/1")
    desk.change("day", {}, "a/1")
    desk.change("place", {"is_online": True}, "a/1")
    event = desk.event("a/1")
    assert event[["crowd_low", "starts_on", "latitude", "place", "query"]].isna().all()
    assert (event["is_online"], event["precision"], event["by_hand"]) == (True, "unresolved", ["place", "day", "crowd"])


def test_a_chosen_place_stands_in_the_places_until_it_is_taken_back() -> None:
    desk = Desk([mention("a/1", other_reading="Salem, Massachusetts", place_score=0.5)])
    before = desk.replay()
    correction = desk.change("place", {**SALEM, "name": "Salem", "gazetteer_id": "test:Salem"}, "a/1")
    places = desk.replay().places.set_index("query")
    assert places.loc["Salem, Massachusetts", ["geocoder", "latitude"]].tolist() == ["by hand", 42.52]
    assert desk.event("a/1")["other_reading"] is None or pd.isna(desk.event("a/1")["other_reading"])
    found = replace(desk.found(), places=desk.replay().places)
    desk.undo(correction)
    same(replay_corrections(desk.log, found), before, ["events", "links", "places"])


def test_the_later_of_two_changes_stands() -> None:
    desk = Desk([mention("a/1")])
    first = desk.change("status", {"status": "cancelled"}, "a/1")
    second = desk.change("status", {"status": "planned"}, "a/1")
    assert desk.event("a/1")["status"] == "planned"
    assert (desk.outcome(first)["outcome"], desk.outcome(second)["outcome"]) == ("superseded", "applied")
    desk.undo(second)
    assert desk.event("a/1")["status"] == "cancelled"


def test_the_log_says_what_the_articles_say_now() -> None:
    desk = Desk([mention("a/1", crowd_low=40, crowd_high=40)])
    correction = desk.change(
        "crowd", {"crowd_low": 60, "crowd_high": 60}, "a/1", old={"crowd_low": 40, "crowd_high": 40}
    )
    desk.mentions.append(mention("b/1", crowd_low=300, crowd_high=300))
    assert desk.event("a/1")["crowd_high"] == 60
    assert desk.outcome(correction)["found"] == '{"crowd_high": 300, "crowd_low": 40}'


def test_a_correction_outlives_new_reports_of_its_event() -> None:
    desk = Desk([mention("a/1")])
    before = desk.event("a/1").name
    desk.change("status", {"status": "cancelled"}, "a/1")
    desk.mentions += [mention("b/1"), mention("c/1")]
    event = desk.event("c/1")
    assert event.name != before
    assert (event["status"], event["report_count"]) == ("cancelled", 3)


@pytest.mark.parametrize("renamed", [{"mention_id": "a/9"}, {"mention_id": "new/1", "article_id": "new"}])
def test_a_correction_finds_its_report_by_its_words(renamed: Row) -> None:
    desk = Desk([mention("a/1"), mention("b/1", "Washington, D.C.")])
    desk.change("status", {"status": "cancelled"}, "a/1")
    desk.mentions[0] |= renamed
    assert desk.event(desk.mentions[0]["mention_id"])["status"] == "cancelled"


def test_of_one_sentence_the_report_of_the_same_place_is_meant() -> None:
    words = {"evidence": "They rallied in Salem and in Washington."}
    desk = Desk([mention("a/1", **words), mention("a/2", "Washington, D.C.", **words)])
    desk.change("status", {"status": "cancelled"}, "a/2")
    for row, name in zip(desk.mentions, ("a/7", "a/8"), strict=True):
        row["mention_id"] = name
    assert [desk.event(name)["status"] for name in ("a/7", "a/8")] == ["held", "cancelled"]


def test_a_correction_whose_reports_are_gone_is_named_and_comes_back_with_them() -> None:
    desk = Desk([mention("a/1"), mention("b/1", "Washington, D.C.")])
    correction = desk.change("status", {"status": "cancelled"}, "a/1", about="Salem, Oregon")
    gone = desk.mentions.pop(0)
    outcome = desk.outcome(correction)
    assert (outcome["outcome"], outcome["about"]) == ("target_gone", "Salem, Oregon")
    assert "not" not in desk.event("b/1")["by_hand"]
    desk.mentions.append(gone)
    assert desk.event("a/1")["status"] == "cancelled"


def test_an_event_that_fell_apart_keeps_the_correction_where_most_reports_are() -> None:
    desk = Desk([mention("a/1"), mention("b/1"), mention("c/1")])
    correction = desk.change("status", {"status": "cancelled"}, "a/1", "b/1", "c/1")
    desk.mentions[2] |= {"starts_on": DAY + timedelta(days=1), "ends_on": DAY + timedelta(days=1)}
    assert (desk.event("a/1")["status"], desk.event("c/1")["status"]) == ("cancelled", "held")
    assert "2 events by now" in desk.outcome(correction)["note"]


def test_a_merge_makes_one_event_with_a_reason() -> None:
    desk = Desk(
        [mention("a/1"), mention("b/1"), mention("c/1", day=DAY + timedelta(days=1), crowd_low=9, crowd_high=9)]
    )
    assert len(desk.found().events) == 2
    merge = desk.do(CorrectionKind.MERGE, "a/1", "b/1", "c/1", why="One march, past midnight.")
    tables = desk.replay()
    event = tables.events.iloc[0]
    assert (len(tables.events), event["report_count"], event["crowd_high"], event["by_hand"]) == (1, 3, 9, ["reports"])
    reasons = tables.links.set_index("mention_id")["reason"]
    assert reasons["c/1"] == "put together by hand on 2020-06-08: One march, past midnight."
    assert reasons["a/1"] == "the first to tell of it"
    assert desk.outcome(merge)["event_id"] == event["event_id"]


def test_a_split_makes_an_event_of_its_own() -> None:
    desk = Desk([mention("a/1"), mention("b/1", crowd_low=9, crowd_high=9), mention("c/1")])
    desk.do(CorrectionKind.SPLIT, "b/1")
    tables = desk.replay()
    assert sorted(tables.events["report_count"]) == [1, 2]
    assert desk.event("b/1")["crowd_low"] == 9
    assert pd.isna(desk.event("a/1")["crowd_low"])
    assert desk.event("b/1")["by_hand"] == desk.event("a/1")["by_hand"] == ["reports"]


def test_a_split_takes_the_same_words_of_a_new_version_along() -> None:
    desk = Desk([mention("a/1"), mention("b/1")], {"b": "s", "b2": "s"})
    desk.do(CorrectionKind.SPLIT, "b/1")
    desk.mentions.append(mention("b2/1", evidence=desk.mentions[1]["evidence"]))
    assert desk.event("b2/1").name == desk.event("b/1").name != desk.event("a/1").name


def test_a_merge_and_a_split_that_undo_each_other_leave_what_the_articles_give() -> None:
    desk = Desk([mention("a/1"), mention("b/1", day=DAY + timedelta(days=1))])
    desk.do(CorrectionKind.MERGE, "a/1", "b/1")
    desk.do(CorrectionKind.SPLIT, "b/1")
    assert sorted(desk.replay().events["event_id"]) == sorted(desk.found().events["event_id"])


def test_a_rejected_event_is_gone_and_its_reports_stay() -> None:
    desk = Desk([mention("a/1"), mention("b/1"), mention("z/1", "Washington, D.C.")])
    correction = desk.do(CorrectionKind.REJECT, "a/1", "b/1", why="A car rally.")
    tables = desk.replay()
    assert list(tables.events["place"]) == ["Washington, D.C."]
    assert list(tables.links["mention_id"]) == ["z/1"]
    assert desk.outcome(correction)["outcome"] == "applied"


def test_a_rejected_event_stays_rejected_for_its_story_and_returns_with_another() -> None:
    desk = Desk([mention("a/1")], {"a": "s", "a2": "s"})
    correction = desk.do(CorrectionKind.REJECT, "a/1")
    desk.mentions.append(mention("a2/1"))
    assert desk.replay().events.empty
    desk.mentions.append(mention("b/1"))
    tables = desk.replay()
    assert list(tables.links["mention_id"]) == ["b/1"]
    assert list(tables.events["report_count"]) == [1]
    assert "another story" in desk.outcome(correction)["note"]


def test_a_change_of_a_rejected_event_waits_for_the_rejection_to_be_taken_back() -> None:
    desk = Desk([mention("a/1")])
    change = desk.change("status", {"status": "cancelled"}, "a/1")
    reject = desk.do(CorrectionKind.REJECT, "a/1")
    assert desk.outcome(change)[["outcome", "note"]].tolist() == ["superseded", "its reports were rejected"]
    desk.undo(reject)
    assert desk.event("a/1")["status"] == "cancelled"


def test_a_confirmation_changes_no_field() -> None:
    desk = Desk([mention("a/1")])
    before = desk.event("a/1")
    desk.do(CorrectionKind.CONFIRM, "a/1")
    after = desk.event("a/1")
    assert after["by_hand"] == ["confirmed"]
    pd.testing.assert_series_equal(before.drop("by_hand"), after.drop("by_hand"))


def test_lines_that_cannot_be_read_and_undoes_of_nothing_are_counted() -> None:
    desk = Desk([mention("a/1")])
    lost = desk.do(CorrectionKind.UNDO, undoes="c99")
    desk.log = replace(desk.log, broken=(BrokenLine(7, "it has 3 cells"),))
    corrections = desk.replay().corrections.set_index("correction_id")
    assert corrections.loc["line 7", ["outcome", "note"]].tolist() == ["unreadable", "it has 3 cells"]
    assert corrections.loc[lost.correction_id, "outcome"] == "target_gone"


VALUES: dict[str, list[Row]] = {
    "status": [{"status": "planned"}, {"status": "cancelled"}],
    "crowd": [{"crowd_low": 5, "crowd_high": 7}, {}],
    "place": [SALEM, {"is_online": True}, {}],
    "day": [{"starts_on": "2020-06-06", "ends_on": "2020-06-06"}, {}],
    "organizers": [{"organizers": ["Faith Forward"]}, {"organizers": []}],
}


@st.composite
def _desks(draw: st.DrawFn) -> Desk:
    rows = []
    for number in range(draw(st.integers(1, 8))):
        town = draw(st.sampled_from([None, *TOWNS]))
        day = draw(st.sampled_from([None, DAY, DAY + timedelta(days=1)]))
        rows.append(mention(f"{draw(st.sampled_from('abcd'))}/{number}", town, day))
    desk = Desk(rows, {"a": "s", "b": "s"})
    names = [row["mention_id"] for row in rows]
    for _ in range(draw(st.integers(0, 7))):
        what = draw(st.sampled_from(list(CorrectionKind)))
        told = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
        if what is CorrectionKind.UNDO:
            desk.do(what, undoes=f"c{draw(st.integers(0, len(desk.log.corrections)))}")
        elif what is CorrectionKind.CHANGE:
            field = draw(st.sampled_from(sorted(VALUES)))
            desk.change(field, draw(st.sampled_from(VALUES[field])), *told)
        else:
            desk.do(what, *told)
    return desk


@settings(max_examples=15, deadline=None)
@given(_desks(), st.integers(0, 9))
def test_every_rebuild_replays_to_the_same_tables(desk: Desk, seed: int) -> None:
    first = desk.replay()
    random.Random(seed).shuffle(desk.mentions)
    same(first, desk.replay())
    same(first, replay_corrections(desk.log, replace(desk.found(), places=first.places)))


@settings(max_examples=15, deadline=None)
@given(_desks())
def test_nothing_is_lost(desk: Desk) -> None:
    tables = desk.replay()
    assert set(tables.links["event_id"]) == set(tables.events["event_id"])
    assert tables.corrections["correction_id"].tolist() == [c.correction_id for c in desk.log.corrections]
    rejected = {a.mention_id for c in desk.log.corrections if c.what is CorrectionKind.REJECT for a in c.anchors}
    unlinked = {m["mention_id"] for m in desk.mentions} - set(tables.links["mention_id"])
    assert not unlinked or rejected
    assert set(tables.events["query"].dropna()) <= set(tables.places["query"])


@settings(max_examples=15, deadline=None)
@given(_desks())
def test_all_taken_back_is_as_if_nothing_had_been_done(desk: Desk) -> None:
    before = desk.found()
    for correction in desk.log.corrections:
        if correction.what is not CorrectionKind.UNDO:
            desk.undo(correction)
    undone = {c.undoes for c in desk.log.corrections}
    kept = [c for c in desk.log.corrections if c.what is not CorrectionKind.UNDO and c.correction_id not in undone]
    assert not kept
    tables = desk.replay()
    pd.testing.assert_frame_equal(tables.events, before.events)
    pd.testing.assert_frame_equal(tables.links, before.links)


@settings(max_examples=15, deadline=None)
@given(_desks())
def test_an_article_of_elsewhere_changes_nothing_here(desk: Desk) -> None:
    before = desk.replay()
    desk.mentions.append(mention("zz/1", "Dayton, Ohio", date(2021, 1, 1)))
    after = desk.replay()
    kept = after.events[after.events["event_id"].isin(before.events["event_id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, before.events)
    same(before, after, ["corrections"])
