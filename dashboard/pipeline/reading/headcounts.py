"""Headcounts: what the crowd words of an article that count one gathering come to together."""

import re
from dataclasses import dataclass

from dashboard.pipeline.fields.crowd_nouns import is_anybody
from dashboard.pipeline.fields.crowds import CrowdKind, CrowdWords
from dashboard.pipeline.reading.figure_owners import Ground, Owners
from dashboard.pipeline.reading.figure_words import is_same_size
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.verdicts import judge_status
from dashboard.tables import Status

_ATTENDED = re.compile(r" (?:\w+ ){0,2}(?:attended|turned out|took part|participated|showed up)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_PARTS = 5
"""An exact figure that is so many times smaller than another counts a part."""


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
    told = [w for w in seen if not w.is_partial] or seen
    if not told:
        return None
    largest = max(w.high for w in told)
    whole = [w for w in told if w.high * _PARTS > largest or not w.is_exact or (w.said_by and is_anybody(w.noun))]
    sourced = [w for w in whole if w.said_by]
    attended = [w for w in whole if w.is_exact and _ATTENDED.match(text, w.end)]
    sizes = [w for w in whole if w.is_size and is_same_size(whole[0], w)]
    if sourced and _is_beside(whole[0], sourced[0], text):
        sourced = [whole[0], *sourced]  # the reporter's own count, and who said otherwise
    used = sourced or attended[:1] or sizes[:1] or whole[:1]
    low, high = min(w.low for w in used), max(w.high for w in used)
    return Headcount(low, high, tuple(used))


def _is_beside(bare: CrowdWords, sourced: CrowdWords, text: str) -> bool:
    """Say whether an exact figure of nobody's stands in the sentence before somebody's, or in the same."""
    ends = _SENTENCE_END.findall(text, bare.end, max(bare.end, sourced.start))
    return bare.is_exact and bare.said_by is None and bare.start < sourced.start and len(ends) <= 1
