from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.events import merge_mentions
from dashboard.tables import ARTICLES, MENTIONS, PLACES, Action, DateBasis, PlaceBasis, Status
from geocache.places import Precision

DAY = date(2020, 6, 5)
TOWNS = {
    "Salem, Oregon": (44.94, -123.04),
    "Salem, Massachusetts": (42.52, -70.9),
    "Washington, D.C.": (38.9, -77.04),
}
Row = dict[str, Any]


def mention(name: str, town: str | None = "Salem, Oregon", day: date | None = DAY, **more: Any) -> Row:
    """A mention "ARTICLE/N" with the usual fields."""
    return {
        "mention_id": name,
        "article_id": name.partition("/")[0],
        "sentence_start": 0,
        "sentence_end": 1,
        "evidence": f"What {name} tells.",
        "cue": "rallied",
        "toponym": town,
        "query": town,
        "place_basis": PlaceBasis.STATED if town else PlaceBasis.NONE,
        "starts_on": day,
        "ends_on": day,
        "date_basis": DateBasis.WEEKDAY if day else DateBasis.NONE,
        "organizers": [],
        "promoters": [],
        "action": Action.RALLY,
        "status": Status.HELD,
        "is_online": False,
    } | more


def article(name: str, story: str | None = None, published: date | None = DAY, **more: Any) -> Row:
    row = {"article_id": name, "publisher": f"Outlet {name}", "published_on": published, "text": "x"}
    return row | {"story_id": story or name} | more


def place(query: str, precision: Precision = Precision.CITY) -> Row:
    latitude, longitude = TOWNS.get(query, (44.0, -120.5))
    name, _, admin1 = query.partition(", ")
    row = {"query": query, "name": name, "admin1": admin1, "country_code": "US", "latitude": latitude}
    point = {"longitude": longitude, "precision": precision, "gazetteer_id": f"test:{query}", "geocoder": "gazetteer"}
    return row | point | {"looked_up_on": DAY}


def merge(
    mentions: Sequence[Row], articles: Sequence[Row] | None = None, places: Sequence[Row] | None = None
) -> tuple[pd.DataFrame, dict[str, str], dict[str, str]]:
    """Give events, mention → event and mention → reason."""
    articles = articles or [article(name) for name in sorted({m["article_id"] for m in mentions})]
    places = places if places is not None else [place(q) for q in sorted({m["query"] for m in mentions if m["query"]})]
    events, links = merge_mentions(MENTIONS.frame(mentions), PLACES.frame(places), ARTICLES.frame(articles))
    by_mention = links.set_index("mention_id")
    return events, by_mention["event_id"].to_dict(), by_mention["reason"].to_dict()


def test_one_town_and_one_day_is_one_event() -> None:
    events, _, reasons = merge([mention("a/1"), mention("b/1"), mention("c/1")])
    event = events.iloc[0]
    assert len(events) == 1
    assert (event["report_count"], event["story_count"], event["outlet_count"]) == (3, 3, 3)
    assert (event["place"], event["latitude"]) == ("Salem, Oregon", 44.94)
    assert sorted(reasons.values()) == ["same town, same day", "same town, same day", "the first to tell of it"]


def test_a_lonely_report_says_so() -> None:
    assert merge([mention("a/1")])[2] == {"a/1": "the only report of it"}


def test_the_same_name_elsewhere_and_another_day_are_other_events() -> None:
    later = DAY + timedelta(days=1)
    assert len(merge([mention("a/1"), mention("b/1", "Salem, Massachusetts"), mention("c/1", day=later)])[0]) == 3


def test_versions_and_copies_are_reports_of_one_story() -> None:
    articles = [article("a", "s"), article("b", "s", publisher="Outlet a"), article("c")]
    events, _, _ = merge([mention("a/1"), mention("b/1"), mention("c/1")], articles)
    assert events[["report_count", "story_count", "outlet_count"]].values.tolist() == [[3, 2, 2]]


def test_a_counter_protest_is_its_own() -> None:
    events, links, _ = merge([mention("a/1"), mention("a/2", action=Action.COUNTER_PROTEST), mention("b/1")])
    assert len(events) == 2
    assert links["a/1"] == links["b/1"] != links["a/2"]


def test_what_one_article_tells_apart_stays_apart() -> None:
    told = [
        mention("a/1", venue="Capitol", organizers=["Nurses United"]),
        mention("a/2", venue="Riverfront Park", organizers=["Students First"]),
    ]
    others = [mention("b/1", organizers=["Students First"]), mention("c/1", venue="the Capitol")]
    events, links, reasons = merge([*told, *others])
    assert len(events) == 2
    assert links["a/1"] == links["c/1"] != links["a/2"] == links["b/1"]
    assert "venues" in reasons["a/2"] or "venues" in reasons["a/1"]


def test_one_article_may_tell_one_gathering_twice() -> None:
    events, _, _ = merge([mention("a/1", venue="Capitol"), mention("a/2", action=Action.MARCH)])
    assert events[["venue", "report_count"]].values.tolist() == [["Capitol", 1]]


def test_crowds_that_differ_in_one_article_are_two_gatherings() -> None:
    crowds = [{"crowd_low": n, "crowd_high": n} for n in (40, 900)]
    assert len(merge([mention(f"a/{i}", **crowd) for i, crowd in enumerate(crowds)])[0]) == 2


def test_other_organizers_at_another_venue_are_another_gathering_even_in_another_article() -> None:
    left = mention("a/1", venue="Capitol", organizers=["Nurses United"])
    right = mention("b/1", venue="Riverfront Park", organizers=["Students First"])
    assert len(merge([left, right])[0]) == 2
    assert len(merge([left, right | {"organizers": ["The Nurses United"]}])[0]) == 1
    assert len(merge([left, right | {"organizers": []}])[0]) == 1


def test_a_vigil_and_a_walkout_are_not_one_but_a_march_and_a_rally_are() -> None:
    assert len(merge([mention("a/1", action=Action.VIGIL), mention("b/1", action=Action.WALKOUT)])[0]) == 2
    events, _, _ = merge([mention("a/1", action=Action.MARCH), mention("b/1"), mention("c/1")])
    assert list(events["action"]) == ["rally"]


def test_a_later_report_turns_planned_into_held() -> None:
    planned = mention("a/1", status=Status.PLANNED, crowd_low=5000, crowd_high=5000)
    held = mention("b/1", crowd_low=900, crowd_high=1200)
    events, _, _ = merge([planned, held], [article("a", published=DAY - timedelta(days=3)), article("b")])
    assert events[["status", "crowd_low", "crowd_high"]].values.tolist() == [["held", 900, 1200]]


def test_the_latest_report_says_whether_a_plan_still_stands() -> None:
    told = [mention("a/1", status=Status.PLANNED), mention("b/1", status=Status.CANCELLED)]
    before, after = (DAY - timedelta(days=n) for n in (5, 1))
    assert list(merge(told, [article("a", published=before), article("b", published=after)])[0]["status"]) == [
        "cancelled"
    ]
    assert list(merge(told, [article("a", published=after), article("b", published=before)])[0]["status"]) == [
        "planned"
    ]
    assert list(merge(told, [article("a"), article("b")])[0]["status"]) == ["cancelled"]


def test_one_called_off_and_another_held_stay_apart() -> None:
    assert len(merge([mention("a/1"), mention("b/1", status=Status.CANCELLED)])[0]) == 2


def test_crowds_range_over_the_reports() -> None:
    told = [
        mention("a/1", crowd_low=300, crowd_high=300),
        mention("b/1", crowd_low=500, crowd_high=800),
        mention("c/1"),
    ]
    assert merge(told)[0][["crowd_low", "crowd_high"]].values.tolist() == [[300, 800]]
    assert merge([mention("c/1")])[0]["crowd_low"].isna().all()


def test_organizers_are_named_once_and_not_again_as_promoters() -> None:
    told = [
        mention("a/1", organizers=["The Nurses United"], promoters=["Labor Council"]),
        mention("b/1", organizers=["Nurses United", "Faith Forward"], promoters=["nurses united"]),
        mention("c/1", organizers=["Nurses United"]),
    ]
    event = merge(told)[0].iloc[0]
    assert event["organizers"] == ["Nurses United", "Faith Forward"]
    assert event["promoters"] == ["Labor Council"]


def test_a_span_of_days_joins_the_one_event_in_it_and_takes_its_day() -> None:
    weekend = {"ends_on": DAY + timedelta(days=2), "date_basis": DateBasis.RELATIVE}
    events, _, _ = merge([mention("a/1", **weekend), mention("b/1", day=DAY + timedelta(days=1))])
    assert list(events["starts_on"]) == list(events["ends_on"]) == [pd.Timestamp(DAY + timedelta(days=1))]


def test_a_span_of_days_with_two_events_in_it_joins_neither() -> None:
    weekend = {"ends_on": DAY + timedelta(days=2), "date_basis": DateBasis.RELATIVE}
    told = [mention("a/1", **weekend), mention("b/1"), mention("c/1", day=DAY + timedelta(days=1))]
    events, _, reasons = merge(told)
    assert len(events) == 3
    assert "several" in reasons["a/1"]


def test_an_undated_report_joins_only_where_its_words_or_story_tie_it() -> None:
    undated = mention("b/1", day=None, organizers=["Nurses United"])
    assert len(merge([mention("a/1"), undated])[0]) == 2
    assert len(merge([mention("a/1", organizers=["Nurses United"]), undated])[0]) == 1
    assert len(merge([mention("a/1"), undated], [article("a", "s"), article("b", "s")])[0]) == 1


def test_an_undated_report_of_another_month_stays_apart() -> None:
    told = [mention("a/1", organizers=["Nurses United"]), mention("b/1", day=None, organizers=["Nurses United"])]
    assert len(merge(told, [article("a"), article("b", published=DAY + timedelta(days=60))])[0]) == 2


def test_a_report_without_a_day_word_may_be_published_the_day_after() -> None:
    inferred = mention("b/1", day=DAY + timedelta(days=1), date_basis=DateBasis.PUBLISHED)
    events, _, reasons = merge([mention("a/1"), inferred])
    assert list(events["ends_on"]) == [pd.Timestamp(DAY)]
    assert reasons["b/1"] == "same town, published the day after"


def test_online_events_need_an_organizer_or_story_in_common() -> None:
    online = {"town": None, "is_online": True}
    assert len(merge([mention("a/1", **online), mention("b/1", **online)])[0]) == 2
    tied = [mention(f"{n}/1", **online, organizers=["Nurses United"]) for n in "ab"]
    events, _, _ = merge(tied)
    assert events[["is_online", "precision", "report_count"]].values.tolist() == [[True, "unresolved", 2]]
    assert events["latitude"].isna().all()


def test_a_mention_without_a_place_stays_an_event_off_the_map() -> None:
    events, _, _ = merge([mention("a/1", None), mention("b/1", None), mention("c/1")])
    assert len(events) == 3
    assert events["latitude"].notna().sum() == 1


def test_versions_of_a_story_tell_an_unplaced_event_once() -> None:
    told = [mention(f"{n}/1", None, evidence="They rallied outside City Hall.") for n in "ab"]
    assert len(merge(told, [article("a", "s"), article("b", "s")])[0]) == 1


def test_a_state_is_no_town_to_merge_on() -> None:
    told = [mention("a/1", "Oregon"), mention("b/1", "Oregon")]
    assert len(merge(told, places=[place("Oregon", Precision.REGION)])[0]) == 2


def test_a_place_that_was_not_found_keeps_its_words() -> None:
    nowhere = place("Salem, Oregon", Precision.UNRESOLVED) | {"latitude": None, "longitude": None}
    event = merge([mention("a/1")], places=[nowhere])[0].iloc[0]
    assert (event["place"], event["precision"]) == ("Salem, Oregon", "unresolved")


def test_the_other_reading_falls_where_one_report_leaves_no_doubt() -> None:
    doubtful = mention("a/1", other_reading="Salem, Massachusetts", place_score=0.4)
    assert list(merge([doubtful])[0]["other_reading"]) == ["Salem, Massachusetts"]
    assert merge([doubtful, mention("b/1", place_score=0.9)])[0]["other_reading"].isna().all()


@st.composite
def _mentions(draw: st.DrawFn) -> list[Row]:
    rows = []
    for i in range(draw(st.integers(1, 14))):
        day = draw(st.sampled_from([None, DAY, DAY + timedelta(days=1)]))
        span = draw(st.sampled_from([0, 0, 2]))
        row = mention(
            f"{draw(st.sampled_from('abcde'))}/{i}",
            draw(st.sampled_from([None, *TOWNS])),
            day,
            ends_on=day and day + timedelta(days=span),
            venue=draw(st.sampled_from([None, "Capitol", "Riverfront Park"])),
            organizers=draw(st.sampled_from([[], ["Nurses United"], ["Students First"]])),
            crowd_low=draw(st.sampled_from([None, 40, 900])),
            action=draw(st.sampled_from(list(Action))),
            status=draw(st.sampled_from(list(Status))),
            is_online=draw(st.sampled_from([False, False, True])),
        )
        rows.append(row | {"crowd_high": row["crowd_low"]})
    return rows


def _articles(rows: list[Row]) -> list[Row]:
    return [article(name, "s" if name in "ab" else None) for name in sorted({r["article_id"] for r in rows})]


@settings(max_examples=25, deadline=None)
@given(_mentions(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_tables(rows: list[Row], random: Any) -> None:
    articles = _articles(rows)
    shuffled = [random.sample(part, len(part)) for part in (rows, articles)]
    places = [place(town) for town in TOWNS]
    tables = [MENTIONS.frame(rows), PLACES.frame(places), ARTICLES.frame(articles)]
    again = [MENTIONS.frame(shuffled[0]), PLACES.frame(places[::-1]), ARTICLES.frame(shuffled[1])]
    for left, right in zip(merge_mentions(*tables), merge_mentions(*again), strict=True):
        pd.testing.assert_frame_equal(left, right)


@settings(max_examples=25, deadline=None)
@given(_mentions())
def test_an_unrelated_article_changes_no_other_event(rows: list[Row]) -> None:
    before, links, _ = merge(rows, _articles(rows))
    more = [*rows, mention("z/1", "Dayton, Ohio"), mention("z/2", "Dayton, Ohio", None)]
    after, links_after, _ = merge(more, _articles(more))
    kept = after[after["event_id"].isin(before["event_id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, before)
    assert {m: e for m, e in links_after.items() if not m.startswith("z/")} == links


@settings(max_examples=25, deadline=None)
@given(_mentions())
def test_every_mention_has_one_event_and_every_event_a_mention(rows: list[Row]) -> None:
    events, links, reasons = merge(rows, _articles(rows))
    assert set(links) == {row["mention_id"] for row in rows}
    assert set(links.values()) == set(events["event_id"])
    assert all(reasons.values())
