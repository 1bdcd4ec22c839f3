"""Context: the town of a gathering that no sentence of its own names."""

import re
from collections import defaultdict

from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.towns import Places, Town
from dashboard.tables import PlaceBasis

_LOCATIVE = re.compile(
    r"\b(?:in|at|outside|near|around|across|through|downtown|nearby|streets of)\s+(?:the\s+|downtown\s+|nearby\s+)?$",
    re.IGNORECASE,
)
_NOT_LOCATIVE = re.compile(r"\b(?:of|from|about|over|with|for|to|by|and|than)\s+(?:the\s+)?$", re.IGNORECASE)
_PERSON_AFTER = re.compile(
    r"^['’]?s?\s+(?:resident|native|mayor|police|man|woman|officer|lawyer|attorney|Mayor|Police|Democrat|Republican)\b"
)
_LEAD = 0.3
"""What an article's first sentence adds to the towns it names."""
_ENOUGH = 0.9
"""A town with less support than this is not taken."""
_ENOUGH_ALONE = 0.4
"""The same, where the article names no other town."""


def choose_context_town(
    text: str, sentences: list[Sentence], places: Places, index: int, barred: set[int]
) -> tuple[Town, PlaceBasis] | None:
    """Give the town best supported by the sentences around sentence `index`, the dateline and the headline.

    `barred` are the starts of toponyms that were found to be no place of anything here: homes, names, speeches.
    """
    support: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[Town, PlaceBasis]] = {}
    for town in places.towns:
        if town.can_be_site and town.start not in barred:
            distance = abs(sentence_at(sentences, town.start) - index)
            is_lead = sentence_at(sentences, town.start) == 0 and not town.is_dateline
            support[town.query] += _support(text, town, distance) + _LEAD * is_lead
            first.setdefault(town.query, (town, PlaceBasis.DATELINE if town.is_dateline else PlaceBasis.CONTEXT))
    for town in places.headline:
        if town.can_be_site:
            support[town.query] += 1.5
            first.setdefault(town.query, (town, PlaceBasis.HEADLINE))
    best = max(support, key=lambda query: support[query], default=None)
    enough = _ENOUGH_ALONE if len(support) == 1 else _ENOUGH
    return first[best] if best is not None and support[best] >= enough else None


def _support(text: str, town: Town, distance: int) -> float:
    """Say how much one naming of a town speaks for it, by its words and its distance in sentences."""
    near = 1 / (1 + 0.25 * distance)
    if town.is_dateline:
        return 1.4
    before, after = text[max(0, town.start - 25) : town.start], text[town.end : town.end + 25]
    if _PERSON_AFTER.match(after):
        return 0.5 * near
    if _LOCATIVE.search(before):
        return (0.7 if town.in_name else 1.2) * near
    if town.in_name:
        return 0.4 * near
    return (0.2 if _NOT_LOCATIVE.search(before) else 0.5) * near
