"""The drill-down: from an event to its reports, and from each report to the words behind every field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from markupsafe import Markup

from dashboard.page.cells import read_day, tell_crowd, tell_when
from dashboard.page.collection import Collection
from dashboard.page.marks import Span, find_excerpt, list_fields, mark_excerpt, mark_text
from dashboard.tables import DateBasis, PlaceBasis

_DATE_NOTES = {
    DateBasis.PUBLISHED: "Day: no words say it; taken from the publication day",
    DateBasis.NONE: "Day: not known",
}
_PLACE_NOTES = {
    PlaceBasis.NEARBY: "State: told from the other places of the article",
    PlaceBasis.HEADLINE: "Place: named in the headline alone",
    PlaceBasis.DATELINE: "Place: named in the dateline alone",
    PlaceBasis.CONTEXT: "Place: named elsewhere in the article",
    PlaceBasis.OUTLET: "Place: not named; the outlet's home town",
    PlaceBasis.BY_HAND: "Place: set by hand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Words behind a field that stand outside the evidence."""

    fields: Sequence[str]
    quote: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of an event."""

    mention_id: str
    article_id: str
    outlet: str
    published_on: date | None
    headline: str | None
    url: str | None
    """The article's address, only where it is http or https."""
    evidence: str
    """The sentence, as it stands but for its spaces; empty where the source gave no text."""
    quote: Markup
    """The evidence, marked."""
    fields: Sequence[str]
    """The fields marked in the evidence."""
    elsewhere: Sequence[Elsewhere]
    notes: Sequence[str]
    """What was inferred, and from what."""
    reason: str
    """Why this mention belongs to the event."""
    crowd: str
    when: str
    status: str
    status_words: str
    """The words that tell the status; empty where none do."""
    crowd_said_by: str | None
    coded_by: str | None
    """The data set that names this report, where people coded it and there is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that are versions or copies of one story."""

    story_id: str
    reports: Sequence[Report]

    def group_by_quote(self) -> list[list[Report]]:
        """Give the reports, those together whose evidence is the same sentence."""
        groups: dict[str, list[Report]] = {}
        for report in self.reports:
            groups.setdefault(report.evidence or report.mention_id, []).append(report)
        return list(groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A whole article with the marks of one mention."""

    outlet: str
    headline: str | None
    published_on: date | None
    url: str | None
    paragraphs: Sequence[Markup]
    fields: Sequence[str]


def read_stories(collection: Collection, event_id: str) -> list[Story]:
    """Give an event's reports, grouped by story, the newest first; raises KeyError for an event that is not there."""
    links = collection.links.iloc[collection.link_rows[event_id]]
    mentions = collection.mentions.iloc[collection.mention_index.get_indexer(pd.Index(links["mention_id"]))]
    articles = collection.articles.iloc[collection.article_index.get_indexer(pd.Index(mentions["article_id"]))]
    rows = zip(*(table.to_dict("records") for table in (links, mentions, articles)), strict=True)
    told = sorted((link | mention | article for link, mention, article in rows), key=_newest_first)
    reports = [(str(row["story_id"]), _read_report(row, spans_of(collection, row["mention_id"]))) for row in told]
    return [
        Story(story_id=story, reports=[report for key, report in reports if key == story])
        for story in dict.fromkeys(key for key, _ in reports)
    ]


def read_article(collection: Collection, mention_id: str) -> Article:
    """Give the whole article of a mention, its words marked."""
    mention = collection.mentions.iloc[collection.mention_index.get_loc(mention_id)]
    article = collection.articles.iloc[collection.article_index.get_loc(str(mention["article_id"]))]
    spans = spans_of(collection, mention_id)
    text = str(article["text"])
    return Article(
        outlet=_text(article["publisher"]) or "Outlet not known",
        headline=_text(article["headline"]),
        published_on=read_day(article["published_on"]),
        url=safe_url(_text(article["url"])),
        paragraphs=[mark_text(text, start, end, spans) for start, end in _list_paragraphs(text)],
        fields=list_fields(spans, 0, len(text)),
    )


def safe_url(url: str | None) -> str | None:
    """Give an address that a link may carry: http or https with a host, else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _read_report(row: dict[Any, Any], own: list[Span]) -> Report:
    start, end, text = int(row["sentence_start"]), int(row["sentence_end"]), str(row["text"])
    return Report(
        mention_id=row["mention_id"],
        article_id=row["article_id"],
        outlet=_text(row["publisher"]) or "Outlet not known",
        published_on=read_day(row["published_on"]),
        headline=_text(row["headline"]),
        url=safe_url(_text(row["url"])),
        evidence=" ".join(text[start:end].split()),
        quote=mark_excerpt(text, start, end, own),
        fields=list_fields(own, start, end),
        elsewhere=list(read_elsewhere(text, own, start, end)),
        notes=list(list_notes(row)),
        reason=row["reason"],
        crowd=tell_crowd(row),
        when=tell_when(row),
        status=str(row["status"]),
        status_words=", ".join(dict.fromkeys(text[s.start : s.end] for s in own if s.field == "status")),
        crowd_said_by=_text(row["crowd_said_by"]),
        coded_by=_text(row["coded_by"]),
    )


def read_elsewhere(text: str, spans: Iterable[Span], start: int, end: int) -> Iterable[Elsewhere]:
    """Give the words outside the evidence, those that stand close together in one excerpt."""
    outside = sorted((s for s in spans if not (s.start < end and s.end > start)), key=lambda s: s.start)
    while outside:
        first, last = find_excerpt(text, outside[0].start, outside[0].end)
        inside = [s for s in outside if s.start < last and s.end > first]
        outside = [s for s in outside if s not in inside]
        yield Elsewhere(fields=list_fields(inside, first, last), quote=mark_excerpt(text, first, last, inside))


def list_notes(row: Mapping[Any, Any]) -> Iterable[str]:
    """Say what of a mention no words tell, and what it was inferred from; `row` has its article's day too."""
    if row["place_basis"] in _PLACE_NOTES:
        yield _PLACE_NOTES[row["place_basis"]]
    if row["date_basis"] in _DATE_NOTES:
        yield _DATE_NOTES[row["date_basis"]]
    elif row["date_basis"] in (DateBasis.WEEKDAY, DateBasis.RELATIVE) and read_day(row["published_on"]):
        yield "Day: counted from the publication day"


def _list_paragraphs(text: str) -> Iterable[tuple[int, int]]:
    """Give where each line with something in it starts and ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def spans_of(collection: Collection, mention_id: str) -> list[Span]:
    """Give the words behind a mention's fields."""
    own = collection.spans.iloc[collection.span_rows.get(mention_id, [])]
    return [Span(f, int(s), int(e)) for f, s, e in zip(own["field"], own["start"], own["end"], strict=True)]


def list_coded(collection: Collection, event_id: str) -> list[tuple[str, str]]:
    """Give what the coders of a data set wrote of an event, as (their column, their words)."""
    rows = collection.coded.iloc[collection.coded_rows.get(event_id, [])]
    return list(zip(rows["field"], rows["words"], strict=True))


def _newest_first(row: dict[Any, Any]) -> tuple[int, str]:
    published = read_day(row["published_on"])
    return (-published.toordinal() if published else 0), str(row["article_id"])


def _text(value: Any) -> str | None:
    return None if pd.isna(value) or not str(value).strip() else str(value)
