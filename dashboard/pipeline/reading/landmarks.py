"""Landmarks that stand for their town: "outside the White House", "Trafalgar Square", "Rutgers University students"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.pipeline.reading.towns import Town, town_of_entry
from dashboard.pipeline.wordlists import word_set
from geocache.answers import Answerer
from geocache.gazetteer import Gazetteer
from geocache.landmarks import read_landmarks
from geocache.places import Precision

_WORD = re.compile(r"(?<![\w.'’-])[A-Z][\w.'’&-]*")
_OPENERS = word_set("At In On Outside Inside Near The From To Around Across And When While As After Nearby By")
"""Open a sentence before a landmark's name, and are no part of it."""
_BEHIND = 8
"""Characters within which a town behind a name tells which one is meant: "the University of Texas at Dallas"."""


def find_landmarks(text: str, towns: list[Town], gazetteer: Gazetteer) -> list[Town]:
    """Give the landmarks that `text` names, as the towns they lie in; `towns` are its other places."""
    answerer = Answerer(gazetteer)
    found = []
    for start, end, asked in _find_names(text):
        answer = answerer.answer(asked)
        is_told = any(t.precision == Precision.CITY and 0 <= t.start - end <= _BEHIND for t in towns)
        if answer is not None and answer.entry is not None and not is_told:
            town = town_of_entry(answer.entry, (start, end), text, gazetteer.name_of(answer.entry))
            found.append(replace(town, in_name=True))
    return found


def _find_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, end and town of the names in `text`, none within another or within a longer name."""
    landmarks, reached, before = read_landmarks(), 0, None
    for word in _WORD.finditer(text):
        is_joined = before is not None and text[before.end() : word.start()] == " " and before[0] not in _OPENERS
        before = word
        if word.start() < reached or is_joined:
            continue
        for name, town in landmarks.get(
            re.sub(r"['’]s?$|\.$", "", word[0]) if word[0] not in landmarks else word[0], ()
        ):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), end, town
                reached = end
                break
