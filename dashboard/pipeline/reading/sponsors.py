"""Sponsors: which of the article's organizers and promoters belong to which gathering."""

from collections import Counter
from dataclasses import dataclass, field

from dashboard.pipeline.fields.organizers import Organizer, Role
from dashboard.pipeline.reading.cues import Cue, Rejected
from dashboard.pipeline.reading.gatherings import EXACT_ACTIONS, SAME_PLACE_KM, Gathering, km_between
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import Town
from dashboard.tables import Action


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
    return sponsors


def names_of(found: list[Organizer]) -> list[str]:
    """Give the names, each once, in the order in which the text tells them."""
    return list(dict.fromkeys(organizer.name for organizer in found))


def _find_owners(scene: Scene, organizer: Organizer) -> list[int]:
    """Give the gatherings that the organizer's words speak of: all of one side where they speak of "the rallies"."""
    side = _side_of(scene.gatherings, organizer)
    index = sentence_at(scene.sentences, organizer.start)
    told = [(i, t) for i in side for t in scene.gatherings[i].tellings if t.index == index]
    kind = _kind_of(scene, organizer, index)
    is_of_all = kind is Action.STRIKE and not any(t.town for _, t in told)
    if organizer.is_general or is_of_all:
        return _find_wave(scene.gatherings, side, told)
    if told:
        nearest = min(told, key=lambda pair: _distance(pair[1], organizer))
        return sorted({i for i, t in told if t.cue == nearest[1].cue})
    if any(organizer.event and r.start < organizer.event[1] and organizer.event[0] < r.end for r in scene.rejected):
        return []
    return _find_last(scene, [i for i in side if _may_be(scene, scene.gatherings[i], kind, index)], organizer)


def _kind_of(scene: Scene, organizer: Organizer, index: int) -> Action | None:
    """Give the kind of gathering that the organizer's word for it tells."""
    start = organizer.event[0] if organizer.event else -1
    return next((cue.action for cue in scene.cues.get(index, ()) if cue.start <= start < cue.end), None)


def _may_be(scene: Scene, gathering: Gathering, kind: Action | None, index: int) -> bool:
    """Say whether a sentence that does not tell of `gathering` can speak of it.

    It cannot where its word names another exact kind, or where it stands behind the name of another town in a paragraph
    that tells nothing of it.
    """
    kinds = {telling.cue.action for telling in gathering.tellings}
    if kind in EXACT_ACTIONS and kind not in kinds:
        return False
    paragraph = scene.sentences[index].paragraph
    if gathering.town is None or any(t.sentence.paragraph == paragraph for t in gathering.tellings):
        return True
    first = next(s.start for s in scene.sentences if s.paragraph == paragraph)
    named = [
        t for t in scene.towns if first <= t.start < scene.sentences[index].start and t.can_be_site and not t.in_name
    ]
    return not named or any(km_between(town, gathering.town) <= SAME_PLACE_KM for town in named)


def _find_wave(gatherings: list[Gathering], side: list[int], told: list[tuple[int, Telling]]) -> list[int]:
    """Give the gatherings that "the rallies" are: those of the day told in the same words, else of the main day."""
    on_ground = [i for i in side if not gatherings[i].is_online]
    named = [gatherings[i].occasion for i, t in told if t.town] or [gatherings[i].occasion for i in on_ground]
    days = Counter(occasion.interval for occasion in named if occasion)
    if not days:
        return on_ground
    first, last = days.most_common(1)[0][0]
    return [
        i
        for i in on_ground
        if (day := gatherings[i].occasion) is None or (day.interval[0] <= last and first <= day.interval[1])
    ]


def _find_last(scene: Scene, side: list[int], organizer: Organizer) -> list[int]:
    """Give the gathering told last before the organizer's words: in their paragraph, unless they name "the rally"."""
    if len(scene.gatherings) == 1:
        return side
    index = sentence_at(scene.sentences, organizer.start)
    paragraph = scene.sentences[index].paragraph
    before = [
        (t.index, -i)
        for i in side
        for t in scene.gatherings[i].tellings
        if t.index <= index and (organizer.event is not None or t.sentence.paragraph == paragraph)
    ]
    return [-max(before)[1]] if before else []


def _side_of(gatherings: list[Gathering], organizer: Organizer) -> list[int]:
    """Give the gatherings of the side that the word for the gathering tells: counter-protests or the others."""
    is_counter = organizer.gathering is not None and organizer.gathering.lower().startswith("counter")
    return [i for i, g in enumerate(gatherings) if g.is_counter == is_counter] or list(range(len(gatherings)))


def _distance(telling: Telling, organizer: Organizer) -> int:
    """Count the characters between an organizer's words for the gathering, else its name, and a cue."""
    start, end = organizer.event or (organizer.start, organizer.end)
    return max(telling.cue.start - end, start - telling.cue.end, 0)
