import re
from datetime import date

import pytest

from dashboard.pipeline.fields.holiday_rules import HOLIDAYS


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("king", date(2018, 1, 15)),
        ("presidents", date(2018, 2, 19)),
        ("good_friday", date(2018, 3, 30)),
        ("easter", date(2018, 4, 1)),
        ("tax", date(2018, 4, 17)),
        ("tax", date(2017, 4, 18)),
        ("tax", date(2019, 4, 15)),
        ("mother", date(2018, 5, 13)),
        ("memorial", date(2018, 5, 28)),
        ("father", date(2018, 6, 17)),
        ("labor", date(2018, 9, 3)),
        ("columbus", date(2018, 10, 8)),
        ("election", date(2018, 11, 6)),
        ("election", date(2016, 11, 8)),
        ("thanksgiving", date(2018, 11, 22)),
        ("black_friday", date(2018, 11, 23)),
    ],
)
def test_a_holiday_falls_on_its_day(key, day):
    assert HOLIDAYS[key][1](day.year) == day


@pytest.mark.parametrize("key", HOLIDAYS)
def test_every_holiday_has_a_day_in_every_year_and_a_pattern(key):
    names, rule = HOLIDAYS[key]
    assert all(rule(year).year == year for year in range(1990, 2060))
    assert re.compile(names)
