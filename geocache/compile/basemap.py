"""The page's offline basemap: areas as GeoJSON (RFC 7946), names of states and large towns as a list."""

import json
from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry import MultiPolygon

from geocache.compile.shapes import Shape

_LABELLED_TOWN_PEOPLE = {"US": 100_000, "CA": 200_000, "GB": 250_000, "AU": 250_000}
_LABELLED_TOWN_PEOPLE_ELSEWHERE = 1_000_000


def to_geojson(shapes: Iterable[Shape], *, decimals: int, tolerance: float) -> bytes:
    """Give areas as one FeatureCollection, coordinates rounded to `decimals` after thinning by `tolerance` degrees."""
    features = [
        {"type": "Feature", "id": s.code, "properties": {"name": s.name}, "geometry": geometry}
        for s in sorted(shapes, key=lambda s: (s.code or "~", s.name))
        if (geometry := _geometry(s.outline, decimals, tolerance)) is not None
    ]
    return _compact({"type": "FeatureCollection", "features": features})


def to_labels(states: Iterable[dict[str, Any]], towns: Iterable[dict[str, Any]]) -> bytes:
    """Give the labels of the basemap, the states first, then towns from the largest down."""
    large = [t for t in towns if t["population"] >= _least_people(t["country_code"])]
    large.sort(key=lambda t: (-t["population"], t["name"]))
    return _compact([{"kind": "state", **s} for s in states] + [{"kind": "town", **t} for t in large])


def _least_people(country_code: str) -> int:
    return _LABELLED_TOWN_PEOPLE.get(country_code, _LABELLED_TOWN_PEOPLE_ELSEWHERE)


def _geometry(outline: MultiPolygon, decimals: int, tolerance: float) -> dict[str, Any] | None:
    """Give the outline for GeoJSON: outer rings counter-clockwise; parts that vanish in rounding are left out."""
    thinned = outline.simplify(tolerance) if tolerance else outline
    snapped = shapely.set_precision(thinned, 10**-decimals)
    if snapped.is_empty:
        return None
    shape = shapely.normalize(shapely.orient_polygons(snapped))
    mapping = shapely.geometry.mapping(shapely.orient_polygons(shape))
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"], decimals)}


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, decimals)
    return [_rounded(part, decimals) for part in coordinates]


def _compact(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
