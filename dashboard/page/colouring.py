"""What the dots' colour tells: the events' categories, one colour each that no filter changes."""

import secrets
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.page.collection import Collection
from dashboard.page.figure_marks import categorize
from dashboard.page.figure_options import ColourBy
from dashboard.page.figure_palette import THEMES
from dashboard.page.filters import Filters
from dashboard.page.palette import read_hex


def choose_colour(asked: ColourBy, filters: Filters) -> ColourBy:
    """Give what colour tells: status instead of what is asked, where one value of that alone is shown."""
    is_one = len(filters.chosen.get(asked.value, ())) == 1
    return ColourBy.STATUS if is_one else asked


@dataclass(frozen=True, eq=False)
class Colouring:
    """The categories of all events of a collection."""

    by: ColourBy
    codes: npt.NDArray[np.intp]
    """Each event's category."""
    labels: tuple[str, ...]
    colours: dict[str, list[tuple[Any, Any]]]
    """For each theme, fill and rim of each category as red, green, blue."""
    version: str = field(default_factory=lambda: secrets.token_hex(8))
    """What tells it, and so its collection, from every other."""


class Colourings:
    """The colourings of one collection, each worked out when it is first asked for."""

    def __init__(self, collection: Collection) -> None:
        self._events = collection.events
        self.find = lru_cache(maxsize=None)(self._make)
        """Give the colouring by status, organizer or action."""

    def _make(self, by: ColourBy) -> Colouring:
        made = {theme: categorize(self._events, by, inks) for theme, inks in THEMES.items()}
        codes, categories = made["light"]
        colours = {
            theme: [(read_hex(category.fill), read_hex(category.edge)) for category in found]
            for theme, (_, found) in made.items()
        }
        return Colouring(by, codes, tuple(category.label for category in categories), colours)
