"""Whose data is shown: the credits that every map, figure and file carries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.page.words import join_words
from geocache.gazetteer import GEOCODER as GAZETTEER

OPENSTREETMAP_GEOCODERS = ("nominatim", "photon")
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


def list_place_credits(places: pd.DataFrame) -> tuple[Credit, ...]:
    """Give the credits for the positions of these rows of `places`: of each geocoder that gave one of them."""
    asked = places[places["latitude"].notna()]
    from_osm = asked["gazetteer_id"].fillna("").str.startswith("osm")
    geocoders = set(asked.loc[~from_osm, "geocoder"])
    sources = [GEONAMES] if GAZETTEER in geocoders else []
    if from_osm.any() or geocoders & set(OPENSTREETMAP_GEOCODERS):
        sources.append(OPENSTREETMAP)
    return tuple(sources)


def list_data_credits(datasets: pd.DataFrame, names: Iterable[str]) -> tuple[Credit, ...]:
    """Give the credits of the imported data sets of these names, with their own terms."""
    if not (wanted := list(names)):
        return ()
    used = datasets[datasets["name"].isin(wanted)].sort_values("name")
    return tuple(
        Credit(f"{row['name']} {row['version']}".strip(), "Coded events", str(row["terms"]), str(row["url"] or ""))
        for row in used.fillna({"url": ""}).to_dict("records")
    )


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
