"""People told to be somewhere are heard whatever they do there; those who only live, say or suffer are not."""

import pytest

from dashboard.pipeline.reading.presence import find_presence, may_tell_presence
from dashboard.pipeline.reading.syntax import condense, parse_sentences

_HEARD = [
    ("Two dozen nurses tied ribbons to the fence outside the clinic on Friday to oppose the cuts.", "tied"),
    ("There were about 60 people on the courthouse steps at noon Saturday.", "were"),
    ("About 40 farmers parked tractors along Main Street on Monday against the dam.", "parked"),
]
_UNHEARD = [
    "About 40 farmers live along Main Street.",
    "Two dozen nurses said on Friday that they oppose the cuts at the clinic.",
    "About 60 people work at the plant on Saturdays.",
    "Hundreds of people voted at the courthouse on Tuesday against the dam.",
    "The mayor parked along Main Street on Monday.",
]


def _find(sentence: str) -> str | None:
    (parsed,) = parse_sentences([condense(sentence, 0)])
    token = find_presence(parsed)
    return token and token.text


@pytest.mark.parametrize(("sentence", "word"), _HEARD)
def test_people_are_present_whatever_they_do(sentence: str, word: str) -> None:
    assert may_tell_presence(sentence, 0, len(sentence))
    assert _find(sentence) == word


@pytest.mark.parametrize("sentence", _UNHEARD)
def test_people_who_only_live_say_or_work_are_not_present(sentence: str) -> None:
    assert _find(sentence) is None
