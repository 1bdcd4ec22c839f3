"""Short texts of our own, invented throughout: some tell of a gathering for a cause, most only use its words."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

TEXTS = [json.loads(line) for line in (Path(__file__).parent / "proof_texts.jsonl").read_text().splitlines()]
NO_PROTEST = [each["kind"] for each in TEXTS if each["town"] is None]
PROTEST = {each["kind"]: each["town"] for each in TEXTS if each["town"] is not None}


@pytest.fixture(scope="module")
def towns() -> dict[str, set[str]]:
    """Give the towns of the gatherings that each text was read to tell of, all texts read at once."""
    rows = [
        {"article_id": t["kind"], "story_id": t["kind"], "text": t["text"], "published_on": date(2024, 5, 13)}
        for t in TEXTS
    ]
    mentions, _, _ = find_mentions(ARTICLES.frame(rows), Gazetteer.load())
    told = mentions.groupby("article_id")["query"].agg(set).to_dict()
    return {t["kind"]: {town for town in told.get(t["kind"], set()) if not pd.isna(town)} for t in TEXTS}


@pytest.mark.parametrize("kind", NO_PROTEST)
def test_other_senses_give_no_point(towns, kind):
    assert towns[kind] == set()


@pytest.mark.parametrize("kind", PROTEST)
def test_gatherings_for_a_cause_are_kept(towns, kind):
    assert PROTEST[kind] in towns[kind]
