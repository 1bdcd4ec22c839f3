"""Outings: what crowds do in the open, told with what it is for or against, and so a gathering in any words."""

import re
from collections.abc import Iterator

from dashboard.pipeline.sieve import Sieve
from dashboard.pipeline.wordlists import any_of

_DOES = any_of(
    "gathered", "assembled", "converged", "stood", "knelt", r"sat\s+down", r"la(?:y|id)\s+down", "lined", "blocked",
    "surrounded", "circled", "ringed", "crowded", "flooded", "swarmed", r"poured\s+(?:into|onto)",
    r"descended\s+(?:on|upon)", "occupied", r"formed\s+an?\s+(?:human\s+)?(?:chain|ring|line)",
    r"chained\s+themselves", r"shut\s+down", r"left\s+class(?:es)?", r"turned\s+out", r"showed\s+up", r"came\s+out",
    r"pitched\s+tents", r"camped(?:\s+out)?",
)  # fmt: skip
_PURPOSE = any_of(
    "to (?:oppose|demand|denounce|condemn|decry|call for|call attention|show solidarity)",
    "demanding", "denouncing", "opposed to", "calling (?:for|on)",
    "in (?:solidarity|opposition|protest|defiance)",
)  # fmt: skip
_BELIEVERS = any_of("[Aa]ctivists", "[Aa]dvocates", "[Oo]pponents")
_OUTING = re.compile(
    rf"\b{_BELIEVERS}\s+(?:[\w’'-]+\s+){{0,5}}?(?P<theirs>{_DOES})\b"
    rf"|\b(?P<verb>{_DOES})\b(?:[^.;:\n]|(?<=\bSt)\.){{0,120}}?\b{_PURPOSE}\b"
)
_SIEVE = Sieve([re.compile(_PURPOSE), re.compile(_BELIEVERS)])
_IN_THE_OPEN = re.compile(
    r"\b(?:outside|in\s+front\s+of|steps|lawn|streets?|avenue|road|highway|interstate|freeway|bridge|lanes|traffic|tracks"
    r"|rail\s+line|intersection|sidewalks?|capitol|statehouse|courthouse|city\s+hall|state\s+house|federal\s+building"
    r"|headquarters|offices?|embassy|consulate|plaza|square|park|gates?|entrance|doors|wall|fence|campus|quad)\b",
    re.IGNORECASE,
)
_INDOORS = re.compile(
    r"\b(?:meetings?|hearings?|chambers?|rooms?|auditorium|gym|stadium|arena|theat\w+|church|funeral|service|game|concert"
    r"|conference|forum|dinner|lunch|breakfast|session|polls|booths?)\b",
    re.IGNORECASE,
)
"""Where people come together to hear or to say something, and no crowd stands in the open."""
_MANY_PEOPLE = re.compile(
    r"\b(?:[Hh]undreds|[Tt]housands|[Dd]ozens|[Ss]cores|\d[\d,]{2,} (?:people|students|residents|workers|women))"
    r"(?: of (?:[\w’'-]+ ){1,3}| )(?:have |had |also )?$"
)
"""So many who come together for a cause are a crowd wherever they are: "Hundreds gathered in Leeds … demanding"."""
_COUNTED = 60
"""Characters before the verb in which the people are counted."""
_SENTENCE = 160
"""Characters behind the verb in which it is told where the crowd is."""


def find_outings(text: str) -> Iterator[tuple[int, int]]:
    """Give where the verbs stand of what crowds do for a cause: "formed a human chain along the wall to oppose"."""
    for match in _OUTING.finditer(text) if any(_SIEVE.sift(text)) else ():
        start, end = match.span("verb" if match["theirs"] is None else "theirs")
        words = re.split(r"[.;]\s|\n", text[end : end + _SENTENCE])[0]
        is_told = _IN_THE_OPEN.search(words) or _MANY_PEOPLE.search(text[max(0, start - _COUNTED) : start])
        if is_told and not _INDOORS.search(words):
            yield start, end
