"""The legend: only what the map shows, drawn outside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.page.figure_dots import (
    Circle,
    Look,
    draw_counter,
    draw_dot,
    draw_doubt,
    draw_halo,
    draw_number,
    draw_sign,
)
from dashboard.page.figure_marks import COARSE, Category, Mark, Scale
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.figure_palette import Inks
from dashboard.page.svg import element, text
from dashboard.page.typeface import SEMIBOLD, measure, wrap

HEADINGS = {ColourBy.STATUS: "Status", ColourBy.ORGANIZER: "Organizer", ColourBy.ACTION: "What people did"}
Draw = Callable[[float, float], str]
"""Gives the markup of something with its corner or its centre at (x, y)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the legend: how much room it takes, and how it is drawn with its upper left corner at (x, y)."""

    width: float
    height: float
    draw: Draw


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a swatch drawn about a point, and its words."""

    draw: Draw
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What a legend is made from."""

    colour: ColourBy
    categories: Sequence[Category]
    marks: Sequence[Mark]
    scale: Scale
    inks: Inks
    text: float
    """The size of its words."""
    widest: float
    """No block is wider."""

    def blocks(self) -> list[Block]:
        """Give the blocks, from the most to the least important."""
        entries = [Entry(self._swatch(code, category), category.label) for code, category in enumerate(self.categories)]
        blocks = [self._list(HEADINGS[self.colour], entries)]
        known = [mark for mark in self.marks if self.scale.value(mark) is not None]
        if known:
            blocks.append(self._sizes())
        if special := self._special():
            blocks.append(self._list("Marks", special))
        return blocks

    def _swatch(self, code: int, category: Category) -> Draw:
        """Give a dot of a category, hollow where all of its dots are."""
        hollow = all(self.scale.value(mark) is None for mark in self.marks if code in dict(mark.shares))

        def draw(x: float, y: float) -> str:
            circle = Circle(x, y, self.text * 0.42)
            look = Look([(category, 1)], hollow=hollow)
            return draw_dot(circle, look, self.inks) + draw_sign(circle, category, hollow=hollow)

        return draw

    def _special(self) -> list[Entry]:
        """Give the entries for what only some maps show: stacks, unknown crowds, counter-protests, coarse positions."""
        plain = Category("", self.inks.soft_ink, self.inks.soft_ink)
        entries = []
        if any(mark.count > 1 for mark in self.marks):
            entries.append(Entry(self._stack(plain), "Number of events at one place"))
        if self.scale.by is SizeBy.CROWD and any(mark.crowd is None for mark in self.marks):
            entries.append(Entry(self._unknown(plain), "Crowd not reported"))
        if any(mark.is_unsure for mark in self.marks):
            entries.append(Entry(self._doubtful(plain), "Probably here: the name has another reading"))
        if any(mark.counter_count for mark in self.marks):
            is_in_part = any(0 < mark.counter_count < mark.count for mark in self.marks)
            words = "Counter-protests: their share of the ring" if is_in_part else "Counter-protest"
            entries.append(Entry(self._ringed(draw_counter, plain), words))
        if any(mark.precision in COARSE for mark in self.marks):
            entries.append(Entry(self._ringed(draw_halo, plain), "Town not known: county, state or country"))
        return entries

    def _stack(self, plain: Category) -> Draw:
        def draw(x: float, y: float) -> str:
            circle, look = Circle(x, y, self.text * 0.62), Look([(plain, 3)])
            return draw_dot(circle, look, self.inks) + draw_number(circle, look, self.text * 0.8, self.inks)

        return draw

    def _unknown(self, plain: Category) -> Draw:
        radius = self.scale.unknown(1)
        return lambda x, y: draw_dot(Circle(x, y, radius), Look([(plain, 1)], hollow=True), self.inks)

    def _doubtful(self, plain: Category) -> Draw:
        def draw(x: float, y: float) -> str:
            circle, look = Circle(x, y, self.text * 0.5), Look([(plain, 1)])
            return draw_dot(circle, look, self.inks) + draw_doubt(circle, look, self.inks)

        return draw

    def _ringed(self, ring: Callable[[Circle, Inks], str], plain: Category) -> Draw:
        def draw(x: float, y: float) -> str:
            circle = Circle(x, y, self.text * 0.3)
            return ring(circle, self.inks) + draw_dot(circle, Look([(plain, 1)]), self.inks)

        return draw

    def _list(self, heading: str, entries: Sequence[Entry]) -> Block:
        """Give a heading over lines of swatch and words."""
        indent, line = self.text * 1.7, self.text * 1.5
        wrapped = [wrap(entry.words, self.text, self.widest - indent) for entry in entries]
        longest = max(measure(words, self.text) for lines in wrapped for words in lines)
        width = max(indent + longest, measure(heading, self.text, SEMIBOLD))

        def draw(x: float, y: float) -> str:
            parts, at = [self._heading(heading, x, y)], y + line
            for entry, lines in zip(entries, wrapped, strict=True):
                parts.append(entry.draw(x + self.text * 0.62, at + line * 0.5))
                parts += [self._words(words, x + indent, at + line * (i + 0.5)) for i, words in enumerate(lines)]
                at += line * len(lines)
            return "".join(parts)

        return Block(width, line * (1 + sum(map(len, wrapped))), draw)

    def _sizes(self) -> Block:
        """Give nested circles with what they stand for."""
        heading = "People at one place" if self.scale.by is SizeBy.CROWD else "Events at one place"
        steps = self.scale.steps()
        radius, line = self.scale.of(steps[0]), self.text * 1.5
        label_x = 2 * radius + self.text
        width = max(label_x + measure(f"{steps[0]:,.0f}", self.text), measure(heading, self.text, SEMIBOLD))
        height = line * 1.15 + max(2 * radius, line * len(steps))

        def draw(x: float, y: float) -> str:
            parts, floor = [self._heading(heading, x, y)], y + height
            for i, step in enumerate(steps):
                circle = Circle(x + radius, floor - self.scale.of(step), self.scale.of(step))
                parts.append(self._size(circle, f"{step:,.0f}", x + label_x, floor - line * (len(steps) - i - 0.5)))
            return "".join(parts)

        return Block(width, height, draw)

    def _size(self, circle: Circle, words: str, x: float, y: float) -> str:
        """Give one of the nested circles with a line from its top to its label, which stands at (x, y)."""
        soft, top = self.inks.soft_ink, circle.y - circle.radius
        rule = f"M{circle.x:.2f},{top:.2f}L{x - self.text * 0.5:.2f},{y:.2f}L{x - 3:.2f},{y:.2f}"
        line = element("path", d=rule, fill="none", stroke=soft, stroke_width=0.7)
        return circle.draw(fill="none", stroke=soft, stroke_width=1) + line + self._words(words, x, y)

    def _heading(self, words: str, x: float, y: float) -> str:
        return text(words, x, y + self.text, self.text, self.inks.ink, font_weight=SEMIBOLD)

    def _words(self, words: str, x: float, middle: float) -> str:
        return text(words, x, middle + 0.36 * self.text, self.text, self.inks.ink)


def draw_blocks(blocks: Sequence[Block], x: float, y: float, gap: float, *, across: bool) -> str:
    """Give the blocks side by side or one under the other, `gap` pixels apart."""
    parts = []
    for block in blocks:
        parts.append(block.draw(x, y))
        x, y = (x + block.width + gap, y) if across else (x, y + block.height + gap)
    return "".join(parts)


def measure_blocks(blocks: Sequence[Block], gap: float, *, across: bool) -> tuple[float, float]:
    """Give the width and height that `draw_blocks` takes."""
    gaps = gap * max(len(blocks) - 1, 0)
    widths, heights = [b.width for b in blocks], [b.height for b in blocks]
    return (sum(widths) + gaps, max(heights)) if across else (max(widths), sum(heights) + gaps)
