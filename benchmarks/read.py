"""How fast articles are read, and what each part of the reading is worth.

    python -m benchmarks.read [--repeat 3]                     speed, on this repository's texts
    python -m benchmarks.read --articles DIR                   the same on other texts (NNN.txt beside NNN.json)
    python -m benchmarks.read --parts [--articles DIR]         each part left out in turn, against the labels

Speed is a ratio of CPU times in one process on one core: spaCy's small model run whole over the same texts, by ours.
The labels are those of tests/corpus, or of DIR in the same form.
"""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import spacy

from benchmarks.corpora import make_article
from benchmarks.local_news import make_local_news
from dashboard.pipeline.mentions import find_mentions
from dashboard.pipeline.reading.skills import ALL, Skills
from dashboard.pipeline.reading.syntax import MODEL
from dashboard.tables import ARTICLES
from geocache.distance import distance_km
from geocache.gazetteer import Gazetteer
from tests.corpus.labels import NEAR_KM, TEXTS, Labelled, as_articles, read_labelled

_ONE_IN = 20
"""On the stream, one article in so many tells of a protest."""
_DAYS_APART = 3


def main() -> int:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description="how fast articles are read, and what each part is worth")
    parser.add_argument("--articles", type=Path, default=TEXTS)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--parts", action="store_true")
    options = parser.parse_args()
    texts = read_labelled(options.articles)
    if options.parts:
        _print_parts(texts)
    else:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        _print_speed(texts, options.repeat)
    return 0


def _print_speed(texts: list[Labelled], repeat: int) -> None:
    gazetteer = Gazetteer.load()
    protests = as_articles([text for text in texts if text.label["events"]])
    whole = spacy.load(MODEL)
    find_mentions(protests.head(2), gazetteer)
    for name, articles in (("protest articles", protests), (f"stream, 1 in {_ONE_IN}", _make_stream(protests))):
        ours = _measure(lambda a=articles: find_mentions(a, gazetteer), repeat)  # type: ignore[misc] - bound for now
        theirs = _measure(lambda a=articles: list(whole.pipe(a["text"], batch_size=64)), repeat)  # type: ignore[misc]
        rate = len(articles) / ours
        print(f"{name:18} {len(articles):6} articles  {rate:8.1f} articles/s  {theirs / ours:6.1f} × spaCy whole")
    for count in (500, 5_000):
        find_mentions(_fillers(count, protests=0.05), gazetteer)
        print(f"memory after {count} articles: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _measure(work: Callable[[], object], repeat: int) -> float:
    """Give the median of CPU seconds."""
    taken = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def _make_stream(protests: pd.DataFrame) -> pd.DataFrame:
    """Give a stream in which one article in twenty tells of a protest; the others, as long, are other local news."""
    length = int(protests["text"].str.len().median())
    others = _fillers(len(protests) * (_ONE_IN - 1), protests=0.0)
    others["text"] = [make_local_news(number, length) for number in range(len(others))]
    return pd.concat([protests, others], ignore_index=True)


def _fillers(count: int, *, protests: float) -> pd.DataFrame:
    rows = [{**make_article(number, protests=protests), "story_id": ""} for number in range(count)]
    return ARTICLES.frame([{**row, "published_on": pd.Timestamp(row["published_on"])} for row in rows])


def _print_parts(texts: list[Labelled]) -> None:
    gazetteer = Gazetteer.load()
    print(f"{'left out':14} {'P':>6} {'R':>6} {'F1':>6}   events by place and day")
    cases = [("nothing", ALL), *((part.name, replace(ALL, **{part.name: False})) for part in fields(Skills))]
    for name, skills in cases:
        mentions, _, _ = find_mentions(as_articles(texts), gazetteer, skills)
        found, told, asked = _count(texts, mentions, gazetteer)
        precision, recall = found / max(1, told), found / max(1, asked)
        print(f"{name:14} {precision:6.3f} {recall:6.3f} {2 * found / max(1, told + asked):6.3f}")


def _count(texts: list[Labelled], mentions: pd.DataFrame, gazetteer: Gazetteer) -> tuple[int, int, int]:
    """Count the labelled events found, the mentions told and the events asked for, ambiguous ones aside."""
    found = told = asked = 0
    for text in texts:
        rest = mentions[mentions["article_id"] == text.name].to_dict("records")
        rest = [m for m in rest if m["is_online"] or not pd.isna(m["query"])]
        told += len(rest)
        for event in sorted(text.label["events"], key=lambda e: bool(e.get("ambiguous"))):
            match = next((m for m in rest if _agrees(event, m, gazetteer)), None)
            if match is not None:
                rest.remove(match)
            is_asked = not event.get("ambiguous")
            asked += is_asked
            found += is_asked and match is not None
            told -= match is not None and not is_asked
    return found, told, asked


def _agrees(event: dict[str, object], mention: dict[str, object], gazetteer: Gazetteer) -> bool:
    if event["lat"] is None:
        return bool(mention["is_online"])
    place = None if pd.isna(mention["query"]) else gazetteer.geocode(str(mention["query"]))
    if place is None or place.latitude is None or place.longitude is None:
        return False
    here, there = (float(str(event["lat"])), float(str(event["lon"]))), (place.latitude, place.longitude)
    return distance_km(here, there) <= NEAR_KM and _day_agrees(event, mention)


def _day_agrees(event: dict[str, object], mention: dict[str, object]) -> bool:
    if not event.get("date") or event.get("date_derivable") is False:
        return True
    first, last = pd.Timestamp(mention["starts_on"]), pd.Timestamp(mention["ends_on"])  # type: ignore[arg-type] - a row
    is_close = last - first <= pd.Timedelta(days=_DAYS_APART)
    return bool(first <= pd.Timestamp(str(event["date"])) <= last and is_close)


if __name__ == "__main__":
    raise SystemExit(main())
