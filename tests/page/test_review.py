from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.page.collection import Collection
from dashboard.page.correction_drafts import (
    DraftError,
    Signature,
    anchors_of,
    draft_change,
    draft_merge,
    draft_split,
    draft_verdict,
    event_row,
    find_twins,
    name_event,
)
from dashboard.page.place_options import point_option, suggest_places
from dashboard.page.review import (
    describe_correction,
    describe_found,
    describe_hands,
    find_doubts,
    name_doubts,
    queue_events,
)
from dashboard.pipeline.corrections.correctable import check_change
from dashboard.pipeline.corrections.correction_lines import format_line, parse_line
from dashboard.pipeline.events import merge_mentions
from dashboard.tables import (
    ARTICLES,
    CODED,
    CORRECTIONS,
    DATASETS,
    MENTIONS,
    PLACES,
    REJECTIONS,
    SET_ASIDE,
    SPANS,
    CorrectionKind,
    DateBasis,
)
from geocache.gazetteer import Gazetteer
from geocache.places import Precision
from tests.pipeline.test_events import DAY, article, mention, place

ADA = Signature("Ada", "She was there.")
Row = dict[str, Any]


def collect(*mentions: Row, more: dict[str, Row] | None = None) -> Collection:
    told, places = (
        MENTIONS.frame(mentions),
        PLACES.frame([place(q) for q in sorted({m["query"] for m in mentions if m["query"]})]),
    )
    articles = ARTICLES.frame([article(name) for name in sorted({m["article_id"] for m in mentions})])
    events, links = merge_mentions(told, places, articles)
    for column, values in (more or {}).items():
        events[column] = [values.get(p, old) for p, old in zip(events["place"], events[column], strict=True)]
    return Collection(
        articles=articles, mentions=told, spans=SPANS.empty(), rejections=REJECTIONS.empty(), places=places,
        events=events, links=links, set_aside=SET_ASIDE.empty(), coded=CODED.empty(), datasets=DATASETS.empty(),
    )  # fmt: skip


def id_at(collection: Collection, town: str) -> str:
    return str(collection.events.set_index("place")["event_id"][town])


def doubts_at(collection: Collection, town: str) -> list[str]:
    return name_doubts(collection, find_doubts(collection), id_at(collection, town))


@pytest.mark.parametrize(
    ("told", "doubt"),
    [
        ({"other_reading": "Salem, Massachusetts"}, "two ways"),
        ({"starts_on": None, "ends_on": None, "date_basis": DateBasis.NONE}, "no day was found"),
        ({"ends_on": DAY + timedelta(days=1)}, "one of several"),
        ({"date_basis": DateBasis.PUBLISHED}, "that of publication"),
        ({"crowd_low": 100, "crowd_high": 900}, "differ on the crowd"),
    ],
)
def test_what_is_uncertain_is_named_and_comes_first(told: Row, doubt: str) -> None:
    collection = collect(mention("a/1", **told), mention("b/1", "Washington, D.C."))
    assert any(doubt in words for words in doubts_at(collection, "Salem, Oregon"))
    assert doubts_at(collection, "Washington, D.C.") == []
    queue = queue_events(collection, find_doubts(collection), "open")
    assert queue[0] == id_at(collection, "Salem, Oregon")


def test_events_of_one_place_and_day_are_twins() -> None:
    split = {"venue": "Capitol", "organizers": ["Nurses"]}
    collection = collect(mention("a/1", **split), mention("a/2", venue="Park", organizers=["Students"]))
    doubts = find_doubts(collection)
    assert doubts["has_twin"].all()
    row = event_row(collection, collection.events["event_id"][0])
    assert row is not None
    assert [twin["event_id"] for twin in find_twins(collection, row)] == [collection.events["event_id"][1]]


def test_the_queue_is_narrowed_by_state_and_words() -> None:
    by_hand = {"Salem, Oregon": ["confirmed"], "Washington, D.C.": ["status"]}
    collection = collect(
        mention("a/1"), mention("b/1", "Washington, D.C.", organizers=["Nurses"]), more={"by_hand": by_hand}
    )
    doubts = find_doubts(collection)
    assert queue_events(collection, doubts, "confirmed") == [id_at(collection, "Salem, Oregon")]
    assert queue_events(collection, doubts, "by_hand") == [id_at(collection, "Washington, D.C.")]
    assert queue_events(collection, doubts, "all", " NURSES ") == [id_at(collection, "Washington, D.C.")]
    assert queue_events(collection, doubts, "open") == []


def test_a_draft_says_what_stood_before_and_whom_it_is_about() -> None:
    collection = collect(mention("a/1"), mention("b/1"))
    event = event_row(collection, collection.events["event_id"][0])
    assert event is not None
    draft = draft_change(collection, event, "status", {"status": "cancelled"}, ADA)
    assert (draft.old, draft.who, draft.why) == ({"status": "held"}, "Ada", "She was there.")
    assert [a.mention_id for a in draft.anchors] == ["a/1", "b/1"]
    assert draft.about == "Salem, Oregon · Fri 5 June 2020"


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("status", {"status": "held"}),
        ("day", {"starts_on": "2020-06-05", "ends_on": "2020-06-05"}),
        ("organizers", {"organizers": []}),
    ],
)
def test_what_stands_there_already_is_no_change(field: str, new: Row) -> None:
    collection = collect(mention("a/1"))
    event = event_row(collection, collection.events["event_id"][0])
    assert event is not None
    with pytest.raises(DraftError, match="already"):
        draft_change(collection, event, field, new, ADA)


def test_a_merge_needs_another_event_and_a_split_a_rest() -> None:
    collection = collect(mention("a/1"), mention("b/1"), mention("c/1", "Washington, D.C."))
    event = event_row(collection, id_at(collection, "Salem, Oregon"))
    assert event is not None
    with pytest.raises(DraftError, match="choose the event"):
        draft_merge(collection, event, [event["event_id"]], ADA)
    for taken in ([], ["a/1", "b/1"], ["c/1"]):
        with pytest.raises(DraftError, match="some of its reports"):
            draft_split(collection, event, taken, ADA)
    assert [a.mention_id for a in draft_split(collection, event, ["b/1"], ADA).anchors] == ["b/1"]
    both = draft_merge(collection, event, [id_at(collection, "Washington, D.C.")], ADA)
    assert {a.mention_id for a in both.anchors} == {"a/1", "b/1", "c/1"}


def test_nobody_corrects_without_a_name() -> None:
    collection = collect(mention("a/1"))
    event = event_row(collection, collection.events["event_id"][0])
    assert event is not None
    with pytest.raises(DraftError, match="who you are"):
        draft_verdict(collection, event, CorrectionKind.CONFIRM, Signature("  "))


def test_events_are_named_whatever_is_missing() -> None:
    assert (
        name_event({"is_online": True, "place": None, "starts_on": None, "ends_on": None}) == "Online · Day not known"
    )
    unplaced = {"is_online": False, "place": None, "starts_on": DAY, "ends_on": DAY}
    assert name_event(unplaced) == "Place not known · Fri 5 June 2020"


def test_no_event_has_no_row() -> None:
    collection = collect(mention("a/1"))
    assert event_row(collection, "none") is None
    assert anchors_of(collection, ["none"]) == ()


def test_places_are_offered_by_name_and_state() -> None:
    gazetteer = Gazetteer.load()
    labels = [option.label for option in suggest_places(["Springfield"], gazetteer)]
    assert len(labels) > 5
    assert all(label.startswith("Springfield") for label in labels)
    (oregon, *_) = suggest_places(["Springfield, Oregon"], gazetteer)
    assert oregon.new["place"] == "Springfield, Oregon"
    others = suggest_places(["Springfield"], gazetteer, now="Springfield, Oregon")
    assert "Springfield, Oregon" not in [option.new["place"] for option in others]
    assert others[0].new["country_code"] == "US"
    assert suggest_places(["Nosuchtown, Atlantis", "", None], gazetteer) == []


def test_every_place_offered_may_be_set() -> None:
    options = suggest_places(
        ["Saint Louis", "Portland", "Georgia", "Paris, France", "Cook County, Illinois"], Gazetteer.load()
    )
    options.append(point_option(" Skinner  Butte ", 44.05, -123.09, Precision.VENUE))
    for option in options:
        checked = check_change("place", option.new)
        assert (checked["place"], checked["is_online"]) == (option.new["place"], False)
        assert not option.label.startswith(("geonames:", "zip:"))


def row(**more: Any) -> Row:
    names = (
        "correction_id",
        "made_at",
        "who",
        "what",
        "about",
        "field",
        "old",
        "new",
        "found",
        "why",
        "event_id",
        "note",
    )
    return dict.fromkeys(names) | {"outcome": "applied", "who": "Ada", "what": "change"} | more


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (row(field="status", old='{"status": "held"}', new='{"status": "cancelled"}'), "to “cancelled” (was “held”)"),
        (row(field="crowd", old='{"crowd_low": null}', new='{"crowd_low": 80, "crowd_high": 120}'),
         "the crowd to 80 to 120 people (was crowd not reported)"),
        (row(field="day", old="{}", new='{"starts_on": "2020-06-05", "ends_on": "2020-06-05"}'), "to 5 June 2020"),
        (row(field="place", old='{"place": "Salem"}', new='{"is_online": true}'), "online (was “Salem”)"),
        (row(field="organizers", old='{"organizers": []}', new='{"organizers": ["A", "B"]}'), "to “A”, “B” (was none)"),
        (row(what="merge"), "put its reports together"),
        (row(who=None, what="undo"), "Somebody took a correction back"),
        (row(correction_id="line 7", what=None, outcome="unreadable"), "Line 7 of the log cannot be read"),
    ],
)  # fmt: skip
def test_corrections_are_told_in_words(told: Row, words: str) -> None:
    assert words in describe_correction(told)


def test_what_stands_by_hand_is_dated_and_names_nobody() -> None:
    by_hand = {"Salem, Oregon": ["status", "reports", "confirmed"]}
    collection = collect(mention("a/1"), mention("b/1", "Washington, D.C."), more={"by_hand": by_hand})
    salem = id_at(collection, "Salem, Oregon")
    made = {"made_at": "2020-06-08T09:30:00.000000Z", "event_id": salem}
    rows = [
        row(correction_id="c1", field="status", old='{"status": "held"}', new='{"status": "planned"}', **made),
        row(correction_id="c2", what="confirm", **made),
        row(
            correction_id="c3", what="confirm", **made | {"outcome": "undone", "made_at": "2020-06-09T09:30:00.000000Z"}
        ),
    ]
    event = event_row(collection, salem)
    assert event is not None
    assert describe_hands(collection, event) == ["status", "reports", "confirmed"]
    told = describe_hands(replace(collection, corrections=CORRECTIONS.frame(rows)), event)
    assert told == ["status on 8 June 2020 (was “held”)", "reports", "confirmed on 8 June 2020"]


def test_what_the_articles_say_by_now_is_told() -> None:
    changed = row(
        field="crowd", old='{"crowd_high": 40, "crowd_low": 40}', found='{"crowd_high": 300, "crowd_low": 40}'
    )
    assert describe_found(changed) == "The articles now say 40 to 300 people."
    assert describe_found(changed | {"found": changed["old"]}) is None
    assert describe_found(row(what="confirm")) is None


def test_a_draft_comes_back_from_its_line() -> None:
    collection = collect(mention("a/1", day=date(2020, 6, 5)))
    event = event_row(collection, collection.events["event_id"][0])
    assert event is not None
    draft = draft_change(collection, event, "day", {"starts_on": "2020-06-06", "ends_on": "2020-06-06"}, ADA)
    line = format_line(draft)
    assert line.startswith(",,Ada,change,")
    read = parse_line("c1,2020-06-08T09:30:00.000000Z" + line[1:-1])
    assert (read.old, read.new, read.anchors) == (draft.old, draft.new, draft.anchors)
