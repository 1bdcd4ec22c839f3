"""A figure's words: lines of its head and foot, and what it shows for people who cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.page.extract import Extract
from dashboard.page.figure_dots import name_mark
from dashboard.page.figure_marks import Mark
from dashboard.page.svg import text
from dashboard.page.typeface import REGULAR, wrap

_DESCRIBED = 12
"""How many places a description names."""


@dataclass
class TextBlock:
    """Paragraphs under one another, each broken to the block's width."""

    width: float
    height: float = 0
    _lines: list[tuple[str, float, int, str, float]] = field(default_factory=list)
    """Words, size, weight, colour and the baseline's distance from the top."""

    def add(self, words: str, size: float, colour: str, *, weight: int = REGULAR) -> None:
        """Add a paragraph."""
        self.height += 0.28 * size if self._lines else 0
        for line in wrap(words, size, self.width, weight):
            self._lines.append((line, size, weight, colour, self.height + 0.95 * size))
            self.height += 1.32 * size

    def draw(self, x: float, y: float) -> str:
        """Give the lines with the block's upper left corner at (x, y)."""
        return "".join(
            text(words, x, y + down, size, colour, font_weight=weight)
            for words, size, weight, colour, down in self._lines
        )


def describe_figure(extract: Extract, marks: Sequence[Mark], region: str, shown: pd.DataFrame) -> str:
    """Say what the map shows: region, filters, counts, the places with the most events or people."""
    ranked = sorted(marks, key=lambda m: (-m.count, -(m.crowd or 0), m.place))
    named = "; ".join(name_mark(mark) for mark in ranked[:_DESCRIBED])
    more = len(ranked) - _DESCRIBED
    rest = f"; and {more:,} more places" if more > 0 else ""
    places = f" {named}{rest}." if named else ""
    return f"Map of {region}. {extract.say_filters()}. {extract.say_counts(shown)}{places}"
