from datetime import date

import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def organizers(text: str, gazetteer: Gazetteer) -> dict[str, list[str]]:
    row = {"article_id": "a", "story_id": "a", "text": text, "published_on": date(2024, 5, 13)}
    mentions, _, _ = find_mentions(ARTICLES.frame([row]), gazetteer)
    return {
        f"{row.query}{' counter' if row.action == 'counter_protest' else ''}": row.organizers
        for row in mentions.itertuples()
    }


def test_the_rallies_are_all_of_them(gazetteer):
    text = (
        "The rallies on Sunday were organized by the Oak Alliance. About 40 people rallied in Boise, Idaho. "
        "Others marched in Eugene, Oregon."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Oak Alliance"], "Eugene, Oregon": ["Oak Alliance"]}


def test_one_rally_is_one(gazetteer):
    text = (
        "About 40 people rallied in Boise, Idaho, on Sunday. The rally was organized by the Oak Alliance. "
        "On Saturday, nurses marched in Eugene, Oregon. The march was led by Nurses United."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Oak Alliance"], "Eugene, Oregon": ["Nurses United"]}


def test_those_against_it_have_their_own(gazetteer):
    text = (
        "The Oak Alliance held a rally in Boise, Idaho, on Sunday. About 50 counterprotesters led by Stop the Mine "
        "stood across the street."
    )
    assert organizers(text, gazetteer) == {
        "Boise, Idaho": ["Oak Alliance"],
        "Boise, Idaho counter": ["Stop the Mine"],
    }
