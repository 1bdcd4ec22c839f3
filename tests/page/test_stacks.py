from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page.colouring import Colourings
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import (
    SIGNS,
    list_colours,
    pack_crowds,
    to_bounds,
    to_deck,
    to_home_bounds,
    to_points,
    to_shown,
)
from dashboard.page.legend import describe_map, list_legend
from dashboard.page.palette import PALETTES, measure_contrast
from dashboard.page.stacks import LARGEST, SMALLEST, StackIndex, choose_legend_crowds, scale_radius
from dashboard.tables import Status
from tests.sample_tables import build_tables, make_events

ALL = Filters()


def list_dots(index: EventIndex, points: StackIndex) -> dict[str, dict[str, float]]:
    """Give what is drawn for all events, by the place's name."""
    shown = to_shown(points, points.count(index.match(ALL)))
    names = to_points(points)["label"]
    return {names[row["point"]]: row for row in pd.DataFrame(shown).to_dict("records")}


def test_events_of_one_town_are_one_counted_stack(index: EventIndex, points: StackIndex) -> None:
    dots = list_dots(index, points)
    assert len(dots) == 11
    assert dots["Miramar, Florida"]["count"] == 2
    assert sum(dot["count"] for dot in dots.values()) == 12


def test_position_is_longitude_first_and_never_moved(points: StackIndex) -> None:
    still = to_points(points)
    at = dict(zip(still["label"], still["position"].reshape(-1, 2).tolist(), strict=True))
    assert at["Eugene, Oregon"] == [-12_308_675, 4_405_207]


def test_unknown_crowd_is_no_number_and_smallest(index: EventIndex, points: StackIndex) -> None:
    dots = list_dots(index, points)
    assert dots["Austin, Texas"]["crowd"] == 65_535
    assert dots["Austin, Texas"]["radius"] == SMALLEST * 8
    assert dots["Eugene, Oregon"]["crowd"] == 100
    assert dots["Eugene, Oregon"]["radius"] > SMALLEST * 8


def test_signs_share_a_byte_with_the_category(index: EventIndex, points: StackIndex) -> None:
    dots = list_dots(index, points)
    assert dots["St. Louis, Missouri"]["look"] == SIGNS["planned"] + SIGNS["hollow"]
    assert dots["Eugene, Oregon"]["look"] == 0
    counters = StackIndex(index.collection.events.assign(action="counter_protest"))
    assert (to_shown(counters, counters.everything)["look"] & SIGNS["counter"]).all()


def test_counter_protests_are_counted_so_that_their_ring_can_be_a_share(index: EventIndex) -> None:
    events = index.collection.events.copy()
    events.loc[events["event_id"] == "miramar-1-june", "action"] = "counter_protest"
    points = StackIndex(events)
    assert list_dots(index, points)["Miramar, Florida"]["counters"] == 1
    legend = list_legend(points, points.everything, Colourings(index.collection).find(ColourBy.STATUS), SizeBy.CROWD)
    assert legend["counter"] == "Counter-protests: their share of the ring"
    everyone = StackIndex(events.assign(action="counter_protest"))
    legend = list_legend(
        everyone, everyone.everything, Colourings(index.collection).find(ColourBy.STATUS), SizeBy.CROWD
    )
    assert legend["counter"] == "Counter-protest"


def test_colour_tells_the_most_frequent_category(index: EventIndex, points: StackIndex) -> None:
    colouring = Colourings(index.collection).find(ColourBy.ORGANIZER)
    stacks = points.count(index.match(ALL), colouring.codes)
    named = {points.labels[p]: colouring.labels[c] for p, c in zip(stacks.point, stacks.category, strict=True)}
    assert named["Eugene, Oregon"] == "Families Belong Together"
    assert named["Warwick, Rhode Island"] == "No organizer named"
    assert len(colouring.colours["dark"]) == len(colouring.labels) < 16


def test_size_tells_events_and_then_no_dot_is_hollow(index: EventIndex, points: StackIndex) -> None:
    shown = to_shown(points, points.count(index.match(ALL)), SizeBy.EVENTS)
    assert not (shown["look"] & SIGNS["hollow"]).any()
    assert shown["count"][0] == 2


@given(st.integers(0, 10**9))
def test_packed_crowds_keep_three_digits(people: int) -> None:
    packed = int(pack_crowds(np.array([float(people)]))[0])
    assert packed % 1000 * 10 ** (packed // 1000) == pytest.approx(people, rel=0.005)


def test_packed_crowd_that_is_not_reported() -> None:
    assert pack_crowds(np.array([np.nan, 0.0, 999.6])).tolist() == [65_535, 0, 1_100]


def test_a_step_sends_nine_bytes_a_dot() -> None:
    events = make_events(3_000, 800)["events"]
    points = StackIndex(events)
    shown = to_shown(points, points.everything)
    assert sum(column.nbytes for column in shown.values()) == 9 * len(points.everything)


def test_point_knows_its_events(index: EventIndex, points: StackIndex) -> None:
    row = index.find_rows(["miramar-1-june"])[0]
    point = points.find_point(row)
    assert point is not None
    assert {index.event_id(r) for r in points.list_rows(point)} == {"miramar-1-june", "miramar-14-june"}
    assert points.find_point(index.find_rows(["online"])[0]) is None


@given(st.floats(1, 1e6), st.floats(1.0, 4.0))
def test_area_grows_with_the_crowd(crowd: float, times: float) -> None:
    radii = scale_radius(np.array([crowd, crowd * times]), np.array([1, 1]), 4e6)
    assert radii[0] <= radii[1] <= LARGEST
    if radii[0] > SMALLEST:
        assert (radii[1] / radii[0]) ** 2 == pytest.approx(times, rel=0.1)


def test_legend_crowds_are_round_and_drawn_to_scale() -> None:
    assert choose_legend_crowds(0) == []
    assert choose_legend_crowds(100) == [100]
    assert choose_legend_crowds(60) == [10]
    assert choose_legend_crowds(45_000) == [1_000, 3_000, 10_000, 30_000]


def test_legend_lists_only_what_is_shown(index: EventIndex, points: StackIndex) -> None:
    shown = points.count(index.match(Filters(chosen={"region": frozenset(["Oregon"])})))
    legend = list_legend(points, shown, Colourings(index.collection).find(ColourBy.STATUS), SizeBy.CROWD)
    assert [entry["label"] for entry in legend["categories"]] == ["Held"]
    assert [entry["label"] for entry in legend["sizes"]] == ["100 people"]
    assert legend["unknown"] is None
    assert legend["count"] is None
    assert legend["halo"] is None


def test_legend_draws_its_dots_as_the_map_does(index: EventIndex, points: StackIndex) -> None:
    colouring = Colourings(index.collection).find(ColourBy.STATUS)
    legend = list_legend(points, points.count(index.match(ALL), colouring.codes), colouring, SizeBy.CROWD)
    assert {entry["label"]: entry["hollow"] for entry in legend["categories"]} == {"Held": "some", "Planned": "all"}
    assert legend["count_hollow"] == "all"
    without = points.count(index.match(Filters(chosen={"crowd": frozenset(["unknown"])})))
    assert list_legend(points, without, colouring, SizeBy.CROWD)["sizes"] == []
    by_events = list_legend(points, without, colouring, SizeBy.EVENTS)
    assert {entry["hollow"] for entry in by_events["categories"]} == {"none"}


def test_map_opens_on_the_contiguous_states_where_nearly_all_events_lie_there(points: StackIndex) -> None:
    home, land = to_home_bounds(points)
    assert home == to_bounds(points, points.everything)
    assert land is not None
    assert np.less(land[0], points.positions.min(axis=0)).all()
    assert np.less(points.positions.max(axis=0), land[1]).all()
    events = build_tables()["events"]
    is_one = events["place"] == "Eugene, Oregon"
    far = StackIndex(
        events.assign(
            longitude=events["longitude"].mask(is_one, -157.9), latitude=events["latitude"].mask(is_one, 21.3)
        )
    )
    (west, south), _ = to_home_bounds(far)[0] or pytest.fail("no bounds")
    assert [west, south] == [-118.24368, 25.98731]  # Los Angeles and Miramar; Hawaii is one click away


def test_map_opens_on_all_events_that_lie_elsewhere() -> None:
    honolulu = build_tables()["events"].assign(latitude=21.30694, longitude=-157.85833)
    assert to_home_bounds(StackIndex(honolulu)) == ([[-157.85833, 21.30694]] * 2, None)
    assert to_home_bounds(StackIndex(honolulu.iloc[:0])) == (None, None)


@pytest.mark.parametrize("crowds", [[700], [160, 700], [2_400, 2_500], [30, 45_000]])
def test_legend_shows_no_size_that_is_not_between_those_shown(index: EventIndex, crowds: list[int]) -> None:
    colouring = Colourings(index.collection).find(ColourBy.STATUS)
    shown = StackIndex(index.collection.events.iloc[: len(crowds)].assign(crowd_low=crowds))
    labels = [entry["label"] for entry in list_legend(shown, shown.everything, colouring, SizeBy.CROWD)["sizes"]]
    sizes = [int(label.removesuffix(" people").replace(",", "")) for label in labels]
    assert sizes
    assert min(crowds) <= min(sizes) <= max(sizes) <= max(crowds)


def test_nothing_shown_has_no_bounds_and_says_so(index: EventIndex, points: StackIndex) -> None:
    empty = points.count(np.zeros(index.size, dtype=bool))
    assert to_bounds(points, empty) is None
    assert describe_map(points, empty) == "Map without events"
    assert {len(column) for column in to_shown(points, empty).values()} == {0}


def test_map_is_said_in_words(index: EventIndex, points: StackIndex) -> None:
    words = describe_map(points, points.count(index.match(ALL)))
    assert words.startswith("Map of 12 events in 11 places: Miramar, Florida (2), ")
    assert "1 more place" in words


def test_deck_asks_nobody_for_a_map() -> None:
    deck = to_deck()
    assert deck.map_provider is None
    assert "http" not in deck.to_json()
    ids = [layer.id for layer in deck.layers]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", sorted(PALETTES))
def test_rims_and_names_stand_out_from_the_land(theme: str) -> None:
    palette = PALETTES[theme]
    for status in Status:
        assert measure_contrast(palette.edge[status], palette.land) >= 3
    assert measure_contrast(palette.counter, palette.land) >= 3
    assert measure_contrast(palette.label, palette.land) >= 4.5
    assert measure_contrast(palette.text, palette.water) >= 4.5
    assert list_colours(palette)["counter"] == list(palette.counter)


def test_thousand_events_are_as_many_dots_as_places() -> None:
    events = make_events(1_000, 40)["events"]
    points = StackIndex(events)
    stacks = points.count(np.ones(len(events), dtype=bool))
    assert len(stacks) == events[["latitude", "longitude"]].drop_duplicates().shape[0]
    assert stacks.count.sum() == 1_000


def make_points(**columns: Any) -> StackIndex:
    """Give three events at one point of the capital, with these columns."""
    tables = make_events(3, 1)
    place = "Washington, District of Columbia"
    return StackIndex(tables["events"].assign(**{"place": place, "query": place, "status": "held", **columns}))


def test_point_says_whether_its_events_differ_in_status() -> None:
    assert to_shown(make_points(), make_points().everything)["mixed"].tolist() == [False]
    mixed = make_points(status=["held", "held", "planned"])
    assert to_shown(mixed, mixed.everything)["mixed"].tolist() == [True]


def test_point_is_unsure_where_each_event_may_be_elsewhere() -> None:
    other = "Washington, Pennsylvania"
    assert to_points(make_points(other_reading=other))["unsure"].tolist() == [True]
    assert to_points(make_points(other_reading=[other, other, None]))["unsure"].tolist() == [False]


def test_point_is_named_as_people_do() -> None:
    assert to_points(make_points())["label"] == ["Washington, D.C."]
