"""The stage from articles to mentions: a row for each gathering an article tells of, with the words behind it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd

from dashboard.pipeline.crowds import find_crowds
from dashboard.pipeline.gatherings import Gathering
from dashboard.pipeline.headcounts import Headcount, count_heads
from dashboard.pipeline.passages import sentence_at
from dashboard.pipeline.reading import Article, Plan, Reading, plan_reading, read_article
from dashboard.pipeline.syntax import Parsed, condense, parse_sentences
from dashboard.pipeline.venues import find_venue
from dashboard.pipeline.verdicts import choose_action, choose_evidence, judge_status
from dashboard.tables import MENTIONS, REJECTIONS, SPANS, DateBasis, PlaceBasis
from geocache.gazetteer import Entry, Gazetteer

_ARTICLES_AT_ONCE = 256
"""Articles whose sentences are parsed together: enough to fill the parser's batches, few enough to hold."""

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows of the three tables."""

    mentions: list[Row]
    spans: list[Row]
    rejections: list[Row]


def find_mentions(articles: pd.DataFrame, gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the tables `mentions`, `spans` and `rejections` of `articles`."""
    rows = Rows([], [], [])
    for batch in _batches(_named_rows(articles), _ARTICLES_AT_ONCE):
        for row, plan, parsed in _parse_batch(batch):
            _add_rows(rows, row, plan, read_article(plan, parsed, _article(row, gazetteer), gazetteer))
    return MENTIONS.frame(rows.mentions), SPANS.frame(rows.spans), REJECTIONS.frame(rows.rejections)


def _named_rows(articles: pd.DataFrame) -> Iterator[Row]:
    columns = ("article_id", "text", "headline", "published_on", "home")
    for values in zip(*(articles[c] for c in columns), strict=True):
        yield {c: None if pd.isna(value) else value for c, value in zip(columns, values, strict=True)}


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _parse_batch(batch: list[Row]) -> Iterator[tuple[Row, Plan, list[Parsed]]]:
    """Parse the sentences with cues of many articles in one go."""
    plans = [(row, plan) for row in batch if (plan := plan_reading(row["text"])) is not None]
    parsed = parse_sentences(
        condense(plan.text[s.start : s.end], s.start)
        for _, plan in plans
        for s in (plan.sentences[i] for i in plan.cues)
    )
    for row, plan in plans:
        yield row, plan, list(islice(parsed, len(plan.cues)))


def _article(row: Row, gazetteer: Gazetteer) -> Article:
    day = row["published_on"]
    return Article(row["text"], row["headline"], day.date() if day is not None else None, _home(row["home"], gazetteer))


def _home(name: str | None, gazetteer: Gazetteer) -> Entry | None:
    """Give the outlet's home town that the article's front matter names."""
    if not name:
        return None
    town, _, region = name.partition(",")
    areas = gazetteer.regions(region.strip()) if region else []
    inside = [e for e in gazetteer.candidates(town) if not areas or any(gazetteer.is_within(e, a) for a in areas)]
    return inside[0] if inside else None


def _add_rows(rows: Rows, row: Row, plan: Plan, reading: Reading) -> None:
    article_id, text = row["article_id"], plan.text
    crowds = find_crowds(text) if reading.gatherings else []
    barred = {sentence_at(plan.sentences, r.start) for r in plan.rejected} if plan.sentences else set()
    counts = count_heads(reading.gatherings, crowds, plan.sentences, barred, text)
    for gathering, count in zip(reading.gatherings, counts, strict=True):
        mention, spans = _mention(article_id, text, gathering, count, row["published_on"])
        rows.mentions.append(mention)
        rows.spans += spans
    seen: set[tuple[int, int, str]] = set()
    for rejected in reading.rejected:
        key = (rejected.start, rejected.end, rejected.reason)
        if key not in seen:
            seen.add(key)
            quote = text[rejected.start : rejected.end]
            rows.rejections.append({"article_id": article_id, "start": rejected.start, "end": rejected.end,
                                    "quote": quote, "reason": rejected.reason})  # fmt: skip


def _mention(
    article_id: str, text: str, gathering: Gathering, count: Headcount | None, published: pd.Timestamp | None
) -> tuple[Row, list[Row]]:
    evidence = choose_evidence(gathering)
    published_on: date | None = published.date() if published is not None else None
    verdict = judge_status(gathering, published_on)
    action = choose_action(gathering)
    town, occasion = gathering.town, gathering.occasion
    venue = find_venue(evidence)
    start, end = evidence.sentence.start, evidence.sentence.end
    days = occasion.interval if occasion else None
    key = (article_id, start, town.query if town else None, gathering.is_counter, gathering.is_online, days)
    mention_id = hashlib.sha256(repr(key).encode()).hexdigest()[:12]
    said_by = count.said_by if count else None
    mention = {
        "mention_id": mention_id,
        "article_id": article_id,
        "sentence_start": start,
        "sentence_end": end,
        "evidence": text[start:end],
        "cue": evidence.cue.words,
        "toponym": town.name if town else None,
        "query": town.query if town else None,
        "venue": text[venue[0] : venue[1]] if venue else None,
        "place_basis": gathering.place_basis.value,
        "place_score": town.score if town else None,
        "other_reading": town.other_reading if town else None,
        "starts_on": pd.Timestamp(occasion.interval[0]) if occasion else None,
        "ends_on": pd.Timestamp(occasion.interval[1]) if occasion else None,
        "date_basis": (occasion.basis if occasion else DateBasis.NONE).value,
        "crowd_low": count.low if count else None,
        "crowd_high": count.high if count else None,
        "crowd_said_by": text[said_by[0] : said_by[1]] if said_by else None,
        "organizers": [],
        "promoters": [],
        "action": action.value,
        "status": verdict.status.value,
        "is_online": gathering.is_online,
    }
    found: list[tuple[str, tuple[int, int] | None]] = [
        ("cue", (evidence.cue.start, evidence.cue.end)),
        ("place", (town.start, town.end) if town and gathering.place_basis != PlaceBasis.HEADLINE else None),
        ("venue", venue),
        (
            "day",
            (occasion.start, occasion.end)
            if occasion and occasion.start is not None and occasion.end is not None
            else None,
        ),
        ("status", verdict.span),
        ("crowd_said_by", said_by),
        *(("crowd", (w.start, w.end)) for w in (count.words if count else ())),
    ]
    return mention, [_span(mention_id, name, text, span) for name, span in found if span is not None]


def _span(mention_id: str, name: str, text: str, span: tuple[int, int]) -> Row:
    return {"mention_id": mention_id, "field": name, "start": span[0], "end": span[1], "quote": text[span[0] : span[1]]}
