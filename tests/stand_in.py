"""A reader for tests of what comes after reading: it takes “They rallied in TOWN, STATE.” at its word."""

import re

import pandas as pd

from dashboard.tables import MENTIONS, REJECTIONS, SPANS, Action, DateBasis, PlaceBasis, Status

SENTENCE = re.compile(r"They rallied in ([\w .]+, [\w ]+)\.")


def find_mentions(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the mentions of such sentences, dated by the day of publication, and a span for each place."""
    found = [
        (row.article_id, row.published_on, match)
        for row in articles.itertuples(index=False)
        for match in SENTENCE.finditer(row.text)
    ]
    mentions = [_mention(article_id, day, match) for article_id, day, match in found]
    spans = [
        {
            "mention_id": m["mention_id"],
            "field": "place",
            "start": match.start(1),
            "end": match.end(1),
            "quote": match[1],
        }
        for m, (_, _, match) in zip(mentions, found, strict=True)
    ]
    return MENTIONS.frame(mentions), SPANS.frame(spans), REJECTIONS.empty()


def _mention(article_id: str, day: pd.Timestamp, match: re.Match[str]) -> dict[str, object]:
    known = not pd.isna(day)
    return {
        "mention_id": f"{article_id}/{match.start()}",
        "article_id": article_id,
        "sentence_start": match.start(),
        "sentence_end": match.end(),
        "evidence": match[0],
        "cue": "rallied",
        "toponym": match[1],
        "query": match[1],
        "place_basis": PlaceBasis.STATED,
        "starts_on": day if known else None,
        "ends_on": day if known else None,
        "date_basis": DateBasis.PUBLISHED if known else DateBasis.NONE,
        "organizers": [],
        "promoters": [],
        "action": Action.RALLY,
        "status": Status.HELD,
        "is_online": False,
    }
