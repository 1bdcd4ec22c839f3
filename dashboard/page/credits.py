"""Whose data is shown: the credits that every map, figure and file carries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.page.words import join_words

ONLINE_GEOCODERS = ("nominatim", "photon")
"""Geocoders whose answers are OpenStreetMap's."""
_NAMED_OUTLETS = 6


@dataclass(frozen=True, slots=True)
class Credit:
    """One source, its terms and where they stand."""

    name: str
    part: str
    """What is from it: "places"."""
    terms: str
    url: str


GEONAMES = Credit("GeoNames", "Places", "CC BY 4.0", "https://www.geonames.org/")
OPENSTREETMAP = Credit("© OpenStreetMap contributors", "Places", "ODbL", "https://www.openstreetmap.org/copyright")
CENSUS = Credit(
    "US Census Bureau via us-atlas", "Boundaries", "public domain, ISC", "https://github.com/topojson/us-atlas"
)
NATURAL_EARTH = Credit(
    "Natural Earth via world-atlas", "Boundaries", "public domain, ISC", "https://www.naturalearthdata.com/"
)


def list_place_credits(places: pd.DataFrame, queries: Iterable[str]) -> tuple[Credit, ...]:
    """Give the credits for the positions of `queries`: OpenStreetMap's only where its answers are among them."""
    asked = places[places["query"].isin(list(queries)) & places["latitude"].notna()]
    from_osm = asked["geocoder"].str.lower().isin(ONLINE_GEOCODERS) | asked["gazetteer_id"].fillna("").str.startswith(
        "osm"
    )
    by_hand = asked["geocoder"].str.lower().isin(("by hand", "by_hand"))
    sources = [GEONAMES] if (~from_osm & ~by_hand).any() else []
    return tuple(sources + ([OPENSTREETMAP] if from_osm.any() else []))


def write_credits(sources: Iterable[Credit], outlets: Sequence[str] = ()) -> str:
    """Give the credits in one line: "Places: GeoNames (CC BY 4.0). Boundaries: …. Reports: CNN, NBC News."."""
    parts: dict[str, list[str]] = {}
    for credit in sources:
        parts.setdefault(credit.part, []).append(f"{credit.name} ({credit.terms})")
    if outlets:
        parts["Reports"] = [_join_outlets(outlets)]
    return " ".join(f"{part}: {', '.join(names)}." for part, names in parts.items())


def _join_outlets(outlets: Sequence[str]) -> str:
    """Name the first outlets and count the others."""
    others = len(outlets) - _NAMED_OUTLETS
    if others <= 1:
        return join_words(outlets)
    return join_words([*outlets[:_NAMED_OUTLETS], f"{others:,} other outlets"])
