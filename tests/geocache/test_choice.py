"""The choice among places of one name."""

from dataclasses import dataclass

import pytest

from geocache.ballot import WIDE_WEIGHTS
from geocache.choice import ChoiceBasis, choose_places, read_name
from geocache.gazetteer import Gazetteer
from geocache.places import Precision


@dataclass(frozen=True)
class Name:
    asked: str
    within: str | None = None
    list_within: str | None = None


ENDINGS = ("field", "ville", "wood", "view", "dale", "land", "ton", "burg", "port", "water", "brook", "lake", "hill")
FIRSTS = ("Green", "Spring", "Clear", "Fair", "Oak")
STATES = (None, "Ohio", "Texas", "Maine", "Iowa", "Utah", "Idaho", "Kansas", "Oregon", "Florida", "Georgia", "Vermont")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def queries_of(names, gazetteer, **more):
    return [choice.query for choice in choose_places(names, gazetteer, **more)]


def test_the_state_written_next_to_a_name_decides(gazetteer):
    choice = choose_places([Name("Springfield", "Ore.")], gazetteer)[0]
    assert (choice.query, choice.basis) == ("Springfield, Oregon", ChoiceBasis.WITHIN)


def test_a_name_keeps_its_sense_through_the_article(gazetteer):
    names = [Name("Springfield"), Name("Boston"), Name("Springfield", "Oregon"), Name("Springfield")]
    assert queries_of(names, gazetteer)[0] == queries_of(names, gazetteer)[3] == "Springfield, Oregon"


def test_a_town_that_is_not_in_the_written_state_is_not_placed_elsewhere(gazetteer):
    choice = choose_places([Name("Eugene", "Florida")], gazetteer)[0]
    assert choice.entry is None


def test_places_near_by_decide(gazetteer):
    choice = choose_places([Name("Providence"), Name("Bristol"), Name("Warwick")], gazetteer)[2]
    assert (choice.query, choice.basis) == ("Warwick, Rhode Island", ChoiceBasis.CONTEXT)


def test_a_state_of_the_article_decides(gazetteer):
    assert (
        queries_of([Name("Ohio"), Name("Ohio"), Name("Columbus"), Name("Lancaster")], gazetteer)[3] == "Lancaster, Ohio"
    )


def test_the_outlets_home_decides(gazetteer):
    home = read_name("Lancaster", gazetteer)
    pennsylvania = next(entry for entry in home if entry.admin1 == "Pennsylvania")
    choice = choose_places([Name("Lebanon"), Name("Manheim")], gazetteer, home=pennsylvania)[0]
    assert choice.query == "Lebanon, Pennsylvania"


def test_demonyms_part_the_country_from_the_state(gazetteer):
    assert choose_places([Name("Georgia"), Name("Atlanta")], gazetteer)[0].entry.country_code == "US"
    choice = choose_places([Name("Georgia"), Name("Moscow")], gazetteer, countries=["GE", "GE", "RU", "RU", "GE"])[0]
    assert choice.entry.country_code == "GE"


def test_the_largest_is_taken_where_nothing_else_tells(gazetteer):
    choice = choose_places([Name("Chicago")], gazetteer)[0]
    assert choice.query == "Chicago, Illinois"
    assert choice.basis in (ChoiceBasis.PROMINENCE, ChoiceBasis.ONLY)


def test_a_well_known_town_of_the_name_outdoes_a_greater_one_also_called_so(gazetteer):
    assert queries_of([Name("Pueblo")], gazetteer, weights=WIDE_WEIGHTS) == ["Pueblo, Colorado"]


def test_an_ambiguous_name_is_not_guessed(gazetteer):
    choice = choose_places([Name("Fairview")], gazetteer)[0]
    assert choice.entry is None
    assert choice.query is None
    assert len(choice.candidates) > 1


def test_a_list_prefers_its_state_where_it_can(gazetteer):
    names = [Name("South Bend", None, "Michigan"), Name("Portland", None, "Maine"), Name("Auburn", "Maine")]
    assert queries_of(names, gazetteer)[:2] == ["South Bend, Indiana", "Portland, Maine"]


@pytest.mark.parametrize(
    ("name", "country"), [("US", "US"), ("U.S.", "US"), ("UK", "GB"), ("Russian", "RU"), ("W.Va.", "US")]
)
def test_abbreviations_and_demonyms_are_read(name, country, gazetteer):
    assert {entry.country_code for entry in read_name(name, gazetteer)} == {country}


def test_each_query_is_answered_with_the_chosen_place(gazetteer):
    names = [Name("Paris"), Name("Texas"), Name("Clarke County"), Name("Georgia"), Name("Athens"), Name("Dallas")]
    for choice in choose_places(names, gazetteer):
        assert choice.entry is not None
        place = gazetteer.geocode(choice.query)
        assert (place.latitude, place.longitude) == choice.entry.point


def test_a_great_city_is_meant_before_the_state_it_does_not_lie_in(gazetteer):
    assert queries_of([Name("Washington"), Name("Mexico")], gazetteer) == ["Washington, District of Columbia", "Mexico"]


def test_state_behind_a_name_means_the_state(gazetteer):
    assert {(e.name, e.kind) for e in read_name("Washington state", gazetteer)} == {("Washington", Precision.REGION)}


def test_what_supports_a_reading_is_told(gazetteer):
    alone = choose_places([Name("Warwick")], gazetteer)[0]
    amid = choose_places([Name("Warwick"), Name("Cranston"), Name("Providence")], gazetteer)[0]
    assert amid.support > alone.support


def test_a_register_of_a_thousand_names_is_read_in_parts(gazetteer):
    names = [Name(f"{first}{last}", state) for state in STATES for first in FIRSTS for last in ENDINGS]
    choices = choose_places([*names, Name("Eugene", "Oregon")] * 3, gazetteer)
    assert len(choices) == 3 * len(names) + 3
    assert choices[-1].query == "Eugene, Oregon"


def test_no_names_give_no_choices(gazetteer):
    assert choose_places([], gazetteer) == []
    assert choose_places([Name("Xyzzyville")], gazetteer)[0].entry is None
