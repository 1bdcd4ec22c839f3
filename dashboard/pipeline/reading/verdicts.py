"""Verdicts: what all the tellings of a gathering come to: its evidence, its action, its status."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dashboard.pipeline.reading.cues import CueKind
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.tellings import Telling
from dashboard.tables import Action, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gathering's status and where the words stand that say so, if any do."""

    status: Status
    span: tuple[int, int] | None


def choose_evidence(gathering: Gathering) -> Telling:
    """Give the telling that shows the gathering best: with its town, its day, the event's own word."""
    return max(gathering.tellings, key=_worth)


def _worth(telling: Telling) -> tuple[bool, bool, bool, bool, int]:
    has_day, has_status = telling.occasion is not None, telling.tense.status is not None
    return telling.town is not None, telling.cue.kind != CueKind.CROWD, has_day, has_status, -telling.index


def choose_action(gathering: Gathering) -> Action:
    """Give what people did: the most exact word that the tellings use, the most frequent of those."""
    if gathering.is_counter:
        return Action.COUNTER_PROTEST
    counts = Counter(t.cue.action for t in gathering.tellings if t.cue.kind != CueKind.CROWD)
    exact = [a for a, _ in counts.most_common() if a not in {Action.PROTEST, Action.COUNTER_PROTEST}]
    own = choose_evidence(gathering).cue.action
    return own if own in exact else (exact[0] if exact else Action.PROTEST)


def judge_status(gathering: Gathering, published_on: date | None) -> Verdict:
    """Give the status that the tellings come to: what was held was not only planned; a day to come is never held."""
    own = [t for t in gathering.tellings if t.cue.kind != CueKind.CROWD] or gathering.tellings
    if all(t.tense.status is None for t in own):  # then a crowd at its town and on its day tells it
        own = [*own, *(t for t in gathering.tellings if t.town is not None and t.occasion is not None)]
    told = [t for t in own if not t.is_background and t.tense.status is not None]
    by_status = {t.tense.status: t for t in reversed(told or own) if t.tense.status is not None}
    is_ahead = (
        published_on is not None and gathering.occasion is not None and gathering.occasion.interval[0] > published_on
    )
    order = (Status.CANCELLED, Status.PLANNED) if is_ahead else (Status.CANCELLED, Status.HELD, Status.PLANNED)
    fallback = Status.PLANNED if is_ahead or _is_timetabled(gathering, published_on) else Status.HELD
    status = next((s for s in order if s in by_status), fallback)
    return Verdict(status, _span_of(by_status.get(status)))


def _is_timetabled(gathering: Gathering, published_on: date | None) -> bool:
    """Told in the present of timetables alone, of a day that is not over."""
    is_over = (
        published_on is not None and gathering.occasion is not None and gathering.occasion.interval[1] < published_on
    )
    return not is_over and any(t.tense.is_timetable for t in gathering.tellings)


def _span_of(telling: Telling | None) -> tuple[int, int] | None:
    """Give where the word stands that tells the status, the cue itself aside."""
    if telling is None or telling.tense.word is None or telling.tense.word == telling.token:
        return None
    word = telling.tense.word
    start = telling.parsed.article_offset(word.idx)
    return None if start is None else (start, start + len(word))
