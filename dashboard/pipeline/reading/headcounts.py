"""Headcounts: what the crowd words of an article that count one gathering come to together."""

import re
from dataclasses import dataclass

from dashboard.pipeline.fields.crowd_nouns import is_anybody, is_people
from dashboard.pipeline.fields.crowd_sources import is_party
from dashboard.pipeline.fields.crowds import CrowdKind, CrowdWords
from dashboard.pipeline.reading.figure_owners import Ground, Owners
from dashboard.pipeline.reading.figure_words import is_same_size
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.verdicts import judge_status
from dashboard.tables import Status

_ATTENDED = re.compile(r" (?:\w+ ){0,2}(?:attended|turned out|took part|participated|showed up)\b")
"""Says that those counted are all who came."""
_MARCHED = re.compile(r" (?:\w+ ){0,2}(?:marched|rallied|gathered|protested|demonstrated|came|were there)\b")
"""Says so where somebody gives the figure; a part of a crowd is told by what else it does: "150 stood on the lawn"."""
_CAME = re.compile(r" (?:[\w’'-]+ ){0,4}(?:marched|rallied|gathered|protested|demonstrated|turned out)\b")
"""Says of an article's first figure that it is the gathering's own, however large a later one is."""
_REMAINED = re.compile(r"(?: [\w’'-]+){0,2}? (?:remained|lingered|stayed behind|were (?:left|still))\b")
"""Says that the others had left by then, of whom nobody tells how many they were."""
_PARTS = 5
"""An exact figure that is so many times smaller than another counts a part."""
_GREW = re.compile(r"\b(?:gr[eo]w\w*|swell\w*|swollen|rose|doubl\w+|by the time|eventually|later|at its peak)\b")
_GROWN = re.compile(r"\b(?:grew|grown|swelled|swollen|increased|risen|rose|ballooned|doubled)\b[^.;\d]{0,30}$")
_BESIDE = 320
"""Characters within which one figure is set against another: those of a sentence or two."""
_CONFLICTING = 3
"""An exact figure that is so many times another one is not of the same crowd at the same hour."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """A gathering's crowd: people, lowest and highest told, the words behind it."""

    low: int
    high: int
    words: tuple[CrowdWords, ...]

    @property
    def said_by(self) -> tuple[int, int] | None:
        """Where the words stand that tell whose figure it is."""
        return next((w.said_by for w in self.words if w.said_by), None)


def count_heads(gatherings: list[Gathering], crowds: list[CrowdWords], ground: Ground) -> list[Headcount | None]:
    """Give each gathering its headcount."""
    statuses = [judge_status(gathering, ground.published_on).status for gathering in gatherings]
    owners = Owners(gatherings, statuses, ground)
    for before, words, following in zip([None, *crowds], crowds, [*crowds[1:], None], strict=False):
        if words.kind == CrowdKind.TOTAL:
            owners.assign(words, before.end if before else 0, following.start if following else len(ground.text))
    pairs = zip(owners.owned, statuses, strict=True)
    return [_sum_up(words, ground.text, is_held=status == Status.HELD) for words, status in pairs]


def _sum_up(words: list[CrowdWords], text: str, *, is_held: bool) -> Headcount | None:
    """Take seen figures before expected ones, whole crowds before parts, sourced figures before bare ones.

    What was expected says nothing of a gathering that was held. Sources that differ make a range, and so do an exact
    figure and what somebody is said to count in the next sentence. Of bare figures
    the first is taken, as later ones count parts, but for an exact one of those who attended and for the exact size
    of a crowd that was first told in a round word.
    """
    seen = [w for w in words if not w.is_expected] or ([] if is_held else words)
    told = [w for w in seen if not w.is_partial] or [w for w in seen if not _REMAINED.match(text, w.end)]
    if not told:
        return None
    largest = max(w.high for w in told)
    is_main = _CAME.match(text, told[0].end) is not None
    whole = [w for w in told if w.high * _PARTS > largest or not w.is_exact or _is_estimate(w, text)]
    whole = [told[0], *whole] if is_main and told[0] not in whole else whole
    sourced = [w for w in whole if w.said_by]
    sourced = [w for w in sourced if not any(is_same_size(w, other) for other in sourced)]
    attended = [w for w in whole if w.is_exact and _ATTENDED.match(text, w.end)]
    grown = [w for w in whole[1:] if w.is_size and _GROWN.search(text, max(0, w.start - _BESIDE), w.start)]
    sizes = [w for w in whole if w.is_size and is_same_size(whole[0], w)]
    used = (_add_own(whole, sourced, text) if sourced else None) or attended[:1] or grown[-1:] or sizes[:1] or whole[:1]
    low, high = min(w.low for w in used), max(w.high for w in used)
    return Headcount(low, high, tuple(used))


def _is_estimate(words: CrowdWords, text: str) -> bool:
    """Say whether somebody gives the figure as that of the whole crowd, however small."""
    is_whole = words.is_size or (_ATTENDED.match(text, words.end) or _MARCHED.match(text, words.end)) is not None
    return words.said_by is not None and is_anybody(words.noun) and is_whole


def _add_own(whole: list[CrowdWords], sourced: list[CrowdWords], text: str) -> list[CrowdWords]:
    """Put the article's own first figure beside one that others set against it, where both count the crowd exactly.

    A crowd that "grew to" the later figure was not counted twice.
    """
    own = whole[0]
    is_other = own.said_by is None and own.is_exact and own.is_gathering and is_people(own.noun or "people")
    is_close = all(own.low < w.high * _CONFLICTING and w.low < own.high * _CONFLICTING for w in sourced)
    rival = sourced[0]
    gap = text[own.end : rival.start]
    is_beside = 0 < len(gap) < _BESIDE and _GREW.search(gap) is None
    is_rival = rival.said_by is not None and is_party(text[slice(*rival.said_by)]) and _is_estimate(rival, text)
    return [own, *sourced] if is_other and is_close and is_beside and is_rival else sourced
