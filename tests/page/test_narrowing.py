from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from dashboard.page.collection import Collection
from dashboard.page.colouring import Colourings
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import SIGNS, to_shown
from dashboard.page.narrowing import describe_asked, describe_sizes, to_events
from dashboard.page.packing import pack, shrink
from dashboard.page.stacks import LARGEST, StackIndex
from tests.page.test_packing import unpack
from tests.sample_tables import build_tables, make_events
from tests.varied_events import make_varied_events

Sent = tuple[dict[str, Any], dict[str, list[Any]]]


@pytest.fixture(scope="module")
def varied() -> EventIndex:
    return EventIndex(Collection(**make_varied_events()))


def send(index: EventIndex, by: ColourBy = ColourBy.STATUS) -> Sent:
    points = StackIndex(index.collection.events)
    return unpack(pack(*to_events(index, points, Colourings(index.collection).find(by))))


def list_values(columns: dict[str, list[Any]], key: str, size: int) -> list[list[str]]:
    """Give each event's values of a facet, as the columns tell them."""
    names, codes = columns[f"values:{key}"], iter(columns[f"codes:{key}"])
    times = columns.get(f"times:{key}", [1] * size)
    return [[names[next(codes)] for _ in range(time)] for time in times]


def test_every_value_of_every_event_is_sent(varied: EventIndex) -> None:
    head, columns = send(varied)
    assert head["facets"] == list(varied.facets)
    for key, facet in varied.facets.items():
        told = [value for values in list_values(columns, key, head["size"]) for value in values]
        everything = np.ones(varied.size, dtype=bool)
        assert [told.count(value) for value in facet.values] == facet.count(everything).tolist()
    together = list(zip(*(list_values(columns, key, head["size"]) for key in ("organizer", "outlet")), strict=True))
    for group, outlet in (("Group 1", "Outlet 1"), ("Group 0", "none")):
        both = Filters(chosen={"organizer": frozenset([group]), "outlet": frozenset([outlet])})
        assert sum(group in groups and outlet in outlets for groups, outlets in together) == varied.match(both).sum()


def test_days_are_numbers_and_no_day_is_none_of_them(varied: EventIndex) -> None:
    head, columns = send(varied)
    zero = date.fromisoformat(head["day_zero"])
    days = [(first, first + more) for first, more in zip(columns["first"], columns["lasts"], strict=True)]
    sent = sorted(tuple(str(zero + timedelta(days=day)) if day else "NaT" for day in both) for both in days)
    assert sent == sorted(zip(map(str, varied.starts), map(str, varied.ends), strict=True))
    assert any(first == last == "NaT" for first, last in sent)


def test_what_a_stack_is_counted_from_is_sent(varied: EventIndex) -> None:
    points = StackIndex(varied.collection.events)
    shown = to_shown(points, points.everything)
    head, columns = send(varied, ColourBy.ACTION)
    for point, count in zip(shown["point"], shown["count"], strict=True):
        assert columns["point"].count(point) == count
    assert columns["point"].count(head["point_count"]) == varied.size - points.everything.count.sum() > 0
    people = [crowd - 1 for point, crowd in zip(columns["point"], columns["crowd"], strict=True) if crowd]
    assert sum(people) == np.nansum(points.everything.crowd)
    assert head["status_looks"] == [0, SIGNS["planned"], SIGNS["cancelled"]]
    assert max(columns["category"]) == len(Colourings(varied.collection).find(ColourBy.ACTION).labels) - 1


def test_tables_without_a_day_or_an_event_are_sent_too() -> None:
    tables = build_tables()
    tables["events"][["starts_on", "ends_on"]] = None
    tables["events"] = tables["events"].astype(build_tables()["events"].dtypes)
    head, columns = send(EventIndex(Collection(**tables)))
    assert head["day_zero"] is None
    assert set(columns["first"]) == {0}
    empty = {name: table.iloc[:0] for name, table in build_tables().items()}
    head, columns = send(EventIndex(Collection(**empty)))
    assert (head["size"], head["point_count"], columns["point"]) == (0, 0, [])


def test_many_events_take_few_bytes() -> None:
    index = EventIndex(Collection(**make_events(20_000, 2_000)))
    points = StackIndex(index.collection.events)
    packed = pack(*to_events(index, points, Colourings(index.collection).find(ColourBy.STATUS)))
    assert len(packed) < 7 * index.size


def test_huge_numbers_keep_a_kind_that_the_browser_has() -> None:
    assert shrink(np.array([0, 70_000])).dtype == np.uint32
    assert shrink(np.array([5_000_000_000])).tolist() == [5e9]
    assert shrink(np.array([5_000_000_000])).dtype == np.float64


def test_sizes_say_what_the_largest_dot_stands_for(points: StackIndex) -> None:
    few = describe_sizes(points, SizeBy.CROWD)
    assert (few["reference"], few["largest"], few["by_crowd"]) == (1_000, LARGEST, True)
    assert describe_sizes(points, SizeBy.EVENTS)["reference"] == 50


def test_what_is_asked_is_written_for_the_browser() -> None:
    asked = Filters(date(2018, 6, 1), None, "court", {"status": frozenset(["planned", "held"]), "action": frozenset()})
    assert describe_asked(asked) == {
        "first": "2018-06-01", "last": None, "words": "court", "chosen": {"status": ["held", "planned"]}
    }  # fmt: skip
