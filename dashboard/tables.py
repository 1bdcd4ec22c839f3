"""The tables' schemas, declared once: what is checked after each stage, how Parquet holds it, what the README says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow
from pyarrow import parquet

from dashboard.errors import SchemaError, TablesError
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


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind ("text", "day", "integer", "number", "flag", "list") and what it means."""

    name: str
    kind: str
    meaning: str
    optional: bool = False
    states: type[StrEnum] | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, of which those of `key` tell its rows apart."""

    name: str
    key: tuple[str, ...]
    meaning: str
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The checks a table must pass."""
        return pa.DataFrameSchema(
            {c.name: _checked_column(c) for c in self.columns}, unique=list(self.key), strict=True, name=self.name
        )

    @cached_property
    def arrow_schema(self) -> arrow.Schema:
        """How Parquet holds the table; days are date32, lists are lists of strings."""
        return arrow.schema([arrow.field(c.name, _ARROW_TYPES[c.kind], nullable=c.optional) for c in self.columns])

    def empty(self) -> pd.DataFrame:
        """Give the table without rows."""
        return self.frame([])

    def frame(self, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
        """Give `rows` as this table, typed and checked; a row may leave out optional columns."""
        rows = list(rows)
        columns = {c.name: [row.get(c.name) for row in rows] for c in self.columns}
        return self.check(pd.DataFrame({c.name: _series(columns[c.name], c.kind) for c in self.columns}))

    def check(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give `table` back with its columns in order, or raise SchemaError naming the first column that is wrong."""
        try:
            checked = self.schema.validate(table, lazy=False)
        except pa.errors.SchemaError as error:
            raise SchemaError(f"table {self.name}: {str(error).splitlines()[0]}") from error
        return checked[[c.name for c in self.columns]].reset_index(drop=True)

    def write(self, table: pd.DataFrame, folder: Path) -> None:
        """Write `table` to `folder`/NAME.parquet. Same rows give the same bytes."""
        rows = arrow.Table.from_pandas(self.check(table), schema=self.arrow_schema, preserve_index=False)
        parquet.write_table(rows.replace_schema_metadata(None), folder / f"{self.name}.parquet", compression="zstd")

    def read(self, folder: Path) -> pd.DataFrame:
        """Read the table from `folder`; raises TablesError where it is missing or of another version."""
        path = folder / f"{self.name}.parquet"
        try:
            rows = parquet.read_table(path)
        except FileNotFoundError:
            raise TablesError(f"{path}: no such table; run `protest-map build --tables {folder}` first") from None
        except (arrow.ArrowInvalid, OSError) as error:
            raise TablesError(
                f"{path}: not readable ({str(error).splitlines()[0]}); run `protest-map build` again"
            ) from None
        if rows.schema.names != [c.name for c in self.columns]:
            raise TablesError(f"{path}: made by another version; run `protest-map build` again")
        return pd.DataFrame({c.name: _series(rows.column(c.name).to_pylist(), c.kind) for c in self.columns})


_ARROW_TYPES = {
    "text": arrow.string(),
    "day": arrow.date32(),
    "integer": arrow.int64(),
    "number": arrow.float64(),
    "flag": arrow.bool_(),
    "list": arrow.list_(arrow.string()),
}
_DTYPES = {
    "text": "str",
    "day": "datetime64[s]",
    "integer": "Int64",
    "number": "float64",
    "flag": "bool",
    "list": "object",
}


def _series(values: list[Any], kind: str) -> "pd.Series[Any]":
    if kind == "list":
        return pd.Series([list(v) if v is not None else [] for v in values], dtype="object")
    if kind == "day":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
    return pd.Series(values, dtype=_DTYPES[kind])


def _checked_column(column: Column) -> pa.Column:
    checks = []
    if column.states is not None:
        checks.append(pa.Check.isin([state.value for state in column.states]))
    if column.low is not None:
        checks.append(pa.Check.ge(column.low))
    if column.high is not None:
        checks.append(pa.Check.le(column.high))
    return pa.Column(_DTYPES[column.kind], checks, nullable=column.optional)


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
        _text("article_id", "the file's stem, or a hash of address and text"),
        _text("url", "the article's address", optional=True),
        _text("publisher", "the outlet's name", optional=True),
        _text("headline", "the headline", optional=True),
        Column("published_on", "day", "the day of publication", optional=True),
        _text("home", "the outlet's home town, where the article's front matter gives it", optional=True),
        _text("text", "the whole text; all offsets count its characters"),
        _text("story_id", "shared by versions and syndicated copies of one story"),
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
        Column("by_hand", "list", "the fields that a person corrected"),
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
    ),
)
TABLES = (ARTICLES, MENTIONS, SPANS, REJECTIONS, PLACES, EVENTS, LINKS, SET_ASIDE)
