"""The home towns of outlets."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geocache.gazetteer import Gazetteer
from geocache.outlets import OUTLETS, OutletsError, home_of
from geocache.places import Precision

ROWS = list(csv.DictReader(OUTLETS.read_text(encoding="utf-8").splitlines()))


def test_every_home_is_a_town_of_the_gazetteer() -> None:
    gazetteer = Gazetteer.load()
    homes = {row["home"]: gazetteer.geocode(row["home"]) for row in ROWS}
    assert [home for home, place in homes.items() if place is None or place.precision is not Precision.CITY] == []


def test_table_is_sorted_sourced_and_names_each_domain_once() -> None:
    domains = [row["domain"] for row in ROWS]
    assert domains == sorted(domains)
    assert Counter(domains).most_common(1)[0][1] == 1
    assert all(row["source"] and row["reach"] in {"local", "national"} for row in ROWS)


@pytest.mark.parametrize(
    ("publisher", "url", "home"),
    [
        (None, "https://www.registerguard.com/story/news/2018/06/14/x.html", "Eugene, Oregon"),
        (None, "projects.oregonlive.com/a", "Portland, Oregon"),
        ("The Register-Guard", None, "Eugene, Oregon"),
        ("register guard", "https://example.org/", "Eugene, Oregon"),
        ("Somebody else", "https://www.miamiherald.com/news/article1.html", "Miami, Florida"),
    ],
)
def test_home_by_address_or_name(publisher: str | None, url: str | None, home: str) -> None:
    outlet = home_of(publisher, url)
    assert outlet is not None
    assert (outlet.home, outlet.is_local) == (home, True)


def test_national_outlet_is_not_local() -> None:
    outlet = home_of("CNN", None)
    assert outlet is not None
    assert not outlet.is_local


@pytest.mark.parametrize(
    ("publisher", "url"), [(None, None), ("The Times", None), ("", "https://example.com/"), ("x", "[")]
)
def test_unknown_or_shared_name_has_no_home(publisher: str | None, url: str | None) -> None:
    assert home_of(publisher, url) is None


def test_another_table_of_the_same_columns(tmp_path: Path) -> None:
    table = tmp_path / "outlets.csv"
    table.write_text('domain,outlet,home,reach,source\nexample.org,Example Post,"Moab, Utah",local,masthead\n')
    outlet = home_of("Example Post", outlets=table)
    assert outlet is not None
    assert outlet.home == "Moab, Utah"
    broken = tmp_path / "broken.csv"
    broken.write_text("a,b\n1,2\n")
    with pytest.raises(OutletsError, match="broken"):
        home_of("x", outlets=broken)
