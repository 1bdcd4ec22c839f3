"""Speech: what an article quotes of somebody, whose "today" is the day of speaking, and names in quotes."""

import re
from functools import lru_cache

_QUOTED = re.compile(r"“[^“”]{12,600}?”|\"[^\"\n]{12,600}?\"")
_NAME_WORDS = 5
"""Words that a name in quotes may have."""
_EVENT = re.compile(
    r"(?:rally|march|vigil|protest|strike|walk-?out|sit-in|die-in|demonstration|day of \w+)", re.IGNORECASE
)
_EVENT_NAME = re.compile(rf"(?:[\w’'$-]+ ){{0,4}}{_EVENT.pattern}(?: [\w’'$-]+){{0,5}}", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:[A-Z0-9][\w’'-]*|of|in|on|at|to|for|from|with|against|by|and|the|an?|our|not)(?: |$)){2,12}"
)
"""Words of a name written as titles are, however many: “March in Solidarity with the Workers of the World”."""
_TODAY = re.compile(r"(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def find_speech(text: str) -> list[tuple[int, int]]:
    """Give where the article quotes somebody, quotation marks included; names in quotes are left out."""
    return [m.span() for m in _QUOTED.finditer(text) if _is_speech(m[0][1:-1])]


def is_speakers_today(text: str, start: int) -> bool:
    """Say whether the words at `start` are a quoted "today", told on another day than the article's as often as not."""
    return _TODAY.match(text, start) is not None and any(a < start < b for a, b in find_speech(text))


def is_event_name(quoted: str) -> bool:
    """Say whether quoted words name a gathering and are nothing said: “Rally for Unity”, “freedom rally”."""
    words = quoted.strip('“”"')
    is_title = _TITLE.fullmatch(words) is not None and words[-1:].isalnum() and _EVENT.search(words) is not None
    return is_title or _EVENT_NAME.fullmatch(words) is not None


def _is_speech(words: str) -> bool:
    """Say whether quoted words are somebody's, and no name or nickname: not “March for Our Lives”, “freedom rally”."""
    is_short = len(words.split()) <= _NAME_WORDS or _TITLE.fullmatch(words) is not None
    return not is_short or not words[-1].isalnum()
