"""The part of the tables that is exported, with what every export says of it: filters, counts, credits, data."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.errors import ExportError
from dashboard.page.collection import Collection
from dashboard.page.credits import Credit, list_data_credits, list_place_credits, write_credits
from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex, Filters, describe_filter, describe_filters, find_blocking, list_active
from dashboard.page.summary import Summary, say_days, say_when, summarize
from dashboard.page.words import capitalize, count_of, join_words, write_day
from dashboard.tables import PlaceBasis
from geocache.places import Precision


@dataclass(frozen=True)
class Extract:
    """The events that filters leave of a collection; never empty."""

    collection: Collection
    filters: str
    """The filters in words: "All events"."""
    summary: Summary
    mask: Mask
    """Which of the collection's events these are."""

    @cached_property
    def events(self) -> pd.DataFrame:
        """Their rows."""
        return self.collection.events[self.mask]

    @cached_property
    def mapped(self) -> pd.DataFrame:
        """The events that have a position."""
        return self.events[self.events["latitude"].notna() & ~self.events["is_online"]]

    @cached_property
    def articles(self) -> pd.DataFrame:
        """The rows of these articles."""
        return self.collection.articles.iloc[self._article_rows].reset_index(drop=True)

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets that tell these events, those with the most articles first."""
        outlets = self.collection.outlets
        counts = dict(zip(outlets.names, outlets.count(self._article_rows).tolist(), strict=True))
        return sorted((name for name, count in counts.items() if count), key=lambda name: (-counts[name], name))

    @cached_property
    def place_credits(self) -> tuple[Credit, ...]:
        """The credits of these events' positions."""
        rows = self.collection.place_rows[self.mask]
        return list_place_credits(
            self.collection.places.iloc[np.unique(self.collection.place_sources[rows[rows >= 0]])]
        )

    @cached_property
    def data_credits(self) -> tuple[Credit, ...]:
        """The credits of the imported data sets that these events are from."""
        return list_data_credits(self.collection.datasets, self.collection.coders.list(self._article_rows))

    @cached_property
    def data_day(self) -> date | None:
        """The day of the latest article among these events."""
        days = self.collection.published[self._article_rows]
        known = days[~np.isnat(days)]
        return known.max().item() if len(known) else None

    @cached_property
    def _article_rows(self) -> npt.NDArray[np.intp]:
        return self.collection.find_articles(self.mask)

    @cached_property
    def _mapped_precisions(self) -> "pd.Series[Any]":
        events = self.collection.events
        mapped = self.mask & events["latitude"].notna().to_numpy() & ~events["is_online"].to_numpy(bool)
        precisions: pd.Series[Any] = events["precision"][mapped]
        return precisions

    @cached_property
    def data_hash(self) -> str:
        """The first 16 digits of the SHA-256 of these events' rows: the same data give the same digits."""
        written = self.events.to_json(orient="records", date_format="iso", double_precision=7, force_ascii=False)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]

    def about(self, boundaries: Sequence[Credit] = ()) -> dict[str, str]:
        """Give what every file says of itself: filters, counts, data, credits and how to cite it."""
        return {
            "filters": self.say_filters(),
            "counts": self.say_counts(),
            "data": self.say_data(),
            "credits": self.say_credits(boundaries),
            "citation": self.say_citation(),
        }

    def say_citation(self) -> str:
        """Say how to cite these data."""
        return (
            f"Protest Map {version('protest-map')}: {count_of(self.summary.events, 'protest event')}, "
            f"{say_when(self.summary)} ({self.filters.lower()}), data {self.data_hash}."
        )

    def say_filters(self) -> str:
        """Say the filters and the days that the events cover: "All events · 1–14 June 2018"."""
        return f"{self.filters} · {say_days(self.summary)}"

    def say_counts(self, shown: pd.DataFrame | None = None) -> str:
        """Say how the events add up; of those with a position, the map shows `shown`, by default all."""
        summary = self.summary
        precisions = self._mapped_precisions if shown is None else shown["precision"]
        outside = summary.mapped - len(precisions)
        doubts = self._say_doubts(self.mapped if shown is None else shown)
        share = f" ({say_town_share(precisions)}{doubts})" if len(precisions) else ""
        parts = [f"{len(precisions):,} on the map{share}", *([f"{outside:,} outside this map"] if outside else [])]
        parts += [f"{summary.online:,} online"] if summary.online else []
        parts += [f"{summary.unplaced:,} not placed"] if summary.unplaced else []
        return f"{count_of(summary.events, 'event')}: {', '.join(parts)}."

    def _say_doubts(self, shown: pd.DataFrame) -> str:
        """Say how many of the events shown may lie elsewhere, and how many at a town that no words name."""
        links, mentions = self.collection.links, self.collection.mentions
        unnamed = set(mentions.loc[mentions["place_basis"] == PlaceBasis.OUTLET, "mention_id"])
        is_unnamed = links["mention_id"].isin(unnamed).groupby(links["event_id"]).all()
        by_hand = np.array(["place" in fields for fields in shown["by_hand"]], dtype=bool)
        inferred = int((shown["event_id"].isin(is_unnamed.index[is_unnamed]) & ~by_hand).sum())
        doubtful = int(shown["other_reading"].notna().sum())
        parts = [f"; {doubtful:,} probably there"] if doubtful else []
        parts += [f"; {inferred:,} at their outlet's home town, for no words name one"] if inferred else []
        return "".join(parts)

    def say_selection(self) -> str:
        """Say what was selected: "13 events: 12 with a position, 1 online, 0 not placed."."""
        events = count_of(self.summary.events, "event")
        apart = f"{self.summary.online:,} online, {self.summary.unplaced:,} not placed"
        return f"{events}: {self.summary.mapped:,} with a position, {apart}."

    def say_data(self) -> str:
        """Say what was read or coded: "Read from 5 articles (2 independent stories) up to 14 June 2018; data …."."""
        until = f" up to {write_day(self.data_day)}" if self.data_day else ""
        return f"{self._say_read()}{until}; data {self.data_hash}."

    def _say_read(self) -> str:
        read = self.articles[self.articles["coded_by"].isna()]
        stories = count_of(read["story_id"].nunique(), "independent story", "independent stories")
        parts = [f"read from {count_of(len(read), 'article')} ({stories})"] if len(read) else []
        coders = sorted(set(self.articles["coded_by"].dropna()))
        said = "; ".join([*parts, *([f"coded by {join_words(coders)}"] if coders else [])])
        return capitalize(said)

    def say_credits(self, boundaries: Sequence[Credit] = ()) -> str:
        """Say whose data it is, in one line."""
        return write_credits([*self.data_credits, *self.place_credits, *boundaries], self.outlets)


def say_town_share(precisions: "pd.Series[Any]") -> str:
    """Say how precise the positions of at least one event are: "92 % at town level", venues among them."""
    at_town = int((precisions == Precision.VENUE).sum() + (precisions == Precision.CITY).sum())
    return f"{int(100 * at_town / len(precisions))} % at town level"


def make_extract(collection: Collection, filters: Filters) -> Extract:
    """Select the events; raises ExportError, naming the filters to drop, where none is left."""
    index = EventIndex(collection)
    mask = index.match(filters)
    if not mask.any():
        raise ExportError(_say_empty(index, filters))
    summary = summarize(index, filters, mask)
    return Extract(collection, describe_filters(filters, index.facets), summary, mask)


def _say_empty(index: EventIndex, filters: Filters) -> str:
    """Say which filter leaves nothing, or which of them together do."""
    if not index.size:
        return "the tables hold no event, so there is nothing to export; build them from articles that tell of one"
    active, blocking = list_active(filters), find_blocking(index, filters)
    said = join_words([f"“{describe_filter(filters, name, index.facets)}”" for name in blocking or active], "or")
    if blocking and len(active) > 1:
        return f"no event is left; without {said} there would be some"
    return f"no event is left by {said}; change or drop {'it' if len(active) == 1 else 'some of them'}"
