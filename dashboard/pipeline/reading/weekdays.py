"""Weekdays: which one a bare weekday means, where the article's other days or the tense of a plan tell."""

from datetime import date

from dashboard.pipeline.fields.day_readings import Weekday
from dashboard.pipeline.reading.occasions import Occasion
from dashboard.pipeline.reading.specifics import is_definite
from dashboard.pipeline.reading.tellings import Telling

_MOST_LATE = 60
"""Days after which what is told is no news of a weekly or monthly paper."""
_LAST_AHEAD = 6
"""Days to the weekday that was yesterday."""


def settle_weekdays(tellings: list[Telling], published_on: date | None) -> None:
    """Take "the rally Saturday" for the Saturday whose date was told before it, where a paper comes out weeks later."""
    for telling in tellings:
        occasion = telling.occasion
        if published_on is None or occasion is None or not _is_bare_weekday(occasion) or telling.town is not None:
            continue
        weekday = occasion.interval[0].weekday()
        told = [
            t.occasion.interval
            for t in tellings
            if t.index < telling.index and t.occasion and t.occasion.is_day_stated and not t.is_background
        ]
        days = {first for first, last in told if first == last and 0 < (published_on - first).days <= _MOST_LATE}
        if len(days) == 1 and next(iter(days)).weekday() == weekday and is_definite(telling):
            day = next(iter(days))
            telling.occasion = Occasion((day, day), occasion.basis, occasion.words)


def _is_bare_weekday(occasion: Occasion) -> bool:
    reading = occasion.words.reading if occasion.words else None
    return isinstance(reading, Weekday) and not (reading.which or reading.weeks or reading.last_weekday is not None)


def was_yesterday(telling: Telling, occasion: Occasion, published_on: date | None) -> bool:
    """Say whether what "was planned for Friday" lies a day back, where the paper comes out on a Saturday."""
    plan = telling.tense.word
    if plan is None or published_on is None or not _is_bare_weekday(occasion):
        return False
    was_planned = plan.tag_ == "VBD" or any(c.lower_ in {"was", "were", "had"} for c in plan.children)
    return was_planned and (occasion.interval[0] - published_on).days == _LAST_AHEAD
