"""Where labels go: beside their dots, over no dot and no other label, the weightiest first."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from dashboard.page.basemap import Frame
from dashboard.page.projection import Numbers
from dashboard.page.typeface import measure

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
_DIRECTIONS = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""Right, left, the corners, above, below, in the order of preference."""
_DISTANCES = (0.32, 1.3, 2.3, 3.3)
"""Between dot and label, in sizes of the text; from the second on a line joins them."""
_APART = 0.9
"""Between a label that no line joins to its dot and every other dot, in sizes of the text: or it seems that one's."""


@dataclass(frozen=True, slots=True)
class Dot:
    """What a label stands beside: a circle on the sheet, and the words it may be named with, the best first."""

    x: float
    y: float
    radius: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: the left end of its baseline."""

    words: str
    x: float
    y: float
    box: Box
    leader: Box | None = None
    """Where a line from the dot to the label starts and ends: x, y, x, y."""


class Room:
    """The frame's free parts: what dots, labels and names have not taken."""

    def __init__(self, frame: Frame, dots: Iterable[Dot]) -> None:
        """Start with what the dots leave."""
        self._frame = frame
        circles = np.array([(d.x, d.y, d.radius) for d in dots], dtype=np.float64).reshape(-1, 3)
        self._circles = circles[np.argsort(circles[:, 0])]
        self._widest = float(circles[:, 2].max(initial=0))
        self._boxes: list[Box] = []

    def copy(self) -> "Room":
        """Give a room in which other labels can be tried."""
        other = copy(self)
        other._boxes = self._boxes.copy()
        return other

    def take(self, box: Box) -> None:
        """Keep later labels off a box."""
        self._boxes.append(box)

    def is_clear(self, line: Box) -> bool:
        """Tell whether a line from a dot's edge at (x, y) to (x, y) crosses no taken box and no other dot."""
        points = [(x, y, x, y) for x, y in _step_along(line)]
        return all(self._is_off_boxes(at, 1) for at in points) and all(self._is_off_dots(at, 1) for at in points[1:])

    def take_label(self, label: Label) -> None:
        """Keep later labels off a label and the line that joins it to its dot."""
        self.take(label.box)
        for x, y in _step_along(label.leader) if label.leader else ():
            self.take((x, y, x, y))

    def is_plainly_of(self, dot: Dot, box: Box, gap: float) -> bool:
        """Tell whether every other dot is `gap` pixels or more from the label of `dot`."""
        is_other = (self._circles != (dot.x, dot.y, dot.radius)).any(axis=1)
        return self._is_off_dots(box, gap, self._circles[is_other])

    def is_free(self, box: Box, gap: float) -> bool:
        """Tell whether a box lies in the frame and `gap` pixels or more from every dot and every taken box."""
        return self._is_inside(box) and self._is_off_dots(box, gap) and self._is_off_boxes(box, gap)

    def _is_inside(self, box: Box) -> bool:
        corners = np.array([box[:2], box[2:]])
        return bool(self._frame.holds(corners[:, 0], corners[:, 1], margin=2).all())

    def _is_off_dots(self, box: Box, gap: float, circles: Numbers | None = None) -> bool:
        """Tell whether a box is `gap` pixels or more from all dots, or from `circles` of them, from left to right."""
        circles = self._circles if circles is None else circles
        left, top, right, bottom = box
        reach = self._widest + gap
        near = slice(*np.searchsorted(circles[:, 0], (left - reach, right + reach)))
        x, y, radius = circles[near].T
        away_x = np.maximum(np.maximum(left - x, x - right), 0)
        away_y = np.maximum(np.maximum(top - y, y - bottom), 0)
        return not bool((away_x**2 + away_y**2 < (radius + gap) ** 2).any())

    def _is_off_boxes(self, box: Box, gap: float) -> bool:
        left, top, right, bottom = box
        boxes = np.array(self._boxes, dtype=np.float64).reshape(-1, 4)
        apart = (boxes[:, 2] + gap < left) | (boxes[:, 0] - gap > right)
        apart |= (boxes[:, 3] + gap / 2 < top) | (boxes[:, 1] - gap / 2 > bottom)
        return bool(apart.all())


def place_labels(dots: Sequence[Dot], room: Room, size: float, most: int) -> list[Label]:
    """Place labels of the first `most` dots, in order; a dot none of whose sides is free goes without.

    All have their best words, or, where more dots are named so, all their shortest: a map names alike what is alike.
    """
    chosen = dots[:most]
    labels = _try_all(chosen, room, size, 0)
    if len(labels) < len(chosen):
        labels = max(labels, _try_all(chosen, room, size, -1), key=len)  # of two equally many the first
    for label in labels:
        room.take_label(label)
    return labels


def _try_all(dots: Sequence[Dot], room: Room, size: float, at: int) -> list[Label]:
    """Place labels of the words `at`, taking nothing of the room itself."""
    labels, tried = [], room.copy()
    for dot in dots:
        if label := _place(dot, dot.words[at], tried, size):
            tried.take_label(label)
            labels.append(label)
    return labels


def _place(dot: Dot, words: str, room: Room, size: float) -> Label | None:
    tries = (_try(dot, words, side, distance, size) for distance in _DISTANCES for side in _DIRECTIONS)
    return next((label for label in tries if _suits(label, dot, room, size)), None)


def _suits(label: Label, dot: Dot, room: Room, size: float) -> bool:
    if not room.is_free(label.box, 1.5):
        return False
    return room.is_clear(label.leader) if label.leader else room.is_plainly_of(dot, label.box, _APART * size)


def _step_along(line: Box) -> list[tuple[float, float]]:
    """Give points of a line, about six pixels apart."""
    x_from, y_from, x_to, y_to = line
    count = 2 + int(np.hypot(x_to - x_from, y_to - y_from) / 6)
    xs, ys = np.linspace(x_from, x_to, count), np.linspace(y_from, y_to, count)
    return [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]


def _try(dot: Dot, words: str, side: tuple[int, int], distance: float, size: float) -> Label:
    """Give the label at one side of its dot, `distance` times its size away."""
    across, down = side
    width, gap = measure(words, size), distance * size
    reach = dot.radius * (0.72 if across and down else 1) + gap
    left = dot.x - width / 2 if not across else dot.x + reach if across > 0 else dot.x - reach - width
    rise, drop = 0.74 * size, 0.24 * size  # of letters above and below the baseline
    middle = (rise - drop) / 2
    baseline = dot.y + middle if not down else dot.y - reach - drop if down < 0 else dot.y + reach + rise
    box = (left, baseline - rise, left + width, baseline + drop)
    return Label(words, left, baseline, box, _lead(dot, box) if distance > _DISTANCES[0] else None)


def _lead(dot: Dot, box: Box) -> Box:
    """Give the line from a dot's edge to the nearest point of its label."""
    x, y = min(max(dot.x, box[0] - 2), box[2] + 2), min(max(dot.y, box[1] + 2), box[3])
    share = dot.radius / max(float(np.hypot(x - dot.x, y - dot.y)), 1e-6)
    return (dot.x + (x - dot.x) * share, dot.y + (y - dot.y) * share, x, y)


def place_name(words: str, at: tuple[float, float], size: float, room: Room) -> Label | None:
    """Give a label centred on (x, y), or None where it would touch something or leave the frame."""
    width, (x, y) = measure(words, size), at
    box = (x - width / 2, y - 0.5 * size, x + width / 2, y + 0.5 * size)
    if not room.is_free(box, 1):
        return None
    room.take(box)
    return Label(words, x - width / 2, y + 0.36 * size, box)
