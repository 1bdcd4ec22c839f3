"""The tables' schemas, declared once: what is checked after each stage, how Parquet holds it, what the README says."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from dashboard.schema import Column, Table
from geocache.places import Precision


class DateBasis(StrEnum):
    """How a mention's days were come by."""

    STATED = "stated"
    """The words name the day: "June 14", "June 14, 2018"."""
    WEEKDAY = "weekday"
    """A weekday, counted from the publication day: "Thursday"."""
    RELATIVE = "relative"
    """Other words, counted from the publication day: "today", "two weeks ago", "Father's Day"."""
    PUBLISHED = "published"
    """No words: the publication day stands in."""
    NONE = "none"
    """Not known."""


class PlaceBasis(StrEnum):
    """How a mention's place was come by."""

    STATED = "stated"
    """Named with the event, and one place of that name fits."""
    NEARBY = "nearby"
    """Named without a state; other places of the article tell which one is meant."""
    HEADLINE = "headline"
    """Named in the headline alone."""
    DATELINE = "dateline"
    """Named in the dateline alone."""
    CONTEXT = "context"
    """Named in another sentence of the article."""
    OUTLET = "outlet"
    """Not named: the outlet's home town stands in."""
    BY_HAND = "by_hand"
    """A person set it."""
    NONE = "none"
    """Not known, or not a place on the ground."""


class Status(StrEnum):
    """Whether the event took place, as far as its latest report tells. Planned is never counted as held."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """What people did."""

    RALLY = "rally"
    MARCH = "march"
    VIGIL = "vigil"
    WALKOUT = "walkout"
    STRIKE = "strike"
    SIT_IN = "sit_in"
    BLOCKADE = "blockade"
    PROTEST = "protest"
    COUNTER_PROTEST = "counter_protest"


class AsideKind(StrEnum):
    """What a row of `set_aside` stands for."""

    LEFT_OUT = "left_out"
    """An article, or a row of a data set, that gave nothing: read and left out together are all there was."""
    NOTE = "note"
    """A part of an article that could not be read; the article counts as read, or has a row of its own."""


class CorrectionKind(StrEnum):
    """What a person did about an event."""

    CHANGE = "change"
    """Set a field."""
    CONFIRM = "confirm"
    """Read the reports and found the event right."""
    REJECT = "reject"
    """Found that it is no event."""
    MERGE = "merge"
    """Made one event of several."""
    SPLIT = "split"
    """Took reports out of an event into one of their own."""
    UNDO = "undo"
    """Took back another correction."""


class Outcome(StrEnum):
    """What became of a correction when it was replayed."""

    APPLIED = "applied"
    UNDONE = "undone"
    """Another line takes it back."""
    SUPERSEDED = "superseded"
    """A later line decides the same."""
    TARGET_GONE = "target_gone"
    """What it is about is no longer found in the articles."""
    UNREADABLE = "unreadable"
    """The line of the log cannot be read."""


def _text(name: str, meaning: str, **more: Any) -> Column:
    return Column(name, "text", meaning, **more)


def _number(name: str, meaning: str, **more: Any) -> Column:
    return Column(name, "number", meaning, **more)


def _count(name: str, meaning: str, **more: Any) -> Column:
    return Column(name, "integer", meaning, low=0, **more)


_POINT = (
    _number("latitude", "degrees, WGS 84", optional=True, low=-90, high=90),
    _number("longitude", "degrees, WGS 84", optional=True, low=-180, high=180),
    _text("precision", "what the point stands for", states=Precision),
)
_WHEN = (
    Column("starts_on", "day", "first day of the closed interval in which the event took place", optional=True),
    Column("ends_on", "day", "last day of that interval", optional=True),
)
_CROWD = (
    _count("crowd_low", "people, the lowest figure told", optional=True),
    _count("crowd_high", "people, the highest figure told", optional=True),
)
_WHO = (
    Column("organizers", "list", "who called, hosted, sponsored or led it"),
    Column("promoters", "list", "who supported or promoted it"),
)
_WHAT = (
    _text("action", "what people did", states=Action),
    _text("status", "held, planned or cancelled", states=Status),
    Column("is_online", "flag", "took place online, so it has no point"),
)

ARTICLES = Table(
    "articles",
    ("article_id",),
    "what was read, a row an article",
    (
        _text(
            "article_id",
            "the file's stem, or its path within the folder where several files share a stem; a row's own "
            "`article_id`, or else a hash of address and text",
        ),
        _text("url", "the article's address", optional=True),
        _text("publisher", "the outlet's name", optional=True),
        _text("headline", "the headline", optional=True),
        Column("published_on", "day", "the day of publication", optional=True),
        _text("home", "the outlet's home town, where the article's front matter gives it", optional=True),
        _text("text", "the whole text; all offsets count its characters"),
        _text("story_id", "shared by versions and syndicated copies of one story"),
        _text(
            "coded_by",
            "the data set that names this report, where people coded it; its text is then empty",
            optional=True,
        ),
    ),
)
MENTIONS = Table(
    "mentions",
    ("mention_id",),
    "one event as one article tells it",
    (
        _text("mention_id", "from the article, the sentence and the place"),
        _text("article_id", "the article that tells it"),
        _count("sentence_start", "where the evidence starts in the article's text"),
        _count("sentence_end", "where the evidence ends"),
        _text("evidence", "text[sentence_start:sentence_end]"),
        _text("cue", "the words that tell of a gathering"),
        _text("toponym", "the place's name as written", optional=True),
        _text("query", "what the geocoder is asked", optional=True),
        _text("venue", "square, park, building or street", optional=True),
        _text("place_basis", "how the place was come by", states=PlaceBasis),
        _number("place_score", "how clearly this reading of the name is the right one", optional=True, low=0, high=1),
        _text("other_reading", "the next best reading of the name, as a query", optional=True),
        *_WHEN,
        _text("date_basis", "how the days were come by", states=DateBasis),
        *_CROWD,
        _text("crowd_said_by", "who gave the figure", optional=True),
        *_WHO,
        *_WHAT,
    ),
)
SPANS = Table(
    "spans",
    ("mention_id", "field", "start"),
    "the words behind each field of a mention; a field without a span was inferred, as its basis says",
    (
        _text("mention_id", "the mention"),
        _text("field", "place, venue, day, crowd, crowd_said_by, organizer, promoter, status, action or cue"),
        _count("start", "where the words start in the article's text"),
        _count("end", "where they end"),
        _text("quote", "text[start:end]"),
    ),
)
REJECTIONS = Table(
    "rejections",
    ("article_id", "start", "end", "reason"),
    "what could have been an event or a site and was not taken, with the reason",
    (
        _text("article_id", "the article"),
        _count("start", "where the words start in the article's text"),
        _count("end", "where they end"),
        _text("quote", "text[start:end]"),
        _text("reason", "why it is no event or no site, in words"),
    ),
)
PLACES = Table(
    "places",
    ("query",),
    "what each query was answered",
    (
        _text("query", "what was asked"),
        _text("name", "the place's own name", optional=True),
        _text("admin1", "its state, province or other first-level division", optional=True),
        _text("country_code", "ISO 3166-1 alpha-2", optional=True),
        *_POINT,
        _text("gazetteer_id", "where the answer stands in its source", optional=True),
        _text("geocoder", "who answered"),
        Column("looked_up_on", "day", "the day of the answer"),
        _text("note", "what a reader should know of the answer", optional=True),
    ),
)
EVENTS = Table(
    "events",
    ("event_id",),
    "one event, merged from its mentions",
    (
        _text("event_id", "from its sorted mention ids, so a rebuild gives the same"),
        _text("place", "the place's name for people", optional=True),
        _text("query", "the place, as a key of `places`", optional=True),
        *_POINT,
        _text("other_reading", "the next best reading of the place, where it is not certain", optional=True),
        _text("venue", "square, park, building or street", optional=True),
        *_WHEN,
        *_CROWD,
        *_WHO,
        *_WHAT,
        _count("report_count", "articles that tell it"),
        _count("story_count", "independent stories among them"),
        _count("outlet_count", "outlets among them"),
        Column(
            "by_hand",
            "list",
            "the fields that a person corrected; `reports` for a merge or split, `confirmed` for a confirmation",
        ),
    ),
)
LINKS = Table(
    "links",
    ("mention_id",),
    "which mention belongs to which event, and why",
    (
        _text("mention_id", "the mention"),
        _text("event_id", "the event it belongs to"),
        _text("reason", "why, in words"),
    ),
)
SET_ASIDE = Table(
    "set_aside",
    ("source",),
    "what could not be read as an article, with the reason",
    (
        _text("source", "the file, with the line or row within it"),
        _text("reason", "why it was set aside, in words"),
        _text("kind", "left out as a whole, or a note on a part", states=AsideKind),
    ),
)
CODED = Table(
    "coded",
    ("event_id", "field"),
    "what the coders of a data set wrote of an event, in their words",
    (
        _text("event_id", "the event"),
        _text("field", "the name of their column"),
        _text("words", "what stands in it"),
    ),
)
DATASETS = Table(
    "datasets",
    ("dataset",),
    "the data sets that others coded and that were imported, for the credits",
    (
        _text("dataset", "the first part of the ids of its articles and mentions"),
        _text("name", "its name for people"),
        _text("version", "which edition, as far as the file tells"),
        _text("terms", "on what terms it may be used and passed on"),
        _text("url", "where it comes from", optional=True),
        _count("row_count", "rows of the file; events and rows set aside together are as many"),
        _count("event_count", "events among them"),
        _count("set_aside_count", "rows set aside, each with its reason in `set_aside`"),
    ),
)
CORRECTIONS = Table(
    "corrections",
    ("correction_id",),
    "the log of corrections, a row a line, with what became of each when it was replayed",
    (
        _text("correction_id", "the correction, or the line of the log where it cannot be read"),
        _text("made_at", "when, UTC", optional=True),
        _text("who", "who made it", optional=True),
        _text("what", "what was done", optional=True, states=CorrectionKind),
        _text("about", "the event as it was then, for people", optional=True),
        _text("field", "what was changed", optional=True),
        _text("old", "what stood before, as JSON", optional=True),
        _text("new", "what was set, as JSON", optional=True),
        _text("found", "what the articles alone say now, as JSON", optional=True),
        _text("why", "the reason given", optional=True),
        _text("event_id", "the event in which it stands now", optional=True),
        _text("outcome", "what became of it", states=Outcome),
        _text("note", "what a reader should know of it, in words", optional=True),
    ),
)
EVENTS_FOUND = replace(EVENTS, name="events_found", meaning="the events as the articles alone tell them")
LINKS_FOUND = replace(LINKS, name="links_found", meaning="the links as the articles alone give them")
REVIEW_TABLES = (EVENTS_FOUND, LINKS_FOUND, CORRECTIONS)
"""What corrections are replayed on, and what became of them."""
TABLES = (ARTICLES, MENTIONS, SPANS, REJECTIONS, PLACES, EVENTS, LINKS, SET_ASIDE, CODED, DATASETS)


def holds_tables(folder: Path) -> bool:
    """Say whether any of TABLES lies in `folder`, however damaged."""
    return any((folder / f"{table.name}.parquet").exists() for table in TABLES)
