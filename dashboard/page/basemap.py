"""The boundaries that figures are drawn on: read from the files that the page serves, turned into paths."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.page.projection import Numbers, Project
from dashboard.settings import PACKAGE

STATIC = PACKAGE / "static"
_LONGEST_EDGE = 1.0  # degrees
_SMALLEST_STEP = 0.3  # pixels; what is nearer to the last point cannot be seen


@dataclass(frozen=True, slots=True)
class Area:
    """A state, county or country: its name and its rings."""

    name: str
    code: str
    """FIPS code of a state or county; the source's number of a country."""
    source: str
    """Whose boundary it is: "us-atlas" or "world-atlas"."""
    rings: tuple[npt.NDArray[np.float64], ...]
    """Each an array of (latitude, longitude) rows, closed."""

    def bounds(self) -> tuple[float, float, float, float]:
        """Give south, west, north, east in degrees, of the largest part if the date line cuts it."""
        points = np.vstack(self.rings)
        longitude = points[:, 1]
        if np.ptp(longitude) > 180:
            longitude = np.where(longitude < 0, longitude + 360, longitude)
        return float(points[:, 0].min()), float(longitude.min()), float(points[:, 0].max()), float(longitude.max())

    def holds(self, latitude: Numbers, longitude: Numbers) -> npt.NDArray[np.bool_]:
        """Tell which points lie in the area: within an odd number of its rings, for a ring in a ring is a hole."""
        inside = np.zeros(len(latitude), dtype=bool)
        for ring in self.rings:
            inside ^= is_within(longitude, latitude, ring[:, ::-1])
        return inside


def is_within(x: Numbers, y: Numbers, ring: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Tell which points lie within a closed ring of (x, y) rows: those with an odd number of edges to their right."""
    x_from, y_from, x_to, y_to = *ring[:-1].T, *ring[1:].T
    crosses = (y_from > y[:, None]) != (y_to > y[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x_from + (y[:, None] - y_from) * (x_to - x_from) / (y_to - y_from)
    return np.asarray((crosses & (x[:, None] < at)).sum(axis=1) % 2 == 1)


@cache
def read_areas(name: str) -> tuple[Area, ...]:
    """Read "us-states", "us-counties" or "countries"."""
    collection = json.loads((STATIC / f"{name}.geojson").read_text(encoding="utf-8"))
    source = "us-atlas" if name.startswith("us-") else "world-atlas"
    return tuple(_read_area(feature, source) for feature in collection["features"])


def _read_area(feature: dict[str, Any], source: str) -> Area:
    properties = feature["properties"]
    code = str(feature.get("id") or properties.get("id") or "")
    return Area(properties["name"], code, source, tuple(_rings(feature["geometry"])))


def _rings(geometry: dict[str, Any]) -> Iterator[npt.NDArray[np.float64]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            yield _fill_up(np.asarray(ring, dtype=np.float64)[:, 1::-1])


def _fill_up(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Add points to edges longer than `_LONGEST_EDGE`: a parallel is no straight line on most projections.

    Two neighbours would else part between their corners, where one has more of them than the other.
    """
    steps = np.ceil(np.abs(np.diff(ring, axis=0)).max(axis=1) / _LONGEST_EDGE).astype(int)
    steps[np.abs(np.diff(ring[:, 1])) > 180] = 1  # over the date line
    if steps.max(initial=1) <= 1:
        return ring
    parts = [
        one + (other - one) * np.linspace(0, 1, max(count, 1), endpoint=False)[:, None]
        for one, other, count in zip(ring, ring[1:], steps, strict=False)
    ]
    return np.vstack([*parts, ring[-1:]])


def find_area(name: str, areas: Iterable[Area]) -> Area | None:
    """Give the area of a name, whatever its capitals."""
    return next((area for area in areas if area.name.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The map's rectangle on the sheet, in pixels, and how a projection's plane falls on it."""

    x: float
    y: float
    width: float
    height: float
    project: Project
    scale: float
    """Pixels a unit of the plane."""
    middle: tuple[float, float]
    """The plane's point that comes to the rectangle's middle."""

    def place(self, latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
        """Give where points come to on the sheet, in pixels; NaN where the projection does not show them."""
        return self.put(*self.project(np.asarray(latitude, dtype=np.float64), np.asarray(longitude, dtype=np.float64)))

    def put(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Give where points of the projection's plane come to on the sheet, in pixels."""
        return (
            self.x + self.width / 2 + (x - self.middle[0]) * self.scale,
            self.y + self.height / 2 + (y - self.middle[1]) * self.scale,
        )

    def holds(self, x: Numbers, y: Numbers, margin: float = 0) -> npt.NDArray[np.bool_]:
        """Give which points of the sheet lie in the rectangle, `margin` pixels from its edge or more."""
        across = (x >= self.x + margin) & (x <= self.x + self.width - margin)
        return np.asarray(across & (y >= self.y + margin) & (y <= self.y + self.height - margin))


def draw_path(area: Area, frame: Frame) -> str:
    """Give an area as the data of an SVG path, without what lies outside the frame or is too small to see."""
    return "".join(part for ring in area.rings if (part := _draw_ring(ring, frame)))


def _draw_ring(ring: npt.NDArray[np.float64], frame: Frame) -> str:
    x, y = frame.place(ring[:, 0], ring[:, 1])
    shown = np.isfinite(x) & np.isfinite(y)
    if shown.sum() < 3 or _is_torn(x[shown], frame) or _is_outside(x[shown], y[shown], frame):
        return ""
    points = _thin(np.column_stack([x[shown], y[shown]]))
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{a:.1f},{b:.1f}" for a, b in points) + "Z"


def _is_torn(x: Numbers, frame: Frame) -> bool:
    """Tell whether a ring jumps from one edge of the plane to the other, as on the far side of the earth."""
    return bool(np.abs(np.diff(x)).max() > max(2.2 * frame.scale, 1))


def _is_outside(x: Numbers, y: Numbers, frame: Frame) -> bool:
    left, right, top, bottom = x.min(), x.max(), y.min(), y.max()
    past_side = right < frame.x or left > frame.x + frame.width
    return bool(past_side or bottom < frame.y or top > frame.y + frame.height)


def _thin(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Leave out points that round to the same step as the one before, and rings that shrink to nothing."""
    steps = np.round(points / _SMALLEST_STEP)
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (steps[1:] != steps[:-1]).any(axis=1)
    return points[moved]
