"""Sponsors: which of the article's organizers and promoters belong to which gathering."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from dashboard.pipeline.fields.group_names import is_union
from dashboard.pipeline.fields.organizers import Organizer, Role
from dashboard.pipeline.fields.unions import find_union
from dashboard.pipeline.reading.cues import Cue, CueKind, Rejected
from dashboard.pipeline.reading.gatherings import EXACT_ACTIONS, SAME_PLACE_KM, Gathering
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import Town, km_between
from dashboard.tables import Action

_STRIKE = re.compile(r"strike|stoppage", re.IGNORECASE)
"""A union's strike is one, wherever its pickets stand."""
_STRUCK = Action.STRIKE
_OPENING = 12
"""Characters within which a sentence that opens with its town names it: "— In Dayton, "."""
_WAVE = timedelta(days=7)
"""What lies further from the day of most of "the rallies" is none of them."""
_PUPILS = re.compile(r"\b(?:students?|pupils|classes|school)\b", re.IGNORECASE)
"""Those who walk out and have no union."""
_ONE_MORE = re.compile(
    r"\b(?:another|a (?:first|second|third|fourth|similar)|the (?:first|second|next|last)|it will now|resched\w+)\b",
    re.IGNORECASE,
)
"""Words of a gathering that is one of a series, or the same one on a new day."""


@dataclass(slots=True)
class Sponsors:
    """Who organized and who promoted one gathering, with the words that say so."""

    organizers: list[Organizer] = field(default_factory=list)
    promoters: list[Organizer] = field(default_factory=list)

    def add(self, organizer: Organizer) -> None:
        """Add one by its role."""
        (self.promoters if organizer.role is Role.PROMOTER else self.organizers).append(organizer)


@dataclass(frozen=True, slots=True)
class Scene:
    """What of an article tells to which gathering a sponsor's words belong."""

    text: str
    gatherings: list[Gathering]
    sentences: list[Sentence]
    cues: dict[int, list[Cue]]
    """By the index of their sentence."""
    towns: list[Town]
    rejected: list[Rejected]


def assign_sponsors(scene: Scene, found: list[Organizer]) -> list[Sponsors]:
    """Give each gathering its sponsors."""
    sponsors = [Sponsors() for _ in scene.gatherings]
    for organizer in found:
        for owner in _find_owners(scene, organizer):
            sponsors[owner].add(organizer)
    for gathering, own in zip(scene.gatherings, sponsors, strict=True):
        if not own.organizers and _ONE_MORE.search(_words_of(scene, gathering)):
            own.organizers += _organizers_of_series(scene, gathering, sponsors)
    unled = [s for g, s in zip(scene.gatherings, sponsors, strict=True) if not s.organizers and _is_strike(scene, g)]
    led = {
        o.name for g, s in zip(scene.gatherings, sponsors, strict=True) if _is_strike(scene, g) for o in s.organizers
    }
    if unled and (union := find_union(scene.text)) is not None and led <= {union.name}:
        for own in unled:
            own.organizers.append(union)
    return sponsors


def _is_strike(scene: Scene, gathering: Gathering) -> bool:
    """Say whether workers struck, picketed or walked out, which is a union's where the article names one."""
    kinds = {t.cue.action for t in gathering.tellings if t.cue.kind == CueKind.EVENT}
    is_walkout = Action.WALKOUT in kinds and _PUPILS.search(_words_of(scene, gathering)) is None
    return is_walkout or Action.STRIKE in kinds


def _words_of(scene: Scene, gathering: Gathering) -> str:
    first = gathering.tellings[0].sentence
    return scene.text[first.start : first.end]


def _organizers_of_series(scene: Scene, gathering: Gathering, sponsors: list[Sponsors]) -> list[Organizer]:
    """Give who organized the town's other gatherings of this side, where one is "another" of them."""
    if gathering.town is None:
        return []
    alike = [
        own.organizers
        for other, own in zip(scene.gatherings, sponsors, strict=True)
        if other is not gathering and other.is_counter == gathering.is_counter and own.organizers
        if other.town is not None and other.town.query == gathering.town.query
    ]
    return alike[0] if len({tuple(names_of(organizers)) for organizers in alike}) == 1 else []


def names_of(found: list[Organizer]) -> list[str]:
    """Give the names, each once, in the order in which the text tells them."""
    return list(dict.fromkeys(organizer.name for organizer in found))


def _find_owners(scene: Scene, organizer: Organizer) -> list[int]:
    """Give the gatherings that the organizer's words speak of: all of one side where they speak of "the rallies"."""
    side = _side_of(scene.gatherings, organizer)
    index = sentence_at(scene.sentences, organizer.start)
    told = _told_at(scene, side, index)
    if (
        not told
        and organizer.gathering is not None
        and (others := _told_at(scene, range(len(scene.gatherings)), index))
    ):
        told, side = others, [i for i, _ in others]  # the sentence tells of the other side alone
    if (organizer.gathering or "").lower() == "they":
        return _told_before(scene, side, index)[:1]
    is_strike = _STRIKE.search(organizer.gathering or "") is not None
    kind = _kind_of(scene, organizer, index) or (_STRUCK if is_strike and _have(scene, side, _STRUCK) else None)
    is_of_all = is_strike and is_union(organizer.name) and not any(t.town for _, t in told)
    if organizer.is_general or is_of_all:
        return _find_wave(scene.gatherings, side, told)
    sited = _sited_at(scene, side, index) if told and not any(t.town for _, t in told) else []
    if sited and not {i for i, _ in told} & set(sited):
        return sited[:1]
    if told:
        nearest = min(told, key=lambda pair: _distance(pair[1], organizer))
        return sorted({i for i, t in told if t.cue == nearest[1].cue})
    is_rejected = not is_strike and any(
        organizer.event and r.start < organizer.event[1] and organizer.event[0] < r.end for r in scene.rejected
    )
    if is_rejected or (organizer.gathering == "It" and not _is_told_near(scene, side, index)):
        return []
    likely = [i for i in side if _may_be(scene, scene.gatherings[i], kind, index)]
    return _find_last(scene, _most_of_kind(scene, likely, kind), organizer)


def _told_at(scene: Scene, side: Iterable[int], index: int) -> list[tuple[int, Telling]]:
    """Give the gatherings of a side that the sentence tells of, with its tellings."""
    return [(i, t) for i in side for t in scene.gatherings[i].tellings if t.index == index]


def _told_before(scene: Scene, side: Iterable[int], index: int) -> list[int]:
    """Give the gatherings of a side that the sentence before tells of."""
    return [i for i in side if any(t.index == index - 1 for t in scene.gatherings[i].tellings)]


def _is_told_near(scene: Scene, side: Iterable[int], index: int) -> bool:
    """Say whether "It", which opens a sentence, can be a gathering: one told in its paragraph or right before it."""
    paragraph = scene.sentences[index].paragraph
    tellings = [t for i in side for t in scene.gatherings[i].tellings if t.index < index]
    return any(t.index == index - 1 or t.sentence.paragraph == paragraph for t in tellings)


def _have(scene: Scene, side: Iterable[int], kind: Action) -> bool:
    """Say whether any gathering of a side is of that kind."""
    return any(t.cue.action == kind for i in side for t in scene.gatherings[i].tellings)


def _most_of_kind(scene: Scene, side: list[int], kind: Action | None) -> list[int]:
    """Give the gatherings that are most often told as of that kind, where it is an exact one."""
    if kind not in EXACT_ACTIONS:
        return side
    counts = [sum(t.cue.action == kind for t in scene.gatherings[i].tellings) for i in side]
    return [i for i, count in zip(side, counts, strict=True) if count == max(counts)]


def _kind_of(scene: Scene, organizer: Organizer, index: int) -> Action | None:
    """Give the kind of gathering that the organizer's word for it tells."""
    start = organizer.event[0] if organizer.event else -1
    return next((cue.action for cue in scene.cues.get(index, ()) if cue.start <= start < cue.end), None)


def _may_be(scene: Scene, gathering: Gathering, kind: Action | None, index: int) -> bool:
    """Say whether a sentence that does not tell of `gathering` can speak of it.

    It cannot where its word names another exact kind, where it opens with another town, or where it stands behind the
    name of another town in a paragraph that tells nothing of it.
    """
    kinds = {telling.cue.action for telling in gathering.tellings}
    if kind in EXACT_ACTIONS and kind not in kinds:
        return False
    paragraph, start = scene.sentences[index].paragraph, scene.sentences[index].start
    opening = [t for t in scene.towns if start <= t.start < start + _OPENING and _may_be_site(t)]
    if gathering.town and opening and all(km_between(town, gathering.town) > SAME_PLACE_KM for town in opening):
        return False
    if gathering.town is None or any(t.sentence.paragraph == paragraph for t in gathering.tellings):
        return True
    first = next(s.start for s in scene.sentences if s.paragraph == paragraph)
    named = [t for t in scene.towns if first <= t.start < start and _may_be_site(t)]
    return not named or any(km_between(town, gathering.town) <= SAME_PLACE_KM for town in named)


def _may_be_site(town: Town) -> bool:
    return town.can_be_site and not (town.in_name or town.is_dateline)


def _find_wave(gatherings: list[Gathering], side: list[int], told: list[tuple[int, Telling]]) -> list[int]:
    """Give the gatherings that "the rallies" are: those about the day of the ones told so, else of most."""
    on_ground = [i for i in side if not gatherings[i].is_online]
    named = [gatherings[i].occasion for i, t in told if t.town] or [gatherings[i].occasion for i in on_ground]
    days = Counter(occasion.interval for occasion in named if occasion)
    if not days:
        return on_ground
    first, last = days.most_common(1)[0][0]
    return [
        i
        for i in on_ground
        if (day := gatherings[i].occasion) is None
        or (day.interval[0] - _WAVE <= last and first <= day.interval[1] + _WAVE)
    ]


def _find_last(scene: Scene, side: list[int], organizer: Organizer) -> list[int]:
    """Give the gathering told last before the organizer's words: in their paragraph, unless they name "the rally"."""
    if len(scene.gatherings) == 1:
        return side
    index = sentence_at(scene.sentences, organizer.start)
    if sited := _sited_at(scene, side, index):
        return sited[:1]
    paragraph = scene.sentences[index].paragraph
    before = [
        (t.index, -i)
        for i in side
        for t in scene.gatherings[i].tellings
        if t.index <= index and (organizer.event is not None or t.sentence.paragraph >= paragraph - 1)
    ]
    return [-max(before)[1]] if before else _find_next(scene, side, index)


def _sited_at(scene: Scene, side: Iterable[int], index: int) -> list[int]:
    """Give the gatherings of a side in a town that the sentence names."""
    here = {town.query for town in scene.towns if sentence_at(scene.sentences, town.start) == index}
    return [i for i in side if (town := scene.gatherings[i].town) is not None and town.query in here]


def _find_next(scene: Scene, side: list[int], index: int) -> list[int]:
    """Give the gatherings that the next sentence tells, where none is told before."""
    return [i for i in side if scene.gatherings[i].first_index == index + 1]


def _side_of(gatherings: list[Gathering], organizer: Organizer) -> list[int]:
    """Give the gatherings of the side that the word for the gathering tells: counter-protests or the others.

    Who calls a counter-protest called none of the others, even where the article tells of no counter-protest's place.
    """
    is_counter = organizer.gathering is not None and organizer.gathering.lower().startswith("counter")
    side = [i for i, g in enumerate(gatherings) if g.is_counter == is_counter]
    return side if side or is_counter else list(range(len(gatherings)))


def _distance(telling: Telling, organizer: Organizer) -> int:
    """Count the characters between an organizer's words for the gathering, else its name, and a cue."""
    start, end = organizer.event or (organizer.start, organizer.end)
    return max(telling.cue.start - end, start - telling.cue.end, 0)
