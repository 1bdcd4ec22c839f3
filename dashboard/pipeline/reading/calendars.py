"""Calendars: the days of an article's tellings and gatherings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.pipeline.fields.dates import DayWords, find_times, is_no_day, resolve_days
from dashboard.pipeline.fields.day_readings import Months, Week, Weekend
from dashboard.pipeline.reading.day_counts import choose_own_days, comes_before, find_anchor, find_own_days, is_of_later
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.headings import find_heading_day
from dashboard.pipeline.reading.occasions import (
    RECENT_DAYS,
    Interval,
    Occasion,
    is_long_past,
    is_of_something_else,
    resolve_occasion,
)
from dashboard.pipeline.reading.status import is_going_on, is_in_present
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import DATELINE
from dashboard.pipeline.reading.verdicts import judge_status
from dashboard.pipeline.reading.weekdays import settle_weekdays, was_yesterday
from dashboard.pipeline.wordlists import WEEKDAY
from dashboard.tables import DateBasis, Status

_WEEKDAY = re.compile(rf"{WEEKDAY}\b")
_STAMP = re.compile(
    r"^(?:Posted|Published|Updated|Last updated|First published|Date)\b[^\n]*|^[^\n]{0,24}\b(?:19|20)\d\d$", re.M
)
"""Lines under which an article was put out; the second is little but a date."""
_PRESENT = frozenset(("has", "have", "is", "are", "'s", "’s", "will"))
_MOST_LATE = 60
"""Days after which what is told is no news of a weekly or monthly paper."""
_LEAD_SENTENCES = 2
_LEAD_CHARACTERS = 500
"""An article's first sentences tell its main day."""
_COMES = re.compile(r"(?:\w+ ){0,2}(?:rall|march|protest|vigil|walkout|strike|sit-in|demonstration|event|gathering)")
_HARM = re.compile(
    r"\b(?:killed|shot|died|death|murder\w*|shooting|massacre|injured|born|arrested|charged)\b[^.!?\n]*$"
)
_CLAUSE = 50
"""Characters before a day within which such a word makes the day somebody's death or arrest."""


def read_reference_day(text: str) -> date | None:
    """Give the day that an undated article stands under, "Posted: May 2, 2020", else the one it names with weekday.

    A dateline's full date, "LEEDS, 2 May 2020 —", is such a day too.
    """
    dateline = DATELINE.match(text)
    stamped = [m.span() for m in (*_STAMP.finditer(text[:_LEAD_CHARACTERS]), dateline) if m is not None]
    stated = [words for words in find_own_days(text) if words.basis == DateBasis.STATED]
    under = [words for words in stated if any(a <= words.start < b for a, b in stamped)]
    named = {
        interval
        for words in under[:1] or (w for w in stated if _WEEKDAY.match(text, w.start))
        if (interval := resolve_days(words, None)) is not None
    }
    return next(iter(named))[1] if len(named) == 1 else None


def date_tellings(text: str, tellings: list[Telling], published_on: date | None, *, by_syntax: bool = True) -> None:
    """Give each telling the days that its own sentence tells; without syntax its first ones."""
    for telling in tellings:
        days = find_own_days(text, start=telling.sentence.start, end=telling.sentence.end)
        own = choose_own_days(text, telling, days) if by_syntax else next(iter(days), None)
        if by_syntax and own is not None and own.is_coarse and telling.town is None:
            # A month or year is all that tells when and where: of the past, unless it is planned.
            telling.is_background = telling.is_background or telling.tense.status == Status.HELD
            days = [words for words in days if not words.is_coarse]
            own = choose_own_days(text, telling, days)
        listed = sorted((t for t in tellings if t.index == telling.index and t.town), key=_town_start)
        if own is not None and own.is_coarse and _is_whole_year(own) and telling.is_background:
            own = None  # "there were strikes this year": no day of what is news
        words = _pair_days(listed, days).get(id(telling), own) or find_heading_day(text, telling.sentence.start)
        words = None if words is not None and is_of_later(text, telling, words) else words
        telling.occasion = _resolve_told(text, telling, words, published_on)
        telling.is_undatable = words is not None and (is_no_day(words) or _lacks_year(words, telling.occasion))
    settle_weekdays(tellings, published_on)


def _lacks_year(words: DayWords, occasion: Occasion | None) -> bool:
    """Say whether the words state a day of which nothing tells the year: it is no other day of the article."""
    return occasion is None and words.basis == DateBasis.STATED and not words.is_coarse


def _is_whole_year(words: DayWords) -> bool:
    return isinstance(words.reading, Months) and words.reading.month is None


def _town_start(telling: Telling) -> int:
    return telling.town.start if telling.town else 0


def _pair_days(listed: list[Telling], days: list[DayWords]) -> dict[int, DayWords]:
    """Give each of a sentence's towns the day beside it, by the telling's id, where towns and days take turns.

    "In Dayton on Friday and in Akron on Saturday": a parser hangs both days on one verb.
    """
    named = [words for words in days if not words.is_coarse]
    if len(listed) < 2 or len(named) != len(listed):
        return {}
    pairs = [(t, t.town.start, words) for t, words in zip(listed, named, strict=True) if t.town is not None]
    ends = [max(start, words.start) for _, start, words in pairs]
    starts = [min(start, words.start) for _, start, words in pairs]
    take_turns = all(end < start for end, start in zip(ends, starts[1:], strict=False))
    return {id(t): words for t, _, words in pairs} if take_turns else {}


def _resolve_told(text: str, telling: Telling, words: DayWords | None, published_on: date | None) -> Occasion | None:
    """Give the days that a telling's words mean."""
    if words is None:
        return None
    anchor = find_anchor(text, telling, words, published_on)
    looks = _looks_ahead(text, telling)
    if telling.tense.status is None and words.basis == DateBasis.STATED:
        looks = looks or None  # no verb tells the side of "June 30: a march"
    occasion = resolve_occasion(words, published_on, is_planned=looks, anchor=anchor)
    if occasion is not None and looks and was_yesterday(telling, occasion, published_on):
        return resolve_occasion(words, published_on, is_planned=False, anchor=anchor)
    if occasion is None or anchor is None or not text[words.start : words.end].endswith((" after", " before")):
        return occasion
    first, last = occasion.interval
    if not comes_before(text, telling, words):
        is_beyond = published_on is not None and not looks and first > published_on
        return None if is_beyond else occasion
    return Occasion((anchor - (last - anchor), anchor - (first - anchor)), occasion.basis, words)


def _looks_ahead(text: str, telling: Telling) -> bool | None:
    """Say whether a telling's days lie ahead: of a plan, of a notice's hour; None for what was called off of late."""
    tense = telling.tense
    if tense.status is None:
        is_to_come = tense.is_timetable or is_in_present(telling.token)
        return is_to_come or bool(find_times(text, start=telling.sentence.start, end=telling.sentence.end))
    if tense.status == Status.CANCELLED:
        is_present = tense.word is not None and any(child.lower_ in _PRESENT for child in tense.word.children)
        return True if is_present else None
    return tense.status == Status.PLANNED


def find_main_day(text: str, tellings: list[Telling], published_on: date | None) -> Occasion | None:
    """Give the day on which most of what an article tells was held, or None."""
    return _main_day(_Reading(text, published_on, is_ahead=False), tellings) if published_on is not None else None


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
        if gathering.occasion is not None:
            _look_ahead(text, gathering, published_on)
            gathering.occasion = _narrow(gathering, gathering.occasion)
        elif not any(t.is_undatable for t in gathering.tellings):  # a day that never was leaves no other one
            occasions = _inherit(text, gathering, tellings, published_on) if with_main_day else iter(())
            gathering.occasion = next(occasions, None) or _published(published_on)


def _published(published_on: date | None) -> Occasion | None:
    return Occasion((published_on, published_on), DateBasis.PUBLISHED) if published_on else None


def _narrow(gathering: Gathering, occasion: Occasion) -> Occasion:
    """Give the one day within a week or month told first that later tellings name: "next week", "Wednesday"."""
    if occasion.words is None or not isinstance(occasion.words.reading, Week | Weekend | Months):
        return occasion
    first, last = occasion.interval
    within = [t.occasion for t in gathering.tellings if t.occasion and t.occasion.interval[0] == t.occasion.interval[1]]
    within = [own for own in within if first <= own.interval[0] <= last]
    return within[0] if len({own.interval for own in within}) == 1 else occasion


def _look_ahead(text: str, gathering: Gathering, published_on: date | None) -> None:
    """Read the day words of a plan ahead where the words themselves left it open."""
    occasion = gathering.occasion
    if occasion is None or occasion.words is None or published_on is None or occasion.interval[1] >= published_on:
        return
    if _is_ahead(text, gathering):
        again = resolve_occasion(occasion.words, published_on, is_planned=True, anchor=None)
        is_over = again is not None and any(was_yesterday(t, again, published_on) for t in gathering.tellings)
        gathering.occasion = occasion if is_over else again or occasion


def _is_ahead(text: str, gathering: Gathering) -> bool | None:
    """Say whether a gathering's day lies ahead, None for either side: as its tellings look that are not overruled."""
    if any(t.tense.status == Status.HELD for t in gathering.tellings):
        return judge_status(gathering, None).status == Status.PLANNED
    off = [t for t in gathering.tellings if t.tense.status == Status.CANCELLED]
    looks = [_looks_ahead(text, t) for t in off or gathering.tellings]
    return True if True in looks else None if None in looks else False


def _inherit(text: str, gathering: Gathering, tellings: list[Telling], published_on: date | None) -> Iterator[Occasion]:
    """Give the days that other words may tell of a gathering, the likeliest first: its paragraph's, the main day."""
    first = gathering.tellings[0]
    ahead = _is_ahead(text, gathering)
    is_dayless = not find_own_days(text, start=first.sentence.start, end=first.sentence.end)
    if published_on is not None and not ahead and is_dayless and is_going_on(first.token):
        yield Occasion((published_on, published_on), DateBasis.PUBLISHED)
    before = [
        t
        for t in tellings
        if t.occasion and t.index <= first.index and t.sentence.paragraph == first.sentence.paragraph
    ]
    reading = _Reading(text, published_on, ahead)
    yield from (t.occasion for t in before[-1:] if t.occasion and (not ahead or reading.fits(t.occasion)))
    start, end = _paragraph(text, first.sentence.start)
    taken = {t.occasion.words for t in tellings if t.occasion and t.index > first.index and t.town is not None}
    days = find_own_days(text, start=start, end=end)
    if ahead:
        taken |= {t.occasion.words for t in tellings if t.occasion and t.tense.status == Status.HELD}
    own = reading.resolve(words for words in days if words not in taken and not _is_of_others(words, first))
    yield from sorted(own, key=lambda o: _distance(o, first.sentence.end))
    here = (t.occasion for t in tellings if t.occasion and t.index <= first.index and _is_beside(gathering, t))
    yield from () if ahead else list(here)[-1:]
    if published_on is None:
        return
    main = _main_day(reading, tellings)
    if main is not None:
        yield main
    others = reading.resolve(find_own_days(text))
    yield from sorted(others, key=lambda o: _distance(o, first.sentence.start))
    yield from _only_stated(tellings, published_on) if not ahead else ()


def _only_stated(tellings: list[Telling], published_on: date) -> Iterator[Occasion]:
    """Give the day that all tellings state which state any, where a story is put out weeks later."""
    told = [t.occasion for t in tellings if t.occasion and t.occasion.is_day_stated and not t.is_background]
    is_recent = not any(is_long_past(o, published_on, days=_MOST_LATE) or o.interval[1] > published_on for o in told)
    yield from told[:1] if len({o.interval for o in told}) == 1 and is_recent else ()


def _is_beside(gathering: Gathering, telling: Telling) -> bool:
    """Say whether the telling is of the town at which a gathering of another side was told to be, as news."""
    town = gathering.town
    is_here = town is not None and telling.town is not None and telling.town.query == town.query
    return gathering.is_counter != telling.is_counter and is_here and not telling.is_background


def _is_of_others(words: DayWords, telling: Telling) -> bool:
    """Say whether the telling's own sentence gives the day to something else."""
    root = telling.parsed.root_of(words.start, words.end)
    return root is not None and is_of_something_else(root, telling.token)


def _paragraph(text: str, position: int) -> tuple[int, int]:
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text)


def _distance(occasion: Occasion, position: int) -> tuple[bool, int]:
    """Say how far the words of an occasion are; those before come first."""
    start = occasion.words.start if occasion.words else position
    return start > position, abs(start - position)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the day words of other sentences are read for one gathering."""

    text: str
    published_on: date | None
    is_ahead: bool | None

    def resolve(self, days: Iterable[DayWords]) -> list[Occasion]:
        """Give the days that may be the gathering's: near the publication, on its side, of nobody's death."""
        found = (
            resolve_occasion(words, self.published_on, is_planned=self.is_ahead, anchor=None)
            for words in days
            if not (words.is_coarse or self._is_others(words))
        )
        return [occasion for occasion in found if occasion is not None and self.fits(occasion)]

    def _is_others(self, words: DayWords) -> bool:
        """Say whether the day is of somebody's death or arrest, or of a thing named by it: "last weekend's battles"."""
        is_owner = self.text.startswith(("'s ", "’s "), words.end) and _COMES.match(self.text, words.end + 3) is None
        return is_owner or _HARM.search(self.text[max(0, words.start - _CLAUSE) : words.start]) is not None

    def fits(self, occasion: Occasion) -> bool:
        """Say whether days are recent, and over for what was held, to come for a plan."""
        if self.published_on is None:
            return True
        first, last = occasion.interval
        is_on_side = self.is_ahead is None or (
            last >= self.published_on if self.is_ahead else first <= self.published_on
        )
        return is_on_side and not is_long_past(occasion, self.published_on, days=RECENT_DAYS)


def _main_day(reading: _Reading, tellings: list[Telling]) -> Occasion | None:
    """Give the day that most tellings, or the article's first sentences, tell."""
    weights: dict[Interval, float] = defaultdict(float)
    occasions: dict[Interval, Occasion] = {}
    told = [
        (2.5 if t.index < _LEAD_SENTENCES else 1.0, t.occasion)
        for t in tellings
        if t.occasion and not (t.is_background or _is_told_from_another(reading.text, t.occasion))
    ]
    if not any(weight > 1 for weight, _ in told):
        told += [(1.5, o) for o in reading.resolve(find_own_days(reading.text, end=_lead_end(reading.text)))[:1]]
    for weight, occasion in told:
        if reading.fits(occasion):
            weights[occasion.interval] += weight
            occasions.setdefault(occasion.interval, occasion)
    return occasions[max(weights, key=lambda interval: weights[interval])] if weights else None


def _is_told_from_another(text: str, occasion: Occasion) -> bool:
    """Say whether the day was told from one that matters more: "on Friday, the day after a similar rally"."""
    words = occasion.words
    return words is not None and text[words.start : words.end].endswith((" after", " before"))


def _lead_end(text: str) -> int:
    """Give where the article's first two paragraphs end, or its first lines where these are long."""
    paragraphs = list(re.finditer(r"\S[^\n]*", text[:_LEAD_CHARACTERS]))[:2]
    return paragraphs[-1].end() if paragraphs else 0
