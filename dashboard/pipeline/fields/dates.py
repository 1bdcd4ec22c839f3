"""Day words of a text, and the days they mean against the publication day."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.pipeline.fields.day_grammar import RULES, read_beside
from dashboard.pipeline.fields.day_readings import Against, Interval, Reading, Stated
from dashboard.pipeline.fields.sentences import plain_spaces
from dashboard.tables import DateBasis


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words that name a day or days."""

    start: int
    """Where the words start in the text."""
    end: int
    basis: DateBasis
    """STATED, WEEKDAY or RELATIVE."""
    reading: Reading
    is_coarse: bool = False
    """True for whole months and years: background more often than the day of an event."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that name an hour: "at 11 a.m.", "at noon". They tell of a plan, and of no day."""

    start: int
    end: int


_TIME = re.compile(
    r"\b(?:(?:from |between )?\d{1,2}(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?(?: ?[-–—] ?| to | and | until ))?"
    r"\d{1,2}(?::[0-5]\d)? ?[ap]\.?m\b\.?|\b(?:at|by|around|from|until) (?:noon|midnight|\d{1,2}:[0-5]\d)\b"
)


def find_days(text: str, *, start: int = 0, end: int | None = None) -> list[DayWords]:
    """Find the day words of text[start:end], in order, none overlapping; offsets count the whole `text`.

    Weekdays of habit ("on Saturdays", "every Sunday") and month names that are verbs or event names are left out.
    """
    end = len(text) if end is None else end
    days = _scan_days(text)
    first = bisect_left(days, start, key=_start_of)
    last = bisect_left(days, end, key=_start_of)
    return [words for words in days[first:last] if words.end <= end]


@lru_cache(maxsize=512)
def _scan_days(text: str) -> tuple[DayWords, ...]:
    """Find the day words of a whole text; kept for the few texts at hand, asked about sentence by sentence."""
    text = plain_spaces(text)
    found: list[DayWords] = []
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            place = bisect_left(found, match.start(), key=_start_of)
            reading = rule.read(match) if _is_free(match, found, place) else None
            if reading is not None:
                words = DayWords(match.start(), match.end(), rule.basis, reading, rule.is_coarse)
                words = words if words.is_coarse else _widen(text, words)
                found.insert(bisect_left(found, words.start, key=_start_of), words)
    return tuple(found)


def _is_free(match: re.Match[str], found: list[DayWords], place: int) -> bool:
    """Tell whether the words that would stand at `place` among those found overlap none of them."""
    is_free_before = place == 0 or found[place - 1].end <= match.start()
    return is_free_before and (place == len(found) or match.end() <= found[place].start)


def _start_of(words: DayWords) -> int:
    return words.start


def _widen(text: str, words: DayWords) -> DayWords:
    """Take in the words before a day that tell another from it: "the night before Thanksgiving"."""
    beside = read_beside(text, words.start, words.end, words.reading)
    return words if beside is None else DayWords(beside[0], words.end, DateBasis.RELATIVE, beside[1])


def resolve_days(
    words: DayWords, published_on: date | None, *, is_planned: bool | None = False, anchor: date | None = None
) -> Interval | None:
    """Give the first and last day that `words` mean, or None where that cannot be told.

    `is_planned` looks ahead from `published_on`, else back, or to the nearest day where it is None; `anchor` is the day
    told before, for "the next day".
    Without a publication day only fully stated dates have an answer: a day is never guessed.
    """
    return words.reading.count_days(Against(published_on, is_planned, anchor))


def is_no_day(words: DayWords) -> bool:
    """Say whether the words name a day that no calendar has: "February 31", "February 29, 2023"."""
    return isinstance(words.reading, Stated) and not words.reading.is_day()


def find_times(text: str, *, start: int = 0, end: int | None = None) -> list[TimeWords]:
    """Find the hours named in text[start:end]: "11 a.m.", "from 5 to 7 p.m.", "at noon"."""
    text = plain_spaces(text)
    end = len(text) if end is None else end
    return [TimeWords(match.start(), match.end()) for match in _TIME.finditer(text, start, end)]
