"""Sentences by rule."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pipeline.reading.passages import sentence_at, split_sentences


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def test_abbreviations_end_no_sentence():
    assert sentences("Gov. Lee met St. Paul's mayor at 5 p.m. Monday. He left.") == [
        "Gov. Lee met St. Paul's mayor at 5 p.m. Monday.",
        "He left.",
    ]


def test_a_line_is_a_paragraph_unless_it_goes_on_in_lower_case():
    assert sentences("One line\nAnother line\nthat goes on") == ["One line", "Another line\nthat goes on"]


def test_quotes_stay_with_their_sentence():
    assert sentences("“We won.” They left.") == ["“We won.”", "They left."]


@given(st.text(alphabet="Ab. ?\n”“1", max_size=120))
def test_sentences_cover_all_but_white_space_in_order(text):
    found = split_sentences(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(sentence_at(found, s.start) == i for i, s in enumerate(found))


def test_what_never_stops_is_cut_between_words():
    text = "many words " * 2_000
    parts = sentences(text)
    assert max(map(len, parts)) <= 5_000
    assert " ".join(parts) == text.strip()
