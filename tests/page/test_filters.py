from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page.filters import (
    EventIndex,
    Filters,
    describe_filter_briefly,
    describe_filters,
    find_blocking,
    list_active,
    read_address,
    write_address,
)

GROUP = "Families Belong Together"


def name_events(index: EventIndex, filters: Filters) -> set[str]:
    return set(index.collection.events["event_id"][index.match(filters)])


def test_no_filter_shows_everything(index: EventIndex) -> None:
    assert index.match(Filters()).sum() == 13
    assert Filters().is_empty


def test_dates_leave_what_overlaps_them(index: EventIndex) -> None:
    assert name_events(index, Filters(last=date(2018, 6, 13))) == {"miramar-1-june"}
    assert len(name_events(index, Filters(first=date(2018, 6, 2)))) == 12
    assert name_events(index, Filters(first=date(2019, 1, 1))) == set()


@pytest.mark.parametrize(
    ("key", "value", "events"),
    [
        ("organizer", "Micaela Eller", {"austin"}),
        ("promoter", "National Domestic Workers Alliance", {"st-louis"}),
        ("status", "planned", {"st-louis", "online"}),
        ("action", "march", {"rutherford", "cleveland", "st-louis"}),
        ("crowd", "100-999", {"eugene"}),
        ("crowd", "under-100", {"warwick", "rutherford"}),
        ("outlet", "CBS San Francisco", {"austin", "washington", "los-angeles"}),
        ("region", "Florida", {"miramar-1-june", "miramar-14-june"}),
        ("region", "none", {"online"}),
        ("precision", "online", {"online"}),
    ],
)
def test_each_facet_leaves_its_events(index: EventIndex, key: str, value: str, events: set[str]) -> None:
    assert name_events(index, Filters(chosen={key: frozenset([value])})) == events


def test_values_of_one_facet_add_up_and_facets_narrow(index: EventIndex) -> None:
    both = Filters(chosen={"status": frozenset(["planned"]), "organizer": frozenset([GROUP])})
    assert name_events(index, both) == {"st-louis", "online"}
    either = Filters(chosen={"region": frozenset(["Florida", "Texas"])})
    assert name_events(index, either) == {"miramar-1-june", "miramar-14-june", "austin"}


def test_words_are_sought_in_one_report(index: EventIndex) -> None:
    assert name_events(index, Filters(words="federal COURTHOUSE")) == {"cleveland"}
    assert name_events(index, Filters(words="(.*")) == set()


def count_by_value(index: EventIndex, filters: Filters, key: str) -> dict[str, int]:
    return dict(zip(index.facets[key].values, index.count(filters, key).tolist(), strict=True))


def test_counts_stand_under_the_other_filters(index: EventIndex) -> None:
    filters = Filters(chosen={"status": frozenset(["planned"]), "action": frozenset(["march"])})
    assert count_by_value(index, filters, "status") == {"held": 2, "planned": 1}
    assert count_by_value(index, filters, "action")["protest"] == 1


def test_counts_tell_what_choosing_would_show(index: EventIndex) -> None:
    for key, facet in index.facets.items():
        for value, count in count_by_value(index, Filters(), key).items():
            assert count == len(name_events(index, Filters(chosen={key: frozenset([value])}))), (facet.title, value)


def test_what_blocks_is_named(index: EventIndex) -> None:
    filters = Filters(words="courthouse", chosen={"region": frozenset(["Texas"])})
    assert not index.match(filters).any()
    assert find_blocking(index, filters) == ["words", "region"]
    assert list_active(filters.without("words")) == ["region"]


def test_filters_in_words(index: EventIndex) -> None:
    filters = Filters(date(2018, 6, 1), date(2018, 6, 14), "", {"organizer": frozenset([GROUP])})
    assert describe_filters(filters, index.facets) == f"Dates: 1–14 June 2018 · Organizer: {GROUP}"
    assert describe_filters(Filters(), index.facets) == "All events"


DAYS = st.none() | st.dates()


@given(
    first=DAYS,
    last=DAYS,
    words=st.text(max_size=20),
    chosen=st.dictionaries(st.sampled_from(["status"]), st.just({"held"})),
)
def test_address_restores_filters(
    index: EventIndex, first: date | None, last: date | None, words: str, chosen: dict[str, set[str]]
) -> None:
    if first and last and first > last:
        first, last = last, first
    filters = Filters(first, last, words, {key: frozenset(values) for key, values in chosen.items()})
    restored = read_address(write_address(filters), index.facets)
    assert write_address(restored) == write_address(filters)


def test_address_with_nonsense_is_no_error(index: EventIndex) -> None:
    address = {
        "from": ["yesterday"],
        "until": ["x"],
        "status": ["eaten"],
        "organizer": [GROUP, "nobody"],
        "nothing": [""],
    }
    assert read_address(address, index.facets) == Filters(chosen={"organizer": frozenset([GROUP])})


def test_dates_the_wrong_way_round_are_turned(index: EventIndex) -> None:
    address = {"from": ["2018-06-14"], "to": ["2018-06-01"]}
    assert read_address(address, index.facets) == Filters(date(2018, 6, 1), date(2018, 6, 14))


def test_steps_follow_the_newest_first(index: EventIndex) -> None:
    everything = index.match(Filters())
    oldest = index.find_rows(["miramar-1-june"])[0]
    before, after = index.find_steps(oldest, everything)
    assert before is not None
    assert after is None


def test_a_button_says_a_filter_and_its_value_in_few_words(index: EventIndex) -> None:
    many = frozenset(str(value) for value in index.facets["region"].values)
    filters = Filters(words="steps of the courthouse " * 25, chosen={"region": many, "status": frozenset(["held"])})
    assert describe_filter_briefly(filters, "words", index.facets) == "Words: “steps of the courthouse steps…”"
    assert describe_filter_briefly(filters, "status", index.facets) == "Status: Held"
    assert describe_filter_briefly(filters, "region", index.facets) == (
        f"State or country: California + {len(many) - 1} more"
    )
