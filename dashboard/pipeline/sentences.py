"""Where sentences end, well enough to keep a number or a name with its own words."""

import re

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bU\.S)(?<!\b(?:St|Mr|Ms|Dr|Lt))(?<!\b(?:Sen|Rep|Gov|Rev|Mrs|Sgt))"
    r"[.!?][”\"’')]*\s+(?=[“\"‘(A-Z0-9])|\n+"
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split text[start:end] at its sentences' ends."""
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    return list(zip([start, *breaks], [*breaks, end], strict=True))
