"""Gatherings that are named only to tell something else, and those of another day than the news."""

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def read(text: str) -> pd.DataFrame:
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": pd.Timestamp("2024-05-02")}
    return find_mentions(ARTICLES.frame([row]), GAZETTEER)[0]


def day(month: int, number: int) -> pd.Timestamp:
    return pd.Timestamp(2024, month, number)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "TOPEKA, Kan. — A court on Tuesday revived a lawsuit by three men who say they were beaten during "
            "a 2020 demonstration. The men, who were among hundreds of protesters downtown that night, say they knelt.",
            id="a case about an old one",
        ),
        pytest.param(
            "The Senate passed a bill Thursday that would fine protesters who block highways. Supporters "
            "cited a march in Des Moines that shut the interstate for two hours.",
            id="a law for which one was cited",
        ),
        pytest.param(
            "Officials said Thursday they would close the detention center in Tacoma that has been the site of hunger "
            "strikes and demonstrations.",
            id="what a place is known for",
        ),
        pytest.param(
            "Police in Minneapolis said Wednesday that they had arrested a suspect in a shooting. It took "
            "place on Nicollet Avenue, not far from where protesters had gathered for days after a death.",
            id="where people had gathered",
        ),
        pytest.param(
            "The co-founder of the Women's March will speak at the Rotary lunch in Dayton on Friday.",
            id="what somebody founded",
        ),
        pytest.param(
            "A former student who organized walkouts at her Houston high school will address graduates on Saturday.",
            id="what somebody once did, on the day of something else",
        ),
        pytest.param(
            "SEOUL — North Korea fired a missile on Friday in what it called a protest against joint drills.",
            id="what somebody calls so",
        ),
        pytest.param(
            "I was saddened to read of the vigil in Hartford. Are we to hold a vigil every week? Marching will not do.",
            id="a letter that asks",
        ),
        pytest.param(
            "BANGKOK — The court dissolved a party on Wednesday. The ruling could bring protesters back to the streets "
            "of Bangkok, analysts said.",
            id="what might come of something",
        ),
        pytest.param(
            "Teachers in Wichita may leave next week, the union said. Members voted 812-40 to authorize a walkout.",
            id="authorized, not held",
        ),
        pytest.param(
            "The Easter sunrise service drew about 300 worshipers to the hilltop in Abilene. They carried candles, a "
            "wooden cross and marched up the trail in the dark singing hymns.",
            id="a service",
        ),
        pytest.param(
            "The council passed a rule on Tuesday that raises fines for those who block roads, a response to "
            "protests in Tacoma.",
            id="what a rule answers to, on the rule's day",
        ),
    ],
)
def test_what_is_told_in_passing_is_no_gathering(text: str) -> None:
    assert read(text).empty


def test_a_similar_one_of_last_month_is_held_on_some_day_of_it() -> None:
    found = read(
        "About 500 students marched in Delhi on Wednesday. Last month a similar protest in Chennai drew 1,000."
    )
    assert list(zip(found["query"], found["starts_on"], found["ends_on"], found["status"], strict=True)) == [
        ("Delhi, India", day(5, 1), day(5, 1), "held"),
        ("Chennai, India", day(4, 1), day(4, 30), "held"),
    ]


def test_one_a_week_earlier_on_the_same_spot_is_another() -> None:
    found = read("About 90 people protested in Laramie on Wednesday. A week earlier, 40 had rallied on the same spot.")
    assert list(zip(found["starts_on"], found["crowd_low"], strict=True)) == [
        (day(5, 1), 90),
        (day(4, 24), 40),
    ]


def test_one_planned_for_a_town_is_of_that_town() -> None:
    found = read("A rally planned for Sheffield on Friday was cancelled. Organisers in Leeds said they were sorry.")
    assert list(zip(found["query"], found["status"], strict=True)) == [("Sheffield, United Kingdom", "cancelled")]


def test_those_who_come_to_a_rally_called_off_are_at_one_of_their_own() -> None:
    found = read(
        "The organizer of a rally planned Wednesday in Laramie scrapped the idea. He had said on Monday that the rally "
        "would go ahead. About 200 demonstrators still turned out in the park on Wednesday to denounce it."
    )
    assert list(zip(found["query"], found["starts_on"], found["status"], strict=True)) == [
        ("Laramie, Wyoming", day(5, 1), "cancelled"),
        ("Laramie, Wyoming", day(5, 1), "held"),
    ]
