"""Tables for the page's tests, made without the pipeline: the five articles' thirteen events, and many made-up ones.

The words behind each field are looked up in the articles' texts, so a changed article breaks the sample, not the page.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.pipeline.articles import article_row, read_item
from dashboard.pipeline.items import list_items
from dashboard.tables import (
    ARTICLES,
    CODED,
    DATASETS,
    EVENTS,
    LINKS,
    MENTIONS,
    PLACES,
    REJECTIONS,
    SET_ASIDE,
    SPANS,
    TABLES,
)

ARTICLES_FOLDER = Path(__file__).resolve().parent.parent / "data" / "articles"
STORIES = {
    "cbs-san-francisco": "cnn-story",
    "cnn": "cnn-story",
    "nbc-news-first": "nbc-story",
    "nbc-news-second": "nbc-story",
    "nbc-news-third": "nbc-story",
}
GROUP = "Families Belong Together"
POINTS = {
    "Miramar, Florida": ("Miramar", "Florida", 25.98731, -80.23227),
    "Warwick, Rhode Island": ("Warwick", "Rhode Island", 41.7001, -71.41617),
    "Rutherford, New Jersey": ("Rutherford", "New Jersey", 40.82649, -74.10681),
    "Austin, Texas": ("Austin", "Texas", 30.26715, -97.74306),
    "Philadelphia, Pennsylvania": ("Philadelphia", "Pennsylvania", 39.95233, -75.16379),
    "Washington, D.C.": ("Washington", "District of Columbia", 38.89511, -77.03637),
    "Los Angeles, California": ("Los Angeles", "California", 34.05223, -118.24368),
    "Eugene, Oregon": ("Eugene", "Oregon", 44.05207, -123.08675),
    "Cleveland, Ohio": ("Cleveland", "Ohio", 41.4995, -81.69541),
    "Fort Wayne, Indiana": ("Fort Wayne", "Indiana", 41.1306, -85.12886),
    "St. Louis, Missouri": ("St. Louis", "Missouri", 38.62727, -90.19789),
}


@dataclass(frozen=True)
class Told:
    """One event as one article tells it: the evidence's first words, its end, and the words behind each field."""

    event: str
    article: str
    start: str
    stop: str
    query: str | None
    words: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)


_ORGANIZED_CBS = {"organizer": GROUP}
_CNN_LIST = "The rallies are organized by"
_CBS_LIST = "The rallies are being organized by"

TOLD = (
    Told(
        "miramar-1-june", "nbc-news-first", "Protesters join together", "Miramar, Florida.", "Miramar, Florida",
        {"place": "Miramar, Florida", "venue": "Miramar ICE detention facility", "day": "June 1, 2018", "cue": "rally"},
        {"starts_on": "2018-06-01", "date_basis": "stated", "venue": "Miramar ICE detention facility"},
    ),
    Told(
        "warwick", "nbc-news-third", "Gabriela Domenzain", "nearby Warwick.", "Warwick, Rhode Island",
        {"place": "Warwick", "day": "Thursday", "crowd": "several dozen", "cue": "rallied"},
        {"crowd_low": 36, "crowd_high": 36, "place_basis": "nearby", "place_score": 0.71,
         "other_reading": "Warwick, New York"},
    ),
    Told(
        "rutherford", "nbc-news-third", "Several dozen people", "We are the scared.\"", "Rutherford, New Jersey",
        {"place": "Rutherford, New Jersey", "crowd": "Several dozen", "cue": "marched"},
        {"crowd_low": 36, "crowd_high": 36, "action": "march", "date_basis": "published"},
    ),
    Told(
        "austin", "nbc-news-third", "Micaela Eller", "heartbreaking.", "Austin, Texas",
        {"place": "Austin, Texas", "day": "Thursday", "organizer": "Micaela Eller", "cue": "rally"},
        {"organizers": ["Micaela Eller"]},
    ),
    Told(
        "austin", "cnn", _CNN_LIST, "Austin, Texas.", "Austin, Texas",
        {"place": "Austin, Texas", "organizer": GROUP, "cue": "rallies"},
        {"organizers": [GROUP], "promoters": ["MoveOn.org"]},
    ),
    Told(
        "austin", "cbs-san-francisco", _CBS_LIST, "Austin, Texas.", "Austin, Texas",
        {"place": "Austin, Texas", "organizer": GROUP, "cue": "rallies"}, {"organizers": [GROUP]},
    ),
    Told(
        "philadelphia", "nbc-news-third", "Melissa Byrne", "in Philadelphia.", "Philadelphia, Pennsylvania",
        {"place": "Philadelphia", "venue": "Immigration and Customs Enforcement field office", "cue": "protesters"},
        {"date_basis": "published", "action": "protest", "place_basis": "nearby", "place_score": 0.97,
         "venue": "Immigration and Customs Enforcement field office"},
    ),
    Told(
        "washington", "cnn", "At the rally in the nation's capital", "need you here.\"", "Washington, D.C.",
        {"place": "the nation's capital", "cue": "rally"}, {"promoters": ["MoveOn.org"]},
    ),
    Told(
        "washington", "cbs-san-francisco", _CBS_LIST, "Austin, Texas.", "Washington, D.C.",
        {"place": "Washington", "organizer": GROUP, "cue": "rallies"}, {"organizers": [GROUP]},
    ),
    Told(
        "los-angeles", "cnn", _CNN_LIST, "Austin, Texas.", "Los Angeles, California",
        {"place": "Los Angeles", "organizer": GROUP, "cue": "rallies"},
        {"organizers": [GROUP], "promoters": ["MoveOn.org"]},
    ),
    Told(
        "los-angeles", "cbs-san-francisco", _CBS_LIST, "Austin, Texas.", "Los Angeles, California",
        {"place": "Los Angeles", "organizer": GROUP, "cue": "rallies"}, {"organizers": [GROUP]},
    ),
    Told(
        "eugene", "cnn", "About 100 people", "affiliate KEZI.", "Eugene, Oregon",
        {"place": "Eugene, Oregon", "crowd": "About 100", "crowd_said_by": "CNN affiliate KEZI", "cue": "gathered"},
        {"crowd_low": 100, "crowd_high": 100, "crowd_said_by": "CNN affiliate KEZI", "organizers": [GROUP],
         "promoters": ["MoveOn.org"]},
    ),
    Told(
        "miramar-14-june", "cnn", "One person at the rally in Miramar", "your child?\"", "Miramar, Florida",
        {"place": "Miramar, Florida", "cue": "rally"}, {"organizers": [GROUP], "promoters": ["MoveOn.org"]},
    ),
    Told(
        "cleveland", "cnn", "In Cleveland, people heard", "federal courthouse.", "Cleveland, Ohio",
        {"place": "Cleveland", "venue": "the federal courthouse", "cue": "marched"},
        {"action": "march", "venue": "federal courthouse", "organizers": [GROUP], "promoters": ["MoveOn.org"],
         "place_score": 0.93},
    ),
    Told(
        "fort-wayne", "cnn", "There was also a protest", "immigration policies.", "Fort Wayne, Indiana",
        {"place": "Fort Wayne, Indiana", "cue": "protest"}, {"action": "protest"},
    ),
    Told(
        "st-louis", "nbc-news-second", "St. Louis, Missouri, kicks off", "according to organizers.",
        "St. Louis, Missouri", {"place": "St. Louis, Missouri", "cue": "march", "status": "kicks off"},
        {"status": "planned", "action": "march", "organizers": [GROUP],
         "promoters": ["National Domestic Workers Alliance"]},
    ),
    Told(
        "st-louis", "nbc-news-first", "St. Louis, Missouri, kicks off", "according to organizers.",
        "St. Louis, Missouri", {"place": "St. Louis, Missouri", "cue": "march", "status": "kicks off"},
        {"status": "planned", "action": "march", "organizers": [GROUP]},
    ),
    Told(
        "online", "nbc-news-first", "Many of the rallies were planned", "immigration authorities.", None,
        {"cue": "virtual event", "day": "Thursday", "status": "is hosting"},
        {"status": "planned", "is_online": True, "place_basis": "none", "organizers": [GROUP], "action": "protest"},
    ),
    Told(
        "online", "nbc-news-second", "Many of the rallies were planned", "immigration authorities.", None,
        {"cue": "virtual event", "day": "Thursday", "status": "is hosting"},
        {"status": "planned", "is_online": True, "place_basis": "none", "organizers": [GROUP], "action": "protest"},
    ),
)  # fmt: skip


def build_tables() -> dict[str, pd.DataFrame]:
    """Give the tables of the five articles, keyed by the tables' names."""
    articles = ARTICLES.frame(_read_articles())
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    mentions = [_mention(number, told, texts[told.article]) for number, told in enumerate(TOLD)]
    spans = [row for told, mention in zip(TOLD, mentions, strict=True) for row in _spans(told, mention, texts)]
    return {
        "articles": articles,
        "mentions": MENTIONS.frame(mentions),
        "spans": SPANS.frame(spans),
        "rejections": REJECTIONS.frame(_rejections(texts)),
        "places": PLACES.frame(_places()),
        "events": EVENTS.frame(_events(mentions)),
        "links": LINKS.frame(_links(mentions)),
        "set_aside": SET_ASIDE.frame(
            [{"source": "data/articles/empty.md", "reason": "the article has no text", "kind": "left_out"}]
        ),
        "coded": CODED.empty(),
        "datasets": DATASETS.empty(),
    }


def write_tables(folder: Path, tables: dict[str, pd.DataFrame] | None = None) -> Path:
    """Write `tables` (by default the five articles') to `folder`, which is made where missing."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = build_tables() if tables is None else tables
    for table in TABLES:
        table.write(tables[table.name], folder)
    return folder


def _read_articles() -> Iterator[dict[str, Any]]:
    for path in sorted(ARTICLES_FOLDER.glob("*.md")):
        (item,) = list_items(path)
        article, _ = read_item(item)
        assert article is not None
        yield article_row(article, STORIES[path.stem])


def _find(text: str, words: str, start: int = 0) -> int:
    at = text.find(words, start)
    assert at >= 0, f"the article no longer says {words!r}"
    return at


def _mention(number: int, told: Told, text: str) -> dict[str, Any]:
    start = _find(text, told.start)
    end = _find(text, told.stop, start) + len(told.stop)
    return {
        "mention_id": f"m{number:02d}-{told.event}",
        "article_id": told.article,
        "sentence_start": start,
        "sentence_end": end,
        "evidence": text[start:end],
        "cue": told.words["cue"],
        "toponym": told.words.get("place"),
        "query": told.query,
        "place_basis": "stated",
        "place_score": 0.99 if told.query else None,
        "date_basis": "weekday",
        "action": "rally",
        "status": "held",
        "is_online": False,
        "starts_on": "2018-06-14",
        **told.more,
        "ends_on": told.more.get("starts_on", "2018-06-14"),
    }


def _spans(told: Told, mention: dict[str, Any], texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Give each field's words from the evidence, or from where the article first says them."""
    text = texts[told.article]
    for name, words in told.words.items():
        start = text.find(words, mention["sentence_start"], mention["sentence_end"])
        start = start if start >= 0 else _find(text, words)
        yield _span(mention, name, start, words)
    if "day" not in told.words and mention["date_basis"] == "weekday" and "Thursday" in text:
        yield _span(mention, "day", _find(text, "Thursday"), "Thursday")
    for field_name, names in (("organizer", mention.get("organizers")), ("promoter", mention.get("promoters"))):
        for name in names or []:
            if field_name not in told.words:
                yield _span(mention, field_name, _find(text, name), name)


def _span(mention: dict[str, Any], name: str, start: int, words: str) -> dict[str, Any]:
    return {
        "mention_id": mention["mention_id"], "field": name, "start": start, "end": start + len(words), "quote": words
    }  # fmt: skip


def _rejections(texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    for article, words, reason in (
        ("nbc-news-third", "Bristol, Rhode Island", "an institution's town, not where people gathered"),
        ("nbc-news-third", "Brownsville, Texas", "a detention facility in the news, not a gathering"),
    ):
        start = _find(texts[article], words)
        yield {"article_id": article, "start": start, "end": start + len(words), "quote": words, "reason": reason}


def _places() -> Iterator[dict[str, Any]]:
    for query, (name, admin1, latitude, longitude) in POINTS.items():
        yield {
            "query": query, "name": name, "admin1": admin1, "country_code": "US", "latitude": latitude,
            "longitude": longitude, "precision": "city", "geocoder": "gazetteer", "looked_up_on": "2026-11-24",
        }  # fmt: skip


def _events(mentions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for event_id in dict.fromkeys(told.event for told in TOLD):
        yield _merge(event_id, [m for told, m in zip(TOLD, mentions, strict=True) if told.event == event_id])


def _merge(event_id: str, told: list[dict[str, Any]]) -> dict[str, Any]:
    first = told[0]
    point = POINTS.get(first["query"])
    kept = ("query", "starts_on", "ends_on", "crowd_low", "crowd_high", "action", "status", "is_online", "venue")
    return {
        **{key: first.get(key) for key in kept},
        "event_id": event_id,
        "place": first["query"],
        "latitude": point[2] if point else None,
        "longitude": point[3] if point else None,
        "precision": "city" if point else "unresolved",
        "other_reading": first.get("other_reading"),
        "organizers": _union(told, "organizers"),
        "promoters": _union(told, "promoters"),
        "report_count": len({m["article_id"] for m in told}),
        "story_count": len({STORIES[m["article_id"]] for m in told}),
        "outlet_count": len({m["article_id"].split("-news")[0] for m in told}),
        "by_hand": [],
    }


def _union(told: list[dict[str, Any]], column: str) -> list[str]:
    return list(dict.fromkeys(name for mention in told for name in mention.get(column) or []))


def _links(mentions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for told, mention in zip(TOLD, mentions, strict=True):
        reason = "same town and day" if told.event in seen else "first report"
        seen.add(told.event)
        yield {"mention_id": mention["mention_id"], "event_id": told.event, "reason": reason}


def make_events(count: int, place_count: int, seed: int = 0) -> dict[str, pd.DataFrame]:
    """Give tables of `count` made-up events in `place_count` made-up towns over four years; one mention an event."""
    random = np.random.default_rng(seed)
    town = random.integers(0, place_count, count)
    latitude = random.uniform(26, 48, place_count).round(4)[town]
    longitude = random.uniform(-122, -70, place_count).round(4)[town]
    day = pd.Timestamp("2017-01-20") + pd.to_timedelta(random.integers(0, 1461, count), unit="D")
    crowd = np.where(random.random(count) < 0.3, -1, (10 ** random.uniform(0.8, 5, count)).astype(int))
    group = random.integers(0, 60, count)
    status = random.choice(["held", "planned", "cancelled"], count, p=[0.9, 0.08, 0.02])
    action = random.choice(["rally", "march", "vigil", "protest", "counter_protest"], count)
    names = [f"Town {t}, State {t % 50}" for t in town]
    events = [
        {
            "event_id": f"e{i:06d}", "place": names[i], "query": names[i], "latitude": latitude[i],
            "longitude": longitude[i], "precision": "city", "starts_on": day[i], "ends_on": day[i],
            "crowd_low": crowd[i] if crowd[i] >= 0 else None, "crowd_high": crowd[i] if crowd[i] >= 0 else None,
            "organizers": [f"Group {group[i]}"], "status": status[i], "action": action[i], "is_online": False,
            "report_count": 1, "story_count": 1, "outlet_count": 1,
        }
        for i in range(count)
    ]  # fmt: skip
    return _tables_of_events(events)


def _tables_of_events(events: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Give the other tables that go with made-up events: an article of one sentence and a mention for each."""
    articles, mentions, links = [], [], []
    for number, event in enumerate(events):
        text = f"People gathered in {event['place']} on {event['starts_on']:%B %d, %Y}."
        article_id = hashlib.sha256(text.encode() + str(number).encode()).hexdigest()[:16]
        articles.append({
            "article_id": article_id, "publisher": f"Outlet {number % 40}", "published_on": event["starts_on"],
            "text": text, "story_id": article_id,
        })  # fmt: skip
        mentions.append({
            **{k: v for k, v in event.items() if k in {c.name for c in MENTIONS.columns}},
            "mention_id": f"m-{event['event_id']}", "article_id": article_id, "sentence_start": 0,
            "sentence_end": len(text), "evidence": text, "cue": "gathered", "place_basis": "stated",
            "date_basis": "stated",
        })  # fmt: skip
        links.append({"mention_id": f"m-{event['event_id']}", "event_id": event["event_id"], "reason": "first report"})
    places = {
        e["query"]: {
            "query": e["query"], "name": e["query"].split(",")[0], "admin1": e["query"].split(", ")[1],
            "country_code": "US", "latitude": e["latitude"], "longitude": e["longitude"], "precision": "city",
            "geocoder": "gazetteer", "looked_up_on": "2026-11-24",
        }
        for e in events
    }  # fmt: skip
    return {
        "articles": ARTICLES.frame(articles),
        "mentions": MENTIONS.frame(mentions),
        "spans": SPANS.empty(),
        "rejections": REJECTIONS.empty(),
        "places": PLACES.frame(places.values()),
        "events": EVENTS.frame(events),
        "links": LINKS.frame(links),
        "set_aside": SET_ASIDE.empty(),
        "coded": CODED.empty(),
        "datasets": DATASETS.empty(),
    }
