"""Context: the town of a gathering that no sentence of its own names."""

import re
from collections import defaultdict

from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.towns import Places, Town, km_between
from dashboard.tables import PlaceBasis
from geocache.places import Precision

_LOCATIVE = re.compile(
    r"\b(?:in|at|outside|near|around|across|through|downtown|nearby|streets of)\s+(?:the\s+|downtown\s+|nearby\s+)?$",
    re.IGNORECASE,
)
_NOT_LOCATIVE = re.compile(r"\b(?:of|from|about|over|with|for|to|by|and|than)\s+(?:the\s+)?$", re.IGNORECASE)
_PERSON_AFTER = re.compile(r"^['’]?s?\s+(?:resident|native|man|woman|lawyer|attorney|Democrat|Republican)\b")
_OWN_AFTER = re.compile(
    r"^['’]?s?\s+(?:(?:City|Town|Village|Borough|Township|Common)\s+(?:Council|Hall|Commission|Manager|Attorney)"
    r"|(?:city|town|school)\s+(?:officials?|council\w*|board)|[Cc]ouncil(?:man|woman|member)|[Mm]ayor|[Pp]olice"
    r"|Fire\s+Department|firefighters|Public\s+(?:Schools|Library)|[Oo]fficials|officers|authorities"
    r"|(?:[A-Z]\w+\s+){0,2}(?:School\s+(?:District|Board|Committee)|(?:Teachers|Education)\s+(?:Union|Association)|(?:High|Middle|Elementary)\s+School))\b"
)
_OWN_BEFORE = re.compile(r"\b(?:[Mm]ayor|[Cc]ity|[Tt]own|[Vv]illage|[Bb]orough|[Pp]olice\s+[Cc]hief)\s+of\s+$")
"""Offices that speak and act in their own town."""
_DOER_BEFORE = re.compile(r"\b(?:by|of)\s+(?:(?:an?|the|two|former|white|off-duty)\s+)*$")
_POLICE = re.compile(r"^\s+(?:[Pp]olice|officers)\b")
_ONE_OFFICER = re.compile(r"^['’]?s?\s+(?:[Pp]olice\s+)?officer\b")
"""Police who did what people gather about: "killed by Salem police", "a Salem police officer"."""
_INCIDENTS = (
    r"(?:shootings?|massacres?|attacks?|bombings?|killings?|deaths?|murders?|slayings?|violence|riots?|explosion|crash"
    r"|shot|killed|slain|died|murdered)"
)
_INCIDENT = re.compile(rf"\b(?:{_INCIDENTS}|tragedy|gunman)\b")
_INCIDENT_BEFORE = re.compile(rf"\b{_INCIDENTS}\b[^.;,]{{0,40}}\s(?:in|at|near|outside)\s+(?:the\s+)?$")
_INCIDENT_AFTER = re.compile(rf"^\s+(?:(?:high|school|mass|police|church|mosque|nightclub)\s+)*{_INCIDENTS}\b")
_IN = re.compile(r"\bin $")
_LEAD = 0.3
"""What an article's first sentence adds to the towns it names."""
_FAINT = 0.5
"""Votes up to this speak for a town once, however often it is named so: a shop called like a town makes none of it."""
_OF_COUNTY = 0.8
"""What a county's courthouse adds to its likely seat."""
_ENOUGH = 0.9
"""A town with less support than this is not taken."""
_ENOUGH_ALONE = 0.4
"""The same, where no other town comes near it."""
_ENOUGH_ONLY = 0.15
"""The same, where the article names no other town at all."""
_OF_HOME = 0.9
"""What the home town of an outlet has for itself."""
_FAR_KM, _OF_FAR = 300, 0.4
"""Farther from it than this, a town's votes count for so much."""
_AHEAD = 2.0
"""By how much it must be ahead of the next one for that."""
_OF_INCIDENT, _OF_FAR_INCIDENT = 0.5, 0.1
"""What a town adds where something happened that people gather about; far away, its state is written for readers."""


def choose_context_town(  # noqa: PLR0913, PLR0917 - all that an article tells bears on where a gathering was
    text: str, sentences: list[Sentence], places: Places, index: int, barred: set[int], home: Town | None = None
) -> tuple[Town, PlaceBasis] | None:
    """Give the town best supported by the sentences around sentence `index`, the dateline and the headline.

    `barred` are the starts of toponyms that were found to be no place of anything here: homes, names, speeches.
    `home` is the outlet's town, which stands for what its own readers need not be told; what is far from it is likelier
    only talked about.
    """
    support: dict[str, float] = defaultdict(float)
    faint: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[Town, PlaceBasis]] = {}
    for town in places.towns:
        if town.can_be_site and town.start not in barred:
            vote = _vote(text, sentences, town, index, home)
            if vote > _FAINT:
                support[town.query] += vote
            faint[town.query] = max(faint[town.query], vote * (vote <= _FAINT))
            first.setdefault(town.query, (town, PlaceBasis.DATELINE if town.is_dateline else PlaceBasis.CONTEXT))
    for town in places.headline:
        if town.can_be_site:
            support[town.query] += 1.5
            first.setdefault(town.query, (town, PlaceBasis.HEADLINE))
    for seat in places.seats:
        support[seat.query] += _OF_COUNTY / (1 + 0.1 * abs(sentence_at(sentences, seat.start) - index))
        first.setdefault(seat.query, (seat, PlaceBasis.CONTEXT))
    for query, vote in faint.items():
        support[query] += vote
    if home is not None and support:
        support[home.query] += _OF_HOME
        first.setdefault(home.query, (home, PlaceBasis.OUTLET))
    is_only = len({town.query for town in places.towns if town.can_be_site}) == 1
    best = _best_supported(support, is_only=is_only)
    return first[best] if best is not None else None


def _best_supported(support: dict[str, float], *, is_only: bool) -> str | None:
    """Give the town with most support, if it has enough; `is_only` says that the article names no other."""
    ranked = sorted(support, key=lambda query: -support[query])
    if not ranked:
        return None
    rival = support[ranked[1]] if len(ranked) > 1 else 0.0
    enough = _ENOUGH if support[ranked[0]] < _AHEAD * rival else _ENOUGH_ALONE
    enough = _ENOUGH_ONLY if is_only and len(ranked) == 1 else enough
    return ranked[0] if support[ranked[0]] >= enough else None


def _vote(text: str, sentences: list[Sentence], town: Town, index: int, home: Town | None) -> float:
    """Say how much one naming of a town speaks for it as the place of what sentence `index` tells."""
    at = sentence_at(sentences, town.start)
    vote = _support(text, town, abs(at - index))
    if town.is_dateline:
        return vote
    if town.is_explicit and _INCIDENT.search(text, sentences[at].start, sentences[at].end):
        vote = min(vote, _OF_FAR_INCIDENT)
    vote += _LEAD * (at == 0 and vote > _OF_FAR_INCIDENT)
    return vote * _OF_FAR if home is not None and km_between(home, town) > _FAR_KM else vote


def is_set_elsewhere(text: str, sentence: Sentence, places: Places, home: Town) -> bool:
    """Say whether a sentence tells that it was in another state than the outlet's; not where people died."""
    for area in places.within(sentence):
        before = text[max(0, area.start - 60) : area.start]
        is_where = area.precision == Precision.REGION and _IN.search(before) and not _INCIDENT.search(before)
        if is_where and area.query.split(",")[0] not in home.query:
            return True
    return False


def _support(text: str, town: Town, distance: int) -> float:
    """Say how much one naming of a town speaks for it, by its words and its distance in sentences."""
    if town.is_dateline:
        return 1.4
    before, after = text[max(0, town.start - 60) : town.start], text[town.end : town.end + 45]
    is_office = _OWN_BEFORE.search(before) or _OWN_AFTER.match(after)
    is_doer = (_POLICE.match(after) and _DOER_BEFORE.search(before)) or _ONE_OFFICER.match(after)
    if is_office and not is_doer:
        return 1 / (1 + 0.1 * distance)
    return _worth(town, before, after, is_office=bool(is_office)) / (1 + 0.25 * distance)


def _worth(town: Town, before: str, after: str, *, is_office: bool) -> float:
    """Say how much a naming speaks for the town by its words alone; `is_office` of its police, who did something."""
    if _INCIDENT_BEFORE.search(before) or _INCIDENT_AFTER.match(after):
        return _OF_FAR_INCIDENT if town.is_explicit else _OF_INCIDENT
    if _LOCATIVE.search(before):
        return 0.7 if town.in_name else 1.2
    if _PERSON_AFTER.match(after):
        return 0.5
    is_topic = is_office or (_NOT_LOCATIVE.search(before) is not None and not town.in_name)
    return 0.2 if is_topic else 0.4 if town.in_name else 0.5
