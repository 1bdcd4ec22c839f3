"""A text's places: its place names, each with the place it means."""

from dataclasses import replace
from typing import NamedTuple

from dashboard.pipeline.names.clues import ACCEPTED, PLAIN_WORDS, SCHOOLS_NAME
from dashboard.pipeline.names.lexicon import VENUES
from dashboard.pipeline.names.toponyms import Toponym, read_names
from geocache.answers import Answerer
from geocache.ballot import WEIGHTS, Weights
from geocache.choice import Choice, ChoiceBasis, choose_places
from geocache.gazetteer import Entry, Gazetteer
from geocache.outlets import home_of
from geocache.places import Precision

_DOUBTFUL = 0.0
"""The weight from which a name may be a place if its neighbours are."""
_LIKELY = 0.6
"""The share of belief that its reading then needs."""
_AMID = 4.0
"""The support that its reading then needs: more than one neighbour near by."""
_AMID_WITH_HOME = 5.0
"""The same where the outlet's home town speaks too."""

_SMALL = 50_000
"""People of a town that a text names bare to readers near by alone."""
_KNOWN = 100_000
"""People of a town that comes to mind before a park or a square of its name."""
_SPEAKS = 0.5
"""The support from which the text speaks for a small town."""
_CLEAR = 0.5
"""The share of belief that it needs without: less is a coin's toss between namesakes."""
_UNCLEAR = 0.3
"""The most that the score of a name can be that is left without a place."""
_SCHOOLS_MALUS = 1.2
"""How much less than a place's own name may speak for the town in a school's name."""


class LocatedToponym(NamedTuple):
    """A place name and the place it means."""

    toponym: Toponym
    choice: Choice


def locate_toponyms(
    text: str,
    gazetteer: Gazetteer,
    *,
    home: Entry | None = None,
    weights: Weights = WEIGHTS,
    with_schools: bool = False,
) -> list[LocatedToponym]:
    """Give the place names of `text` in order, each with its reading; `home` is the outlet's home town.

    A name that its own words leave in doubt counts where a place of that name lies amid the others. `with_schools`
    gives also the towns in schools' names, which are no place names but tell where pupils are.
    """
    names = read_names(text, gazetteer)

    amid = _AMID if home is None else _AMID_WITH_HOME

    def locate(toponyms: list[Toponym]) -> list[LocatedToponym]:
        choices = choose_places(toponyms, gazetteer, home=home, countries=names.countries, weights=weights)
        return [LocatedToponym(one, _settle(one, choice)) for one, choice in zip(toponyms, choices, strict=True)]

    sure = [t for t in names.toponyms if t.weight >= ACCEPTED or (with_schools and _is_schools_town(t))]
    starts = {t.start for t in sure}
    tried = [t for t in names.toponyms if t.weight >= _DOUBTFUL or t.start in starts]
    if len(tried) == len(sure):
        return locate(sure)
    doubtful = [one for one in locate(tried) if one.toponym.start not in starts and _is_amid(one.choice, amid)]
    return sorted([*locate(sure), *doubtful], key=lambda one: one.toponym.start)


def _settle(toponym: Toponym, choice: Choice) -> Choice:
    """Leave a name without a place where a small town is all it could be and nothing in the text speaks for the town.

    "Central Park" is likelier a park than the town of that name, and of two small Sussexes neither is likelier meant.
    """
    town = choice.entry
    if town is None or town.kind is not Precision.CITY or toponym.within is not None:
        return choice
    is_small = town.population < _SMALL
    is_like_venue = " " in toponym.name and toponym.name.lower().rpartition(" ")[2] in VENUES
    is_unlikely = (is_like_venue and town.population < _KNOWN) or (is_small and toponym.doubt == PLAIN_WORDS)
    is_something_else = is_unlikely and not toponym.is_dateline and choice.support < _AMID
    if is_something_else or (is_small and choice.support < _SPEAKS and choice.score < _CLEAR):
        return replace(choice, entry=None, query=None, basis=ChoiceBasis.NONE, score=min(choice.score, _UNCLEAR))
    return choice


def _is_schools_town(toponym: Toponym) -> bool:
    return toponym.doubt == SCHOOLS_NAME and toponym.weight >= ACCEPTED - _SCHOOLS_MALUS


def _is_amid(choice: Choice, least: float) -> bool:
    is_settled = choice.entry is not None and choice.entry.kind in (Precision.CITY, Precision.COUNTY)
    return is_settled and choice.score >= _LIKELY and choice.support >= least


def find_home(
    gazetteer: Gazetteer, *, home: str | None = None, publisher: str | None = None, url: str | None = None
) -> Entry | None:
    """Give the outlet's home town: as `home` says ("Eugene, Oregon"), else as the table of outlets knows it.

    An outlet that writes for a whole country has none: its home says nothing of a place.
    """
    if home is None:
        outlet = home_of(publisher, url)
        home = outlet.home if outlet and outlet.is_local else None
    answer = Answerer(gazetteer).answer(home) if home else None
    return answer.entry if answer is not None else None
