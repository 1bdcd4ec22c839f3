"""TopoJSON read as shapes, and the point that stands for a shape."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its code in the source (None where it has none), its name and its outline in (longitude, latitude)."""

    code: str | None
    name: str
    outline: MultiPolygon


def read_shapes(path: Path, layer: str) -> list[Shape]:
    """Read the areas of one layer of a quantized TopoJSON file, in the order of the file."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = (
        Shape(area.get("id"), area["properties"].get("name", ""), _outline(area, arcs))
        for area in topology["objects"][layer]["geometries"]
    )
    return [shape for shape in shapes if not shape.outline.is_empty]


def point_within(outline: MultiPolygon) -> tuple[float, float]:
    """Give (latitude, longitude) of the centre of an area, moved to its nearest land where the centre lies outside."""
    unwrapped = _unwrap(outline)
    centre = unwrapped.centroid
    if not unwrapped.contains(centre):
        centre = nearest_points(unwrapped, centre)[0]
    longitude = (centre.x + 180) % 360 - 180
    return round(float(centre.y), 4), round(float(longitude), 4)


def largest_part(outline: MultiPolygon) -> MultiPolygon:
    """Give the largest part of an area: a country's main land, without what it has overseas."""
    return MultiPolygon([max(outline.geoms, key=lambda part: part.area)])


def _decode_arc(arc: list[list[int]], transform: dict[str, Any]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _outline(area: dict[str, Any], arcs: list[Ring]) -> MultiPolygon:
    polygons = [area["arcs"]] if area["type"] == "Polygon" else area.get("arcs", [])
    parts: list[Polygon] = []
    for polygon in polygons:
        rings = [ring for ring in (_ring(indexes, arcs) for indexes in polygon) if len(ring) >= 4]  # fewer: a line
        if rings:
            outer, *holes = [_unwrapped_ring(ring) for ring in rings]
            parts.extend(_cut_at_meridian(Polygon(outer, holes)))
    return MultiPolygon(list(_polygons(shapely.make_valid(MultiPolygon(parts)))))


def _unwrapped_ring(ring: Ring) -> Ring:
    """Count longitudes on past 180 where the ring steps over that meridian; a ring around a pole is led along it."""
    turn = 0.0
    points = [ring[0]]
    for (x_before, _), (x, y) in pairwise(ring):
        turn += 360 * ((x_before - x > 180) - (x - x_before > 180))
        points.append((x + turn, y))
    if turn:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def _cut_at_meridian(part: Polygon) -> Iterator[Polygon]:
    """Part a polygon that reaches over the 180th meridian, as RFC 7946 asks."""
    west, _, east, _ = part.bounds
    if west >= -180 and east <= 180:
        yield part
        return
    valid = shapely.make_valid(part)
    for turn in (-360, 0, 360):
        inside = valid.intersection(box(turn - 180, -90, turn + 180, 90))
        yield from _polygons(translate(inside, xoff=-turn))


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; an index below zero is an arc read backwards; an arc starts where the last one ended."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    if isinstance(geometry, Polygon):
        if not geometry.is_empty:
            yield geometry
    else:
        for part in getattr(geometry, "geoms", ()):
            yield from _polygons(part)


def _unwrap(outline: MultiPolygon) -> MultiPolygon:
    """Join what the 180th meridian parts, by counting western longitudes on from 180."""
    west, _, east, _ = outline.bounds
    if east - west <= 180:
        return outline
    return MultiPolygon([translate(part, xoff=360) if part.centroid.x < 0 else part for part in outline.geoms])
