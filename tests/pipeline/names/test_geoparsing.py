"""Names and their places together."""

import pytest

from dashboard.pipeline.names.geoparsing import find_home, locate_toponyms
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def queries_of(text, gazetteer, **more):
    return {one.toponym.name: one.choice.query for one in locate_toponyms(text, gazetteer, **more)}


def test_a_doubtful_name_counts_amid_its_neighbours(gazetteer):
    alone = "Bristol was quiet."
    amid = "Crowds met in Providence, in Cranston and in Pawtucket, Rhode Island. Bristol was quiet."
    assert queries_of(alone, gazetteer) == {}
    assert queries_of(amid, gazetteer)["Bristol"] == "Bristol, Rhode Island"


def test_a_doubtful_name_far_from_the_others_stays_out(gazetteer):
    text = "Crowds met in Tucson, in Phoenix and in Mesa, Arizona. Nelson was quiet."
    assert "Nelson" not in queries_of(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Thousands met in Central Park on Sunday.", None),
        ("Thousands met in Central Park, Washington, on Sunday.", "Central Park, Washington"),
        ("Thousands met in Olympic Village on Sunday.", None),
        ("Crowds met in Chicago, in Schaumburg and in Elk Grove Village.", "Elk Grove Village, Illinois"),
        ("Crowds met in Sussex on Sunday.", None),
        ("Crowds met in Waukesha, in Menomonee Falls and in Sussex.", "Sussex, Wisconsin"),
        ("Crowds met in Lincoln Park on Sunday.", None),
        ("Crowds met at Belfast City Hall on Sunday.", "Belfast, United Kingdom"),
        ("ELBOW LAKE — Crowds met on Sunday.", "Elbow Lake, Minnesota"),
    ],
)
def test_a_small_town_that_may_be_something_else_needs_the_texts_word(text, query, gazetteer):
    assert query in [*queries_of(text, gazetteer).values()][-2:]


def test_a_hall_named_with_a_word_that_is_a_citys_name_too_is_no_city(gazetteer):
    assert queries_of("Crowds met at Independence Hall on Sunday.", gazetteer) == {}


def test_the_places_come_in_the_texts_order(gazetteer):
    text = "Warren was quiet. Crowds met in Providence, in Cranston and in Pawtucket, Rhode Island. Bristol was too."
    starts = [one.toponym.start for one in locate_toponyms(text, gazetteer)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ({"home": "Eugene, Oregon", "url": "https://www.ajc.com/a"}, ("Eugene", "Oregon")),
        ({"url": "https://www.registerguard.com/a/b"}, ("Eugene", "Oregon")),
        ({"publisher": "NBC News"}, None),
        ({"home": "Nowhere at all, Xyz"}, None),
        ({}, None),
    ],
)
def test_the_home_is_as_given_else_as_the_outlets_table_knows_it(outlet, home, gazetteer):
    entry = find_home(gazetteer, **outlet)
    assert (entry and (entry.name, entry.admin1)) == home
