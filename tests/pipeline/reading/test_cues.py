"""Cue words, and the senses in which they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pipeline.reading.cues import CueKind, find_cues
from dashboard.tables import Action


def words(text: str) -> list[str]:
    return [cue.words for cue in find_cues(text)[0]]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Nurses rallied outside the clinic.", Action.RALLY),
        ("A march set out from the depot.", Action.MARCH),
        ("Neighbors held a vigil at dusk.", Action.VIGIL),
        ("Pupils walked out of class.", Action.WALKOUT),
        ("The sit-in lasted two days.", Action.SIT_IN),
        ("Teachers went on strike.", Action.STRIKE),
        ("Farmers kept up the blockade of the road.", Action.BLOCKADE),
        ("Thousands took to the streets.", Action.PROTEST),
        ("A counter-protest formed nearby.", Action.COUNTER_PROTEST),
    ],
)
def test_each_action_has_its_words(text, action):
    assert [cue.action for cue in find_cues(text)[0]] == [action]


@pytest.mark.parametrize(
    "text",
    [
        "Stocks rallied on Friday.",
        "The team rallied from behind in the fourth quarter.",
        "Drivers met for the vintage car rally.",
        "The candidate held a campaign rally in the gym.",
        "Snow fell in March.",
        "It opens on March 5.",
        "An air strike hit the depot.",
        "Lightning may strike twice.",
        "The chef gave a demonstration of the new oven.",
        "The study demonstrated that sleep helps.",
        "She cast a protest vote.",
        "The marching band played.",
        "Thunderstorms will march across the plains.",
        "Her talk on the marches of the 1960s filled the library.",
        "He was jailed in the protests of the late ’60s.",
        "A vigil lamp was stolen from the church.",
        "The minister, one feels, does protest too much.",
    ],
)
def test_other_senses_are_rejected_with_a_reason(text):
    cues, rejected = find_cues(text)
    assert cues == []
    assert all(each.reason for each in rejected)
    assert rejected


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The strike at the warehouse went on, union officials said.", ["strike"]),
        ("Nurses picketed at the hospital.", ["picketed"]),
        ("Workers walked off the job at noon. The strike began in Flint.", ["walked off the job", "strike"]),
        ("The strike began before dawn in Mosul.", []),
        ("A strike at a school killed 20 people.", []),
        ("They were striking at the heart of union power.", []),
    ],
)
def test_a_strike_of_workers_is_told_from_others(text, cues):
    assert [cue.words for cue in find_cues(text)[0]] == cues


def test_a_march_named_for_its_cause_is_no_month():
    assert words("She joined the Women's March on the capital.") == ["March"]


@pytest.mark.parametrize(
    ("text", "is_march"),
    [
        ("A March 4 Register story gave the wrong day.", False),
        ("The March 14 City Council meeting was long.", False),
        ("The March 4 Justice set off at noon.", True),
    ],
)
def test_a_day_of_the_month_is_told_from_a_march_for_something(text, is_march):
    assert bool(find_cues(text)[0]) == is_march


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ann Roe told a crowd of 2,000 supporters at a rally on Saturday that she would win.",
        "He was back in campaign mode at a rally on Saturday.",
        "It was a rally paid for by his Onward PAC.",
    ],
)
def test_a_politicians_rally_is_known_by_the_words_of_campaigns(text):
    assert find_cues(text)[0] == []


def test_a_later_rally_is_the_campaigns_where_the_first_was():
    text = "Senator Ames spoke at Ames's rally on Monday. The rally drew a crowd."
    assert words(text) == []


def test_protesters_outside_a_campaign_rally_stay():
    assert words("Protesters stood outside the campaign rally.") == ["Protesters"]


@pytest.mark.parametrize(
    "text",
    [
        "The marches of the past week were the largest yet.",
        "They held vigil lanterns aloft.",
        "Police said there were protests too, on Main Street.",
        "The protests in the 1900 block of Elm Street went on.",
    ],
)
def test_words_like_those_of_other_senses_stay(text):
    assert len(words(text)) == 1


def test_the_protest_told_again_is_still_a_protest_in_words():
    assert words("The driver lodged a protest with the stewards. The protest was thrown out.") == []


def test_those_who_take_part_are_people():
    assert [cue.kind for cue in find_cues("Marchers sang.")[0]] == [CueKind.PEOPLE]


@given(st.text(alphabet="protes mach rlyvigd\n.“”", max_size=200))
def test_offsets_name_the_words(text):
    cues, rejected = find_cues(text)
    assert all(text[cue.start : cue.end] == cue.words for cue in cues)
    assert all(0 <= each.start < each.end <= len(text) for each in rejected)
