"""A text's words, each with what telling names apart asks of it."""

import re
from dataclasses import dataclass

from dashboard.pipeline.wordlists import word_set

_WORD = re.compile(
    r"""
    (?:[A-Z]\.){2,}                                    # U.S. N.H.
    | W\.\ ?Va\.
    | (?!(?<=['’])[sS]\b)[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*            # O'Fallon, d'Alene; a possessive is left out
    | \d[\d.,]*(?:st|nd|rd|th)?
    | &
    """,
    re.VERBOSE,
)
_JOINT = re.compile(r"[ \u00a0]{1,2}|\n|-|–")
_POSSESSIVE_JOINT = re.compile(r"['’][sS]?[ \u00a0]")
_ABBREVIATED_JOINT = re.compile(r"\.[ \u00a0]?")
_ABBREVIATED = word_set(
    """
    st ste ft mt pt gov sen rep lt sgt capt col gen det dr mr mrs ms rev prof cmdr
    """
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s|\n|^\s*$|[:;—|]\s|\s[–-]\s|[“\"‘(]$|[•*]")
_NO_SENTENCE_END = word_set(
    """
    mr mrs ms dr prof rev sen sens rep reps gov lt sgt capt col gen cpl maj st ste ft mt jr sr vs no jan feb mar
    apr aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn
    miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo inc co corp dept
    """
)


@dataclass(slots=True)
class Word:
    """One word of a text."""

    start: int
    end: int
    text: str
    lower: str
    """Small letters, without full stops."""
    capital: bool
    """Written with a capital, or a number word that follows one in a name."""
    opens: bool
    """Stands where any word is written with a capital: first in its sentence, title or quote."""
    joined: bool
    """Nothing but a space or hyphen parts it from the word before."""
    owned: bool
    """The word before owns it: "County" in "Prince George's County"."""
    gap: str
    """What stands between the word before and this one."""


def split_words(text: str) -> list[Word]:
    """Give the words of `text` in order."""
    words: list[Word] = []
    before: Word | None = None
    end = 0
    for match in _WORD.finditer(text):
        start, token = match.start(), match[0]
        gap = text[end:start]
        end = match.end()
        if gap == " " and before is not None:  # most of all, so that it is worth no question more
            opens, joined, is_owned = False, True, False
        else:
            opens, joined, is_owned = _opens(before, gap), _joins(before, gap), _is_owned(gap)
        before = Word(start, end, token, _plain(token).lower(), _is_capital(token), opens, joined, is_owned, gap)
        words.append(before)
    return words


def _plain(token: str) -> str:
    return token if token.isalpha() else token.replace(".", "").replace("’", "'")


def _is_capital(token: str) -> bool:
    return token[0].isupper() or (len(token) > 2 and token[1] in "'’" and token[2].isupper())


def _is_owned(gap: str) -> bool:
    return gap[:1] in ("'", "’") and _POSSESSIVE_JOINT.fullmatch(gap) is not None


def _joins(before: Word | None, gap: str) -> bool:
    if before is None or gap[:2] in (", ", ". "):
        return before is not None and gap == ". " and _is_short(before)
    if _JOINT.fullmatch(gap):
        return True
    return gap[:1] == "." and _is_short(before) and _ABBREVIATED_JOINT.fullmatch(gap) is not None


def _is_short(word: Word) -> bool:
    return word.lower in _ABBREVIATED or (len(word.text) == 1 and word.capital)


def _opens(before: Word | None, gap: str) -> bool:
    if before is None:
        return True
    if gap in (" ", ", ", "-"):
        return False
    if gap.startswith(".") and (before.lower in _NO_SENTENCE_END or (len(before.lower) == 1 and before.capital)):
        return "\n" in gap
    return _SENTENCE_END.search(gap) is not None
