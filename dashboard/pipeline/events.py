"""Last stage: mentions to events, with a link for each mention that says why it belongs where it does."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.pipeline.merging import Gathering, Report, gather_reports, group_reports, name_key
from dashboard.pipeline.places import venue_query
from dashboard.pipeline.stories import outlet_key
from dashboard.tables import ARTICLES, EVENTS, LINKS, MENTIONS, PLACES, Action, PlaceBasis, Status
from geocache.places import Precision

TOWN_PRECISIONS = (Precision.CITY, Precision.VENUE)
ARTICLE_COLUMNS = ["article_id", "url", "publisher", "published_on", "story_id"]
Row = dict[str, Any]


def merge_mentions(
    mentions: pd.DataFrame, places: pd.DataFrame, articles: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Merge mentions into (`events`, `links`); the rows' order is nothing. Of `articles` the text is not needed."""
    by_mention, by_query, by_article = _index_rows(mentions, places, articles)
    reports = [_report(row, by_query.get(row["query"]), by_article[row["article_id"]]) for row in by_mention.values()]
    gatherings = group_reports(reports)
    events = [_event(gathering, by_mention, by_query, by_article) for gathering in gatherings]
    links = [_link(event["event_id"], *pair) for event, g in zip(events, gatherings, strict=True) for pair in _pairs(g)]
    return (
        EVENTS.frame(sorted(events, key=_event_order)),
        LINKS.frame(sorted(links, key=lambda link: _text_order(by_mention[link["mention_id"]]))),
    )


def make_events(
    groups: Iterable[Iterable[str]], mentions: pd.DataFrame, places: pd.DataFrame, articles: pd.DataFrame
) -> list[Row]:
    """Give an event for each group of mention ids that a person put together, as rows of `events`."""
    groups = [sorted(group) for group in groups]
    if not groups:
        return []
    told = mentions[mentions["mention_id"].isin([m for group in groups for m in group])]
    by_mention, by_query, by_article = _index_rows(
        told, places[places["query"].isin(told["query"])], articles[articles["article_id"].isin(told["article_id"])]
    )
    reports = {
        m: _report(row, by_query.get(row["query"]), by_article[row["article_id"]]) for m, row in by_mention.items()
    }
    gatherings = [gather_reports(reports[m] for m in group) for group in groups]
    return [_event(gathering, by_mention, by_query, by_article) for gathering in gatherings]


def _text_order(mention: Row) -> tuple[str, bool, int, str]:
    """Order mentions as their articles tell them, the counter-protests last."""
    is_counter = mention["action"] == Action.COUNTER_PROTEST
    return mention["article_id"], is_counter, mention["sentence_start"], mention["mention_id"]


def event_id(mention_ids: Iterable[str]) -> str:
    """Give the id of the event that these mentions make: a rebuild from the same mentions gives the same."""
    return hashlib.sha256("\n".join(sorted(mention_ids)).encode()).hexdigest()[:12]


def _index_rows(
    mentions: pd.DataFrame, places: pd.DataFrame, articles: pd.DataFrame
) -> tuple[dict[str, Row], dict[str, Row], dict[str, Row]]:
    """Give the rows of mentions, places and articles by their keys."""
    return (
        {row["mention_id"]: row for row in MENTIONS.rows(mentions)},
        {row["query"]: row for row in PLACES.rows(places)},
        {row["article_id"]: row for row in ARTICLES.rows(articles[ARTICLE_COLUMNS])},
    )


def _report(mention: Row, place: Row | None, article: Row) -> Report:
    low, high = mention["crowd_low"], mention["crowd_high"]
    return Report(
        mention_id=mention["mention_id"],
        article_id=mention["article_id"],
        story_id=article["story_id"],
        published_on=article["published_on"],
        town=None if mention["is_online"] else _town(mention["query"], place),
        is_town=not mention["is_online"] and place is not None and place["precision"] in TOWN_PRECISIONS,
        starts_on=mention["starts_on"],
        ends_on=mention["ends_on"],
        date_basis=mention["date_basis"],
        status=mention["status"],
        action=mention["action"],
        is_online=bool(mention["is_online"]),
        venue=mention["venue"],
        organizers=tuple(mention["organizers"]),
        crowd=None if low is None else (int(low), int(low if high is None else high)),
        evidence=mention["evidence"],
    )


def _town(query: str | None, place: Row | None) -> str | None:
    """Give one key for all queries that mean one place: "D.C." and "Washington, D.C."."""
    if query is None or place is None or place["latitude"] is None:
        return query
    if place["precision"] == Precision.VENUE or not place["gazetteer_id"]:
        return f"{place['name']}, {place['admin1']}, {place['country_code']}".casefold()
    return str(place["gazetteer_id"])


def _event(gathering: Gathering, mentions: dict[str, Row], places: dict[str, Row], articles: dict[str, Row]) -> Row:
    reports = sorted(gathering.reports, key=lambda r: r.mention_id)
    rows = [mentions[r.mention_id] for r in reports]
    told_by = [articles[a] for a in sorted({r.article_id for r in reports})]
    status = _status(reports)
    venue = _most_told([(r.venue, r.story_id) for r in reports if r.venue])
    return {
        "event_id": event_id(r.mention_id for r in reports),
        **_where(rows, venue, places),
        **_when(gathering),
        **_crowd([r for r in reports if r.status == status and r.crowd]),
        **_who(rows),
        "venue": venue,
        "action": _action(reports),
        "status": status,
        "is_online": all(r.is_online for r in reports),
        "report_count": len(told_by),
        "story_count": len({a["story_id"] for a in told_by}),
        "outlet_count": len({outlet_key(a["url"], a["publisher"]) for a in told_by} - {None}),
        "by_hand": [],
    }


def _where(rows: list[Row], venue: str | None, places: dict[str, Row]) -> Row:
    """Give the place of the surest mention, and the finest point known of it; none where the event is online."""
    surest = max(rows, key=lambda row: (row["query"] is not None, row["place_score"] or 0, row["mention_id"]))
    query = None if surest["is_online"] else surest["query"]
    place = places.get(query) if query else None
    if query is None or place is None or place["latitude"] is None:
        nowhere = dict.fromkeys(("latitude", "longitude", "other_reading"))
        return {"place": query, "query": query, "precision": Precision.UNRESOLVED, **nowhere}
    finer = places.get(venue_query(venue, query)) if venue else None
    if finer is not None and finer["latitude"] is not None:
        place = finer
    return {
        "place": query,
        "query": place["query"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "precision": place["precision"],
        "other_reading": _other_reading(rows),
    }


def _other_reading(rows: list[Row]) -> str | None:
    """Give the next best reading of the place, unless one report leaves no doubt."""
    readings = [row["other_reading"] for row in rows if row["place_basis"] != PlaceBasis.NONE]
    return None if None in readings else min(readings, default=None)


def _when(gathering: Gathering) -> Row:
    if gathering.days is None:
        first = min(gathering.reports, key=lambda r: r.mention_id)
        return {"starts_on": first.starts_on, "ends_on": first.ends_on}
    first_day, last_day = (pd.Timestamp.fromordinal(day) for day in gathering.days)
    return {"starts_on": first_day, "ends_on": last_day}


def _status(reports: list[Report]) -> str:
    """Held where any report says so; else as the latest says, and called off where reports of one day disagree."""
    if any(r.status == Status.HELD for r in reports):
        return Status.HELD
    latest = max(_published(r) for r in reports)
    last = {r.status for r in reports if _published(r) == latest}
    return Status.CANCELLED if Status.CANCELLED in last else Status.PLANNED


def _published(report: Report) -> int:
    return report.published_on.toordinal() if report.published_on else 0


def _crowd(reports: list[Report]) -> Row:
    """Give the lowest and highest figure; of an event that was held, what was expected before does not count."""
    crowds = [r.crowd for r in reports if r.crowd]
    if not crowds:
        return {"crowd_low": None, "crowd_high": None}
    return {"crowd_low": min(low for low, _ in crowds), "crowd_high": max(high for _, high in crowds)}


def _who(rows: list[Row]) -> Row:
    organizers = _names(rows, "organizers")
    known = {name_key(name) for name in organizers}
    return {
        "organizers": organizers,
        "promoters": [name for name in _names(rows, "promoters") if name_key(name) not in known],
    }


def _names(rows: list[Row], column: str) -> list[str]:
    """Give each name once, as most often written, in the order of how many mentions have it."""
    spellings: dict[str, Counter[str]] = {}
    for row in rows:
        for name in row[column]:
            spellings.setdefault(name_key(name), Counter())[name] += 1
    ranked = sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0]))
    return [min(names, key=lambda name: (-names[name], name)) for _, names in ranked]


def _most_told(told: list[tuple[str, str]]) -> str | None:
    """Give the name that most stories tell; of as many, the longest."""
    stories = Counter(name for name, _ in set(told))
    return min(stories, key=lambda name: (-stories[name], -len(name), name), default=None)


def _action(reports: list[Report]) -> str:
    """Give what most stories say; of as many, the most particular word."""
    stories = Counter(action for action, _ in {(r.action, r.story_id) for r in reports})
    particular = [a for a in Action if a is not Action.PROTEST]
    order = {a.value: i for i, a in enumerate([*reversed(particular), Action.PROTEST])}
    return min(stories, key=lambda action: (-stories[action], order[action]))


def _pairs(gathering: Gathering) -> Iterable[tuple[str, str]]:
    if len(gathering.reports) == 1 and gathering.reasons[0] == "the first to tell of it":
        return [(gathering.reports[0].mention_id, "the only report of it")]
    return zip((r.mention_id for r in gathering.reports), gathering.reasons, strict=True)


def _link(event: str, mention_id: str, reason: str) -> Row:
    return {"mention_id": mention_id, "event_id": event, "reason": reason}


def _event_order(event: Row) -> tuple[object, ...]:
    day = event["starts_on"]
    return (str(pd.Timestamp(day).date()) if day is not None else "9999", event["place"] or "", event["event_id"])
