import re
from datetime import date

import pandas as pd

from dashboard.page.collection import Collection
from dashboard.page.extract import make_extract
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.picture import write_caption
from dashboard.page.summary import say_nothing_mapped, say_off_map, say_shown, say_summary, summarize
from dashboard.page.table import list_events
from dashboard.page.timeline import choose_unit, count_over_time, describe_timeline, say_timeline
from dashboard.page.tray import list_aside, list_trays
from dashboard.tables import DATASETS, SET_ASIDE
from tests.sample_tables import build_tables, make_events

ALL = Filters()


def test_mapped_online_and_unplaced_are_all(index: EventIndex) -> None:
    summary = summarize(index, ALL, index.match(ALL))
    assert (summary.mapped, summary.online, summary.unplaced, summary.events) == (12, 1, 0, 13)
    assert say_shown(summary) == (
        "13 events, 12 of them on the map in 11 places, told by 5 articles of 2 independent stories from 3 outlets"
    )
    assert say_off_map(summary) == "1 online event is under “Not on the map”"


def test_counts_follow_the_filter(index: EventIndex) -> None:
    filters = Filters(chosen={"region": frozenset(["Oregon"])})
    summary = summarize(index, filters, index.match(filters))
    assert say_shown(summary) == "1 event in 1 place, told by 1 article of 1 independent story from 1 outlet"
    assert summary.left_out == 12


def test_summary_of_nothing_is_short_and_true(index: EventIndex) -> None:
    nothing = Filters(words="no article says this")
    assert say_summary(summarize(index, nothing, index.match(nothing))) == (
        "No event is shown", "None of 13 events fits the filters.",
    )  # fmt: skip


def test_what_is_off_the_map_is_told_where_there_is_something(index: EventIndex) -> None:
    oregon = Filters(chosen={"region": frozenset(["Oregon"])})
    assert say_summary(summarize(index, oregon, index.match(oregon)))[1] == "14 June 2018."
    nowhere = Filters(chosen={"region": frozenset(["none"])})
    summary = summarize(index, nowhere, index.match(nowhere))
    assert say_summary(summary) == (
        "1 event, not on the map, told by 2 articles of 1 independent story from 1 outlet",
        "14 June 2018. 1 online event is under “Not on the map”.",
    )
    assert say_nothing_mapped(summary) == "1 online event is under “Not on the map”"
    assert say_nothing_mapped(summarize(index, ALL, index.match(ALL))) == ""


def with_undated(event_id: str) -> EventIndex:
    tables = build_tables()
    events = tables["events"].copy()
    events.loc[events["event_id"] == event_id, ["starts_on", "ends_on"]] = pd.NaT
    return EventIndex(Collection(**{**tables, "events": events}))


def test_undated_events_are_counted_where_dates_leave_them_out() -> None:
    index = with_undated("eugene")
    filters = Filters(first=date(2018, 6, 1))
    summary = summarize(index, filters, index.match(filters))
    assert summary.undated_left_out == 1
    everything = summarize(index, ALL, index.match(ALL))
    assert everything.undated == 1
    assert say_summary(everything)[1].startswith("1–14 June 2018 and 1 without a day. ")
    timeline = count_over_time(index, ALL)
    assert timeline is not None
    assert timeline.undated == 1
    assert [len(tray.rows) for tray in list_trays(index, index.match(ALL))] == [1, 0, 1, 0]


def test_caption_says_filters_counts_and_credits(index: EventIndex) -> None:
    caption = write_caption(make_extract(index.collection, ALL))
    assert caption.title == "Protests, 1–14 June 2018"
    assert "All events" in caption.lines[0]
    assert "12 on the map (100 % at town level; 1 probably there), 1 online" in caption.lines[1]
    assert "GeoNames" in caption.credits
    assert "Data up to 14 June 2018." in caption.credits


def test_timeline_has_every_day_and_counts_by_status(index: EventIndex) -> None:
    timeline = count_over_time(index, ALL)
    assert timeline is not None
    assert timeline.unit == "day"
    assert timeline.starts[0] == date(2018, 6, 1)
    assert timeline.ends[-1] == date(2018, 6, 14)
    assert timeline.counts["held"] == (1, *(12 * [0]), 10)
    assert timeline.counts["planned"][-1] == 2
    assert say_timeline(timeline) == "13 events by day, 1–14 June 2018; most, 12, on 14 June 2018"


def test_timeline_keeps_its_bins_under_a_date_filter(index: EventIndex) -> None:
    filters = Filters(first=date(2018, 6, 10), last=date(2018, 6, 14))
    timeline = count_over_time(index, filters)
    assert timeline is not None
    sent = describe_timeline(timeline, filters, 12)
    assert (sent["brush"], sent["brushed"]) == ([9, 13], "10–14 June 2018: 12 events")
    assert sum(timeline.counts["held"]) == 11


def test_a_bin_of_a_month_is_named_by_it() -> None:
    timeline = count_over_time(EventIndex(Collection(**make_events(50, 5))), ALL)
    assert timeline is not None
    assert timeline.unit == "month"
    words = describe_timeline(timeline, ALL, 50)["words"]
    assert all(re.fullmatch(r"[A-Z][a-z]+ 20\d\d", said) for said in words)
    assert re.search(r"most, \d+, in \w+ 20\d\d$", say_timeline(timeline))


def test_bins_grow_with_the_span() -> None:
    assert choose_unit(date(2018, 1, 1), date(2018, 3, 1)) == "day"
    assert choose_unit(date(2017, 1, 1), date(2018, 3, 1)) == "week"
    assert choose_unit(date(2010, 1, 1), date(2018, 3, 1)) == "month"


def test_timeline_of_years_loses_no_event() -> None:
    index = EventIndex(Collection(**make_events(500, 20)))
    timeline = count_over_time(index, ALL)
    assert timeline is not None
    assert timeline.unit == "month"
    assert sum(sum(counts) for counts in timeline.counts.values()) == 500


def test_no_dated_event_has_no_timeline() -> None:
    tables = build_tables()
    empty = {name: table.iloc[:0] if name in ("events", "links") else table for name, table in tables.items()}
    assert count_over_time(EventIndex(Collection(**empty)), ALL) is None


def test_table_is_newest_first_in_words(index: EventIndex) -> None:
    table = list_events(index, index.match(ALL))
    assert len(table) == 13
    assert table["Place"].iloc[-1] == "Miramar, Florida"
    assert "Online" in set(table["Place"])
    assert set(table["Status"]) == {"Held", "Planned"}


def test_what_was_left_out_adds_up_and_notes_do_not_count() -> None:
    tables = build_tables()
    rows = [
        {"source": "a.md", "reason": "empty", "kind": "left_out"},
        {"source": "b.md: published_on", "reason": "no day", "kind": "note"},
        {"source": "ccc: row 7", "reason": "no day", "kind": "left_out"},
    ]
    dataset = {
        "dataset": "ccc", "name": "Counted", "version": "", "terms": "", "row_count": 5, "event_count": 4,
        "set_aside_count": 1,
    }  # fmt: skip
    collection = Collection(**{**tables, "set_aside": SET_ASIDE.frame(rows), "datasets": DATASETS.frame([dataset])})
    aside = list_aside(collection)
    assert aside.sums == ("5 read + 1 left out = 6 articles", "Counted: 4 events + 1 left out = 5 rows")
    assert aside.left_out["source"].tolist() == ["a.md", "ccc: row 7"]
    assert aside.notes["source"].tolist() == ["b.md: published_on"]
