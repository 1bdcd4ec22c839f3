"""All generated files, from all sources."""

import csv
from functools import cache
from pathlib import Path

from geocache.compile.basemap import to_geojson, to_labels
from geocache.compile.divisions import SOURCES, make_continents, make_counties, make_countries, make_regions
from geocache.compile.rows import Row
from geocache.compile.shapes import Shape, point_within, read_shapes
from geocache.compile.towns import drop_copied_people, read_post_offices, read_towns
from geocache.compile.write import sort_rows, to_files

_PACKAGE = SOURCES.parent
_STATIC = _PACKAGE.parent / "dashboard" / "static"


@cache
def make_files() -> dict[Path, bytes]:
    """Give the content of every generated file by its path."""
    states = read_shapes(SOURCES / "us-states-10m.json", "states")
    counties = read_shapes(SOURCES / "us-counties-10m.json", "counties")
    countries = read_shapes(SOURCES / "world-countries-50m.json", "countries")
    rows = _make_rows(states, counties, countries)
    gazetteer = {_PACKAGE / "data" / name: content for name, content in to_files(rows).items()}
    return gazetteer | {
        _STATIC / "us-states.geojson": to_geojson(states, decimals=3, tolerance=0),
        _STATIC / "us-counties.geojson": to_geojson(counties, decimals=3, tolerance=0.005),
        _STATIC / "countries.geojson": to_geojson(countries, decimals=2, tolerance=0.01),
        _STATIC / "labels.json": to_labels(_state_labels(states), _town_labels(rows)),
    }


def _make_rows(states: list[Shape], counties: list[Shape], countries: list[Shape]) -> list[Row]:
    towns = read_towns()
    county_rows = make_counties(towns, counties)
    divisions = make_continents() + make_countries(towns, countries, states) + make_regions(towns, states) + county_rows
    county_keys = {(r.admin1.removeprefix("US."), r.name): r.key for r in county_rows if r.country_code == "US"}
    of_offices = _add_further_names(divisions + towns, _read_further_names())
    offices = read_post_offices(towns, county_keys)
    if unknown := _add_further_names(offices, of_offices):
        raise ValueError(f"further_names.csv names {unknown[0]['place']}, which no source has")
    drop_copied_people(towns)
    return sort_rows(divisions + towns + offices)


def _add_further_names(rows: list[Row], lines: list[dict[str, str]]) -> list[dict[str, str]]:
    """Add the names of the hand-kept table to their places; gives the lines whose place is not among `rows`."""
    by_key = {row.key: row for row in rows}
    for line in lines:
        if row := by_key.get(line["place"]):
            {"own": row.equal_names, "short": row.abbreviations}[line["use"]].add(line["name"])
    return [line for line in lines if line["place"] not in by_key]


def _read_further_names() -> list[dict[str, str]]:
    with (SOURCES / "further_names.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _state_labels(states: list[Shape]) -> list[dict[str, object]]:
    labels = []
    for state in sorted(states, key=lambda s: s.name):
        latitude, longitude = point_within(state.outline)
        labels.append({"name": state.name, "country_code": "US", "latitude": latitude, "longitude": longitude})
    return labels


def _town_labels(rows: list[Row]) -> list[dict[str, object]]:
    return [
        {
            "name": row.name,
            "country_code": row.country_code,
            "latitude": round(row.latitude, 3),
            "longitude": round(row.longitude, 3),
            "population": row.population,
        }
        for row in rows
        if row.kind == "city"
    ]
