"""The map itself: land, names, dots and their labels, within one frame."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dashboard.page.basemap import Area, Frame, draw_path, is_within
from dashboard.page.figure_dots import HALO_GAP, Circle, Hand, draw_mark, ring_gap
from dashboard.page.figure_labels import Box, Dot, Label, Room, place_labels, place_name
from dashboard.page.figure_marks import COARSE, Category, Mark, Scale
from dashboard.page.figure_palette import Inks
from dashboard.page.figure_region import Region
from dashboard.page.projection import US_INSET_LINES, united_states
from dashboard.page.svg import element, number, text
from dashboard.page.typeface import REGULAR, SEMIBOLD, measure

_ANCHORS = 40  # tries at a name
_NAME_SIZE, _BADGE_SIZE = 0.82, 0.9  # of a label's and a number's size


@dataclass(frozen=True)
class PlacedMark:
    """A mark with its centre on the sheet and its radius."""

    mark: Mark
    x: float
    y: float
    radius: float

    @property
    def reach(self) -> float:
        """The radius with the rings around it."""
        if self.mark.precision in COARSE:
            return self.radius + HALO_GAP + 1
        return self.radius + ring_gap(self.radius) + 1 if self.mark.counter_count else self.radius


@dataclass(frozen=True)
class MapDrawing:
    """What one map is drawn from."""

    frame: Frame
    region: Region
    marks: Sequence[PlacedMark]
    """The largest first, so that small dots lie on top."""
    categories: Sequence[Category]
    scale: Scale
    inks: Inks
    text: float
    """The size of a place's label."""
    labels: int
    linked: bool
    """Whether each dot is a link to the place's part of a web page."""

    def draw(self) -> str:
        """Give the map's markup, clipped to its frame."""
        labels, names = self.words
        return "".join(
            [
                element("g", self._draw_land(), clip_path="url(#frame)"),
                *(self._draw_name(label) for label in names),
                element("g", "".join(self._draw_marks()), class_="marks"),
                *(self._draw_badge(label) for label in self.badges[1].values()),
                *(self._draw_leader(label.leader) for label in labels if label.leader),
                *(self._halo_text(label, self.text, REGULAR) for label in labels),
            ]
        )

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The anchors of the stacks whose number can be read in their dot: it fits, and no later dot lies over it."""
        centres = np.array([(m.x, m.y, m.radius) for m in self.marks]).reshape(-1, 3)
        size, anchors = self.scale.number * 0.6, []
        for at, placed in enumerate(self.marks):
            if placed.mark.count > 1 and placed.radius >= self.scale.room(placed.mark.count):
                x, y, radius = centres[at + 1 :].T
                if not (np.hypot(x - placed.x, y - placed.y) < radius + size).any():
                    anchors.append(placed.mark.anchor)
        return frozenset(anchors)

    @cached_property
    def badges(self) -> tuple[Room, dict[str, Label]]:
        """Give the numbers of the other stacks by anchor, where there is room beside their dots, and the room left."""
        room = Room(self.frame, [Dot(m.x, m.y, m.reach, ()) for m in self.marks])
        badges = {}
        for placed in self.marks:
            if placed.mark.count > 1 and placed.mark.anchor not in self.numbered:
                badge = self._badge(placed)
                if room.is_free(badge.box, 0):
                    room.take(badge.box)
                    badges[placed.mark.anchor] = badge
        return room, badges

    @cached_property
    def words(self) -> tuple[list[Label], list[Label]]:
        """Give the placed labels of places and the names of areas."""
        room, _ = self.badges
        dots = [Dot(m.x, m.y, m.reach, self._name(m.mark)) for m in self._ranked()]
        labels = place_labels(dots, room, self.text, self.labels)
        names = [self._place_name(area, room) for area in self.region.names]
        return labels, [name for name in names if name]

    def _name(self, mark: Mark) -> tuple[str, ...]:
        """Give a place's name with its state and, if no other has it, without; with its number if none says that."""
        said = mark.count == 1 or mark.anchor in self.numbered or mark.anchor in self.badges[1]
        count = "" if said else f" ({mark.count:,})"
        short = _shorten(mark.place)
        is_alone = self._short_names[short] == 1 and short not in {area.name for area in self.region.names}
        names = (short,) if self.region.admin1 else (mark.place, short) if is_alone else (mark.place,)
        doubt = " (?)" if mark.is_unsure else ""
        return tuple(dict.fromkeys(f"{name}{doubt}{count}" for name in names))

    @cached_property
    def _short_names(self) -> Counter[str]:
        return Counter(_shorten(m.mark.place) for m in self.marks)

    def _ranked(self) -> list[PlacedMark]:
        """Give the marks in the order in which they are named."""
        return sorted(self.marks, key=lambda m: (-(m.mark.crowd or 0), -m.mark.count, m.mark.place))

    def _place_name(self, area: Area, room: Room) -> Label | None:
        size = self.text * _NAME_SIZE
        tries = (place_name(area.name, at, size, room) for at in find_anchors(area, self.frame, size * 0.6))
        return next((label for label in tries if label), None)

    def _draw_land(self) -> str:
        inks, region = self.inks, self.region
        parts = [
            self._draw_areas(region.far_land, fill=inks.far_land, stroke=inks.border, stroke_width=0.8),
            self._draw_areas(region.land, fill=inks.land, stroke=inks.border, stroke_width=1),
            self._draw_areas(region.fine, fill="none", stroke=inks.fine_border, stroke_width=0.7),
        ]
        if region.is_named:
            parts.append(self._draw_areas(region.land, fill="none", stroke=inks.name_ink, stroke_width=0.9))
        if region.project is united_states:
            parts += [self._draw_line(line) for line in US_INSET_LINES]
        return "".join(parts)

    def _draw_areas(self, areas: Sequence[Area], **style: str | float) -> str:
        paths = "".join(draw_path(area, self.frame) for area in areas)
        return element("path", d=paths, stroke_linejoin="round", **style) if paths else ""

    def _draw_line(self, line: npt.NDArray[np.float64]) -> str:
        on_x, on_y = self.frame.put(line[:, 0], line[:, 1])
        points = "L".join(f"{number(a)},{number(b)}" for a, b in zip(on_x, on_y, strict=True))
        return element("path", d=f"M{points}", fill="none", stroke=self.inks.fine_border, stroke_width=0.8)

    @cached_property
    def _hand(self) -> Hand:
        return Hand(self.categories, self.inks, self.numbered)

    def _draw_marks(self) -> list[str]:
        if self.linked:
            return [element("a", self._draw_one(m), href=f"#{m.mark.anchor}", class_="dot") for m in self.marks]
        return [element("g", self._draw_one(placed), role="img") for placed in self.marks]

    def _draw_one(self, placed: PlacedMark) -> str:
        circle = Circle(placed.x, placed.y, placed.radius)
        return draw_mark(placed.mark, circle, self.scale, self._hand)

    def _badge(self, placed: PlacedMark) -> Label:
        """Give the number of a dot that is too small for it, up and to the right of it."""
        words, size = f"{placed.mark.count:,}", self.scale.number * _BADGE_SIZE
        left, bottom = placed.x + placed.reach * 0.72 + 1, placed.y - placed.reach * 0.72 - 1
        box = (left, bottom - size * 0.8, left + measure(words, size, SEMIBOLD), bottom)
        return Label(words, left, bottom - 1, box)

    def _draw_leader(self, leader: Box) -> str:
        x_from, y_from, x_to, y_to = leader
        return element("line", x1=x_from, y1=y_from, x2=x_to, y2=y_to, stroke=self.inks.soft_ink, stroke_width=0.7)

    def _draw_badge(self, label: Label) -> str:
        return self._halo_text(label, self.scale.number * _BADGE_SIZE, SEMIBOLD)

    def _draw_name(self, label: Label) -> str:
        return text(label.words, label.x, label.y, self.text * _NAME_SIZE, self.inks.name_ink)

    def _halo_text(self, label: Label, size: float, weight: int) -> str:
        return text(
            label.words, label.x, label.y, size, self.inks.ink, font_weight=weight, stroke=self.inks.halo,
            stroke_width=size * 0.22, stroke_linejoin="round", paint_order="stroke",
        )  # fmt: skip


def find_anchors(area: Area, frame: Frame, least: float) -> list[tuple[float, float]]:
    """Give points within an area's largest part at which its name may be centred, the farthest from its edge first.

    `least` is the distance that a point keeps from the edge, in pixels; a name is wider than high, so what lies to the
    left and the right counts half.
    """
    rings = [np.column_stack(frame.place(ring[:, 0], ring[:, 1])) for ring in area.rings]
    rings = [ring for ring in rings if np.isfinite(ring).all()]
    if not rings:
        return []
    ring = max(rings, key=lambda r: float(np.prod(np.ptp(r, axis=0))))
    low = np.maximum(ring.min(axis=0), (frame.x, frame.y))
    high = np.minimum(ring.max(axis=0), (frame.x + frame.width, frame.y + frame.height))
    if (high - low < 2 * least).any():
        return []
    axes = (np.linspace(a, b, 21)[1:-1] for a, b in zip(low, high, strict=True))
    x, y = (axis.ravel() for axis in np.meshgrid(*axes))
    distance = np.min(np.hypot((x[:, None] - ring[:, 0]) / 2, y[:, None] - ring[:, 1]), axis=1)
    distance[~is_within(x, y, ring)] = 0
    order = np.argsort(-distance, kind="stable")[:_ANCHORS]
    return [(float(x[i]), float(y[i])) for i in order if distance[i] >= least]


def _shorten(place: str) -> str:
    """Give a place's name without its state."""
    return place.split(",", maxsplit=1)[0]
