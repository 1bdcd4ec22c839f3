"""What speaks for and against a capital word being a place's name here: one weighed clue a line."""

from collections.abc import Callable
from typing import NamedTuple

from dashboard.pipeline.names import lexicon
from dashboard.pipeline.names.matches import Facts, Match, first_word, is_after, is_before, is_single
from dashboard.pipeline.names.observations import (
    is_after_age_or_street,
    is_after_plain_capital,
    is_after_unknown_capital,
    is_all_common,
    is_attribute,
    is_before_a_day,
    is_before_a_score,
    is_before_institution,
    is_before_its_office,
    is_before_unknown_capital,
    is_common,
    is_distinct,
    is_home,
    is_honoured,
    is_in_compound,
    is_institutions_word,
    is_newspaper,
    is_of,
    is_of_institution,
    is_of_party,
    is_of_road,
    is_saints,
    is_short_capitals,
    is_small_word,
    is_titled,
    is_university,
    may_be_named_after_person,
)
from geocache.demonyms import country_of

ACCEPTED = 1.0
"""The weight from which a name counts as a place."""
SCHOOLS_NAME = "a school's name"
"""The doubt of a town that stands in a school's name."""
PLAIN_WORDS = "plain words alone"
"""The doubt of a name like "Central Park"."""


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


CLUES = (
    Clue(2.5, "a state or country follows", lambda m, f: m.has_area),
    Clue(3.0, "it is the dateline", lambda m, f: m.is_dateline),
    Clue(0.8, "it has several words", lambda m, f: not is_single(m)),
    Clue(0.5, "it is nothing else than a place's name", is_distinct),
    Clue(1.5, '"in" stands before it', lambda m, f: is_before(m, lexicon.INSIDE)),
    Clue(
        1.0,
        "a word of place stands before it",
        lambda m, f: is_before(m, lexicon.LOCATIVES - lexicon.INSIDE),
    ),
    Clue(1.2, 'a word of place and "of" stand before it', lambda m, f: is_of(m, f, lexicon.OF_PLACES)),
    Clue(0.5, '"in" stands before it and a day behind', is_before_a_day),
    Clue(0.3, '"of" stands before it', lambda m, f: is_before(m, frozenset(("of",)))),
    Clue(1.0, "a word of its people or parts follows", lambda m, f: is_after(m, lexicon.AFTER_PLACES, capital=False)),
    Clue(2.0, "a politician's party stands before it", is_of_party),
    Clue(1.0, "it stands where a home is given", is_after_age_or_street),
    Clue(-5.0, "a small word", is_small_word),
    Clue(-4.0, "a direction", lambda m, f: is_single(m) and first_word(m, f).lower in lexicon.DIRECTIONS),
    Clue(-2.5, "a saint's house", is_saints),
    Clue(0.3, "an article stands before it and a plain word follows", is_attribute),
    Clue(-3.0, "a people's name", lambda m, f: country_of(m.name) is not None),
    Clue(-1.5, "a building that may be named after a person", may_be_named_after_person),
    Clue(-3.0, "an institution's word", is_institutions_word),
    Clue(-4.0, "a title", lambda m, f: is_single(m) and first_word(m, f).lower in lexicon.TITLES),
    Clue(
        -5.0, "something else that is written so", lambda m, f: not m.has_area and m.name.lower() in lexicon.NO_PLACES
    ),
    Clue(0.3, "it names an institution", lambda m, f: is_before_institution(m, f) or is_of_institution(m, f)),
    Clue(2.0, "it names a town's office", is_before_its_office),
    Clue(0.5, "a town's doing follows", lambda m, f: is_after(m, lexicon.TOWNS_DOING, capital=False)),
    Clue(-0.7, "a common word", lambda m, f: m.prominence < 1.5 and is_common(m, f)),
    Clue(
        -1.2,
        "a common word that opens a sentence",
        lambda m, f: m.prominence < 1.5 and is_common(m, f) and first_word(m, f).opens,
    ),
    Clue(
        -1.0,
        "a word the text also writes small",
        lambda m, f: is_single(m) and not m.name.isupper() and first_word(m, f).lower in f.written_small,
    ),
    Clue(-0.2, "it opens a sentence", lambda m, f: first_word(m, f).opens),
    Clue(
        -0.4,
        "a first name",
        lambda m, f: m.prominence < 1.5 and is_single(m) and first_word(m, f).lower in f.lexicon.first_names,
    ),
    Clue(
        -0.2,
        "a surname",
        lambda m, f: m.prominence < 1.5 and is_single(m) and first_word(m, f).lower in f.lexicon.surnames,
    ),
    Clue(-5.0, "part of a person's name", lambda m, f: m.first in f.person_words),
    Clue(
        -2.2,
        "the surname of a person of the text",
        lambda m, f: is_single(m) and first_word(m, f).lower in f.surnames,
    ),
    Clue(
        -1.2,
        "a person who speaks",
        lambda m, f: m.prominence < 1.5 and is_after(m, lexicon.SAYING) and not is_before(m, lexicon.LOCATIVES),
    ),
    Clue(
        -4.0,
        "a street's name",
        lambda m, f: is_after(m, lexicon.STREETS, capital=True) and not is_before_institution(m, f),
    ),
    Clue(-5.0, "a road's name", is_of_road),
    Clue(-2.5, "a water's or height's name", lambda m, f: is_after(m, lexicon.WATERS_AND_HEIGHTS, capital=True)),
    Clue(1.0, "it is given as somebody's home", is_home),
    Clue(-0.8, PLAIN_WORDS, lambda m, f: m.prominence < 1.0 and is_all_common(m, f)),
    Clue(-3.0, "the article and a plain word", lambda m, f: is_all_common(m, f) and first_word(m, f).lower == "the"),
    Clue(-1.2, "part of a longer name", lambda m, f: m.prominence < 1.2 and is_before_unknown_capital(m, f)),
    Clue(-1.0, "part of a compound", is_in_compound),
    Clue(-3.0, "part of a person's name", is_titled),
    Clue(-5.0, "somebody who is remembered", is_honoured),
    Clue(-3.0, "a university's name", is_university),
    Clue(-4.0, "a newspaper's name", is_newspaper),
    Clue(-0.8, SCHOOLS_NAME, lambda m, f: m.prominence < 1.5 and is_after(m, lexicon.SCHOOLS, capital=True)),
    Clue(-3.0, "a team's score follows", is_before_a_score),
    Clue(-2.0, "a team's name", lambda m, f: is_after(m, lexicon.TEAMS, capital=True)),
    Clue(-3.0, "part of a longer name", lambda m, f: is_before(m, lexicon.NAME_OPENERS, capital=True)),
    Clue(-1.3, "part of a longer name", is_after_unknown_capital),
    Clue(-3.0, "part of a water's name", lambda m, f: is_of(m, f, lexicon.WATERS_AND_HEIGHTS)),
    Clue(-0.8, "part of a longer name", is_after_plain_capital),
    Clue(-2.5, "an abbreviation", is_short_capitals),
    Clue(-4.0, "a month or day", lambda m, f: is_single(m) and first_word(m, f).lower in lexicon.MONTHS_AND_DAYS),
)
