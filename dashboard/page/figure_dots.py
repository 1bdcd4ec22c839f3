"""How one place looks: its circle or sectors, its number, its rings. The legend draws with the same hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from dashboard.page.figure_marks import COARSE, Category, Mark, Scale
from dashboard.page.figure_palette import Inks
from dashboard.page.palette import measure_contrast, read_hex
from dashboard.page.svg import clean, element, number, text
from dashboard.page.typeface import SEMIBOLD
from dashboard.tables import Status

_RING, _RIM = 1.6, 0.9  # pixels; a hollow dot's line, and what its darker rim adds to it
_COUNTER = 1.7  # pixels; the line of a counter-protest's ring
_LEAST_SHARE = 0.12  # of a ring that can still be seen
HALO_GAP = 6.0
"""Pixels between a dot and its halo."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle on the sheet, in pixels."""

    x: float
    y: float
    radius: float

    def wider(self, gap: float) -> "Circle":
        """Give the circle `gap` pixels outside this one."""
        return Circle(self.x, self.y, self.radius + gap)

    def draw(self, **style: str | float | None) -> str:
        """Give the circle's markup."""
        return element("circle", cx=self.x, cy=self.y, r=self.radius, **style)

    def arc(self, start: float, end: float) -> str:
        """Give the points and the curve from one angle to another, clockwise on the sheet."""
        points = [(self.x + self.radius * np.cos(a), self.y + self.radius * np.sin(a)) for a in (start, end)]
        (from_x, from_y), (to_x, to_y) = ((number(x), number(y)) for x, y in points)
        radius, large = number(self.radius), int(end - start > np.pi)
        return f"{from_x},{from_y}A{radius},{radius} 0 {large} 1 {to_x},{to_y}"


@dataclass(frozen=True, slots=True)
class Look:
    """What a dot says: its colours, each with its number of events, and whether its size is known."""

    shares: Sequence[tuple[Category, int]]
    hollow: bool = False
    """A ring, because nobody told how many people came."""

    @property
    def count(self) -> int:
        """The events it stands for."""
        return sum(count for _, count in self.shares)


def draw_dot(circle: Circle, look: Look, inks: Inks) -> str:
    """Give the circle of a place: filled or a ring; in sectors where its events differ."""
    under = circle.draw(fill=inks.land) if look.hollow else ""
    if len(look.shares) == 1:
        return under + _draw_whole(circle, look.shares[0][0], hollow=look.hollow)
    return under + "".join(_draw_sectors(circle, look))


def _draw_whole(circle: Circle, category: Category, *, hollow: bool) -> str:
    if hollow:
        rim = circle.draw(fill="none", stroke=category.edge, stroke_width=_RING + _RIM)
        return rim + circle.draw(fill="none", stroke=category.fill, stroke_width=_RING)
    return circle.draw(fill=category.fill, stroke=category.edge, stroke_width=0.8)


def _draw_sectors(circle: Circle, look: Look) -> list[str]:
    """Give a sector, or a piece of the ring, for each category, clockwise from the top."""
    start, parts = -np.pi / 2, []
    for category, count in look.shares:
        end = start + 2 * np.pi * count / look.count
        arc = circle.arc(start, end)
        if look.hollow:
            for colour, width in ((category.edge, _RING + _RIM), (category.fill, _RING)):
                parts.append(element("path", d=f"M{arc}", fill="none", stroke=colour, stroke_width=width))
        else:
            wedge = f"M{number(circle.x)},{number(circle.y)}L{arc}Z"
            parts.append(element("path", d=wedge, fill=category.fill, stroke=category.edge, stroke_width=0.6))
        start = end
    return parts


def draw_sign(circle: Circle, category: Category, *, hollow: bool) -> str:
    """Give what repeats the status without colour: a point within planned, a cross within cancelled."""
    ink = category.fill if hollow else contrast_ink(category.fill)
    if category.status is Status.PLANNED:
        return Circle(circle.x, circle.y, max(circle.radius * 0.34, 1.2)).draw(fill=ink)
    return _draw_cross(circle, ink) if category.status is Status.CANCELLED else ""


def _draw_cross(circle: Circle, ink: str) -> str:
    arm = circle.radius * 0.5
    left, top, bottom = number(circle.x - arm), number(circle.y - arm), number(circle.y + arm)
    across = number(2 * arm)
    path = f"M{left},{top}l{across},{across}M{left},{bottom}l{across},-{across}"
    return element("path", d=path, stroke=ink, stroke_width=max(1.2, arm * 0.34), stroke_linecap="round")


def draw_doubt(circle: Circle, look: Look, inks: Inks) -> str:
    """Give the question mark in the dot of a place that is only probably meant."""
    ink, size = inks.ink if look.hollow else contrast_ink(look.shares[0][0].fill), 1.5 * circle.radius
    baseline = circle.y + 0.36 * size
    return text("?", circle.x, baseline, size, ink, font_weight=SEMIBOLD, text_anchor="middle")


def draw_counter(circle: Circle, inks: Inks, share: float = 1) -> str:
    """Give the ring of a place with counter-protests: as much of it, from the top, as they are of its events."""
    ring = circle.wider(ring_gap(circle.radius))
    if share == 1:
        return ring.draw(fill="none", stroke=inks.counter, stroke_width=_COUNTER)
    top = -np.pi / 2
    arc = ring.arc(top, top + 2 * np.pi * max(share, _LEAST_SHARE))
    return element("path", d=f"M{arc}", fill="none", stroke=inks.counter, stroke_width=_COUNTER)


def ring_gap(radius: float) -> float:
    """Give the pixels between a dot and the ring of a counter-protest."""
    return min(3.0, 1.4 + 0.25 * radius)


def draw_halo(circle: Circle, inks: Inks) -> str:
    """Give the halo of a place whose point stands for a county, state or country."""
    return circle.wider(HALO_GAP).draw(
        fill="none", stroke=inks.soft_ink, stroke_width=1.2, stroke_dasharray="0.1 3", stroke_linecap="round"
    )


@dataclass(frozen=True, slots=True)
class Hand:
    """What all marks of a map are drawn with."""

    categories: Sequence[Category]
    inks: Inks
    numbered: frozenset[str]
    """The anchors of the marks that have their number in the dot."""


def draw_mark(mark: Mark, circle: Circle, scale: Scale, hand: Hand) -> str:
    """Give all of a place's dot, with its name for those who hover or listen."""
    inks = hand.inks
    look = Look([(hand.categories[code], count) for code, count in mark.shares], scale.value(mark) is None)
    parts = [element("title", escape(clean(name_mark(mark))))]
    if mark.precision in COARSE:
        parts.append(draw_halo(circle, inks))
    if mark.counter_count:
        parts.append(draw_counter(circle, inks, mark.counter_count / mark.count))
    parts.append(draw_dot(circle, look, inks))
    if mark.count == 1:
        parts.append(draw_sign(circle, look.shares[0][0], hollow=look.hollow))
        if mark.is_unsure and not parts[-1]:
            parts.append(draw_doubt(circle, look, inks))
    elif mark.anchor in hand.numbered:
        parts.append(draw_number(circle, look, scale.number, inks))
    return "".join(parts)


def draw_number(circle: Circle, look: Look, size: float, inks: Inks) -> str:
    """Give the number of a stack in its dot, on a small plate where the dot has several colours."""
    is_mixed = len(look.shares) > 1 and not look.hollow
    ink = inks.ink if is_mixed or look.hollow else contrast_ink(look.shares[0][0].fill)
    plate = Circle(circle.x, circle.y, size * 0.66).draw(fill=inks.ground) if is_mixed else ""
    baseline = circle.y + 0.36 * size
    return plate + text(f"{look.count:,}", circle.x, baseline, size, ink, font_weight=SEMIBOLD, text_anchor="middle")


def name_mark(mark: Mark) -> str:
    """Give "Austin, Texas: 3 events, about 1,200 people"; "probably" first where the name has another reading."""
    events = "1 event" if mark.count == 1 else f"{mark.count:,} events"
    crowd = "crowd not reported" if mark.crowd is None else f"about {mark.crowd:,.0f} people"
    return f"{'probably ' if mark.is_unsure else ''}{mark.place}: {events}, {crowd}"


def contrast_ink(colour: str) -> str:
    """Give black or white for what stands on a colour: white unless black is much easier to read."""
    black, white = "#0d1114", "#ffffff"
    on_black, on_white = (measure_contrast(read_hex(colour), read_hex(ink)) for ink in (black, white))
    return black if on_black > 1.6 * on_white else white
