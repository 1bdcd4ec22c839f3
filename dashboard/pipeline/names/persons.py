"""People's names, so that their surnames are not taken for towns."""

from collections.abc import Iterator, Sequence

from dashboard.pipeline.names import lexicon
from dashboard.pipeline.names.lexicon import Lexicon, read_lexicon
from dashboard.pipeline.names.matches import Facts
from dashboard.pipeline.names.words import Word

_LONGEST = 4
"""Words in the longest person's name that is read."""
_NOT_IN_A_NAME = (
    lexicon.INSTITUTIONS | lexicon.STREETS | lexicon.TITLES | lexicon.MONTHS_AND_DAYS | {"county", "parish"}
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def gather_facts(words: Sequence[Word], places: Sequence[tuple[int, int]]) -> Facts:
    """Give what the whole text tells about its names; `places` are [first, last) of names the gazetteer knows."""
    lists = read_lexicon()
    covered = frozenset(k for first, last in places if last - first > 1 for k in range(first, last))
    known = {k for first, last in places for k in range(first, last)}
    facts = Facts(words, lists, name_words=known, written_small={word.lower for word in words if not word.capital})
    for first, last in find_persons(words, lists, covered):
        facts.person_words.update(range(first, last))
        facts.surnames.add(_surname(words[first:last]))
    return facts


def find_persons(words: Sequence[Word], lists: Lexicon, covered: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Give [first, last) of each person's name; words in `covered` belong to longer place names and are left alone."""
    i = 0
    while i < len(words):
        last = _read_person(words, i, lists, covered)
        if last is not None:
            yield i, last
        i = last or i + 1


def _surname(words: Sequence[Word]) -> str:
    names = [word.lower for word in words if word.lower not in _SUFFIXES]
    return names[-1] if names else ""


def _read_person(words: Sequence[Word], i: int, lists: Lexicon, covered: frozenset[int]) -> int | None:
    word = words[i]
    if not word.capital or i in covered or word.lower in _NOT_IN_A_NAME or word.lower in ("of", "general"):
        return None
    last = i + 1
    while last < min(len(words), i + _LONGEST) and _continues(words[last]) and last not in covered:
        last += 1
    if _is_titled(words, i):
        return last
    if last - i >= 2 and word.lower in lists.first_names and _may_be_surname(words[i + 1].lower, lists):
        return last
    return None


def _is_titled(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i].joined and words[i - 1].capital and words[i - 1].lower in lexicon.TITLES


def _continues(word: Word) -> bool:
    return word.joined and word.capital and word.gap not in ("-", "–") and word.lower not in _NOT_IN_A_NAME


def _may_be_surname(word: str, lists: Lexicon) -> bool:
    """Tell whether the word after a forename may be a surname: "Austin Smith", not "Austin Energy"."""
    if word in lists.small_words:
        return False
    return word in lists.surnames or len(word) == 1 or not lists.is_common(word)
