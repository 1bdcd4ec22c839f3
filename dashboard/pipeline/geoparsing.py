"""A text's places: its place names, each with the place it means."""

from typing import NamedTuple

from dashboard.pipeline.clues import ACCEPTED
from dashboard.pipeline.toponyms import Toponym, read_names
from geocache.ballot import WEIGHTS, Weights
from geocache.choice import Choice, choose_places
from geocache.gazetteer import Entry, Gazetteer


class LocatedToponym(NamedTuple):
    """A place name and the place it means."""

    toponym: Toponym
    choice: Choice


def locate_toponyms(
    text: str, gazetteer: Gazetteer, *, home: Entry | None = None, weights: Weights = WEIGHTS
) -> list[LocatedToponym]:
    """Give the place names of `text` in order, each with its reading; `home` is the outlet's home town."""
    names = read_names(text, gazetteer)
    toponyms = [toponym for toponym in names.toponyms if toponym.weight >= ACCEPTED]
    choices = choose_places(toponyms, gazetteer, home=home, countries=names.countries, weights=weights)
    return [LocatedToponym(*pair) for pair in zip(toponyms, choices, strict=True)]
