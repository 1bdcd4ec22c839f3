"""What a geocoder answers: a place, and what its point stands for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """What a point on the map stands for, from the finest to none."""

    VENUE = "venue"
    """A building, square, park or crossing."""
    CITY = "city"
    """The centre of a town."""
    COUNTY = "county"
    """A point within a county or district."""
    REGION = "region"
    """A point within a state, province or other first-level division."""
    COUNTRY = "country"
    """A point within a country."""
    CONTINENT = "continent"
    """A point within a continent."""
    UNRESOLVED = "unresolved"
    """No point: nothing was found, or no reading was clearly right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One answer to one query, as a row of the `places` table."""

    query: str
    """What was asked, as a person would write it: "Eugene, Oregon"."""
    name: str | None = None
    """The place's own name: "Eugene"."""
    admin1: str | None = None
    """The name of its first-level division (state, province): "Oregon"."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2: "US"."""
    latitude: float | None = None
    """Degrees, WGS 84."""
    longitude: float | None = None
    """Degrees, WGS 84."""
    precision: Precision = Precision.UNRESOLVED
    gazetteer_id: str | None = None
    """Where the answer stands in its source: "geonames:5725846", "osm:relation/186579"."""
    geocoder: str
    """Who answered: "gazetteer", "nominatim", "by hand"."""
    looked_up_on: date
    note: str | None = None
    """What a reader should know of the answer: "read as Albuquerque", "candidates: …"."""
    version: str | None = None
    """The version of the gazetteer that answered; tells a stale answer. Not a column of the `places` table."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Its (latitude, longitude), or None."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


BY_HAND = "by hand"
"""The geocoder of a place that a person set."""
