"""Towns from elsewhere in the article: given to the story's own gathering, not to a bare word further down."""

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
FRIDAY = "2024-05-03"
FILLING = (
    "TULSA, Okla. — The council of Tulsa has met about the dam for two years. Engineers say that its wall is old. "
    "A new wall would cost nine million dollars. The state has offered to pay for a third of it. "
    "The mayor wants to wait for another study. Her deputy does not. "
)


def read(telling: str, *, before: str = FILLING, after: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the mentions and the rejections of an article that tells of one gathering."""
    row = {"article_id": "a", "text": f"{before}{telling}{after}", "story_id": "a", "published_on": FRIDAY}
    mentions, _, rejections = find_mentions(ARTICLES.frame([row]), GAZETTEER)
    return mentions, rejections


def test_a_bare_protest_far_down_is_given_no_town() -> None:
    mentions, rejections = read("Farmers held a protest against the plan on Thursday.")
    assert list(mentions["query"].isna()) == [True]
    assert list(mentions["place_basis"]) == ["none"]
    assert rejections["reason"].str.contains("too little is told").any()


@pytest.mark.parametrize(
    "telling",
    [
        pytest.param("Some 300 farmers held a protest against the plan on Thursday.", id="people are counted"),
        pytest.param("Farmers held a vigil for the valley on Thursday.", id="told by an exact word"),
        pytest.param("Farmers held a protest against the plan in Tulsa on Thursday.", id="with its town"),
    ],
)
def test_what_is_told_more_exactly_has_the_storys_town(telling: str) -> None:
    mentions, _ = read(telling)
    assert list(mentions["query"]) == ["Tulsa, Oklahoma"]


def test_what_opens_the_article_has_the_storys_town() -> None:
    mentions, _ = read("Farmers held a protest against a new dam on Thursday. ", before="", after=FILLING)
    assert list(mentions["query"]) == ["Tulsa, Oklahoma"]
