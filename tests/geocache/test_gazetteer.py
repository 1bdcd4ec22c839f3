"""What the embedded gazetteer knows, and how names are looked up in it."""

import subprocess
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocache.distance import distance_km
from geocache.gazetteer import Gazetteer
from geocache.names import fold_name
from geocache.places import Precision

GAZETTEER = Gazetteer.load()
rows = st.integers(min_value=0, max_value=len(GAZETTEER) - 1)


def test_a_countys_main_town_is_its_namesake_else_its_largest():
    counties = [GAZETTEER.candidates(name)[0] for name in ("Yakima County", "Marathon County")]
    assert [GAZETTEER.main_town_of(county).name for county in counties] == ["Yakima", "Wausau"]


@given(rows)
@settings(max_examples=300, deadline=None)
def test_full_name_of_a_place_finds_that_place(row: int) -> None:
    entry = GAZETTEER.entry(row)
    place = GAZETTEER.geocode(GAZETTEER.name_of(entry))
    assert place is not None
    assert place.gazetteer_id == entry.gazetteer_id


@given(rows)
@settings(max_examples=300, deadline=None)
def test_place_is_among_the_candidates_of_its_name_however_written(row: int) -> None:
    entry = GAZETTEER.entry(row)
    for written in (entry.name, entry.name.upper(), f" {entry.name.lower()} ", entry.name.replace("Saint ", "St. ")):
        assert entry in GAZETTEER.candidates(written)


@given(st.text(max_size=40))
@settings(deadline=None)
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(rows, rows)
@settings(deadline=None)
def test_distance_is_symmetric_and_within_half_the_globe(one: int, other: int) -> None:
    a, b = GAZETTEER.entry(one).point, GAZETTEER.entry(other).point
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= 20_016


@pytest.mark.parametrize(
    ("name", "admin1_code", "country", "kind"),
    [
        ("Rutherford", "NJ", "US", Precision.CITY),
        ("Miramar", "FL", "US", Precision.CITY),
        ("Ft. Wayne", "IN", "US", Precision.CITY),
        ("St. Louis", "MO", "US", Precision.CITY),
        ("the nation's capital", "DC", "US", Precision.CITY),
        ("NYC", "NY", "US", Precision.CITY),
        ("L.A.", "CA", "US", Precision.CITY),
        ("the Bronx", "NY", "US", Precision.CITY),
        ("Peking", "BJ", "CN", Precision.CITY),
        ("Lane County", "OR", "US", Precision.COUNTY),
        ("Orleans Parish", "LA", "US", Precision.COUNTY),
        ("Kent", "ENG", "GB", Precision.COUNTY),
        ("Ontario", "ON", "CA", Precision.REGION),
        ("Honduras", None, "HN", Precision.COUNTRY),
    ],
)
def test_candidates(name: str, admin1_code: str | None, country: str, kind: Precision) -> None:
    found = [(e.admin1_code, e.country_code, e.kind) for e in GAZETTEER.candidates(name)]
    assert (admin1_code, country, kind) in found


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Calif.", "California"),
        ("N.H.", "New Hampshire"),
        ("N. H.", "New Hampshire"),
        ("W.Va.", "West Virginia"),
        ("Ont.", "Ontario"),
        ("B.C.", "British Columbia"),
        ("NSW", "New South Wales"),
        ("U.K.", "United Kingdom"),
        ("D.C.", "District of Columbia"),
        ("ore", "Oregon"),
        ("PR", "Puerto Rico"),
        ("Scotland", "Scotland"),
    ],
)
def test_region_behind_a_town(written: str, name: str) -> None:
    assert name in [region.name for region in GAZETTEER.regions(written)]


def test_demonym_is_no_place() -> None:
    assert GAZETTEER.candidates("Hondurans") == []
    assert GAZETTEER.regions("Texan") == []


def test_longest_name_of_words() -> None:
    assert GAZETTEER.longest_name(["new", "york", "city", "hall"]) == 3
    assert GAZETTEER.longest_name(["fort", "wayne", "police"]) == 2
    assert GAZETTEER.longest_name(["yorkxyz"]) == 0
    assert GAZETTEER.longest_name([]) == 0


def test_point_of_a_state_lies_in_it_and_says_that_it_stands_for_an_area() -> None:
    place = GAZETTEER.geocode("Hawaii")
    assert place is not None
    assert place.precision is Precision.REGION
    assert distance_km((place.latitude or 0, place.longitude or 0), (20.8, -156.5)) < 60


def test_what_lies_within_what() -> None:
    eugene = next(e for e in GAZETTEER.candidates("Eugene") if e.admin1_code == "OR")
    [oregon] = [r for r in GAZETTEER.regions("Oregon") if r.country_code == "US"]
    [lane] = [c for c in GAZETTEER.candidates("Lane County") if c.admin1_code == "OR"]
    country = GAZETTEER.country("US")
    assert country is not None
    assert all(GAZETTEER.is_within(eugene, area) for area in (oregon, lane, country, eugene))
    assert not GAZETTEER.is_within(oregon, lane)


def test_loads_within_a_fifth_of_a_second_and_150_mb() -> None:
    program = """
        import resource, time
        import numpy, marisa_trie, pyarrow.ipc, rapidfuzz
        from geocache.gazetteer import Gazetteer
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        Gazetteer.load().geocode("Eugene, Oregon")
        print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds <= 0.2
    assert megabytes <= 150


def test_a_candidate_that_no_name_asks_for_is_told_by_name_with_its_id() -> None:
    place = GAZETTEER.geocode("Georgia")
    assert place is not None
    assert place.note == "candidates: Georgia, United States; Georgia (country: ask for geonames:614540)"
    asked = GAZETTEER.geocode("geonames:614540")
    assert asked is not None
    assert asked.country_code == "GE"
