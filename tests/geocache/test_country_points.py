"""Where countries and continents lie."""

import pytest

from geocache.distance import distance_km
from geocache.gazetteer import Gazetteer
from geocache.places import Precision


@pytest.mark.parametrize(
    ("code", "around", "km"),
    [
        ("AU", (-25.0, 134.0), 400),
        ("CA", (60.0, -97.0), 400),
        ("NZ", (-42.0, 173.0), 300),
        ("US", (39.8, -98.6), 100),
        ("FR", (46.6, 2.4), 100),
        ("KW", (29.3, 47.6), 60),
    ],
)
def test_a_country_is_where_atlases_put_it(code, around, km):
    country = Gazetteer.load().country(code)
    assert distance_km(country.point, around) < km


@pytest.mark.parametrize(
    "name", ["Africa", "Asia", "Europe", "North America", "South America", "Oceania", "Antarctica"]
)
def test_a_continent_is_no_town_of_its_name(name):
    place = Gazetteer.load().geocode(name)
    assert (place.name, place.precision, place.country_code) == (name, Precision.CONTINENT, None)
