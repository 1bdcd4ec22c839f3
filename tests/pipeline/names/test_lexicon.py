"""The word lists: what they hold, and that their file is what the sources give."""

import pytest

from dashboard.pipeline.names.compile_lexicon import compile_lexicon
from dashboard.pipeline.names.lexicon import LEXICON, read_lexicon


def test_the_file_is_what_the_sources_give():
    assert LEXICON.read_text(encoding="utf-8") == compile_lexicon()


@pytest.mark.parametrize("word", ["reading", "mobile", "meeting", "orange", "churches", "raised"])
def test_plain_words_are_known_in_all_their_forms(word):
    assert read_lexicon().is_common(word)


@pytest.mark.parametrize("word", ["paris", "eugene", "cleveland", "warwick"])
def test_towns_are_no_plain_words(word):
    assert not read_lexicon().is_common(word)
