"""What there is to review: the events in the order of how much about them is uncertain, and what was corrected."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.page.collection import Collection
from dashboard.page.words import count_of, write_crowd, write_day, write_interval, write_place_name
from dashboard.pipeline.corrections.replay import CONFIRMED, REPORTS
from dashboard.tables import CORRECTIONS, CorrectionKind, DateBasis, Outcome
from geocache.places import Precision

Row = dict[str, Any]
DOUBTS: dict[str, tuple[int, str]] = {
    "is_unplaced": (3, "no place was found"),
    "has_other_reading": (3, "its place can be read in two ways"),
    "is_unclear_merge": (2, "a report may belong to another gathering there"),
    "has_twin": (2, "another event there on that day"),
    "is_undated": (2, "no day was found"),
    "is_area": (2, "placed in a whole county, state or country"),
    "is_span": (1, "its day is one of several"),
    "is_day_inferred": (1, "its day is that of publication"),
    "has_wide_crowd": (1, "reports differ on the crowd"),
}
"""Each doubt with its weight and its words."""
_WIDE_CROWD = 2
"""From this ratio of highest to lowest on, figures differ and are not merely rounded otherwise."""
_AREAS = (Precision.COUNTY, Precision.REGION, Precision.COUNTRY, Precision.CONTINENT)
STATES = {"open": "To review", "confirmed": "Confirmed", "by_hand": "By hand", "all": "All"}


def find_doubts(collection: Collection) -> pd.DataFrame:
    """Give, for each row of `events`, a flag for each doubt about it, `weight` their sum, and `state`."""
    events = collection.events
    days = (events["ends_on"] - events["starts_on"]).dt.days
    doubts = pd.DataFrame(
        {
            "is_unplaced": events["precision"].eq(Precision.UNRESOLVED) & ~events["is_online"],
            "has_other_reading": events["other_reading"].notna(),
            "is_unclear_merge": events["event_id"].isin(_unclear_merges(collection)),
            "has_twin": _has_twin(events),
            "is_undated": events["starts_on"].isna(),
            "is_area": events["precision"].isin(_AREAS),
            "is_span": days.gt(0).fillna(value=False),
            "is_day_inferred": events["event_id"].isin(_inferred_days(collection)),
            "has_wide_crowd": events["crowd_high"]
            .gt(events["crowd_low"] * _WIDE_CROWD)
            .fillna(value=False)
            .astype(bool),
        },
        index=events.index,
    )
    weights = pd.Series({name: weight for name, (weight, _) in DOUBTS.items()})
    by_hand = events["by_hand"].map(len).gt(0)
    is_confirmed = events["by_hand"].map(lambda fields: CONFIRMED in fields)
    state = pd.Series("open", index=events.index).where(~by_hand, "by_hand").where(~is_confirmed, "confirmed")
    return doubts.assign(weight=doubts[list(DOUBTS)].mul(weights).sum(axis=1), state=state)


def queue_events(collection: Collection, doubts: pd.DataFrame, state: str, words: str = "") -> list[str]:
    """Give the ids of the events of a state of STATES whose place or organizers hold `words`, the doubtful first."""
    events = collection.events
    mask = pd.Series(data=True, index=events.index) if state == "all" else doubts["state"].eq(state)
    if words.strip():
        places = events["place"].fillna("")
        told = places + " " + places.map(write_place_name) + " " + events["organizers"].map(" ".join)
        mask &= told.str.casefold().str.contains(words.strip().casefold(), regex=False)
    order = pd.DataFrame({"weight": doubts["weight"], "day": events["starts_on"], "event_id": events["event_id"]})[mask]
    return order.sort_values(["weight", "day", "event_id"], ascending=[False, False, True])["event_id"].tolist()


def name_doubts(collection: Collection, doubts: pd.DataFrame, event_id: str) -> list[str]:
    """Give what is uncertain about an event, in words."""
    rows = doubts[collection.events["event_id"].eq(event_id)]
    return [] if rows.empty else [words for name, (_, words) in DOUBTS.items() if rows.iloc[0][name]]


def count_rejected(corrections: pd.DataFrame) -> int:
    """Count the rejections that stand."""
    stands = corrections["outcome"].eq(Outcome.APPLIED)
    return int((corrections["what"].eq(CorrectionKind.REJECT) & stands).sum())


def describe_queue(doubts: pd.DataFrame, rejected: int = 0) -> str:
    """Say how far the review is."""
    states = doubts["state"].value_counts()
    unsure = int((doubts["state"].eq("open") & doubts["weight"].gt(0)).sum())
    return (
        f"{count_of(len(doubts), 'event')}: {states.get('confirmed', 0):,} confirmed, "
        f"{states.get('by_hand', 0):,} changed by hand, {states.get('open', 0):,} to review, "
        f"{unsure:,} of them with something uncertain{f'; {rejected:,} more rejected' if rejected else ''}."
    )


def describe_correction(row: Mapping[str, Any]) -> str:
    """Say what a row of `corrections` did: "Ada set the status to “cancelled” (was “held”)"."""
    who = row["who"] or "Somebody"
    if row["outcome"] == Outcome.UNREADABLE:
        return f"{str(row['correction_id']).capitalize()} of the log cannot be read"
    if row["what"] == CorrectionKind.CHANGE:
        field, old, new = row["field"], _say(row["field"], row["old"]), _say(row["field"], row["new"])
        return f"{who} set the {field} to {new} (was {old})" if row["old"] else f"{who} set the {field} to {new}"
    deeds = {
        CorrectionKind.CONFIRM: "confirmed it",
        CorrectionKind.REJECT: "rejected it",
        CorrectionKind.MERGE: "put its reports together with those of other events",
        CorrectionKind.SPLIT: "took reports out into an event of their own",
        CorrectionKind.UNDO: "took a correction back",
    }
    return f"{who} {deeds[CorrectionKind(row['what'])]}"


def describe_hands(collection: Collection, event: Mapping[str, Any]) -> list[str]:
    """Say what of an event stands by hand: "status on 24 November 2026 (was “held”)"; who did it is not told here."""
    if not event["by_hand"]:
        return []
    made = collection.corrections
    standing = made[made["event_id"].eq(event["event_id"]) & made["outcome"].eq(Outcome.APPLIED)]
    told = {_hand_of(row): _say_hand(row) for row in CORRECTIONS.rows(standing) if row["made_at"]}
    return [told.get(name, name) for name in event["by_hand"]]


def _hand_of(row: Row) -> str:
    """Give what a correction leaves in `by_hand`."""
    kinds = {CorrectionKind.CONFIRM: CONFIRMED, CorrectionKind.MERGE: REPORTS, CorrectionKind.SPLIT: REPORTS}
    return row["field"] or kinds.get(CorrectionKind(row["what"]), "")


def _say_hand(row: Row) -> str:
    was = f" (was {_say(row['field'], row['old'])})" if row["field"] and row["old"] else ""
    return f"{_hand_of(row)} on {write_day(date.fromisoformat(row['made_at'][:10]))}{was}"


def describe_found(row: Mapping[str, Any]) -> str | None:
    """Say what the articles tell now, where that is not what they told when the correction was made."""
    if not row["found"] or not row["old"] or json.loads(row["found"]) == json.loads(row["old"]):
        return None
    return f"The articles now say {_say(row['field'], row['found'])}."


def _say(field: str, text: str | None) -> str:
    """Give a field's value, from its JSON, for people."""
    value: Row = json.loads(text) if text else {}
    if field == "place":
        name = f"“{write_place_name(value['place'])}”" if value.get("place") else "not known"
        return "online" if value.get("is_online") else name
    if field == "day":
        days = [pd.Timestamp(value[name]).date() for name in ("starts_on", "ends_on") if value.get(name)]
        return write_interval(days[0], days[-1]) if days else "not known"
    if field == "crowd":
        return write_crowd(value.get("crowd_low"), value.get("crowd_high"))
    held = value.get(field)
    names = held if isinstance(held, list) else [str(held).replace("_", "-")] if held else []
    return ", ".join(f"“{name}”" for name in names) or "none"


def _has_twin(events: pd.DataFrame) -> "pd.Series[bool]":
    keys = ["latitude", "longitude", "starts_on"]
    return events.duplicated(keys, keep=False) & events[keys].notna().all(axis=1)


def _unclear_merges(collection: Collection) -> "pd.Series[str]":
    return collection.links.loc[collection.links["reason"].str.contains("several", regex=False), "event_id"]


def _inferred_days(collection: Collection) -> "pd.Series[str]":
    """Give the events whose day no report tells."""
    mentions, links = collection.mentions, collection.links
    inferred = mentions.loc[mentions["date_basis"] == DateBasis.PUBLISHED, "mention_id"]
    told = links.loc[~links["mention_id"].isin(inferred), "event_id"]
    return collection.links.loc[~collection.links["event_id"].isin(told), "event_id"]
