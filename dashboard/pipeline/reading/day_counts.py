"""Day counts: the day words of a telling's own sentence, and the days from which "two days after" counts."""

import re
from datetime import date

from dashboard.pipeline.fields.dates import DayWords, find_days, resolve_days
from dashboard.pipeline.reading.occasions import choose_day_words
from dashboard.pipeline.reading.speech import is_speakers_today
from dashboard.pipeline.reading.tellings import Telling

_ANCHOR_CHARACTERS = 800
"""How far back the day may be told that "the next day" follows."""
_CLAUSE = 60
"""Characters of a clause before its verb or its day."""
_CLAUSE_END = re.compile(r"[,;:—]")
_QUOTES = 3
"""Characters that may stand before a sentence's first words."""
_CAME = re.compile(r"\b(?:came|comes|come|coming)\b[^,;.]{0,20}$")
_GATHERING = re.compile(
    r"[^,;.:—]{1,60}\b(?:protested|rallied|marched|gathered|demonstrated|walked out|rally|march|protest|vigil|"
    r"demonstration|walkout)\b"
)
"""Behind "came two days after", the gathering that was before."""


def find_own_days(text: str, *, start: int = 0, end: int | None = None) -> list[DayWords]:
    """Give the day words of text[start:end] that count from the article's own day."""
    return [words for words in find_days(text, start=start, end=end) if not is_speakers_today(text, words.start)]


def choose_own_days(text: str, telling: Telling, days: list[DayWords]) -> DayWords | None:
    """Give the day words that are the telling's: by syntax, else the count of days that its clause stands behind.

    "It came two days after 90 people marched" tells of the march, "Two days after the raid, 90 people marched" too.
    """
    own = choose_day_words(telling.parsed, telling.token, days, is_background=telling.is_background)
    for words in days:
        if _is_after(text, words) and words.end < telling.cue.start:
            between = text[words.end : telling.cue.start]
            is_first = own is None and "," in between and words.start - telling.sentence.start <= _QUOTES
            is_clause = _CLAUSE_END.search(between) is None and len(between) < _CLAUSE
            if is_first or (is_clause and (own is None or own.end <= words.start)):
                return words
    return own


def is_of_later(text: str, telling: Telling, words: DayWords) -> bool:
    """Say whether the words only count from a gathering told behind: "the rally came two days after 90 marched"."""
    is_behind = _is_after(text, words) and telling.cue.start < words.start
    came = _CAME.search(text, telling.cue.start, words.start)
    return is_behind and came is not None and _GATHERING.match(text, words.end) is not None


def find_anchor(text: str, telling: Telling, words: DayWords, published_on: date | None) -> date | None:
    """Give the day from which the words count: told behind them, "two days after a raid on Sunday", else before."""
    return _day_told_behind(text, telling, words, published_on) or _day_told_before(text, words.start, published_on)


def _day_told_behind(text: str, telling: Telling, words: DayWords, published_on: date | None) -> date | None:
    is_first = telling.cue.start > words.end
    comma = _CLAUSE_END.search(text, words.end, telling.cue.start if is_first else telling.sentence.end)
    if not _is_after(text, words) or (is_first and comma is None):
        return None
    end = telling.cue.start if is_first else min(comma.start() if comma else words.end + _CLAUSE, telling.sentence.end)
    days = (resolve_days(w, published_on) for w in find_own_days(text, start=words.end, end=end))
    return next((first for first, last in filter(None, days) if first == last), None)


def _day_told_before(text: str, position: int, published_on: date | None) -> date | None:
    """Give the day of the last day words before `position`, from which "two days later" counts."""
    before = find_own_days(text, start=max(0, position - _ANCHOR_CHARACTERS), end=position)
    days = (resolve_days(words, published_on) for words in reversed(before) if not words.is_coarse)
    return next((first for first, last in filter(None, days) if first == last), None)


def comes_before(text: str, telling: Telling, words: DayWords) -> bool:
    """Say whether the day told before is as long after the gathering: "said Friday, a day after 100 people marched"."""
    between = text[words.end : telling.cue.start]
    return _is_after(text, words) and "," not in between and telling.cue.start > words.end


def _is_after(text: str, words: DayWords) -> bool:
    return text[words.start : words.end].endswith(" after")
