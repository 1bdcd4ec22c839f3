"""Gatherings: the tellings of one article brought together, one gathering a town and day."""

from dataclasses import dataclass, field
from datetime import date

from dashboard.pipeline.cues import CueKind, Rejected
from dashboard.pipeline.doers import find_subject, is_crowd
from dashboard.pipeline.occasions import Occasion, is_long_past, is_same_time
from dashboard.pipeline.syntax import is_verb
from dashboard.pipeline.tellings import Telling
from dashboard.pipeline.towns import Town
from dashboard.tables import DateBasis, PlaceBasis
from geocache.distance import distance_km

SAME_PLACE_KM = 10
"""Two towns of different sentences that lie as near as this are one place told twice: a borough and its city."""
BACKGROUND_DAYS = 45
"""What lies farther back than this is told as background, unless its words state the day."""
HISTORY_DAYS = 400
"""What lies farther back than this is history, whatever its words."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """The town that an article's dateline or headline names."""

    town: Town
    basis: PlaceBasis


@dataclass(slots=True)
class Gathering:
    """One gathering as the article tells it."""

    tellings: list[Telling]
    town: Town | None
    place_basis: PlaceBasis
    occasion: Occasion | None
    is_counter: bool = False
    is_online: bool = False
    shared: list[Telling] = field(default_factory=list)
    """Tellings of many gatherings at once, this one among them."""


def gather(tellings: list[Telling], published_on: date | None, scene: Scenery | None) -> tuple[list[Gathering], list[Telling], list[Rejected]]:
    """Bring tellings together; gives the gatherings, the tellings that belong to all of them, and what was rejected."""
    gatherings: list[Gathering] = []
    rejected: list[Rejected] = []
    sited = [t for t in tellings if t.town is not None]
    for telling in sited:
        reason = background_reason(telling, published_on)
        if reason:
            rejected.append(Rejected(telling.cue.start, telling.cue.end, reason))
        else:
            _add_sited(gatherings, telling)
    shared: list[Telling] = []
    for telling in (t for t in tellings if t.town is None):
        _add_unsited(gatherings, shared, telling, published_on, rejected, scene)
    return gatherings, shared, rejected


def background_reason(telling: Telling, published_on: date | None) -> str | None:
    """Give the reason why a telling is background and no report, or None."""
    if telling.is_quoted and telling.town is not None:
        return "told in someone's words"
    is_stated = telling.occasion is not None and telling.occasion.basis == DateBasis.STATED
    limit = HISTORY_DAYS if is_stated else BACKGROUND_DAYS
    if telling.occasion is not None and is_long_past(telling.occasion, published_on, days=limit):
        return "told as background, long past"
    if telling.is_background and telling.occasion is None:
        return "told as background"
    return None


def is_specific(telling: Telling) -> bool:
    """Say whether a telling without a town tells of one gathering, and not of protests in general."""
    if telling.is_quoted or telling.is_many or telling.is_background:
        return False
    if telling.cue.kind == CueKind.PEOPLE:
        return telling.token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} and telling.tense.status is not None
    if telling.cue.kind == CueKind.CROWD or _is_objection(telling):
        return False
    return (not telling.is_plural or telling.occasion is not None) and not _is_one_persons(telling)


def _is_objection(telling: Telling) -> bool:
    """Say whether people "protested" something, which may be by words alone."""
    return telling.token.lower_ == "protested" and any(c.dep_ == "dobj" for c in telling.token.children)


def _is_one_persons(telling: Telling) -> bool:
    """Say whether a verb of gatherings has one person or body as its doer: "the council marched through the agenda"."""
    if not is_verb(telling.token):
        return False
    subject = find_subject(telling.token)
    return subject is not None and subject.tag_ in {"NN", "NNP"} and not is_crowd(subject)


def _add_sited(gatherings: list[Gathering], telling: Telling) -> None:
    for gathering in gatherings:
        if _is_same(gathering, telling):
            gathering.tellings.append(telling)
            gathering.occasion = gathering.occasion or telling.occasion
            return
    gatherings.append(
        Gathering(
            [telling],
            telling.town,
            PlaceBasis.STATED,
            telling.occasion,
            telling.is_counter,
            telling.is_online and telling.town is None,
        )
    )


def _is_same(gathering: Gathering, telling: Telling) -> bool:
    if gathering.is_counter != telling.is_counter or not is_same_time(gathering.occasion, telling.occasion):
        return False
    a, b = gathering.town, telling.town
    if a is None or b is None:
        return False
    if a.query == b.query:
        return True
    is_list = any(t.index == telling.index for t in gathering.tellings)
    return not is_list and _km(a, b) <= SAME_PLACE_KM


def _km(a: Town, b: Town) -> float:
    return distance_km(a.point, b.point) if a.point and b.point else float("inf")


def _add_unsited(
    gatherings: list[Gathering],
    shared: list[Telling],
    telling: Telling,
    published_on: date | None,
    rejected: list[Rejected],
    scene: Scenery | None,
) -> None:
    """Give a telling without a town to the gathering it speaks of; or to all; or make it one of its own."""
    if telling.is_online:
        _add_online(gatherings, telling)
        return
    if telling.is_many or (telling.is_plural and telling.cue.kind == CueKind.EVENT):
        shared.append(telling)
        rejected.append(Rejected(telling.cue.start, telling.cue.end, "tells of many gatherings, of no one place"))
        return
    reason = background_reason(telling, published_on)
    if reason:
        rejected.append(Rejected(telling.cue.start, telling.cue.end, reason))
        return
    alike = [
        g
        for g in gatherings
        if g.is_counter == telling.is_counter and not g.is_online and is_same_time(g.occasion, telling.occasion)
    ]
    other_side = _last_before(gatherings, telling)
    if is_specific(telling) and other_side is not None and not any(_is_told_before(g, telling) for g in alike):
        gatherings.append(Gathering([telling], other_side.town, PlaceBasis.CONTEXT, telling.occasion, telling.is_counter))
    elif scene is not None and is_specific(telling) and _is_before_all(gatherings, telling, scene.town):
        gatherings.append(Gathering([telling], scene.town, scene.basis, telling.occasion, telling.is_counter))
    elif alike:
        nearest = _nearest(alike, telling)
        nearest.tellings.append(telling)
        nearest.occasion = nearest.occasion or telling.occasion
    elif is_specific(telling):
        on_ground = [g for g in gatherings if not g.is_online]
        town = _nearest(on_ground, telling).town if on_ground else None
        basis = PlaceBasis.CONTEXT if town else PlaceBasis.NONE
        gatherings.append(Gathering([telling], town, basis, telling.occasion, telling.is_counter))


def _last_before(gatherings: list[Gathering], telling: Telling) -> Gathering | None:
    """Give the gathering with a town that is told last before the telling, on whichever side; None where none is."""
    before = [g for g in gatherings if g.town is not None and _is_told_before(g, telling)]
    return _nearest(before, telling) if before else None


def _is_told_before(gathering: Gathering, telling: Telling) -> bool:
    return any(t.index < telling.index for t in gathering.tellings)


def _is_before_all(gatherings: list[Gathering], telling: Telling, town: Town) -> bool:
    """Say whether the telling comes before all that have a site, and none of those is the article's own town."""
    sited = [g for g in gatherings if g.town is not None]
    return bool(sited) and all(
        min(t.index for t in g.tellings) > telling.index and g.town is not None and _km(g.town, town) > SAME_PLACE_KM for g in sited
    )


def _add_online(gatherings: list[Gathering], telling: Telling) -> None:
    for gathering in gatherings:
        if gathering.is_online:
            gathering.tellings.append(telling)
            return
    gatherings.append(Gathering([telling], None, PlaceBasis.NONE, telling.occasion, is_online=True))


def _nearest(gatherings: list[Gathering], telling: Telling) -> Gathering:
    """Give the gathering told last before the telling, else the first after it; there must be one."""
    before = [(max((t.index for t in g.tellings if t.index <= telling.index), default=-1), g) for g in gatherings]
    last = max(before, key=lambda pair: pair[0])
    return last[1] if last[0] >= 0 else gatherings[0]
