"""Free-standing queries as people write them: answered where one place is clearly meant, and only there."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocache.distance import distance_km
from geocache.gazetteer import Gazetteer
from geocache.places import Place, Precision
from geocache.variants import spell_out, split_names, write_otherwise

GAZETTEER = Gazetteer.load()


def find(query: str) -> Place:
    place = GAZETTEER.geocode(query)
    assert place is not None, query
    return place


@pytest.mark.parametrize(
    ("query", "name", "admin1"),
    [
        ("Fort Wayne, Indiana", "Fort Wayne", "Indiana"),
        ("Ft. Wayne, Ind.", "Fort Wayne", "Indiana"),
        ("ft wayne IN", "Fort Wayne", "Indiana"),
        ("St.Paul, MN", "Saint Paul", "Minnesota"),
        ("Sault Ste. Marie, MI", "Sault Ste. Marie", "Michigan"),
        ("Houston, TX 77002", "Houston", "Texas"),
        ("Columbus, Ohio, USA", "Columbus", "Ohio"),
        ("Portland Oregon", "Portland", "Oregon"),
        ("Los Angeles CA USA", "Los Angeles", "California"),
        ("Los Angeles CA, USA", "Los Angeles", "California"),
        ("Kansas City, MO/KS", "Kansas City", "Missouri"),
        ("Washington, D.C.", "Washington", "District of Columbia"),
        ("DC", "Washington", "District of Columbia"),
        ("Washington", "Washington", "District of Columbia"),
        ("New York", "New York City", "New York"),
        ("New York, NY", "New York City", "New York"),
        ("Brooklyn, NY", "Brooklyn", "New York"),
        ("Philly, PA", "Philadelphia", "Pennsylvania"),
        ("W. Palm Beach, FL", "West Palm Beach", "Florida"),
        ("LaCrosse, WI", "La Crosse", "Wisconsin"),
        ("De Kalb, IL", "DeKalb", "Illinois"),
        ("Winston Salem, NC", "Winston-Salem", "North Carolina"),
        ("Greensborough, NC", "Greensboro", "North Carolina"),
        ("The Dalles, OR", "The Dalles", "Oregon"),
        ("Dalles, OR", "The Dalles", "Oregon"),
        ("Toronto, Ont.", "Toronto", "Ontario"),
        ("Vancouver, B.C.", "Vancouver", "British Columbia"),
        ("Paris", "Paris", "Île-de-France"),
        ("Paris, TX", "Paris", "Texas"),
        ("Newcastle, UK", "Newcastle upon Tyne", "England"),
        ("Hempstead, Long Island, NY", "Hempstead", "New York"),
        ("St. Louis (Ferguson), MO", "St. Louis", "Missouri"),
        ("Perth, WA", "Perth", "Western Australia"),
    ],
)
def test_as_people_write_them(query: str, name: str, admin1: str) -> None:
    place = find(query)
    assert (place.name, place.admin1, place.precision, place.note) == (name, admin1, Precision.CITY, None)


@pytest.mark.parametrize(
    ("query", "name", "admin1"),
    [
        ("Albequerque, NM", "Albuquerque", "New Mexico"),
        ("Albequerque", "Albuquerque", "New Mexico"),
        ("Cincinatti, OH", "Cincinnati", "Ohio"),
        ("Colorodo Springs, CO", "Colorado Springs", "Colorado"),
        ("Ashville, NC", "Asheville", "North Carolina"),
        ("Erie, Pensylvania", "Erie", "Pennsylvania"),
        ("Asheville, NV", "Asheville", "North Carolina"),
        ("West Palm, FL", "West Palm Beach", "Florida"),
        ("Des Moines, IO", "Des Moines", "Iowa"),
        ("Little Rock, AK", "Little Rock", "Arkansas"),
    ],
)
def test_read_otherwise_and_flagged(query: str, name: str, admin1: str) -> None:
    place = find(query)
    assert (place.name, place.admin1) == (name, admin1)
    assert place.note == f"read as {name}, {admin1}"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Minneapolis/St. Paul, MN", "Minneapolis"),
        ("Champaign-Urbana, IL", "Champaign"),
        ("Raleigh-Durham, NC", "Raleigh"),
        ("City Hall Park, New York, NY", "New York City"),
        ("State Capitol, Sacramento, CA", "Sacramento"),
        ("Southeast Portland, OR", "Portland"),
        ("Freehold Township, NJ", "Freehold"),
        ("Galveston Island, TX", "Galveston"),
    ],
)
def test_part_of_a_town_or_several_towns_say_whose_position_it_is(query: str, name: str) -> None:
    place = find(query)
    assert place.name == name
    assert place.note is not None
    assert name in place.note


@pytest.mark.parametrize(
    "query", ["Springfield, MS", "Washington Township, NJ", "Springfield", "Aurora", "Columbia", "Georgia"]
)
def test_ambiguous_name_gives_its_candidates_and_no_point(query: str) -> None:
    place = find(query)
    assert place.point is None
    assert place.precision is Precision.UNRESOLVED
    assert place.note is not None
    assert place.note.count(";") >= 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        " , ",
        "?",
        "Nationwide",
        "Statewide, TX",
        "Online",
        "Various, CA",
        "N/A",
        "None",
        "Unknown, OH",
        "City Hall",
        "Zoom",
    ],
)
def test_no_place_has_no_point(query: str) -> None:
    place = GAZETTEER.geocode(query)
    assert place is None or place.point is None


@pytest.mark.parametrize(
    ("query", "precision"),
    [
        ("Lane County, OR", Precision.COUNTY),
        ("Montgomery County, Maryland", Precision.COUNTY),
        ("Texas", Precision.REGION),
        ("Calif.", Precision.REGION),
        ("U.S.", Precision.COUNTRY),
        ("Honduras", Precision.COUNTRY),
    ],
)
def test_area_says_that_it_is_one(query: str, precision: Precision) -> None:
    assert find(query).precision is precision


@pytest.mark.parametrize(
    "query", ["Milton Township, OH", "Mauna Kea, HI", "Chesapeake Bay, MD", "Western North Carolina, NC"]
)
def test_name_that_only_resembles_a_towns_is_not_answered(query: str) -> None:
    place = GAZETTEER.geocode(query)
    assert place is None or place.point is None


def test_large_town_elsewhere_is_not_taken_for_a_misspelt_hamlet() -> None:
    place = find("Milwaukee, MI")
    assert (place.name, place.admin1) == ("Milwaukee", "Wisconsin")


def test_of_two_small_towns_the_one_with_a_post_office() -> None:
    place = find("Burnsville, NC")
    assert distance_km(place.point or (0, 0), (35.917, -82.301)) < 5


large = [
    entry
    for entry in map(GAZETTEER.entry, range(20_000))
    if entry.country_code == "US" and entry.kind is Precision.CITY and len(entry.name) > 8 and entry.population > 50_000
]


@given(
    st.sampled_from(large),
    st.integers(1, 7),
    st.sampled_from(string.ascii_lowercase),
    st.sampled_from(["drop", "add", "change"]),
)
@settings(max_examples=150, deadline=None)
def test_one_slip_in_a_large_towns_name_leads_to_it_or_nowhere_else(entry, at: int, letter: str, slip: str) -> None:  # type: ignore[no-untyped-def]  # hypothesis gives an Entry
    rest = entry.name[at:] if slip == "add" else entry.name[at + 1 :]
    written = entry.name[:at] + ("" if slip == "drop" else letter) + rest
    place = GAZETTEER.geocode(f"{written}, {entry.admin1_code}")
    if place is not None and place.point is not None and place.note is not None:
        assert distance_km(place.point, entry.point) < 40 or place.name != entry.name


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_answered_in_one_way_or_another(query: str) -> None:
    place = GAZETTEER.geocode(query)
    assert place is None or (place.point is None) == (place.precision is Precision.UNRESOLVED)


@given(st.text(max_size=40))
def test_other_writings_differ_from_the_first_and_from_each_other(name: str) -> None:
    others = list(write_otherwise(name))
    assert len(others) == len(set(others))
    assert name not in others


def test_words_in_full() -> None:
    assert spell_out("Coyote Spgs") == "Coyote Springs"
    assert spell_out("N. Hollywood") == "North Hollywood"


def test_names_of_several() -> None:
    assert split_names("Minneapolis/St. Paul") == (["Minneapolis", "St. Paul"], True)
    assert split_names("Davenport and Moline") == (["Davenport", "Moline"], True)
    assert split_names("Fargo-Moorhead") == (["Fargo", "Moorhead"], False)
    assert split_names("Portland") == (["Portland"], False)
