"""The built tables of one folder, together."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.kept_tables import read_kept
from dashboard.tables import CORRECTIONS, TABLES


@dataclass(frozen=True)
class Collection:
    """All tables of one build; what the page reads and never changes."""

    articles: pd.DataFrame
    mentions: pd.DataFrame
    spans: pd.DataFrame
    rejections: pd.DataFrame
    places: pd.DataFrame
    events: pd.DataFrame
    links: pd.DataFrame
    set_aside: pd.DataFrame
    coded: pd.DataFrame
    datasets: pd.DataFrame
    corrections: pd.DataFrame = field(default_factory=CORRECTIONS.empty)
    """What people corrected; empty in a folder that was built before there were corrections."""

    @cached_property
    def link_rows(self) -> dict[str, npt.NDArray[np.intp]]:
        """For each event, its rows of `links`."""
        return _group_rows(self.links["event_id"])

    @cached_property
    def span_rows(self) -> dict[str, npt.NDArray[np.intp]]:
        """For each mention, its rows of `spans`."""
        return _group_rows(self.spans["mention_id"])

    @cached_property
    def coded_rows(self) -> dict[str, npt.NDArray[np.intp]]:
        """For each event that others coded, its rows of `coded`."""
        return _group_rows(self.coded["event_id"])

    @cached_property
    def mention_index(self) -> "pd.Index[Any]":
        """Finds a mention's row by its id."""
        index: pd.Index[Any] = pd.Index(self.mentions["mention_id"].to_numpy())
        return index

    @cached_property
    def article_index(self) -> "pd.Index[Any]":
        """Finds an article's row by its id."""
        index: pd.Index[Any] = pd.Index(self.articles["article_id"].to_numpy())
        return index

    @cached_property
    def place_rows(self) -> npt.NDArray[np.intp]:
        """For each event the row of `places` that its query was answered with, or -1."""
        places: pd.Index[Any] = pd.Index(self.places["query"])
        return np.asarray(places.get_indexer(pd.Index(self.events["query"])))

    @cached_property
    def place_sources(self) -> npt.NDArray[np.intp]:
        """For each row of `places` the first row that is credited alike: a few rows stand for all."""
        places = self.places
        parts = places["geocoder"].fillna("") + places["gazetteer_id"].fillna("").str.slice(stop=3)
        codes = pd.factorize(parts + places["latitude"].notna().astype(str))[0]
        return np.asarray(np.unique(codes, return_index=True)[1][codes])

    @cached_property
    def outlets(self) -> "Named":
        """The outlet of each article."""
        return Named.of(self.articles["publisher"])

    @cached_property
    def stories(self) -> "Named":
        """The story of each article."""
        return Named.of(self.articles["story_id"])

    @cached_property
    def coders(self) -> "Named":
        """The imported data set of each article that was made from one."""
        return Named.of(self.articles["coded_by"])

    @cached_property
    def published(self) -> npt.NDArray[np.datetime64]:
        """Each article's day; NaT if not known."""
        return self.articles["published_on"].to_numpy(dtype="datetime64[D]")

    @cached_property
    def told(self) -> pd.DataFrame:
        """One row a mention: event_row and article_row, article_id, publisher, story_id, headline, evidence."""
        articles = self.articles[["article_id", "publisher", "story_id", "headline"]]
        told = (
            self.links[["mention_id", "event_id"]]
            .merge(self.mentions[["mention_id", "article_id", "evidence"]], on="mention_id", validate="one_to_one")
            .merge(articles, on="article_id", validate="many_to_one")
        )
        return told.assign(
            event_row=pd.Index(self.events["event_id"]).get_indexer(told["event_id"]),
            article_row=self.article_index.get_indexer(pd.Index(told["article_id"])),
        )

    def find_articles(self, is_shown: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
        """Give the rows of the articles that tell the events of a mask, in the table's order."""
        rows = self.told["article_row"].to_numpy()[is_shown[self.told["event_row"].to_numpy()]]
        return np.flatnonzero(np.bincount(rows, minlength=len(self.articles)))


@dataclass(frozen=True)
class Named:
    """A column of names as numbers, which are counted faster than words."""

    names: tuple[str, ...]
    codes: npt.NDArray[np.intp]
    """For each row its name's position in `names`, or -1 without one."""

    def list(self, rows: npt.NDArray[np.intp]) -> list[str]:
        """Give the names that any of `rows` has."""
        return [self.names[code] for code in np.flatnonzero(self.count(rows))]

    @classmethod
    def of(cls, column: "pd.Series[str]") -> "Named":
        """Give the numbers of a column's names."""
        codes, names = pd.factorize(column)
        return cls(tuple(str(name) for name in names), np.asarray(codes))

    def count(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Give for each name how many of `rows` have it."""
        codes = self.codes[rows]
        return np.bincount(codes[codes >= 0], minlength=len(self.names))


def _group_rows(keys: "pd.Series[str]") -> dict[str, npt.NDArray[np.intp]]:
    return {str(key): np.asarray(rows) for key, rows in keys.groupby(keys, sort=False).indices.items()}


def load_collection(folder: Path) -> Collection:
    """Read every table of `folder`; raises TablesError where one is missing or of another version."""
    there = [*TABLES, *([CORRECTIONS] if (folder / f"{CORRECTIONS.name}.parquet").is_file() else [])]
    return Collection(**{table.name: read_kept(table, folder) for table in there})


def fingerprint(folder: Path) -> tuple[int, ...]:
    """Give what changes when a table of `folder` is written anew: each file's time of change in ns, 0 if missing."""
    paths = [folder / f"{table.name}.parquet" for table in TABLES]
    return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)
