"""Rolls: lists of towns under words that tell of gatherings, "Columbus: Statehouse, noon", a town a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.pipeline.reading.cues import CueKind
from dashboard.pipeline.reading.links import Link
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import Town

_ITEM = re.compile(r"^[^\S\n]*(?:[-–—•*·]|\d{1,2}[.)])?[^\S\n]*(?=[A-Z])", re.MULTILINE)
_AFTER_TOWN = re.compile(r"(?:, (?:[A-Z][\w.]+ ?){1,2})?\s*(?::|–|—| -{1,2} |\(|, (?:noon|\d))")
_LEAST = 3
"""Lines that make a list."""
_REACH = 600
"""Characters before a list within which its gatherings are told."""
ROLL = Link(0.9, "listed under the words that tell of the gatherings")


def tell_rolls(
    text: str, sentences: list[Sentence], tellings: Sequence[Telling], towns: Sequence[Town]
) -> list[Telling]:
    """Give a telling for each town of a list that stands under a telling of many gatherings and tells none itself."""
    told: list[Telling] = []
    for run in _runs(text, [town for town in towns if town.can_be_site]):
        above = [
            t
            for t in tellings
            if t.is_plural and t.cue.kind == CueKind.EVENT and 0 <= run[0].start - t.sentence.end <= _REACH
        ]
        own = {t.town.start for t in tellings if t.town is not None}
        if above:
            told += [
                replace(above[-1], index=sentence_at(sentences, town.start), town=town, link=ROLL, is_many=False)
                for town in run
                if town.start not in own
            ]
    return told


def _runs(text: str, towns: Sequence[Town]) -> list[list[Town]]:
    """Give the towns of lines that follow one another and each open with a town: at least three."""
    by_start = {town.start: town for town in towns}
    runs: list[list[Town]] = [[]]
    for line in re.finditer(r"[^\n]+", text):
        item = _ITEM.match(text, line.start())
        town = by_start.get(item.end()) if item else None
        if town is not None and _AFTER_TOWN.match(text, town.end):
            runs[-1].append(town)
        elif runs[-1] and line[0].strip():
            runs.append([])
    return [run for run in runs if len(run) >= _LEAST]
