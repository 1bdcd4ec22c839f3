"""Why an event is where it is: its mentions, their words, what was inferred from what, and what was turned down."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.errors import UnknownIdError
from dashboard.page.review import describe_correction
from dashboard.tables import (
    ARTICLES,
    CODED,
    CORRECTIONS,
    EVENTS,
    LINKS,
    MENTIONS,
    PLACES,
    REJECTIONS,
    SPANS,
    DateBasis,
    Outcome,
    PlaceBasis,
)

Row = dict[str, Any]
INDENT = "   "
LABEL_WIDTH = 11
DAY_BASES = {
    DateBasis.STATED: "the day is named",
    DateBasis.WEEKDAY: "a weekday, counted from the publication day",
    DateBasis.RELATIVE: "counted from the publication day",
    DateBasis.PUBLISHED: "no word on the day: inferred from the publication day",
    DateBasis.NONE: "not known",
}
PLACE_BASES = {
    PlaceBasis.STATED: "named with the event",
    PlaceBasis.NEARBY: "named without its state; the article's other places tell which one",
    PlaceBasis.HEADLINE: "named in the headline alone",
    PlaceBasis.DATELINE: "named in the dateline alone",
    PlaceBasis.CONTEXT: "named in another sentence",
    PlaceBasis.OUTLET: "not named: inferred from the outlet's home town",
    PlaceBasis.BY_HAND: "set by hand",
    PlaceBasis.NONE: "not known",
}


class _Tables:
    """The rows that an explanation draws on, by what they belong to."""

    def __init__(self, folder: Path) -> None:
        self.events = {row["event_id"]: row for row in EVENTS.rows(EVENTS.read(folder))}
        self.articles = {row["article_id"]: row for row in ARTICLES.rows(ARTICLES.read(folder))}
        self.mentions = {row["mention_id"]: row for row in MENTIONS.rows(MENTIONS.read(folder))}
        self.places = {row["query"]: row for row in PLACES.rows(PLACES.read(folder))}
        self.links = {row["mention_id"]: row for row in LINKS.rows(LINKS.read(folder))}
        self.coded = _group(CODED.rows(CODED.read(folder)), "event_id")
        self.spans = _group(SPANS.rows(SPANS.read(folder)), "mention_id")
        self.rejections = _group(REJECTIONS.rows(REJECTIONS.read(folder)), "article_id")
        self.corrections = _group(_read_standing(folder), "event_id")

    def mentions_of_event(self, event_id: str) -> list[Row]:
        found = [self.mentions[m] for m, link in self.links.items() if link["event_id"] == event_id]
        return sorted(found, key=lambda row: (self._published(row), row["mention_id"]))

    def mentions_of_article(self, article_id: str) -> list[Row]:
        found = [row for row in self.mentions.values() if row["article_id"] == article_id]
        return sorted(found, key=lambda row: (row["sentence_start"], row["mention_id"]))

    def _published(self, mention: Row) -> date:
        day: date | None = self.articles[mention["article_id"]]["published_on"]
        return day or date.max


def _read_standing(folder: Path) -> list[Row]:
    """Read the corrections that stand in an event; none of a folder that was built before there were any."""
    if not (folder / f"{CORRECTIONS.name}.parquet").is_file():
        return []
    return [row for row in CORRECTIONS.rows(CORRECTIONS.read(folder)) if row["outcome"] == Outcome.APPLIED]


def explain(name: str, folder: Path, *, width: int = 100) -> list[str]:
    """Explain an event, a mention or an article by its id (or an id's unique beginning); gives lines of text."""
    if not name.strip():
        raise UnknownIdError("name an event id, or that of an article or a mention; the page shows an event's id")
    tables = _Tables(folder)
    for known, describe in ((tables.events, _event), (tables.articles, _article), (tables.mentions, _lone_mention)):
        found = _find(name, known)
        if found is not None:
            return [line for text in describe(known[found], tables) for line in _wrap(text, width)]
    raise UnknownIdError(f"{name}: no event, article or mention of this id in {folder}; the page shows an event's id")


def _find(name: str, known: dict[str, Row]) -> str | None:
    if name in known:
        return name
    starts = [key for key in known if key.startswith(name)] if name else []
    return starts[0] if len(starts) == 1 else None


def _event(event: Row, tables: _Tables) -> Iterator[str]:
    where = event["place"] or ("online" if event["is_online"] else "place unknown")
    yield f"Event {event['event_id']}: {_words(event['action'])}, {where}"
    yield INDENT + " · ".join(fact for fact in (_days(event), event["status"], event["venue"]) if fact)
    yield from _label("crowd", _crowd(event))
    yield from _label("organizers", ", ".join(event["organizers"]) or "not told")
    if event["promoters"]:
        yield from _label("promoters", ", ".join(event["promoters"]))
    yield from _label("position", _position(event, tables.places.get(event["query"] or "")))
    yield from _label("told by", _told_by(event))
    if event["by_hand"]:
        yield from _label("by hand", ", ".join(event["by_hand"]))
    for correction in tables.corrections.get(event["event_id"], ()):
        why = f": {correction['why']}" if correction["why"] else ""
        yield from _label("corrected", f"{describe_correction(correction)}, {correction['made_at'][:10]}{why}")
    for number, mention in enumerate(tables.mentions_of_event(event["event_id"]), start=1):
        yield ""
        yield from _mention(f"{number}.", mention, tables)
        yield from _label("belongs", tables.links[mention["mention_id"]]["reason"])
        yield from _turned_down(mention["article_id"], tables, "in this sentence", mention)
    yield from _coded_words(event["event_id"], tables)


def _article(article: Row, tables: _Tables) -> Iterator[str]:
    yield f"Article {article['article_id']}: {article['headline'] or 'no headline'}"
    yield INDENT + _outlet(article)
    if article["url"]:
        yield INDENT + article["url"]
    yield from _label("story", article["story_id"])
    mentions = tables.mentions_of_article(article["article_id"])
    if not mentions:
        yield from _label("events", "none found")
    for number, mention in enumerate(mentions, start=1):
        yield ""
        yield from _mention(f"{number}.", mention, tables)
        yield from _label("event", _event_of(mention, tables))
    yield from _turned_down(article["article_id"], tables, "in this article")


def _lone_mention(mention: Row, tables: _Tables) -> Iterator[str]:
    yield from _mention("Mention", mention, tables)
    yield from _label("event", _event_of(mention, tables))
    yield from _turned_down(mention["article_id"], tables, "in this sentence", mention)


def _event_of(mention: Row, tables: _Tables) -> str:
    link = tables.links.get(mention["mention_id"])
    return f"{link['event_id']}: {link['reason']}" if link else "none: a person rejected it"


def _mention(title: str, mention: Row, tables: _Tables) -> Iterator[str]:
    article = tables.articles[mention["article_id"]]
    yield f"{title} {_outlet(article)} · {mention['mention_id']}"
    if article["coded_by"]:
        yield from _coded_report(article)
        return
    if mention["evidence"]:
        yield f"{INDENT}“{' '.join(mention['evidence'].split())}”"
    quotes = _group(tables.spans.get(mention["mention_id"], []), "field")
    what = f"{_words(mention['action'])}, {mention['status']}"
    yield from _label("cue", f"“{mention['cue']}” → {what}" if mention["cue"] else what)
    yield from _label("place", _with_quote(quotes.get("place", []), _place(mention)))
    if mention["venue"]:
        yield from _label("venue", _with_quote(quotes.get("venue", []), mention["venue"]))
    day = f"{_days(mention)} ({DAY_BASES[DateBasis(mention['date_basis'])]})"
    yield from _label("day", _with_quote(quotes.get("day", []), day))
    said_by = f", said by {mention['crowd_said_by']}" if mention["crowd_said_by"] else ""
    yield from _label("crowd", _with_quote(quotes.get("crowd", []), _crowd(mention) + said_by))
    for field, column in (("organizer", "organizers"), ("promoter", "promoters")):
        if mention[column]:
            yield from _label(field, _with_quote(quotes.get(field, []), ", ".join(mention[column])))


def _coded_report(article: Row) -> Iterator[str]:
    """Say of a report that nobody here has read it."""
    if article["url"]:
        yield INDENT + article["url"]
    yield from _label("coded by", f"{article['coded_by']}; its text was not read, so there is no quote")


def _coded_words(event_id: str, tables: _Tables) -> Iterator[str]:
    rows = tables.coded.get(event_id, [])
    if rows:
        yield ""
        yield f"{INDENT}the coders' own words:"
    for row in rows:
        yield f"{INDENT * 2}{row['field']}: {' '.join(row['words'].split())}"


def _place(mention: Row) -> str:
    basis = PLACE_BASES[PlaceBasis(mention["place_basis"])]
    if mention["query"] is None:
        return "online" if mention["is_online"] else f"none ({basis})"
    doubt = f"; other reading: {mention['other_reading']}" if mention["other_reading"] else ""
    score = "" if mention["place_score"] is None else f", {mention['place_score']:.0%} sure"
    return f"{mention['query']} ({basis}{score}{doubt})"


def _position(event: Row, place: Row | None) -> str:
    if event["latitude"] is None:
        return "none, took place online" if event["is_online"] else "none: counted, and off the map"
    source = f", from {place['geocoder']} {place['gazetteer_id'] or ''}".rstrip() if place else ""
    note = f" ({place['note']})" if place and place["note"] else ""
    return f"{event['latitude']:.4f}, {event['longitude']:.4f}: {event['precision']} level{source}{note}"


def _turned_down(article_id: str, tables: _Tables, where: str, mention: Row | None = None) -> Iterator[str]:
    rows = tables.rejections.get(article_id, [])
    if mention is not None:
        rows = [r for r in rows if mention["sentence_start"] <= r["start"] < mention["sentence_end"]]
    if rows:
        yield f"{INDENT}turned down {where}:"
    for row in rows:
        yield f"{INDENT * 2}“{' '.join(row['quote'].split())}”: {row['reason']}"


def _with_quote(spans: Iterable[Row], value: str) -> str:
    quotes = ", ".join(f"“{' '.join(span['quote'].split())}”" for span in spans)
    return f"{quotes} → {value}" if quotes else value


def _label(label: str, text: str | None) -> Iterator[str]:
    if text:
        yield f"{INDENT}{label:<{LABEL_WIDTH}}{text}"


def _told_by(event: Row) -> str:
    counts = ((event["report_count"], "report"), (event["story_count"], "story"), (event["outlet_count"], "outlet"))
    return ", ".join(f"{n} {word if n == 1 else {'story': 'stories'}.get(word, word + 's')}" for n, word in counts)


def _outlet(article: Row) -> str:
    day = article["published_on"]
    return f"{article['publisher'] or 'outlet not told'}, {_day(day) if day else 'no publication day'}"


def _days(row: Row) -> str:
    first, last = row["starts_on"], row["ends_on"]
    if first is None:
        return "day not known"
    return _day(first) if first == last or last is None else f"between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _crowd(row: Row) -> str:
    low, high = row["crowd_low"], row["crowd_high"]
    if low is None and high is None:
        return "not told"
    if low is None or high is None or low == high:
        return f"{low or high:,} people"
    return f"{low:,} to {high:,} people"


def _words(state: str) -> str:
    return state.replace("_", "-")


def _group(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return dict(groups)


def _wrap(text: str, width: int) -> list[str]:
    """Break a line under its own beginning, so that labels stand out."""
    indent = len(text) - len(text.lstrip())
    hang = " " * (indent + (LABEL_WIDTH if indent == len(INDENT) and "“" not in text[:5] else 0))
    return textwrap.wrap(
        text, max(width, 40), subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    ) or [""]
