from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pipeline.fields.dates import DayWords, find_days, find_times, is_no_day, resolve_days
from dashboard.tables import DateBasis

PUBLISHED = date(2018, 6, 14)  # a Thursday
BY_WEEKS = ("Thursday", "last Friday", "next Monday", "this weekend", "earlier this week", "the day after Tuesday")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def find_one(text: str) -> DayWords:
    found = find_days(text)
    assert len(found) == 1, [text[words.start : words.end] for words in found]
    return found[0]


def days_of(text: str, published_on: date | None = PUBLISHED, *, is_planned: bool = False) -> str | None:
    days = resolve_days(find_one(text), published_on, is_planned=is_planned)
    if days is None:
        return None
    return str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"


@pytest.mark.parametrize(
    ("text", "words", "basis", "held", "planned"),
    [
        ("About 40 met Thursday.", "Thursday", "weekday", "2018-06-14", "2018-06-14"),
        ("They met Friday night.", "Friday night", "weekday", "2018-06-08", "2018-06-15"),
        ("They met last Saturday.", "last Saturday", "weekday", "2018-06-09", "2018-06-09"),
        ("Held last Thursday.", "last Thursday", "weekday", "2018-06-07", "2018-06-07"),
        ("It is next Tuesday.", "next Tuesday", "weekday", "2018-06-19", "2018-06-19"),
        ("It is next Saturday.", "next Saturday", "weekday", "2018-06-23", "2018-06-23"),
        ("A vigil this coming Thursday.", "this coming Thursday", "weekday", "2018-06-21", "2018-06-21"),
        ("Friday through Sunday", "Friday through Sunday", "weekday", "2018-06-08/2018-06-10", "2018-06-15/2018-06-17"),
        ("a week ago Saturday", "a week ago Saturday", "weekday", "2018-06-02", "2018-06-02"),
        ("the Saturday before last", "Saturday before last", "weekday", "2018-06-02", "2018-06-02"),
        ("two weeks from Saturday", "two weeks from Saturday", "weekday", "2018-06-30", "2018-06-30"),
        ("They rallied today.", "today", "relative", "2018-06-14", "2018-06-14"),
        ("They rallied last night.", "last night", "relative", "2018-06-13", "2018-06-13"),
        ("Yesterday afternoon they met.", "Yesterday afternoon", "relative", "2018-06-13", "2018-06-13"),
        ("They will rally tomorrow.", "tomorrow", "relative", "2018-06-15", "2018-06-15"),
        ("It was ten days ago.", "ten days ago", "relative", "2018-06-04", "2018-06-04"),
        ("It was two weeks ago.", "two weeks ago", "relative", "2018-05-30/2018-06-01", "2018-05-30/2018-06-01"),
        ("It is three days from now.", "three days from now", "relative", "2018-06-17", "2018-06-17"),
        ("over the weekend", "over the weekend", "relative", "2018-06-09/2018-06-10", "2018-06-16/2018-06-17"),
        ("last weekend", "last weekend", "relative", "2018-06-09/2018-06-10", "2018-06-09/2018-06-10"),
        ("at the weekend", "at the weekend", "relative", "2018-06-09/2018-06-10", "2018-06-16/2018-06-17"),
        ("a march on Saturday week", "Saturday week", "weekday", "2018-06-23", "2018-06-23"),
        ("Friday night into Saturday", "Friday night into Saturday", "weekday", "2018-06-08", "2018-06-15"),
        ("the night before Christmas", "the night before Christmas", "relative", "2017-12-24", "2018-12-24"),
        ("on the eve of Friday's vote", "the eve of Friday", "relative", "2018-06-07", "2018-06-14"),
        ("the Saturday before Labor Day", "the Saturday before Labor Day", "relative", "2017-09-02", "2018-09-01"),
        ("two days after Monday's verdict", "two days after Monday", "relative", "2018-06-13", "2018-06-20"),
        ("earlier this week", "earlier this week", "relative", "2018-06-11/2018-06-14", "2018-06-11/2018-06-14"),
        ("this past week", "past week", "relative", "2018-06-04/2018-06-10", "2018-06-04/2018-06-10"),
        ("later this week", "later this week", "relative", "2018-06-14/2018-06-17", "2018-06-14/2018-06-17"),
        ("last week", "last week", "relative", "2018-06-04/2018-06-10", "2018-06-04/2018-06-10"),
        ("on June 1", "June 1", "stated", "2018-06-01", "2018-06-01"),
        ("on Sept. 7", "Sept. 7", "stated", "2017-09-07", "2018-09-07"),
        ("on 14th of June", "14th of June", "stated", "2018-06-14", "2018-06-14"),
        ("on Thursday, June 14, at noon", "Thursday, June 14", "stated", "2018-06-14", "2018-06-14"),
        ("June 5-7", "June 5-7", "stated", "2018-06-05/2018-06-07", "2018-06-05/2018-06-07"),
        ("Dec. 30 to Jan. 2", "Dec. 30 to Jan. 2", "stated", "2017-12-30/2018-01-02", "2018-12-30/2019-01-02"),
        ("on the 12th.", "12th", "stated", "2018-06-12", "2018-07-12"),
        ("on 6/2", "6/2", "stated", "2018-06-02", "2018-06-02"),
        ("on Juneteenth", "Juneteenth", "relative", "2017-06-19", "2018-06-19"),
        ("a Father's Day march", "Father's Day", "relative", "2017-06-18", "2018-06-17"),
        ("Thanksgiving night", "Thanksgiving night", "relative", "2017-11-23", "2018-11-22"),
        ("Memorial Day", "Memorial Day", "relative", "2018-05-28", "2018-05-28"),
        ("Memorial Day weekend", "Memorial Day weekend", "relative", "2018-05-26/2018-05-28", "2018-05-26/2018-05-28"),
        ("Martin Luther King Jr. Day", "Martin Luther King Jr. Day", "relative", "2018-01-15", "2019-01-21"),
        ("Tax Day", "Tax Day", "relative", "2018-04-17", "2018-04-17"),
    ],
)
def test_reads_day_words_against_the_publication_day(text, words, basis, held, planned):
    found = find_one(text)
    assert (text[found.start : found.end], found.basis) == (words, DateBasis(basis))
    assert days_of(text) == held
    assert days_of(text, is_planned=True) == planned


@pytest.mark.parametrize(
    "text",
    [
        "on June 14, 2018",
        "Thursday, June 14, 2018",
        "14 June 2018",
        "6/14/2018",
        "6/14/18",
        "2018-06-14",
        "June 14th, 2018",
        "Flag Day 2018",
    ],
)
def test_a_full_date_needs_no_publication_day(text):
    assert days_of(text, None) == "2018-06-14"


@pytest.mark.parametrize(
    "text", ["Thursday", "today", "last weekend", "June 14", "on the 14th.", "two weeks ago", "Labor Day"]
)
def test_without_a_publication_day_no_day_is_guessed(text):
    assert days_of(text, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "They march 5 miles and may 10 times.",
        "She joined the Raleigh March 4 Science crowd.",
        "They meet every Saturday.",
        "They march every Jan. 22.",
        "It is held on Saturdays.",
        "the Sunday Times reported",
        "today's teenagers",
        "as USA Today wrote",
        "the 14th Amendment",
        "May 20,000 people come",
        "It is open 24/7.",
        "Saturday Night Live",
    ],
)
def test_leaves_out_what_is_no_day(text):
    assert find_days(text) == []


@pytest.mark.parametrize("day", ["June 31", "31 February 2024", "February 29, 2023"])
def test_a_day_that_no_calendar_has_is_found_and_means_none(day):
    words = find_one(f"On {day} nobody met.")
    assert is_no_day(words)
    assert resolve_days(words, PUBLISHED) is None
    assert not is_no_day(find_one("On February 29 nobody met."))


def test_two_days_in_a_sentence_stay_two():
    text = "They rallied Friday and Saturday, before a vigil on June 20."
    assert [text[words.start : words.end] for words in find_days(text)] == ["Friday", "Saturday", "June 20"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the protests of 1968", "1968-01-01", "1968-12-31"),
        ("killed in July 2014", "2014-07-01", "2014-07-31"),
        ("founded in January", "2018-01-01", "2018-01-31"),
        ("announced last month", "2018-05-01", "2018-05-31"),
        ("said last year", "2017-01-01", "2017-12-31"),
    ],
)
def test_months_and_years_are_coarse(text, first, last):
    words = find_one(text)
    assert words.is_coarse
    assert days_of(text) == f"{first}/{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the next day", "2018-06-02"),
        ("two days later", "2018-06-03"),
        ("The day before", "2018-05-31"),
        ("a week earlier", None),
    ],
)
def test_the_next_day_follows_the_day_told_before(text, expected):
    days = resolve_days(find_one(text), PUBLISHED, anchor=date(2018, 6, 1))
    assert days is not None
    assert str(days[0]) == (expected or "2018-05-25")
    assert resolve_days(find_one(text), PUBLISHED) is None


def test_a_day_beside_a_march_leaves_the_march_its_own():
    text = "Police met the night before Saturday's peaceful march."
    assert [text[words.start : words.end] for words in find_days(text)] == ["the night before", "Saturday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Friday", "2018-06-15"), ("Tuesday", "2018-06-12"), ("June 9", "2018-06-09"), ("June 20", "2018-06-20")],
)
def test_without_a_direction_the_nearest_day_is_meant(text, expected):
    days = resolve_days(find_one(text), PUBLISHED, is_planned=None)
    assert days is not None
    assert str(days[0]) == expected


@pytest.mark.parametrize(
    ("published_on", "text", "expected"),
    [
        (date(2018, 6, 11), "earlier this week", "2018-06-04/2018-06-11"),  # a Monday
        (date(2018, 6, 15), "this past week", "2018-06-11/2018-06-15"),  # a Friday
    ],
)
def test_a_week_that_is_over_is_told_on_its_last_day_and_the_next_monday(published_on, text, expected):
    assert days_of(text, published_on) == expected


def test_what_was_held_never_lies_ahead():
    assert days_of("the Aug. 9 shooting") == "2017-08-09"


def test_a_plan_that_is_over_is_not_put_into_next_year():
    assert days_of("It was planned for June 12.", is_planned=True) == "2018-06-12"


def test_typesetters_spaces_are_spaces():
    assert days_of("on\u00a0June\u00a01") == "2018-06-01"


def test_offsets_count_the_whole_text():
    text = "Monday. They met Tuesday. Then Wednesday."
    found = find_days(text, start=8, end=25)
    assert [text[words.start : words.end] for words in found] == ["Tuesday"]


def test_a_weekday_tells_the_year():
    assert days_of("Saturday, June 16", date(2019, 6, 13)) == "2018-06-16"


def test_hours_are_times_and_no_days():
    text = "It starts at 11 a.m. and a vigil runs from 5 to 7 p.m., or at noon."
    assert [text[words.start : words.end] for words in find_times(text)] == ["11 a.m.", "from 5 to 7 p.m.", "at noon"]
    assert find_days(text) == []


@given(day=DAYS)
def test_a_written_date_reads_back(day):
    for written in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%b}. {day.day}, {day.year}",
    ):
        if day.month != 5 or "." not in written:  # nobody shortens May
            assert days_of(written, None) == str(day)


@given(published_on=DAYS, ago=st.integers(0, 6))
def test_a_weekday_reads_back_to_the_last_and_next_such_day(published_on, ago):
    held, planned = published_on - timedelta(days=ago), published_on + timedelta(days=ago)
    assert days_of(f"on {held:%A}", published_on) == str(held)
    assert days_of(f"on {planned:%A}", published_on, is_planned=True) == str(planned)


@given(published_on=DAYS, off=st.integers(0, 360))
def test_a_date_without_a_year_reads_back_within_a_year(published_on, off):
    held = published_on - timedelta(days=off)
    assert days_of(f"{held:%B} {held.day}", published_on) == str(held)


@given(published_on=DAYS, ahead=st.integers(0, 200))
def test_a_planned_date_without_a_year_reads_ahead(published_on, ahead):
    day = published_on + timedelta(days=ahead)
    assert days_of(f"{day:%B} {day.day}", published_on, is_planned=True) == str(day)


@given(published_on=DAYS, is_planned=st.sampled_from([True, False, None]), text=st.sampled_from(BY_WEEKS))
def test_a_paper_a_week_later_means_days_a_week_later(published_on, is_planned, text):
    words, week = find_one(text), timedelta(days=7)
    now = resolve_days(words, published_on, is_planned=is_planned)
    later = resolve_days(words, published_on + week, is_planned=is_planned)
    assert now is not None
    assert later == (now[0] + week, now[1] + week)


NEAR = ("this weekend", "last week", "next week", "next Monday", "last Friday", "Labor Day", "Tax Day", "on the 31st.")


@given(published_on=DAYS, is_planned=st.booleans(), text=st.sampled_from(NEAR))
def test_days_are_ordered_and_near(published_on, is_planned, text):
    days = resolve_days(find_one(text), published_on, is_planned=is_planned)
    assert days is not None
    first, last = days
    assert first <= last <= first + timedelta(days=6)
    assert abs(first - published_on) <= timedelta(days=372)  # Labor Day moves by up to six days a year
