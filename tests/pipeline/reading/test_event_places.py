"""Where an event took place, its verb given."""

import pytest

from dashboard.pipeline.reading.event_places import EventVerb, find_event_places
from geocache.gazetteer import Gazetteer


def places_of(sentence, verb):
    start = sentence.index(verb)
    event = EventVerb(sentence, start, start + len(verb))
    (spans,) = find_event_places([event], Gazetteer.load())
    return [sentence[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Thousands of teachers marched through Lima on Friday.", "marched", ["Lima"]),
        ("Hundreds of people protested in Boston and Chicago against the war.", "protested", ["Boston", "Chicago"]),
        ("In Peru, miners demonstrated in Lima over their pay.", "demonstrated", ["Lima"]),
        ("Students demonstrated outside the U.S. embassy in Athens.", "demonstrated", ["Athens"]),
        ("Workers demonstrated in Tahrir Square on Sunday.", "demonstrated", ["Tahrir Square"]),
        ("Nurses demonstrated in the capital Oslo on Sunday.", "demonstrated", ["Oslo"]),
        ("In Paris, thousands marched, and Paris will see more.", "marched", ["Paris"]),
    ],
)
def test_the_verbs_syntax_leads_to_its_place(sentence, verb, expected):
    assert places_of(sentence, verb) == expected


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Nurses from Denver protested against the plan on Friday.", "protested"),
        ("They demonstrated on Monday against the war in Iraq.", "demonstrated"),
        ("Hundreds marched on Friday, police said.", "marched"),
    ],
)
def test_other_places_of_the_sentence_are_left_out(sentence, verb):
    assert places_of(sentence, verb) == []


def test_each_event_has_its_own_answer_in_order():
    sentences = ("People marched in Denver on Sunday.", "Others rallied in Boston on Sunday.")
    events = [
        EventVerb(s, s.index(v), s.index(v) + len(v)) for s, v in zip(sentences, ("marched", "rallied"), strict=True)
    ]
    spans = find_event_places(events, Gazetteer.load())
    assert [[s[a:b] for a, b in one] for s, one in zip(sentences, spans, strict=True)] == [["Denver"], ["Boston"]]
