"""The five articles tell exactly these gatherings, by rules that know none of their towns."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.pipeline.articles import read_articles
from dashboard.pipeline.mentions import find_mentions
from geocache.gazetteer import Gazetteer

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
JUNE_14, JUNE_1 = "2018-06-14", "2018-06-01"


@pytest.fixture(scope="module")
def tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    articles, _ = read_articles(ARTICLES)
    return articles, *find_mentions(articles, Gazetteer.load())


def told(mentions: pd.DataFrame, article_id: str) -> set[tuple[str | None, str, str]]:
    own = mentions[mentions["article_id"] == article_id]
    queries = own["query"].astype(object).where(own["query"].notna(), None)
    return set(zip(queries, own["starts_on"].dt.strftime("%Y-%m-%d"), own["status"], strict=True))


def test_the_third_nbc_version_tells_four_rallies(tables):
    assert told(tables[1], "nbc-news-third") == {
        ("Warwick, Rhode Island", JUNE_14, "held"),
        ("Rutherford, New Jersey", JUNE_14, "held"),
        ("Austin, Texas", JUNE_14, "held"),
        ("Philadelphia, Pennsylvania", JUNE_14, "held"),
    }


def test_cnn_tells_seven_rallies(tables):
    assert told(tables[1], "cnn") == {
        ("Washington, District of Columbia", JUNE_14, "held"),
        ("Los Angeles, California", JUNE_14, "held"),
        ("Austin, Texas", JUNE_14, "held"),
        ("Eugene, Oregon", JUNE_14, "held"),
        ("Miramar, Florida", JUNE_14, "held"),
        ("Cleveland, Ohio", JUNE_14, "held"),
        ("Fort Wayne, Indiana", JUNE_14, "held"),
    }


def test_the_first_nbc_version_tells_a_past_rally_a_planned_one_and_one_online(tables):
    assert told(tables[1], "nbc-news-first") == {
        ("Miramar, Florida", JUNE_1, "held"),
        ("St. Louis, Missouri", JUNE_14, "planned"),
        (None, JUNE_14, "planned"),
    }


def test_the_second_nbc_version_tells_a_planned_rally_and_one_online(tables):
    assert told(tables[1], "nbc-news-second") == {
        ("St. Louis, Missouri", JUNE_14, "planned"),
        (None, JUNE_14, "planned"),
    }


def test_the_copy_tells_the_three_towns_of_its_list(tables):
    own = told(tables[1], "cbs-san-francisco")
    assert {query for query, _, _ in own} == {
        "Washington, District of Columbia",
        "Los Angeles, California",
        "Austin, Texas",
    }


def test_crowds_are_those_the_words_tell(tables):
    crowds = tables[1].dropna(subset="crowd_low").set_index("query")["crowd_low"].to_dict()
    assert crowds == {"Warwick, Rhode Island": 36, "Rutherford, New Jersey": 36, "Eugene, Oregon": 100}


def test_homes_and_detention_centres_are_rejected_with_a_reason(tables):
    rejections = tables[3].groupby("quote")["reason"].agg(list)
    assert rejections["Bristol"] == ["where a person is from"]
    assert "Brownsville" in rejections.index


def test_every_span_quotes_the_article(tables):
    articles, mentions, spans, _ = tables
    texts = articles.set_index("article_id")["text"]
    owner = mentions.set_index("mention_id")["article_id"]
    for span in spans.itertuples():
        assert texts[owner[span.mention_id]][span.start : span.end] == span.quote


def test_evidence_stands_in_the_article(tables):
    articles, mentions, _, _ = tables
    texts = articles.set_index("article_id")["text"]
    for mention in mentions.itertuples():
        assert texts[mention.article_id][mention.sentence_start : mention.sentence_end] == mention.evidence
