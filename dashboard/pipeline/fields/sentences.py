"""Where words and sentences end, well enough to keep a number or a name with its own words."""

import re

_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2009\u202f", " "))

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bU\.S)(?<!\b(?:St|Mr|Ms|Dr|Lt))(?<!\b(?:Sen|Rep|Gov|Rev|Mrs|Sgt))"
    r"[.!?][”\"’')]*\s+(?=[“\"‘(A-Z0-9])|\n+"
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split text[start:end] at its sentences' ends."""
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    return list(zip([start, *breaks], [*breaks, end], strict=True))


def plain_spaces(text: str) -> str:
    """Give `text` with plain spaces for tabs and the spaces of typesetters; no character moves."""
    return text.translate(_SPACES)
