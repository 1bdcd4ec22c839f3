"""From what a person chose on the page to the line of the log: checked, in words, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.page.cells import read_day, tell_when
from dashboard.page.collection import Collection
from dashboard.page.words import write_place_name
from dashboard.pipeline.corrections.correctable import check_change, read_columns
from dashboard.pipeline.corrections.correction_lines import Anchor, Correction, to_anchor
from dashboard.tables import EVENTS, MENTIONS, CorrectionKind

_NEAR_DEGREES = 0.5
"""Of latitude and longitude together; about 50 km: a town and its neighbours."""
Row = dict[str, Any]


class DraftError(ValueError):
    """What was chosen makes no correction; the message says why."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who corrects, and why."""

    who: str
    why: str = ""

    @property
    def name(self) -> str:
        """Their name on one line; raises DraftError for one who does not say who they are."""
        if not self.who.strip():
            raise DraftError("say who you are: the log keeps a name with every correction")
        return " ".join(self.who.split())

    @property
    def reason(self) -> str | None:
        """Their reason on one line, None where they give none."""
        return " ".join(self.why.split()) or None


def event_row(collection: Collection, event_id: str) -> Row | None:
    """Give an event's row, None where there is no such event."""
    rows = EVENTS.rows(collection.events[collection.events["event_id"] == event_id])
    return rows[0] if rows else None


def anchors_of(collection: Collection, event_ids: Iterable[str]) -> tuple[Anchor, ...]:
    """Give the anchors of all reports of events."""
    told = collection.links[collection.links["event_id"].isin(list(event_ids))]["mention_id"]
    return anchors_of_mentions(collection, told)


def anchors_of_mentions(collection: Collection, mention_ids: Iterable[str]) -> tuple[Anchor, ...]:
    """Give the anchors of mentions, in the order of their ids."""
    rows = MENTIONS.rows(collection.mentions[collection.mentions["mention_id"].isin(list(mention_ids))])
    return tuple(to_anchor(row) for row in sorted(rows, key=lambda row: str(row["mention_id"])))


def name_event(event: Row) -> str:
    """Give an event in one line: "Eugene, Oregon · Thu 14 June 2018"."""
    place = "Online" if event["is_online"] else write_place_name(event["place"] or "Place not known")
    return f"{place} · {tell_when(event)}"


def draft_change(collection: Collection, event: Row, field: str, new: Row, by: Signature) -> Correction:
    """Give the change of one field of an event; raises DraftError where it is no change or no event may have it."""
    try:
        checked = check_change(field, new)
    except ValueError as problem:
        raise DraftError(str(problem)) from None
    old = read_columns(field, event)
    if read_columns(field, checked) == old:
        raise DraftError("that is what stands there already")
    return Correction(
        what=CorrectionKind.CHANGE, field=field, old=old, new=new, anchors=anchors_of(collection, [event["event_id"]]),
        **_signed(event, by),
    )  # fmt: skip


def draft_verdict(collection: Collection, event: Row, what: CorrectionKind, by: Signature) -> Correction:
    """Give the confirmation or rejection of an event."""
    return Correction(what=what, anchors=anchors_of(collection, [event["event_id"]]), **_signed(event, by))


def draft_merge(collection: Collection, event: Row, others: Sequence[str], by: Signature) -> Correction:
    """Give the merge of an event with others; raises DraftError where there is no other."""
    if not set(others) - {event["event_id"]}:
        raise DraftError("choose the event that is the same as this one")
    anchors = anchors_of(collection, [event["event_id"], *others])
    return Correction(what=CorrectionKind.MERGE, anchors=anchors, **_signed(event, by))


def draft_split(collection: Collection, event: Row, mention_ids: Sequence[str], by: Signature) -> Correction:
    """Give the taking apart of an event; raises DraftError where no report, or every one, is taken out."""
    told = set(collection.links[collection.links["event_id"] == event["event_id"]]["mention_id"])
    taken = told & set(mention_ids)
    if not taken or taken == told:
        raise DraftError("choose some of its reports, and not all of them")
    anchors = anchors_of_mentions(collection, taken)
    return Correction(what=CorrectionKind.SPLIT, anchors=anchors, **_signed(event, by))


def draft_undo(correction_id: str, about: str | None, by: Signature) -> Correction:
    """Give the undo of a correction."""
    return Correction(what=CorrectionKind.UNDO, undoes=correction_id, about=about, who=by.name, why=by.reason)


def find_twins(collection: Collection, event: Row, words: str = "") -> list[Row]:
    """Give the other events that may be the same, those of the nearest days first: near by, or with `words` in them."""
    events = collection.events[collection.events["event_id"] != event["event_id"]]
    if words.strip():
        told = events["place"].fillna("") + " " + events["organizers"].map(" ".join)
        same = told.str.casefold().str.contains(words.strip().casefold(), regex=False)
    elif event["latitude"] is None:
        same = events["is_online"] if event["is_online"] else events["place"].eq(event["place"] or "")
    else:
        apart = (events["latitude"] - event["latitude"]).abs() + (events["longitude"] - event["longitude"]).abs()
        same = apart < _NEAR_DEGREES
    twins = EVENTS.rows(events[same])
    return sorted(twins, key=lambda twin: (_days_apart(event, twin), str(twin["event_id"])))


def _days_apart(event: Row, other: Row) -> int:
    if event["starts_on"] is None or other["starts_on"] is None:
        return 10**6
    return abs(
        (read_day(event["starts_on"]) or date.min).toordinal() - (read_day(other["starts_on"]) or date.min).toordinal()
    )


def _signed(event: Row, by: Signature) -> Row:
    return {"who": by.name, "why": by.reason, "about": name_event(event)}
