"""Days as a person types them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.page.day_range import read_days, write_days

SPAN = (date(2017, 3, 4), date(2018, 6, 14))
JUNE_1, JUNE_14 = date(2018, 6, 1), date(2018, 6, 14)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", (None, None)),
        ("14 June 2018", (JUNE_14, JUNE_14)),
        ("June 14th, 2018", (JUNE_14, JUNE_14)),
        ("14 jun", (JUNE_14, JUNE_14)),
        ("2018-06-14", (JUNE_14, JUNE_14)),
        ("1–14 June 2018", (JUNE_1, JUNE_14)),
        ("1-14 June", (JUNE_1, JUNE_14)),
        ("1 June to 14 June 2018", (JUNE_1, JUNE_14)),
        ("1 June - 14 June", (JUNE_1, JUNE_14)),
        ("2018-06-01 to 2018-06-14", (JUNE_1, JUNE_14)),
        ("2018-06-14 – 2018-06-01", (JUNE_1, JUNE_14)),
        ("June 2018", (JUNE_1, date(2018, 6, 30))),
        ("2018-06", (JUNE_1, date(2018, 6, 30))),
        ("2017-2018", (date(2017, 1, 1), date(2018, 12, 31))),
        ("May-June 2018", (date(2018, 5, 1), date(2018, 6, 30))),
        ("May to June 2018", (date(2018, 5, 1), date(2018, 6, 30))),
        ("2017", (date(2017, 1, 1), date(2017, 12, 31))),
        ("2017–2018", (date(2017, 1, 1), date(2018, 12, 31))),
        ("from 1 June to 14 June", (JUNE_1, JUNE_14)),
        ("sept 2017", (date(2017, 9, 1), date(2017, 9, 30))),
        ("14.06.2018", (JUNE_14, JUNE_14)),
        ("14/06/2018", (JUNE_14, JUNE_14)),
        ("06/14/2018", (JUNE_14, JUNE_14)),
        ("14-06-2018", (JUNE_14, JUNE_14)),
        ("14-Jun-2018", (JUNE_14, JUNE_14)),
        ("4.6.2018", (date(2018, 6, 4), date(2018, 6, 4))),
        ("6/6/2018", (date(2018, 6, 6), date(2018, 6, 6))),
        ("01.06.2018-14.06.2018", (JUNE_1, JUNE_14)),
        ("Thu 14 June 2018", (JUNE_14, JUNE_14)),
        ("Thursday, June 14, 2018", (JUNE_14, JUNE_14)),
        ("on the 14th of June 2018", (JUNE_14, JUNE_14)),
        ("June 1–14, 2018", (JUNE_1, JUNE_14)),
        ("June 1-14", (JUNE_1, JUNE_14)),
        ("since 1 June", (JUNE_1, None)),
        ("after 31 May", (JUNE_1, None)),
        ("after May 2018", (JUNE_1, None)),
        ("before 15 June", (None, JUNE_14)),
        ("before July 2018", (None, date(2018, 6, 30))),
        ("until June 14", (None, JUNE_14)),
    ],
)
def test_days_are_read_as_typed(typed: str, days: tuple[date | None, date | None]) -> None:
    assert read_days(typed, SPAN) == days


@pytest.mark.parametrize(
    "typed",
    [
        "31 June 2018",
        "soon",
        "junk",
        "mayor 2018",
        "1 – 2 – 3 June",
        "14",
        "2018-13-01",
        "from",
        "0000",
        "Thursday",
        "0/5/2018",
        "31.06.2018",
        "before 1 January 0001",
        "after 31 December 9999",
    ],
)
def test_what_is_no_day_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|no calendar"):
        read_days(typed, SPAN)


def test_what_may_be_two_days_is_asked_for() -> None:
    with pytest.raises(ValueError, match="may be two days: write “3 June 2018” or “6 March 2018”"):
        read_days("03/06/2018", SPAN)


@given(st.dates(min_value=date(1000, 1, 1)) | st.none(), st.dates(min_value=date(1000, 1, 1)) | st.none())
def test_what_is_written_is_read_back(first: date | None, last: date | None) -> None:
    if first and last:
        first, last = min(first, last), max(first, last)
    assert read_days(write_days(first, last), SPAN) == (first, last)


@given(st.text(alphabet="0123456789-–/. junemay,to", max_size=24))
def test_nothing_typed_breaks(typed: str) -> None:
    try:
        first, last = read_days(typed, SPAN)
    except ValueError:
        return
    assert first is None or last is None or first <= last
