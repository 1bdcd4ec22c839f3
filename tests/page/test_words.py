from datetime import date

import pytest

from dashboard.page.words import (
    count_of,
    join_words,
    write_crowd,
    write_day,
    write_interval,
    write_place_name,
    write_when,
)


def test_day_is_written_as_people_do() -> None:
    assert write_day(date(2018, 6, 4)) == "4 June 2018"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2018, 6, 14), date(2018, 6, 14), "14 June 2018"),
        (date(2018, 6, 1), date(2018, 6, 14), "1–14 June 2018"),
        (date(2018, 5, 30), date(2018, 6, 2), "30 May to 2 June 2018"),
        (date(2017, 12, 31), date(2018, 1, 1), "31 December 2017 to 1 January 2018"),
    ],
)
def test_interval_says_no_more_than_needed(first: date, last: date, words: str) -> None:
    assert write_interval(first, last) == words


def test_when_names_the_weekday_of_one_day_and_no_day() -> None:
    assert write_when(date(2018, 6, 14), date(2018, 6, 14)) == "Thu 14 June 2018"
    assert write_when(date(2018, 6, 16), date(2018, 6, 17)) == "Between 16 and 17 June 2018"
    assert write_when(date(2018, 6, 30), date(2018, 7, 1)) == "Between 30 June and 1 July 2018"
    assert write_when(None, None) == "Day not known"


def test_unknown_crowd_is_never_a_number() -> None:
    assert write_crowd(None, None) == "crowd not reported"
    assert write_crowd(0, 0) == "about 0 people"
    assert write_crowd(1200, 1500) == "1,200 to 1,500 people"
    assert write_crowd(None, 40) == "about 40 people"


def test_counts_and_lists() -> None:
    assert count_of(1, "story", "stories") == "1 story"
    assert count_of(12000, "event") == "12,000 events"
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"], "or") == "a, b or c"


def test_capital_is_named_as_people_do() -> None:
    assert write_place_name("Washington, District of Columbia") == "Washington, D.C."
    assert write_place_name("Lafayette Square, Washington, District of Columbia, United States").count("D.C.") == 1
    assert write_place_name("Columbia, Missouri") == "Columbia, Missouri"
