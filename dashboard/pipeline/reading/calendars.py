"""Calendars: the days of an article's tellings and gatherings."""

import re
from collections import defaultdict
from datetime import date

from dashboard.pipeline.fields.dates import find_days, find_times, is_no_day, resolve_days
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.headings import find_heading_day
from dashboard.pipeline.reading.occasions import (
    RECENT_DAYS,
    Interval,
    Occasion,
    choose_day_words,
    is_long_past,
    resolve_occasion,
)
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.verdicts import judge_status
from dashboard.tables import DateBasis, Status

_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PRESENT = frozenset(("has", "have", "is", "are", "'s", "’s", "will"))
_LEAD_SENTENCES = 2
"""An article's first sentences tell its main day."""


def read_reference_day(text: str) -> date | None:
    """Give the one day that an undated article names with weekday and year, as captions do."""
    named = {
        interval
        for words in find_days(text)
        if words.basis == DateBasis.STATED and _WEEKDAY.match(text, words.start)
        if (interval := resolve_days(words, None)) is not None
    }
    return next(iter(named))[1] if len(named) == 1 else None


def date_tellings(text: str, tellings: list[Telling], published_on: date | None, *, by_syntax: bool = True) -> None:
    """Give each telling the days that its own sentence tells; without syntax its first ones."""
    anchor: date | None = None
    for telling in tellings:
        days = find_days(text, start=telling.sentence.start, end=telling.sentence.end)
        own = choose_day_words(telling.parsed, telling.token, days) if by_syntax else next(iter(days), None)
        words = own or find_heading_day(text, telling.sentence.start)
        telling.is_undatable = words is not None and is_no_day(words)
        telling.occasion = resolve_occasion(words, published_on, is_planned=_looks_ahead(text, telling), anchor=anchor)
        anchor = telling.occasion.interval[0] if telling.occasion else anchor


def _looks_ahead(text: str, telling: Telling) -> bool:
    """Say whether a telling's days lie ahead: of a plan, of one that "has been" called off, of a notice's hour."""
    tense = telling.tense
    if tense.status is None:
        return tense.is_timetable or bool(find_times(text, start=telling.sentence.start, end=telling.sentence.end))
    if tense.status == Status.CANCELLED and tense.word is not None:
        return any(child.lower_ in _PRESENT for child in tense.word.children)
    return tense.status == Status.PLANNED


def date_gatherings(
    text: str,
    gatherings: list[Gathering],
    tellings: list[Telling],
    published_on: date | None,
    *,
    with_main_day: bool = True,
) -> None:
    """Settle the days of gatherings: those of plans lie ahead; the undated take the article's main day."""
    for gathering in gatherings:
        if gathering.occasion is None and any(t.is_undatable for t in gathering.tellings):
            continue  # its own words name a day that never was: no other day is its own
        if gathering.occasion is None and with_main_day:
            gathering.occasion = _inherited(text, gathering, tellings, published_on)
        if gathering.occasion is None and with_main_day and published_on is not None:
            gathering.occasion = _told_elsewhere(text, gathering, published_on)
        if gathering.occasion is None and published_on is not None:
            gathering.occasion = Occasion((published_on, published_on), DateBasis.PUBLISHED)
        _look_ahead(text, gathering, published_on)


def _look_ahead(text: str, gathering: Gathering, published_on: date | None) -> None:
    """Read the day words of a plan ahead where the words themselves left it open."""
    occasion = gathering.occasion
    if occasion is None or occasion.words is None or published_on is None or occasion.interval[1] >= published_on:
        return
    if _is_ahead(text, gathering):
        again = resolve_occasion(occasion.words, published_on, is_planned=True, anchor=None)
        gathering.occasion = again or occasion


def _is_ahead(text: str, gathering: Gathering) -> bool:
    """Say whether a gathering's day lies ahead: none of its tellings says that it was held, one looks ahead."""
    if any(t.tense.status == Status.HELD for t in gathering.tellings):
        return judge_status(gathering, None).status == Status.PLANNED
    return any(_looks_ahead(text, t) for t in gathering.tellings)


def _told_elsewhere(text: str, gathering: Gathering, published_on: date | None) -> Occasion | None:
    """Give the day that the nearest other sentence tells, those before the gathering first."""
    start = gathering.tellings[0].sentence.start
    days = [words for words in find_days(text) if not words.is_coarse]
    ahead = _is_ahead(text, gathering)
    for words in sorted(days, key=lambda w: (w.start > start, abs(w.start - start))):
        occasion = resolve_occasion(words, published_on, is_planned=ahead, anchor=None)
        if occasion is not None and not is_long_past(occasion, published_on, days=RECENT_DAYS):
            return occasion
    return None


def _told_in_paragraph(text: str, gathering: Gathering, published_on: date | None) -> Occasion | None:
    """Give the day that the paragraph's next sentences tell."""
    start = gathering.tellings[0].sentence.end
    end = text.find("\n", start)
    for words in find_days(text, start=start, end=end if end >= 0 else len(text)):
        occasion = resolve_occasion(words, published_on, is_planned=_is_ahead(text, gathering), anchor=None)
        if not words.is_coarse and occasion is not None and not is_long_past(occasion, published_on, days=RECENT_DAYS):
            return occasion
    return None


def _inherited(text: str, gathering: Gathering, tellings: list[Telling], published_on: date | None) -> Occasion | None:
    """Give the day told just before in the same paragraph, else the article's main day."""
    first = gathering.tellings[0]
    near = [
        t
        for t in tellings
        if t.occasion and t.index <= first.index and t.sentence.paragraph == first.sentence.paragraph
    ]
    if near:
        return near[-1].occasion
    if (told := _told_in_paragraph(text, gathering, published_on)) is not None:
        return told
    if published_on is None:
        return None
    weights: dict[Interval, float] = defaultdict(float)
    occasions: dict[Interval, Occasion] = {}
    for telling in tellings:
        if telling.occasion is None or telling.is_background:
            continue
        if not is_long_past(telling.occasion, published_on, days=RECENT_DAYS):
            weights[telling.occasion.interval] += 2.5 if telling.index < _LEAD_SENTENCES else 1.0
            occasions.setdefault(telling.occasion.interval, telling.occasion)
    return occasions[max(weights, key=lambda interval: weights[interval])] if weights else None
