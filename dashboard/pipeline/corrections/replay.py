"""The stage that replays the log of corrections on the events that the articles alone give.

First the groups (merge, split, reject) in the order in which they were made, then the fields. The same log gives the
same tables, whatever the order of its lines, and replayed again it changes nothing more.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.pipeline.corrections.correctable import ANSWER, FIELDS, check_change, read_columns
from dashboard.pipeline.corrections.correction_lines import Correction
from dashboard.pipeline.corrections.corrections import Log, find_undone
from dashboard.pipeline.corrections.regrouping import Groups, Verdict
from dashboard.pipeline.corrections.report_finding import ReportFinder
from dashboard.pipeline.events import event_id, make_events
from dashboard.tables import CORRECTIONS, EVENTS, LINKS, PLACES, CorrectionKind, Outcome
from geocache.places import BY_HAND

REPORTS, CONFIRMED = "reports", "confirmed"
"""What stands in `by_hand` for a merge or split, and for a confirmation."""
_CHOSEN = "chosen in a correction"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the articles alone give, and what events are made from."""

    events: pd.DataFrame
    links: pd.DataFrame
    mentions: pd.DataFrame
    places: pd.DataFrame
    articles: pd.DataFrame
    """Their text is not needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What stands after the log was replayed."""

    events: pd.DataFrame
    links: pd.DataFrame
    places: pd.DataFrame
    corrections: pd.DataFrame


def replay_corrections(log: Log, found: Found) -> Corrected:
    """Replay `log` on what was found; gives the tables as they stand, and what became of each line."""
    places = found.places[found.places["note"].ne(_CHOSEN).fillna(True)].reset_index(drop=True)
    if not log.corrections:
        return Corrected(events=found.events, links=found.links, places=places, corrections=_outcomes(log, _Replay()))
    undone = find_undone(log.corrections)
    live = [c for c in log.corrections if c.correction_id not in undone and c.what is not CorrectionKind.UNDO]
    groups = Groups(found.links, found.articles, ReportFinder(found.mentions))
    replay = _Replay()
    _regroup(live, groups, replay)
    rows = _Rows(groups, found, places)
    _set_fields(live, groups, rows, replay)
    replay.name_events(groups)
    return Corrected(
        events=rows.events(),
        links=_links(groups, rows, found.links),
        places=_with_chosen(places, replay.chosen),
        corrections=_outcomes(log, replay),
    )


class _Replay:
    """What became of each correction so far."""

    def __init__(self) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.superseded: set[str] = set()
        self.found: dict[str, Row] = {}
        """For a change what the articles alone say."""
        self.events: dict[str, str] = {}
        self.chosen: list[Row] = []
        """Places that are to stand in the table of places."""

    def name_events(self, groups: Groups) -> None:
        """Name for each correction the event in which it stands."""
        for correction_id, verdict in self.verdicts.items():
            if verdict.group is not None and groups.members.get(verdict.group):
                self.events[correction_id] = _event_id(groups, verdict.group)


def _regroup(live: Iterable[Correction], groups: Groups, replay: _Replay) -> None:
    for correction in live:
        if correction.what is CorrectionKind.MERGE:
            verdict = groups.merge(correction, _reason("put together", correction))
        elif correction.what is CorrectionKind.SPLIT:
            verdict = groups.split(correction, _reason("taken apart", correction))
        elif correction.what is CorrectionKind.REJECT:
            verdict = groups.reject(correction)
        else:
            continue
        replay.verdicts[correction.correction_id] = verdict


def _reason(deed: str, correction: Correction) -> str:
    """Say why a report belongs to its event; without the person's name, for exports pass the reason on."""
    why = f": {correction.why}" if correction.why else ""
    return f"{deed} by hand on {correction.made_at[:10]}{why}"


def _set_fields(live: Iterable[Correction], groups: Groups, rows: "_Rows", replay: _Replay) -> None:
    """Set what changes set, and mark what was confirmed; of several changes of one field the last one stands."""
    last: dict[tuple[str, str], Correction] = {}
    confirmed: set[str] = set()
    for correction in live:
        if correction.what not in (CorrectionKind.CHANGE, CorrectionKind.CONFIRM):
            continue
        _, verdict = groups.locate(correction.anchors)
        replay.verdicts[correction.correction_id] = verdict
        if verdict.group is None:
            continue
        if correction.what is CorrectionKind.CONFIRM:
            confirmed.add(verdict.group)
            continue
        key = (verdict.group, correction.field or "")
        if key in last:
            replay.superseded.add(last[key].correction_id)
        last[key] = correction
    rows.load({group for group, _ in last} | confirmed)
    for (group, field), correction in sorted(last.items(), key=lambda item: item[1].made_at):
        row = rows.of(group)
        replay.found[correction.correction_id] = read_columns(field, row)
        new = check_change(field, correction.new or {})
        row.update({name: new[name] for name in FIELDS[field]})
        row["by_hand"].append(field)
        if field == "place":
            row["other_reading"] = None
            replay.chosen.append(_place(new, correction))
    for group in confirmed:
        rows.of(group)["by_hand"].append(CONFIRMED)


def _place(new: Row, correction: Correction) -> Row:
    """Give the row of `places` for a place that a person chose."""
    answer = {name: new.get(name) for name in (*ANSWER, "query", "latitude", "longitude", "precision")}
    day = pd.Timestamp(correction.made_at[:10])
    return {**answer, "geocoder": BY_HAND, "looked_up_on": day, "note": _CHOSEN}


class _Rows:
    """The rows of `events` that corrections change."""

    def __init__(self, groups: Groups, found: Found, places: pd.DataFrame) -> None:
        self._groups, self._found, self._places = groups, found, places
        self._rows: dict[str, Row] = {}
        self.load(groups.touched)

    def load(self, wanted: Iterable[str]) -> None:
        """Make ready the rows of groups: as the articles give them, or made anew of the mentions they now have."""
        wanted = [g for g in sorted(wanted) if self._groups.members.get(g) and g not in self._rows]
        as_found = {g for g in wanted if self._groups.found_members(g) == self._groups.members[g]}
        anew = [g for g in wanted if g not in as_found]
        known = EVENTS.rows(self._found.events[self._found.events["event_id"].isin(as_found)])
        self._rows |= {row["event_id"]: {**row, "by_hand": list(row["by_hand"])} for row in known}
        members = [self._groups.members[g] for g in anew]
        made = make_events(members, self._found.mentions, self._places, self._found.articles)
        for group, row in zip(anew, made, strict=True):
            self._rows[group] = {**row, "by_hand": [REPORTS]}

    def of(self, group: str) -> Row:
        """Give the row of a group, to be changed."""
        return self._rows[group]

    def events(self) -> pd.DataFrame:
        """Give the whole table, in the order of the merge."""
        order = [*FIELDS, REPORTS, CONFIRMED]
        for row in self._rows.values():
            row["by_hand"] = sorted(set(row["by_hand"]), key=order.index)
        replaced = {*self._rows, *self._groups.touched}
        kept = self._found.events[~self._found.events["event_id"].isin(replaced)]
        events = pd.concat([kept, EVENTS.frame(self._rows.values())]) if self._rows else kept
        keys = events[["starts_on", "place", "event_id"]].fillna({"place": ""}).reset_index(drop=True)
        order_of_rows = keys.sort_values(["starts_on", "place", "event_id"], na_position="last").index
        return events.iloc[order_of_rows].reset_index(drop=True)


def _event_id(groups: Groups, group: str) -> str:
    members = groups.members[group]
    return group if groups.found_members(group) == members else event_id(members)


def _links(groups: Groups, rows: _Rows, found: pd.DataFrame) -> pd.DataFrame:
    """Give the links: those of the touched groups anew, the others as they were."""
    touched = groups.touched
    moved = {m for g in touched for m in groups.found_members(g) | groups.members.get(g, set())}
    is_moved = found["mention_id"].isin(moved)
    told = found[is_moved]
    reasons = dict(zip(told["mention_id"], told["reason"], strict=True)) | groups.reasons
    made = [
        {"mention_id": m, "event_id": _event_id(groups, g), "reason": reasons[m]}
        for g in touched
        for m in groups.members.get(g, ())
    ]
    kept = found[~is_moved]
    links = pd.concat([kept, LINKS.frame(made)]) if made else kept
    return links.sort_values("mention_id", ignore_index=True)


def _with_chosen(places: pd.DataFrame, chosen: list[Row]) -> pd.DataFrame:
    known = set(places["query"])
    added = {row["query"]: row for row in chosen if row["query"] and row["query"] not in known}
    if not added:
        return places
    return PLACES.check(pd.concat([places, PLACES.frame(added.values())]).sort_values("query"))


def _outcomes(log: Log, replay: _Replay) -> pd.DataFrame:
    """Give a row for each line of the log, in the order in which they were made, the unreadable ones last."""
    undone = find_undone(log.corrections)
    known = {c.correction_id for c in log.corrections}
    rows = [_outcome(correction, undone, known, replay) for correction in log.corrections]
    broken = [
        {"correction_id": f"line {b.number}", "outcome": Outcome.UNREADABLE, "note": b.reason} for b in log.broken
    ]
    return CORRECTIONS.frame([*rows, *broken])


def _outcome(correction: Correction, undone: dict[str, Correction], known: set[str], replay: _Replay) -> Row:
    verdict = replay.verdicts.get(correction.correction_id, Verdict())
    outcome, note = Outcome.APPLIED, verdict.note
    if undo := undone.get(correction.correction_id):
        outcome, note = Outcome.UNDONE, f"taken back by {undo.who or 'somebody'} on {undo.made_at[:10]}"
    elif correction.what is CorrectionKind.UNDO and correction.undoes not in known:
        outcome, note = Outcome.TARGET_GONE, f"the log holds no correction {correction.undoes}"
    elif verdict.is_gone:
        outcome = Outcome.TARGET_GONE
    elif correction.correction_id in replay.superseded or _is_overruled(correction, verdict):
        outcome = Outcome.SUPERSEDED
    return {
        **{name: getattr(correction, name) for name in ("correction_id", "made_at", "about", "field", "why")},
        "who": correction.who or None,
        "what": correction.what.value,
        **{name: _to_text(getattr(correction, name)) for name in ("old", "new")},
        "found": _to_text(replay.found.get(correction.correction_id)),
        "event_id": replay.events.get(correction.correction_id),
        "outcome": outcome,
        "note": note,
    }


def _is_overruled(correction: Correction, verdict: Verdict) -> bool:
    """Whether the event it is about was rejected."""
    is_group_needed = correction.what not in (CorrectionKind.REJECT, CorrectionKind.UNDO)
    return is_group_needed and verdict.group is None


def _to_text(value: Row | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
