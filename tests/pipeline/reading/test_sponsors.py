from datetime import date

import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def organizers(text: str, gazetteer: Gazetteer) -> dict[str, list[str]]:
    row = {"article_id": "a", "story_id": "a", "text": text, "published_on": date(2024, 5, 13)}
    mentions, _, _ = find_mentions(ARTICLES.frame([row]), gazetteer)
    return {
        f"{row.query}{' counter' if row.action == 'counter_protest' else ''}": row.organizers
        for row in mentions.itertuples()
    }


def test_the_rallies_are_all_of_them(gazetteer):
    text = (
        "The rallies on Sunday were organized by the Oak Alliance. About 40 people rallied in Boise, Idaho. "
        "Others marched in Eugene, Oregon."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Oak Alliance"], "Eugene, Oregon": ["Oak Alliance"]}


def test_the_rallies_of_a_week_are_of_one_wave(gazetteer):
    text = (
        "The Oak Alliance was responsible for a series of rallies. On {}, 40 people rallied in Boise, Idaho. "
        "On Sunday, 50 people rallied in Eugene, Oregon, and 60 people rallied in Salem, Oregon."
    )
    assert organizers(text.format("Friday"), gazetteer)["Boise, Idaho"] == ["Oak Alliance"]
    assert organizers(text.format("April 2"), gazetteer)["Boise, Idaho"] == []


def test_one_rally_is_one(gazetteer):
    text = (
        "About 40 people rallied in Boise, Idaho, on Sunday. The rally was organized by the Oak Alliance. "
        "On Saturday, nurses marched in Eugene, Oregon. The march was led by Nurses United."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Oak Alliance"], "Eugene, Oregon": ["Nurses United"]}


def test_those_against_it_have_their_own(gazetteer):
    text = (
        "The Oak Alliance held a rally in Boise, Idaho, on Sunday. About 50 counterprotesters led by Stop the Mine "
        "stood across the street."
    )
    assert organizers(text, gazetteer) == {
        "Boise, Idaho": ["Oak Alliance"],
        "Boise, Idaho counter": ["Stop the Mine"],
    }


def test_a_strike_is_the_unions_at_each_gate(gazetteer):
    text = (
        "Nurses picketed in Boise, Idaho, on Sunday. Others picketed in Eugene, Oregon. The strike was called by the "
        "Bay Nurses Union."
    )
    assert organizers(text, gazetteer) == {
        "Boise, Idaho": ["Bay Nurses Union"],
        "Eugene, Oregon": ["Bay Nurses Union"],
    }


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("after talks with the Bay Nurses Union (BNU) broke down. The BNU has 90 members.", ["Bay Nurses Union"]),
        ("after talks with the Bay Nurses Union broke down. The Oak Drivers Union was glad.", []),
        ("over pay at the Bay Clinic, the union said.", []),
        ("over pay. The Bay Nurses Union and the Bay Writers Guild met.", []),
        ("over pay. The Ohio Restaurant Association and the Civil Liberties Union were sad.", []),
    ],
)
def test_a_strike_is_the_one_unions_that_is_named(named, expected, gazetteer):
    assert organizers(f"Nurses went on strike in Boise, Idaho, on Sunday {named}", gazetteer) == {
        "Boise, Idaho": expected
    }


def test_a_walkout_of_workers_is_their_unions(gazetteer):
    text = (
        "Nurses walked off the job in Boise, Idaho, on Sunday. The Idaho Nurses Union, which represents some "
        "1,400 nurses, said talks broke down."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Idaho Nurses Union"]}
    pupils = text.replace("Nurses walked off the job", "Students walked out of class")
    assert organizers(pupils, gazetteer) == {"Boise, Idaho": []}


def test_those_across_the_street_are_the_other_sides(gazetteer):
    text = (
        "A protest in Boise, Idaho, on Sunday was held by Open Water. Some 60 counterprotesters stood across the "
        "street. About two dozen of the counterprotesters, all members of the Dam Guard Alliance, sang."
    )
    assert organizers(text, gazetteer)["Boise, Idaho counter"] == ["Dam Guard Alliance"]


def test_a_sponsor_of_another_kind_or_town_is_none(gazetteer):
    text = (
        "Friends held a vigil in Boise, Idaho, on Sunday.\n\nThe blockade last winter was organized by the Oak "
        "Alliance.\n\nIn Eugene, things were calm. It was put together by Stop the Mine."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": []}


def test_one_more_rally_is_by_those_of_the_first(gazetteer):
    text = (
        "About 40 people rallied in Boise, Idaho, on Sunday. The rally was organized by the Oak Alliance. "
        "Another rally is planned for May 19 in Boise."
    )
    row = {"article_id": "a", "story_id": "a", "text": text, "published_on": date(2024, 5, 13)}
    mentions, _, _ = find_mentions(ARTICLES.frame([row]), gazetteer)
    assert [list(row.organizers) for row in mentions.itertuples()] == [["Oak Alliance"], ["Oak Alliance"]]


def test_those_named_before_any_town_are_those_of_the_towns_told_next(gazetteer):
    text = (
        "Climate Rising activists held up trains after blocking two bridges. Protesters sat on the rails on Sunday in "
        "Boise, Idaho, and Eugene, Oregon, to stop the coal.\n\nNobody was hurt."
    )
    assert list(organizers(text, gazetteer).values()) == [["Climate Rising"], ["Climate Rising"]]


def test_they_are_those_of_the_sentence_before(gazetteer):
    text = (
        "About 40 people rallied in Boise, Idaho, on Sunday.\n\nAcross the river were boats with pink flags. "
        "They were summoned by the Elm Club."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": []}


def test_a_sentence_that_opens_with_another_town_is_of_that_one(gazetteer):
    text = (
        "On Sunday, 40 people rallied in Boise, Idaho.\n\n"
        "In Eugene, Oregon, the Oak Alliance has called for a mobilization of its own."
    )
    assert organizers(text, gazetteer)["Boise, Idaho"] == []


def test_the_town_in_an_organizers_sentence_says_whose_march_it_is(gazetteer):
    text = (
        "On Sunday, 40 people marched in Boise, Idaho. On Sunday, 50 people marched in Eugene, Oregon.\n\n"
        "Ann Lee, Boise’s event organizer, said the march was calm."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": ["Ann Lee"], "Eugene, Oregon": []}


@pytest.mark.parametrize(
    ("between", "expected"),
    [(" It rained.", ["Oak Alliance"]), ("\n\nA statue of a bear was unveiled in June.\n\n", [])],
)
def test_it_is_a_gathering_where_one_was_just_told(between, expected, gazetteer):
    text = (
        "On Saturday, nurses walked out in Eugene, Oregon. On Sunday, 40 people rallied in Boise, Idaho."
        f"{between} It was organized by the Oak Alliance."
    )
    assert organizers(text, gazetteer)["Boise, Idaho"] == expected


def test_who_calls_a_counter_protest_called_no_other(gazetteer):
    text = (
        "About 40 people rallied for the dam in Boise, Idaho, on Sunday. "
        "The Oak Alliance called off a counter-protest after threats."
    )
    assert organizers(text, gazetteer) == {"Boise, Idaho": []}
