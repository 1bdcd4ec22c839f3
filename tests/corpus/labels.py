"""The labelled texts, and whether what was read of one is what its label says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.pipeline.fields.organizers import name_key
from dashboard.tables import ARTICLES
from geocache.distance import distance_km
from geocache.gazetteer import Gazetteer

TEXTS = Path(__file__).resolve().parent / "texts"
NEAR_KM = 25


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its label."""

    name: str
    text: str
    label: dict[str, Any]

    def row(self) -> dict[str, Any]:
        """Give the text as a row of `articles`."""
        published = self.label["published"]
        return {
            "article_id": self.name,
            "url": self.label["url"],
            "publisher": self.label["publisher"],
            "headline": self.label["title"],
            "published_on": pd.Timestamp(published) if published else None,
            "text": self.text,
            "story_id": self.name,
        }


def read_labelled(folder: Path = TEXTS) -> list[Labelled]:
    """Give all labelled texts in order."""
    paths = sorted(folder.glob("*.json"))
    return [Labelled(p.stem, p.with_suffix(".txt").read_text(), json.loads(p.read_text())) for p in paths]


def as_articles(texts: list[Labelled]) -> pd.DataFrame:
    """Give labelled texts as the table `articles`."""
    return ARTICLES.frame([text.row() for text in texts])


def find_differences(label: dict[str, Any], mentions: pd.DataFrame, gazetteer: Gazetteer) -> list[str]:
    """Say in words where the mentions of a text differ from its label; empty where they agree.

    Every event that is not ambiguous must be told once, with its day, status, crowd and organizers, and nothing else.
    """
    rest = mentions.to_dict("records")
    differences = []
    for event in sorted(label["events"], key=lambda e: e["ambiguous"]):
        found = next((m for m in rest if _is_event(event, m, gazetteer)), None)
        if found is not None:
            rest.remove(found)
        if event["ambiguous"]:
            continue
        differences += [f"{event['place']} {event['date']} is missing"] if found is None else _compare(event, found)
    return differences + [f"{m['query']} {_day(m['starts_on'])} is told wrongly" for m in rest]


def _is_event(event: dict[str, Any], mention: dict[str, Any], gazetteer: Gazetteer) -> bool:
    return _is_there(event, mention, gazetteer) and (
        event["date"] is None or not event["date_derivable"] or _covers(mention, event["date"])
    )


def _is_there(event: dict[str, Any], mention: dict[str, Any], gazetteer: Gazetteer) -> bool:
    if event["lat"] is None:
        return bool(mention["is_online"]) or pd.isna(mention["query"])
    place = None if pd.isna(mention["query"]) else gazetteer.geocode(mention["query"])
    if place is None or place.latitude is None or place.longitude is None:
        return False
    return distance_km((event["lat"], event["lon"]), (place.latitude, place.longitude)) <= NEAR_KM


def _covers(mention: dict[str, Any], day: str) -> bool:
    first, last = _day(mention["starts_on"]), _day(mention["ends_on"])
    return first is not None and last is not None and first <= day <= last


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)[:10]


def _compare(event: dict[str, Any], mention: dict[str, Any]) -> list[str]:
    place = event["place"]
    crowd = tuple(None if pd.isna(mention[c]) else int(mention[c]) for c in ("crowd_low", "crowd_high"))
    told = {name_key(name) for name in mention["organizers"]}
    asked = {name_key(name) for name in event["organizers"]}
    maybe = {name_key(name) for name in event.get("maybe_organizers", [])}
    differences = []
    if event["date"] is None and not pd.isna(mention["starts_on"]):
        differences.append(f"{place} has no day, not {_day(mention['starts_on'])}")
    if event["status"] != mention["status"]:
        differences.append(f"{place} is {event['status']}, not {mention['status']}")
    if crowd != (event["size_low"], event["size_high"]):
        differences.append(f"{place} has {event['size_low']} to {event['size_high']}, not {crowd}")
    if told - maybe != asked - maybe:
        differences.append(f"{place} has the organizers {event['organizers']}, not {list(mention['organizers'])}")
    return differences
