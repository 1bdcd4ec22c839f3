"""A name that may be a place's, and what the words around it and the whole text tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dashboard.pipeline.names.lexicon import Lexicon
from dashboard.pipeline.names.words import Word
from geocache.choice import read_name
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_PROMINENCE = ((500_000, 1.5), (100_000, 1.0), (20_000, 0.6), (5_000, 0.3))
"""What at least so many people add."""
_OTHER_NAME = 0.6
"""The share left of it where a town is only also called so."""
_ENGLISH_SPEAKING = frozenset(("US", "CA", "AU", "GB", "IE", "NZ"))
"""Countries whose smaller towns English-language news names too."""


@dataclass(slots=True)
class Facts:
    """What the whole text tells about its names."""

    words: Sequence[Word]
    lexicon: Lexicon
    surnames: set[str] = field(default_factory=set)
    """Surnames of people that the text names in full or by title."""
    person_words: set[int] = field(default_factory=set)
    """Positions of the words of people's names."""
    name_words: set[int] = field(default_factory=set)
    """Positions of the words of names that the gazetteer knows."""
    written_small: set[str] = field(default_factory=set)
    """Words that the text also writes with a small letter."""


class Match(NamedTuple):
    """A name that the gazetteer knows, at words[first:last]."""

    first: int
    last: int
    name: str
    prominence: float
    """As `prominence_of` gives it."""
    has_area: bool
    """A state or country is written next to it."""
    is_dateline: bool
    before: Word | None
    """The word that stands joined before it."""
    after: Word | None
    """The word that stands joined after it."""


@lru_cache(maxsize=65536)
def prominence_of(name: str, gazetteer: Gazetteer) -> float:
    """Give how well known the best known place called `name` is: 0 (a hamlet) to 2 (a state or country)."""
    entries = read_name(name, gazetteer)
    own = {entry.row for entry in gazetteer.owners(name)}
    return max((_prominence(entry) * (1.0 if _is_own(entry, own) else _OTHER_NAME) for entry in entries), default=0.0)


def _is_own(entry: Entry, own: set[int]) -> bool:
    """Tell whether a place is likely meant by the name: its own, or any name of a state or country."""
    return entry.row in own or entry.kind not in (Precision.CITY, Precision.COUNTY)


def _prominence(entry: Entry) -> float:
    if entry.kind in (Precision.COUNTRY, Precision.CONTINENT):
        return 2.0
    if entry.kind is Precision.REGION and entry.country_code in ("US", "CA", "AU", "GB"):
        return 2.0
    if entry.kind is Precision.COUNTY and " " in entry.name:
        return 1.2
    if entry.kind is Precision.REGION:
        return 1.0 if entry.population >= 500_000 else 0.3
    known = next((value for people, value in _PROMINENCE if entry.population >= people), 0.0)
    return known if entry.country_code in _ENGLISH_SPEAKING or entry.population >= 500_000 else known / 2


def joined_neighbours(words: Sequence[Word], first: int, last: int) -> tuple[Word | None, Word | None]:
    """Give the words that stand joined before and after words[first:last]."""
    before = words[first - 1] if first and words[first].joined else None
    after = words[last] if last < len(words) and words[last].joined else None
    return before, after


def joined_run(words: Sequence[Word], first: int, most: int) -> list[Word]:
    """Give the words from `first` on, `most` at the most, as far as each stands joined to the one before it."""
    end = first
    while end < min(len(words), first + most) and words[end].joined:
        end += 1
    return list(words[first:end])


def is_before(match: Match, words: frozenset[str], *, capital: bool | None = None) -> bool:
    """Tell whether one of `words` stands joined before the match; `capital` asks how it is written."""
    word = match.before
    return word is not None and word.lower in words and (capital is None or word.capital == capital)


def is_after(match: Match, words: frozenset[str], *, capital: bool | None = None) -> bool:
    """Tell whether one of `words` stands joined after the match; `capital` asks how it is written."""
    word = match.after
    return word is not None and word.lower in words and (capital is None or word.capital == capital)


def is_single(match: Match) -> bool:
    """Tell whether the match is of one word."""
    return match.last - match.first == 1


def first_word(match: Match, facts: Facts) -> Word:
    """Give the match's first word."""
    return facts.words[match.first]
