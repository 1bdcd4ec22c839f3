from datetime import date

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(text: str, gazetteer: Gazetteer) -> pd.DataFrame:
    row = {"article_id": "a", "story_id": "a", "text": text, "published_on": date(2024, 5, 13)}
    return find_mentions(ARTICLES.frame([row]), gazetteer)[0]


def crowds(text: str, gazetteer: Gazetteer) -> dict[str, tuple[int, int] | None]:
    mentions = read(text, gazetteer)
    return {
        f"{row.query}{' counter' if row.action == 'counter_protest' else ''}": None
        if pd.isna(row.crowd_low)
        else (row.crowd_low, row.crowd_high)
        for row in mentions.itertuples()
    }


def test_a_figure_counts_the_town_it_stands_with(gazetteer):
    text = "On Sunday, 200 people marched in Boise, Idaho, and 300 people rallied in Eugene, Oregon."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}


def test_a_total_over_towns_counts_none_of_them(gazetteer):
    text = "Hundreds of people marched in Boise, Idaho, and Eugene, Oregon, on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": None, "Eugene, Oregon": None}


def test_sources_that_differ_make_a_range(gazetteer):
    text = (
        "Nurses marched in Boise, Idaho, on Sunday. Police put the crowd at 300. "
        "Organizers said that 500 people attended."
    )
    mentions = read(text, gazetteer)
    assert (mentions.crowd_low[0], mentions.crowd_high[0], mentions.crowd_said_by[0]) == (300, 500, "Police")


def test_what_was_seen_goes_before_what_was_expected(gazetteer):
    text = "Organizers had expected 1,000 people. About 40 people rallied in Boise, Idaho, on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (40, 40)}


def test_an_earlier_gathering_keeps_its_figure(gazetteer):
    text = (
        "Nurses rallied in Boise, Idaho, on Sunday over their pay. Their last rally in February drew a crowd of 2,000."
    )
    assert crowds(text, gazetteer)["Boise, Idaho"] is None


def test_members_arrests_and_officers_are_no_crowd(gazetteer):
    text = (
        "Nurses rallied in Boise, Idaho, on Sunday. Their union represents 4,000 workers. "
        "Twelve people were arrested, and 30 officers watched."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": None}


def test_a_figure_counts_the_town_told_before_it(gazetteer):
    text = "In Boise, Idaho, on Sunday, 200 people marched against the mine; in Eugene, Oregon, 300 people rallied."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}


def test_a_far_smaller_figure_counts_a_part(gazetteer):
    text = (
        "About 900 people rallied against the mine in Boise, Idaho, on Sunday, police said. "
        "A dozen drivers stood at the gate, organizers said."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (900, 900)}


def test_a_town_at_the_front_of_its_part_has_the_figure_after_it(gazetteer):
    text = "In Boise, Idaho, 200 people marched against the mine, and in Eugene, Oregon, 300 people rallied on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}
