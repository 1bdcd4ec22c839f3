"""What speaks for and against a capital word being a place's name here: one weighed clue a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dashboard.pipeline import lexicon
from dashboard.pipeline.lexicon import Lexicon
from dashboard.pipeline.words import Word
from geocache.choice import own_rows, read_name
from geocache.demonyms import country_of
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_PROMINENCE = ((500_000, 1.5), (100_000, 1.0), (20_000, 0.6), (5_000, 0.3))
"""What at least so many people add."""
_ENGLISH_SPEAKING = frozenset(("US", "CA", "AU", "GB", "IE", "NZ"))
"""Countries whose smaller towns English-language news names too."""
ACCEPTED = 1.0
"""The weight from which a name counts as a place."""


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


class Clue(NamedTuple):
    """One observation: how much it adds where it holds, and what it says in words."""

    weight: float
    says: str
    holds: Callable[[Match, Facts], bool]


def weigh(match: Match, facts: Facts) -> tuple[float, str]:
    """Give the sum of what speaks for a place, and in words what speaks most against it (empty: nothing)."""
    total, worst, against = match.prominence, 0.0, ""
    for clue in CLUES:
        if clue.holds(match, facts):
            total += clue.weight
            if clue.weight < worst:
                worst, against = clue.weight, clue.says
    return total, against


@lru_cache(maxsize=65536)
def prominence_of(name: str, gazetteer: Gazetteer) -> float:
    """Give how well known the best known place called `name` is: 0 (a hamlet) to 2 (a state or country)."""
    entries = read_name(name, gazetteer)
    own = own_rows(name, entries, gazetteer)
    return max((_prominence(entry) * (1.0 if entry.row in own else 0.5) for entry in entries), default=0.0)


def _prominence(entry: Entry) -> float:
    if entry.kind is Precision.COUNTRY:
        return 2.0
    if entry.kind is Precision.REGION and entry.country_code in ("US", "CA", "AU", "GB"):
        return 2.0
    if entry.kind is Precision.COUNTY and " " in entry.name:
        return 1.2
    known = next((value for people, value in _PROMINENCE if entry.population >= people), 0.0)
    return known if entry.country_code in _ENGLISH_SPEAKING or entry.population >= 500_000 else known / 2


def _before(match: Match, facts: Facts) -> Word | None:
    """Give the word that stands joined before the match."""
    if match.first == 0 or not facts.words[match.first].joined:
        return None
    return facts.words[match.first - 1]


def _after(match: Match, facts: Facts) -> Word | None:
    """Give the word that stands joined after the match."""
    if match.last >= len(facts.words) or not facts.words[match.last].joined:
        return None
    return facts.words[match.last]


def _is_before(match: Match, facts: Facts, words: frozenset[str], *, capital: bool | None = None) -> bool:
    word = _before(match, facts)
    return word is not None and word.lower in words and (capital is None or word.capital == capital)


def _is_after(match: Match, facts: Facts, words: frozenset[str], *, capital: bool | None = None) -> bool:
    word = _after(match, facts)
    return word is not None and word.lower in words and (capital is None or word.capital == capital)


def _is_single(match: Match) -> bool:
    return match.last - match.first == 1


def _first_word(match: Match, facts: Facts) -> Word:
    return facts.words[match.first]


def _is_distinct(match: Match, facts: Facts) -> bool:
    """Tell whether the name is neither a person's nor a plain word's."""
    word = _first_word(match, facts).lower
    lists = facts.lexicon
    return not _is_single(match) or not (
        word in lists.first_names or word in lists.surnames or word in lists.common_words
    )


def _is_common(match: Match, facts: Facts) -> bool:
    word = _first_word(match, facts)
    return _is_single(match) and facts.lexicon.is_common(word.lower)


def _is_all_common(match: Match, facts: Facts) -> bool:
    """Tell whether a name of several words holds plain words alone: "Country Club", "Rolling Hills"."""
    return not _is_single(match) and all(
        facts.lexicon.is_common(word.lower) or word.lower in facts.lexicon.small_words
        for word in facts.words[match.first : match.last]
    )


def _is_of(match: Match, facts: Facts, heads: frozenset[str]) -> bool:
    """Tell whether a word of `heads` and "of" stand before the match."""
    i = match.first
    words = facts.words
    return i >= 2 and words[i - 1].lower == "of" and words[i].joined and words[i - 2].lower in heads


def is_of_institution(match: Match, facts: Facts) -> bool:
    """Tell whether the name completes an institution's: "University of Texas"."""
    i = match.first - 2
    return _is_of(match, facts, lexicon.OF_INSTITUTIONS) and facts.words[i].capital


def is_before_institution(match: Match, facts: Facts) -> bool:
    """Tell whether the name opens an institution's: "Gainesville Fire Department"."""
    for word in facts.words[match.last : match.last + 5]:
        if not (word.joined and (word.capital or word.lower in ("of", "and", "&", "for"))):
            return False
        if word.capital and word.lower in lexicon.INSTITUTIONS:
            return True
    return False


def _is_after_unknown_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a capital word that is no plain word stands before: a forename that no list holds, or a firm."""
    word = _before(match, facts)
    return (
        word is not None
        and word.capital
        and word.text.isalpha()
        and facts.words[match.first].gap not in ("-", "–")
        and word.lower not in facts.lexicon.small_words
        and not facts.lexicon.is_common(word.lower)
        and word.lower not in lexicon.DIRECTIONS
        and word.lower not in lexicon.LOCATIVES
        and word.lower not in lexicon.TITLES
    )


def _is_after_plain_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a plain word written with a capital stands before: "Rocky Mountain National Park"."""
    word = _before(match, facts)
    return (
        word is not None
        and word.capital
        and not word.opens
        and facts.lexicon.is_common(word.lower)
        and word.lower not in lexicon.DIRECTIONS | lexicon.LOCATIVES | lexicon.TITLES | lexicon.AFTER_PLACES
    )


def _is_before_unknown_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a capital word that is no plain word follows: a surname, or the rest of a firm's name."""
    word = _after(match, facts)
    return (
        word is not None
        and word.capital
        and match.last not in facts.name_words
        and word.text.isalpha()
        and word.gap not in ("-", "–")
        and not facts.lexicon.is_common(word.lower)
        and word.lower not in _MAY_FOLLOW_A_PLACE
    )


def _is_in_compound(match: Match, facts: Facts) -> bool:
    """Tell whether a hyphen joins the name to a word that is no place's: "al-Sadr"."""
    word = facts.words[match.first]
    is_joined = word.joined and word.gap in ("-", "–") and match.first - 1 not in facts.name_words
    return is_joined and not _is_of_party(match, facts) and country_of(facts.words[match.first - 1].lower) is None


def _is_titled(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a title and a forename with a surname behind it: "Chief Joseph Baker"."""
    after = _after(match, facts)
    return (
        not _is_single(match)
        and _first_word(match, facts).lower in lexicon.TITLES
        and after is not None
        and after.capital
        and after.lower not in lexicon.INSTITUTIONS
    )


def _is_university(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a state university's, short: "Michigan State"."""
    following = facts.words[match.last : match.last + 2]
    if not (following and following[0].joined and following[0].text == "State"):
        return False
    return len(following) < 2 or not (following[1].joined and following[1].capital)


def _is_newspaper(match: Match, facts: Facts) -> bool:
    """Tell whether the name opens a newspaper's: "Lansing State Journal", "The Moscow Times"."""
    following = facts.words[match.last : match.last + 3]
    for word in following:
        if not (word.joined and word.capital):
            return False
        if word.lower in lexicon.NEWSPAPERS:
            return True
    return False


def _is_home(match: Match, facts: Facts) -> bool:
    """Tell whether it is given as a person's home: "Mindy Miller of Ravenel", "Ann Lee, 22, of Winfield"."""
    i = match.first
    if i < 2 or facts.words[i - 1].lower not in ("of", "from") or not facts.words[i].joined:
        return False
    is_age = facts.words[i - 2].text.isdigit() and facts.words[i - 1].gap == ", "
    return is_age or i - 2 in facts.person_words


def _is_of_party(match: Match, facts: Facts) -> bool:
    """Tell whether a party's letter is joined before the name: "R-Elbow Lake"."""
    return facts.words[match.first].gap in ("-", "–") and _is_before(match, facts, lexicon.PARTIES, capital=True)


def _is_after_age_or_street(match: Match, facts: Facts) -> bool:
    """Tell whether the name stands where a home is given: "Ann Lee, 37, Palestine", "Main Street, Tipperary"."""
    if match.first < 2 or facts.words[match.first].gap not in (", ", "., "):
        return False
    word = facts.words[match.first - 1]
    is_age = word.text.isdigit() and len(word.text) < 3
    return is_age or (word.capital and word.lower in lexicon.STREETS)


def _is_small_word(match: Match, facts: Facts) -> bool:
    word = _first_word(match, facts)
    is_short_form = word.lower.endswith(("'ll", "'m", "'d", "'ve", "'re"))
    return _is_single(match) and (
        is_short_form or (word.lower in facts.lexicon.small_words and not word.text.isupper())
    )


def _is_saints(match: Match, facts: Facts) -> bool:
    """Tell whether the name may be a church's, school's or hospital's: "St. Michael's", "St. Joseph Hospital"."""
    is_saint = not _is_single(match) and _first_word(match, facts).lower in ("st", "saint")
    rest = facts.words[match.last : match.last + 1]
    return is_saint and (is_before_institution(match, facts) or bool(rest and rest[0].gap[:2] in ("'s", "’s")))


def _is_attribute(match: Match, facts: Facts) -> bool:
    after = _after(match, facts)
    return _is_before(match, facts, frozenset(("a", "an", "the"))) and after is not None and not after.capital


def _is_short_capitals(match: Match, facts: Facts) -> bool:
    text = match.name
    return text.isupper() and text.isalpha() and len(text) <= 5 and match.prominence < 1.5 and not match.is_dateline


_MAY_FOLLOW_A_PLACE = (
    lexicon.INSTITUTIONS | lexicon.TITLES | lexicon.MONTHS_AND_DAYS | lexicon.STREETS | lexicon.WATERS_AND_HEIGHTS
) | lexicon.TEAMS
CLUES = (
    Clue(2.5, "a state or country follows", lambda m, f: m.has_area),
    Clue(3.0, "it is the dateline", lambda m, f: m.is_dateline),
    Clue(0.8, "it has several words", lambda m, f: not _is_single(m)),
    Clue(0.5, "it is nothing else than a place's name", _is_distinct),
    Clue(1.5, '"in" stands before it', lambda m, f: _is_before(m, f, frozenset(("in", "near")))),
    Clue(
        1.0,
        "a word of place stands before it",
        lambda m, f: _is_before(m, f, lexicon.LOCATIVES - {"in", "near"}),
    ),
    Clue(1.2, 'a word of place and "of" stand before it', lambda m, f: _is_of(m, f, lexicon.OF_PLACES)),
    Clue(0.3, '"of" stands before it', lambda m, f: _is_before(m, f, frozenset(("of",)))),
    Clue(
        1.0, "a word of its people or parts follows", lambda m, f: _is_after(m, f, lexicon.AFTER_PLACES, capital=False)
    ),
    Clue(2.0, "a politician's party stands before it", _is_of_party),
    Clue(1.0, "it stands where a home is given", _is_after_age_or_street),
    Clue(-5.0, "a small word", _is_small_word),
    Clue(-4.0, "a direction", lambda m, f: _is_single(m) and _first_word(m, f).lower in lexicon.DIRECTIONS),
    Clue(-2.5, "a saint's house", _is_saints),
    Clue(0.3, "an article stands before it and a plain word follows", _is_attribute),
    Clue(-3.0, "a people's name", lambda m, f: country_of(m.name) is not None),
    Clue(-4.0, "a title", lambda m, f: _is_single(m) and _first_word(m, f).lower in lexicon.TITLES),
    Clue(-5.0, "something else that is written so", lambda m, f: m.name.lower() in lexicon.NO_PLACES),
    Clue(0.3, "it names an institution", lambda m, f: is_before_institution(m, f) or is_of_institution(m, f)),
    Clue(-0.7, "a common word", lambda m, f: m.prominence < 1.5 and _is_common(m, f)),
    Clue(
        -1.2,
        "a common word that opens a sentence",
        lambda m, f: m.prominence < 1.5 and _is_common(m, f) and _first_word(m, f).opens,
    ),
    Clue(
        -1.0,
        "a word the text also writes small",
        lambda m, f: _is_single(m) and not m.name.isupper() and _first_word(m, f).lower in f.written_small,
    ),
    Clue(-0.2, "it opens a sentence", lambda m, f: _first_word(m, f).opens),
    Clue(
        -0.4,
        "a first name",
        lambda m, f: m.prominence < 1.5 and _is_single(m) and _first_word(m, f).lower in f.lexicon.first_names,
    ),
    Clue(
        -0.2,
        "a surname",
        lambda m, f: m.prominence < 1.5 and _is_single(m) and _first_word(m, f).lower in f.lexicon.surnames,
    ),
    Clue(-5.0, "part of a person's name", lambda m, f: m.first in f.person_words),
    Clue(
        -2.2,
        "the surname of a person of the text",
        lambda m, f: _is_single(m) and _first_word(m, f).lower in f.surnames,
    ),
    Clue(
        -1.2,
        "a person who speaks",
        lambda m, f: m.prominence < 1.5 and _is_after(m, f, lexicon.SAYING),
    ),
    Clue(
        -4.0,
        "a street's name",
        lambda m, f: _is_after(m, f, lexicon.STREETS, capital=True) and not is_before_institution(m, f),
    ),
    Clue(-2.5, "a water's or height's name", lambda m, f: _is_after(m, f, lexicon.WATERS_AND_HEIGHTS, capital=True)),
    Clue(1.0, "it is given as somebody's home", _is_home),
    Clue(-0.8, "plain words alone", lambda m, f: m.prominence < 1.0 and _is_all_common(m, f)),
    Clue(-3.0, "the article and a plain word", lambda m, f: _is_all_common(m, f) and _first_word(m, f).lower == "the"),
    Clue(-1.2, "part of a longer name", lambda m, f: m.prominence < 1.2 and _is_before_unknown_capital(m, f)),
    Clue(-1.0, "part of a compound", _is_in_compound),
    Clue(-3.0, "part of a person's name", _is_titled),
    Clue(-3.0, "a university's name", _is_university),
    Clue(-2.5, "a newspaper's name", _is_newspaper),
    Clue(-0.8, "a school's name", lambda m, f: m.prominence < 1.5 and _is_after(m, f, lexicon.SCHOOLS, capital=True)),
    Clue(-2.0, "a team's name", lambda m, f: _is_after(m, f, lexicon.TEAMS, capital=True)),
    Clue(-3.0, "part of a longer name", lambda m, f: _is_before(m, f, lexicon.NAME_OPENERS, capital=True)),
    Clue(-1.3, "part of a longer name", _is_after_unknown_capital),
    Clue(-3.0, "part of a water's name", lambda m, f: _is_of(m, f, lexicon.WATERS_AND_HEIGHTS)),
    Clue(-0.8, "part of a longer name", _is_after_plain_capital),
    Clue(-2.5, "an abbreviation", _is_short_capitals),
    Clue(-4.0, "a month or day", lambda m, f: _is_single(m) and _first_word(m, f).lower in lexicon.MONTHS_AND_DAYS),
)
