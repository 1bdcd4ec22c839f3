"""Where words and sentences end, well enough to keep a number or a name with its own words."""

import re
from collections.abc import Iterator

_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2009\u202f", " "))

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bU\.S)(?<!\b(?:St|Mr|Ms|Dr|Lt))(?<!\b(?:Sen|Rep|Gov|Rev|Mrs|Sgt))"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec|Gen|Col|Maj|Det))(?<!\b(?:Sept|Capt|Supt))"
    r"[.!?][”\"’')]*\s+(?=[“\"‘(A-Z0-9]|'[A-Z])|\n+"
)
_LONGEST = 5_000
"""Characters; reading what stands about a number takes as long as its sentence is."""


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split text[start:end] at its sentences' ends; an endless sentence between words."""
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    whole = zip([start, *breaks], [*breaks, end], strict=True)
    return [part for first, last in whole for part in _cut(text, first, last)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut text[start:end] into parts that are no longer than a sentence can be."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        cut = space + 1 if space >= start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def plain_spaces(text: str) -> str:
    """Give `text` with plain spaces for tabs and the spaces of typesetters; no character moves."""
    return text.translate(_SPACES)
