"""The exported events and reports as plain rows, the same for every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.page.extract import Extract
from dashboard.page.sources import safe_url

Row = dict[str, Any]
_QUOTED = {
    "place": "place_words",
    "day": "day_words",
    "crowd": "crowd_words",
    "organizer": "organizer_words",
    "status": "status_words",
}
"""The fields whose own words a report's row gives, and the columns they stand in."""


@dataclass(frozen=True)
class Rows:
    """An extract's rows: dates are days, lists are lists, None is not known."""

    extract: Extract

    @cached_property
    def events(self) -> list[Row]:
        """One row an event, with what its position is and whose."""
        geocoders = self.extract.collection.places.set_index("query")["geocoder"]
        rows = []
        for row in plain_rows(self.extract.events):
            on_map = "online" if row["is_online"] else "unplaced" if row["latitude"] is None else "mapped"
            if on_map != "mapped":
                row["latitude"] = row["longitude"] = None
            rows.append({**row, "on_map": on_map, "position_from": geocoders.get(row["query"])})
        return rows

    @cached_property
    def reports(self) -> list[Row]:
        """One row a report of an event: the outlet, the quote and the words behind its fields."""
        collection = self.extract.collection
        told = (
            collection.links[collection.links["event_id"].isin(self.extract.events["event_id"])]
            .merge(collection.mentions, on="mention_id", validate="one_to_one")
            .merge(collection.articles.drop(columns=["text", "home"]), on="article_id", validate="many_to_one")
        )
        order = pd.Index(self.extract.events["event_id"]).get_indexer(told["event_id"])
        told = told.assign(_order=order).sort_values(["_order", "published_on", "article_id"], kind="stable")
        words = self._quote_words(set(told["mention_id"]))
        places = self.extract.events.set_index("event_id")["place"]
        return [self._report(row, words, places) for row in plain_rows(told)]

    def _quote_words(self, mention_ids: set[str]) -> dict[tuple[str, str], str]:
        """Give the words behind each field of the mentions: (mention_id, field) → "Thursday; today"."""
        spans = self.extract.collection.spans
        spans = spans[spans["mention_id"].isin(mention_ids)].sort_values(["mention_id", "field", "start"])
        grouped = spans.groupby(["mention_id", "field"], sort=False)["quote"]
        return {key: "; ".join(dict.fromkeys(quotes)) for key, quotes in grouped}  # type: ignore[misc] # keys are pairs

    @staticmethod
    def _report(row: Row, words: dict[tuple[str, str], str], places: "pd.Series[Any]") -> Row:
        kept = ("event_id", "mention_id", "article_id", "story_id", "headline", "published_on", "starts_on", "ends_on",
                "date_basis", "place_basis", "crowd_low", "crowd_high", "crowd_said_by", "action", "status",
                "sentence_start", "sentence_end", "coded_by")  # fmt: skip
        place = places[row["event_id"]]
        return {
            **{name: row[name] for name in kept},
            "place": None if pd.isna(place) else place,
            "outlet": row["publisher"],
            "url": safe_url(row["url"]),
            "quote": row["evidence"] or None,
            **{column: words.get((row["mention_id"], field)) for field, column in _QUOTED.items()},
            "merge_reason": row["reason"],
        }


def plain_rows(table: pd.DataFrame) -> Iterator[Row]:
    """Give a table's rows with plain Python values."""
    for record in table.to_dict("records"):
        yield {str(name): _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def write_value(value: Any) -> Any:
    """Give a value as JSON has it: a day as text."""
    return value.isoformat() if isinstance(value, date) else value
