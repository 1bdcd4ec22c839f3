"""What an online geocoder's reply says: the place, and what its point stands for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from geopy.location import Location

from geocache.places import Place, Precision

_OSM_TYPES = {"N": "node", "W": "way", "R": "relation"}
_PHOTON_TYPES = {
    "house": Precision.VENUE,
    "street": Precision.VENUE,
    "locality": Precision.CITY,
    "district": Precision.CITY,
    "city": Precision.CITY,
    "county": Precision.COUNTY,
    "state": Precision.REGION,
    "country": Precision.COUNTRY,
}
_NOMINATIM_RANKS = ((4, Precision.COUNTRY), (9, Precision.REGION), (12, Precision.COUNTY), (20, Precision.CITY))
"""The highest `place_rank` of each kind of area; what ranks higher is a street, a building or a spot."""
_PLACE_VALUES = frozenset({"city", "town", "village", "hamlet", "suburb", "borough", "municipality", "locality"})


def read_reply(geocoder: str, location: Location, query: str, asked: Precision, today: date) -> Place:
    """Give the place of a reply; raises KeyError, TypeError or ValueError where it is not what its protocol says."""
    latitude, longitude = float(location.latitude), float(location.longitude)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude} is no position")
    read = {"nominatim": _read_nominatim, "photon": _read_photon}.get(geocoder)
    details = read(location.raw) if read else _read_other(location, asked)
    return Place(
        query=query,
        latitude=round(latitude, 6),
        longitude=round(longitude, 6),
        geocoder=geocoder,
        looked_up_on=today,
        **details,
    )


def _read_nominatim(raw: Mapping[str, Any]) -> dict[str, Any]:
    address = raw.get("address") or {}
    rank = int(raw["place_rank"]) if "place_rank" in raw else None
    return {
        "name": raw.get("name") or str(raw["display_name"]).split(",")[0].strip(),
        "admin1": address.get("state"),
        "country_code": _country(address.get("country_code")),
        "precision": _precision_of_rank(rank, raw),
        "gazetteer_id": f"osm:{raw['osm_type']}/{raw['osm_id']}" if "osm_id" in raw else None,
    }


def _precision_of_rank(rank: int | None, raw: Mapping[str, Any]) -> Precision:
    """Give what a point stands for; servers of before 2021 give no rank, then only a settlement is not a venue."""
    if rank is None:
        is_settlement = raw.get("class") == "place" and raw.get("type") in _PLACE_VALUES
        return Precision.CITY if is_settlement else Precision.VENUE
    return next((precision for highest, precision in _NOMINATIM_RANKS if rank <= highest), Precision.VENUE)


def _read_photon(raw: Mapping[str, Any]) -> dict[str, Any]:
    properties = raw["properties"]
    kind = _OSM_TYPES.get(properties.get("osm_type", ""))
    return {
        "name": properties.get("name") or properties.get("street"),
        "admin1": properties.get("state"),
        "country_code": _country(properties.get("countrycode")),
        "precision": _PHOTON_TYPES.get(properties.get("type", ""), Precision.VENUE),
        "gazetteer_id": f"osm:{kind}/{properties['osm_id']}" if kind else None,
    }


def _read_other(location: Location, asked: Precision) -> dict[str, Any]:
    return {
        "name": str(location.address).split(",")[0].strip(),
        "precision": asked,
        "note": "its geocoder does not say what the position stands for",
    }


def _country(code: object) -> str | None:
    return str(code).upper() if code else None
