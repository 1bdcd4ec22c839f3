"""Coded events to tables: each row an event, each of its sources a report without a text."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from dashboard.imports.coded import CodedEvent, Dataset, NamedPlace, Note, quote, read_outlet
from dashboard.pipeline.events import event_id
from dashboard.schema import Table
from dashboard.tables import ARTICLES, CODED, EVENTS, LINKS, MENTIONS, PLACES, DateBasis, PlaceBasis
from geocache.places import Precision

Row = dict[str, Any]


@dataclass(slots=True)
class CodedTables:
    """The rows that a data set gives, table by table; articles and places by their keys, for rows share them."""

    dataset: Dataset
    today: date
    name_place: Callable[[CodedEvent], NamedPlace]
    articles: dict[str, Row] = field(default_factory=dict)
    places: dict[str, Row] = field(default_factory=dict)
    mentions: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    coded: list[Row] = field(default_factory=list)
    _seen: Counter[str] = field(default_factory=Counter)

    def add(self, event: CodedEvent) -> list[Note]:
        """Take in one row, give its notes; a row that stands twice in its file is two events, as its makers have it."""
        record, again = self._record_id(event)
        place, strange, other_reading = self.name_place(event)
        query = self._query(event, place)
        reports = [self._article(source, record, n) for n, source in enumerate(event.sources)]
        articles = reports or [self._article(None, record, 0)]
        mentions = [self._mention(event, f"{record}/{n}", a, query) for n, a in enumerate(articles)]
        name = event_id(m["mention_id"] for m in mentions)
        self.mentions += [mention | {"other_reading": other_reading} for mention in mentions]
        self.events.append(self._event(event, name, place, query, reports) | {"other_reading": other_reading})
        reason = f"coded as one event by {self.dataset.name}"
        self.links += [{"mention_id": m["mention_id"], "event_id": name, "reason": reason} for m in mentions]
        self.coded += [{"event_id": name, "field": column, "words": words} for column, words in event.words.items()]
        if not (place or event.point or event.is_online):
            strange = "it names no town and gives no point; kept as an event without a place"
        return [*event.notes, *(Note(part, reason) for part, reason in (("id", again), ("place", strange)) if reason)]

    def tables(self) -> list[tuple[Table, list[Row]]]:
        """Give each table that the data set adds to, with its rows."""
        return [
            (ARTICLES, list(self.articles.values())),
            (MENTIONS, self.mentions),
            (PLACES, list(self.places.values())),
            (EVENTS, self.events),
            (LINKS, self.links),
            (CODED, self.coded),
        ]

    def find_points(self, locate: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
        """Look up by name the towns of events that came without a point."""
        without = [e for e in self.events if e["query"] is not None and e["query"] not in self.places]
        if not without:
            return
        wanted = pd.DataFrame({"query": sorted({e["query"] for e in without})}).assign(venue=None)
        found = {row["query"]: row for row in PLACES.rows(locate(wanted))}
        self.places |= found
        for event in without:
            event |= {name: found[event["query"]][name] for name in ("latitude", "longitude", "precision")}

    def _record_id(self, event: CodedEvent) -> tuple[str, str | None]:
        """Give the row's own id, or a hash of its words, and a reason where it comes again, which gets a number."""
        words = repr(sorted(event.words.items()))
        own = event.own_id or hashlib.sha256(words.encode()).hexdigest()[:12]
        self._seen[own] += 1
        record, number = f"{self.dataset.key}:{own}", self._seen[own]
        if number == 1:
            return record, None
        same = f"its id {quote(own)} is that of" if event.own_id else "it says word for word the same as"
        return f"{record}#{number}", f"{same} a row before it; kept as one more event"

    def _query(self, event: CodedEvent, place: str | None) -> str | None:
        """Give the key of the place; where the data set gives the point, the key says so, to stand beside our own."""
        if event.is_online or event.point is None:
            return None if event.is_online else place
        latitude, longitude = event.point
        query = f"{place or 'a place without a name'} ({self.dataset.key} {latitude:.5f} {longitude:.5f})"
        name, _, region = (place or "").partition(", ")
        self.places[query] = {
            "query": query,
            "name": name or None,
            "admin1": region or None,
            "latitude": latitude,
            "longitude": longitude,
            "precision": event.precision,
            "geocoder": self.dataset.key,
            "looked_up_on": self.today,
            "note": f"the point that {self.dataset.name} gives",
        }
        return query

    def _article(self, source: str | None, record: str, number: int) -> Row:
        """Give the report that a source names; an address is one report, however many rows name it."""
        url, outlet = read_outlet(source) if source else (None, None)
        if url:
            article_id = f"{self.dataset.key}:{hashlib.sha256(url.encode()).hexdigest()[:16]}"
        else:
            article_id = f"{record}/report{number}"
        row = {"article_id": article_id, "url": url, "publisher": outlet, "text": "", "story_id": article_id}
        return self.articles.setdefault(article_id, row | {"coded_by": self.dataset.name})

    def _mention(self, event: CodedEvent, mention_id: str, article: Row, query: str | None) -> Row:
        return {
            "mention_id": mention_id,
            "article_id": article["article_id"],
            "sentence_start": 0,
            "sentence_end": 0,
            "evidence": "",
            "cue": "",
            "toponym": event.place,
            "query": query,
            "place_basis": PlaceBasis.NONE if query is None else PlaceBasis.STATED,
            "date_basis": DateBasis.STATED,
            **_shared_fields(event),
        }

    @staticmethod
    def _event(event: CodedEvent, name: str, place: str | None, query: str | None, reports: list[Row]) -> Row:
        point = event.point if query is not None else None
        return {
            "event_id": name,
            "place": None if event.is_online else place,
            "query": query,
            "latitude": point and point[0],
            "longitude": point and point[1],
            "precision": event.precision if point else Precision.UNRESOLVED,
            **_shared_fields(event),
            "report_count": len(reports),
            "story_count": len({r["article_id"] for r in reports}),
            "outlet_count": len({r["publisher"] for r in reports}),
            "by_hand": [],
        }


def _shared_fields(event: CodedEvent) -> Row:
    """Give the fields that mention and event have alike."""
    low, high = event.crowd or (None, None)
    return {
        "venue": event.venue,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "crowd_low": low,
        "crowd_high": high,
        "organizers": list(event.organizers),
        "promoters": [],
        "action": event.action,
        "status": event.status,
        "is_online": event.is_online,
    }
