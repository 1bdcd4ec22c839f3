"""A text's places: its place names, each with the place it means."""

from typing import NamedTuple

from dashboard.pipeline.clues import ACCEPTED, SCHOOLS_NAME
from dashboard.pipeline.toponyms import Toponym, read_names
from geocache.ballot import WEIGHTS, Weights
from geocache.choice import Choice, choose_places
from geocache.gazetteer import Entry, Gazetteer

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

    `with_schools` gives also the towns in schools' names, which are no place names but tell where pupils are.
    """
    names = read_names(text, gazetteer)
    toponyms = [t for t in names.toponyms if t.weight >= ACCEPTED or (with_schools and _is_schools_town(t))]
    choices = choose_places(toponyms, gazetteer, home=home, countries=names.countries, weights=weights)
    return [LocatedToponym(*pair) for pair in zip(toponyms, choices, strict=True)]


def _is_schools_town(toponym: Toponym) -> bool:
    return toponym.doubt == SCHOOLS_NAME and toponym.weight >= ACCEPTED - _SCHOOLS_MALUS
