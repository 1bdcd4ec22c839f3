"""Recognition: which words of a text are place names."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.names.toponyms import Toponym, find_toponyms, read_names
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def names_of(text: str, gazetteer: Gazetteer) -> list[str]:
    return [toponym.name for toponym in find_toponyms(text, gazetteer)]


def toponym_of(text: str, name: str, gazetteer: Gazetteer) -> Toponym:
    return next(toponym for toponym in find_toponyms(text, gazetteer) if toponym.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 100 people gathered in Eugene, Oregon, on Thursday.", ["Eugene", "Oregon"]),
        ("Marchers filled the streets of St. Louis and Fort Wayne.", ["St. Louis", "Fort Wayne"]),
        ("They drove from Winston-Salem to Washington, D.C., overnight.", ["Winston-Salem", "Washington", "D.C."]),
        ("A crowd met in nearby Warwick.", ["Warwick"]),
        ("Voters in N.H. and W.Va. went to the polls.", ["N.H.", "W.Va."]),
        ("The fire spread across Laramie County on Monday.", ["Laramie County"]),
        ("The U.S. and France signed it in Geneva.", ["U.S.", "France", "Geneva"]),
        ("It rained in Prince George's County.", ["Prince George's County"]),
        ("The fair is in Rock Hill's Main Street.", ["Rock Hill"]),
        ("It snowed in North Carolina's mountains.", ["North Carolina"]),
        ("THOUSANDS MARCHED IN DENVER ON SATURDAY.", ["DENVER"]),
        ("Police in Reading said it was quiet.", ["Reading"]),
        ("More than 200 came to the supper in Troy on Saturday.", ["Troy"]),
        ("Fans saw a change in Troy on stage.", []),
        ("US troops left the UK.", ["US", "UK"]),
        ("Vigils in Clay and Laurel counties drew crowds.", ["Clay", "Laurel"]),
        ("State Rep. Ann Crowley, R-Elbow Lake, voted no.", ["Elbow Lake"]),
        ("Pueblo City Council members voted.", ["Pueblo"]),
        ("Wausau Mayor Ann Roe spoke.", ["Wausau"]),
        ("Duluth saw two marches.", ["Duluth"]),
        ("Paul Delaney, 18, of Main Street, Tipperary, was charged.", ["Tipperary"]),
    ],
)
def test_place_names_are_found_as_written(text, expected, gazetteer):
    assert names_of(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lincoln spoke first.",
        "The pastor, Austin Miller, led a prayer. Miller later thanked the crowd.",
        "Sheriff Clayton Jackson was there. Jackson said nobody was hurt.",
        "Reading is what the children like most.",
        "Mobile phones were not allowed. Orange shirts were everywhere.",
        "The March for Science set off in April.",
        "He lives at 20 Memphis Street.",
        "Georgian troops and Russian tanks faced each other.",
        "The Hudson River was calm.",
        "The Packers beat Chicago 24-13.",
        "It was sung in Stone's honor.",
        "Capitol Police kept watch, and Park Police officers too.",
        "A lawyer from the White House called.",
        "He was OK after the Act passed.",
        "Chief Joseph Baker and Mary Alice Spaulding met.",
        "St. Patrick's Day was quiet.",
        "The Lansing State Journal reported it.",
        "They beat Michigan State on Friday.",
        "A Long Island reporter asked about the Middle East.",
    ],
)
def test_names_of_other_things_are_left_out(text, gazetteer):
    assert names_of(text, gazetteer) == []


def test_what_else_is_written_so_is_a_place_where_a_state_follows(gazetteer):
    assert names_of("He lives in White House, Tennessee.", gazetteer) == ["White House", "Tennessee"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("They packed the Capitol in Charleston.", "WV"),
        ("Hundreds came to Augusta, the state capital.", "ME"),
        ("In Concord, dozens rallied at the State House.", "NH"),
        ("They marched through Charleston.", None),
    ],
)
def test_a_capital_told_to_be_one_tells_its_state(text, state, gazetteer):
    assert [t.list_within for t in find_toponyms(text, gazetteer)] == [state]


def test_words_of_the_countrys_institutions_tell_of_it(gazetteer):
    assert set(read_names("A Republican spoke in Salem.", gazetteer).countries) == {"US"}


def test_a_common_word_is_a_place_where_a_state_follows(gazetteer):
    assert names_of("Reading, Pennsylvania, is a city.", gazetteer) == ["Reading", "Pennsylvania"]


def test_the_state_next_to_a_name_is_kept_with_it(gazetteer):
    toponym = toponym_of("They met in Eugene, Ore., at noon.", "Eugene", gazetteer)
    assert toponym.within == "Ore."


def test_a_list_of_states_is_not_read_as_a_town_in_a_state(gazetteer):
    toponyms = find_toponyms("It was banned in Ohio, Indiana and Texas.", gazetteer)
    assert [(t.name, t.within) for t in toponyms] == [("Ohio", None), ("Indiana", None), ("Texas", None)]


def test_a_state_behind_a_list_is_a_hint_for_the_names_before_it(gazetteer):
    toponyms = find_toponyms("Vigils took place in South Bend, Elkhart and St. Joseph, Michigan.", gazetteer)
    assert [(t.name, t.within, t.list_within) for t in toponyms[:3]] == [
        ("South Bend", None, "Michigan"),
        ("Elkhart", None, "Michigan"),
        ("St. Joseph", "Michigan", None),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FERGUSON, Mo. (AP) — Police said on Monday that nobody was hurt.", "FERGUSON"),
        ("ROMULUS — A fire broke out.", "ROMULUS"),
        ("Eugene, Ore. — A march took place.", "Eugene"),
    ],
)
def test_a_dateline_is_known_as_one(text, name, gazetteer):
    assert toponym_of(text, name, gazetteer).is_dateline


def test_state_behind_a_name_is_asked_for(gazetteer):
    assert toponym_of("Farm workers struck in Washington state.", "Washington", gazetteer).asked == "Washington state"


def test_a_direction_before_a_state_is_not_asked_for(gazetteer):
    assert toponym_of("It rained in East Texas.", "East Texas", gazetteer).asked == "Texas"


def test_counties_behind_a_list_make_counties_of_its_names(gazetteer):
    toponyms = find_toponyms("Vigils in Clay and Laurel counties drew crowds.", gazetteer)
    assert [(t.name, t.asked) for t in toponyms] == [("Clay", "Clay County"), ("Laurel", "Laurel County")]


def test_a_town_in_the_text_is_no_dateline(gazetteer):
    assert not toponym_of("They marched in Eugene — the third time.", "Eugene", gazetteer).is_dateline


def test_a_place_in_an_institutions_name_is_marked(gazetteer):
    toponyms = find_toponyms("The Fort Wayne Police Department closed a street in Rutherford.", gazetteer)
    assert [(t.name, t.in_organization) for t in toponyms] == [("Fort Wayne", True), ("Rutherford", False)]


def test_the_capital_is_known_by_its_epithet(gazetteer):
    toponym = find_toponyms("They rallied in the nation's capital.", gazetteer)[0]
    assert (toponym.name, toponym.asked, toponym.within) == ("the nation's capital", "Washington", "D.C.")


def test_demonyms_tell_of_countries(gazetteer):
    assert read_names("Georgian troops met Russian tanks.", gazetteer).countries == ["GE", "RU"]


def test_a_sure_name_carries_its_repetitions(gazetteer):
    text = "The meeting was in Swanton, Ohio. Swanton has one school."
    assert names_of(text, gazetteer) == ["Swanton", "Ohio", "Swanton"]


def test_a_left_out_name_says_why(gazetteer):
    names = read_names("Sheriff Clayton Jackson was there. Jackson said nothing.", gazetteer)
    assert {t.doubt for t in names.toponyms if t.name == "Jackson"} == {
        "part of a person's name",
        "the surname of a person of the text",
    }


@settings(deadline=None)  # the first text also loads the gazetteer
@given(st.text(alphabet=st.sampled_from("Aa St.,-’'\n OhioParis(—)Mo12"), max_size=80))
def test_spans_are_words_of_the_text_in_order(text):
    toponyms = find_toponyms(text, Gazetteer.load())
    assert all(text[t.start : t.end] == t.name for t in toponyms)
    assert all(one.end <= other.start for one, other in pairwise(toponyms))
