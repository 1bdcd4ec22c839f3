"""Which day a bare weekday means."""

import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def days(text: str, published: str) -> list[str]:
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": published}
    mentions = find_mentions(ARTICLES.frame([row]), GAZETTEER)[0]
    return sorted(str(day.date()) for day in mentions["starts_on"])


@pytest.mark.parametrize(
    ("weekday", "expected"), [("Saturday", ["2024-04-20"]), ("Sunday", ["2024-04-20", "2024-04-28"])]
)
def test_the_weekday_of_a_date_told_before_is_that_date(weekday, expected):
    text = (
        f"On April 20, some 90 people rallied outside the jail in Reno, Nevada.\n\nThe protest {weekday} was a "
        "beginning, said Ann Lee."
    )
    assert days(text, "2024-05-03") == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("was planned for", ["2024-05-04"]), ("is planned for", ["2024-05-11"])]
)
def test_what_was_planned_for_yesterday_is_over(words, expected):
    text = f"A protest over rents {words} Saturday in Reno, Nevada."
    assert days(text, "2024-05-05") == expected
