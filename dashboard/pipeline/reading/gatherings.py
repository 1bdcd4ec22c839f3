"""Gatherings: the tellings of one article brought together, one gathering a town and day."""

from dataclasses import dataclass, field
from datetime import date

from dashboard.pipeline.fields.day_readings import Week
from dashboard.pipeline.reading.cues import CueKind, Rejected, is_strong
from dashboard.pipeline.reading.occasions import RECENT_DAYS, Occasion, is_long_past, is_same_time
from dashboard.pipeline.reading.specifics import (
    background_reason,
    is_counted_lead,
    is_introduced,
    is_of_many,
    is_of_told,
    is_specific,
)
from dashboard.pipeline.reading.tellings import UNDER_DATELINE, Telling
from dashboard.pipeline.reading.towns import Town, km_between
from dashboard.tables import Action, PlaceBasis, Status

EXACT_ACTIONS = frozenset({Action.VIGIL, Action.WALKOUT, Action.STRIKE, Action.SIT_IN, Action.BLOCKADE})
"""What is not told by turns as a rally, a march or a protest."""
_LASTING = frozenset({Action.STRIKE, Action.SIT_IN, Action.BLOCKADE})
"""What may go on for days, and is one gathering all the while."""
_CLOSE = 2
"""Sentences within which what a crowd does is of the gathering told there."""
SAME_PLACE_KM = 10
"""Two towns of different sentences that lie as near as this are one place told twice: a borough and its city."""


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
    is_online: bool = False
    occasion: Occasion | None = None

    def __post_init__(self) -> None:
        if self.occasion is None:
            self.occasion = self.tellings[0].occasion

    @property
    def is_counter(self) -> bool:
        """Whether it stands against another gathering."""
        return self.tellings[0].is_counter

    @property
    def first_index(self) -> int:
        """The sentence that tells of it first."""
        return min(t.index for t in self.tellings)

    def add(self, telling: Telling) -> None:
        """Take another telling of it."""
        self.tellings.append(telling)
        if self.occasion is None or self._is_narrowed_by(telling):
            self.occasion = telling.occasion

    def _is_narrowed_by(self, telling: Telling) -> bool:
        """Say whether the telling names the day within the week told so far: "this week", then "on Friday"."""
        own, other = self.occasion, telling.occasion
        if own is None or other is None or own.words is None or telling.cue.action in _LASTING:
            return False
        is_within = own.interval[0] <= other.interval[0] and other.interval[1] <= own.interval[1]
        return isinstance(own.words.reading, Week) and is_within and other.interval[0] == other.interval[1]

    def may_be_told_by(self, telling: Telling) -> bool:
        """Say whether side and days allow the telling to speak of it."""
        is_same_side = self.is_counter == telling.is_counter and not self.is_online
        if not is_same_side or not is_same_time(self.occasion, telling.occasion) or self._is_outside(telling):
            return False
        return not self._is_other_kind(telling) and not self._is_other_time(telling)

    def _is_outside(self, telling: Telling) -> bool:
        """Say whether the telling is of a state or country that its town is not in: "teachers walked out in Ohio"."""
        return is_outside(self.town, telling)

    def is_news_to(self, telling: Telling, main_day: Occasion | None, published_on: date | None) -> bool:
        """Say whether the telling looks to a day of its own, while no day is told of the gathering.

        Such is a day of weeks ago, one to come where the gathering was held, and one that is not the article's main
        day, told in another sentence than the gathering's and the next.
        """
        if self.occasion is not None or telling.occasion is None or published_on is None:
            return False
        is_ahead = telling.occasion.interval[0] > published_on and self._is_held
        is_beside = any(0 <= telling.index - t.index <= 1 for t in self.tellings)
        is_other_day = not is_beside and not is_same_time(telling.occasion, main_day)
        return is_ahead or is_other_day or is_long_past(telling.occasion, published_on, days=RECENT_DAYS)

    @property
    def _is_held(self) -> bool:
        return any(t.tense.status == Status.HELD for t in self.tellings)

    @property
    def _is_off(self) -> bool:
        """Whether it was called off, and nobody came: those told to be out later are of another."""
        return not self._is_held and any(t.tense.status == Status.CANCELLED for t in self.tellings)

    def _is_other_time(self, telling: Telling) -> bool:
        """Say whether one was held and the other, brought up as a new one, was not: with two days these tell."""
        status = telling.tense.status
        if status == Status.CANCELLED and self._is_held:
            return is_introduced(telling)
        if status == Status.HELD and self._is_off:
            return telling.index > self.first_index and is_specific(telling)
        if self.occasion is not None and telling.occasion is not None:
            return False
        own = {t.tense.status for t in self.tellings} & {Status.HELD, Status.PLANNED}
        is_opposite = {*own, status} == {Status.HELD, Status.PLANNED} and len(own) == 1
        later = (t for t in self.tellings if t.tense.status == Status.PLANNED and t.index > telling.index)
        return is_opposite and (is_introduced(telling) or any(is_introduced(t) for t in later))

    def _is_other_kind(self, telling: Telling) -> bool:
        """Say whether the telling names another exact kind of gathering with a day of its own, or a called-off one."""
        kinds = {t.cue.action for t in self.tellings} & EXACT_ACTIONS
        is_other = telling.cue.action in EXACT_ACTIONS - kinds
        if telling.tense.status == Status.CANCELLED:
            return is_other and self._is_held
        return telling.occasion is not None and is_other and bool(kinds)


_LONG_AGO = 60
"""Days after which a gathering is none of the news that tells of one at the same place."""


@dataclass(slots=True)
class Gatherer:
    """Brings an article's tellings together: first those with a town, then those that speak of "the rally"."""

    published_on: date | None
    main_day: Occasion | None
    """The day that the article tells most of."""
    scene: Scenery | None
    with_generality: bool = True
    """Whether protests in general and of the past are set aside."""
    gatherings: list[Gathering] = field(default_factory=list)
    shared: list[Telling] = field(default_factory=list)
    """Tellings of many gatherings at once."""
    rejected: list[Rejected] = field(default_factory=list)

    def gather(self, tellings: list[Telling]) -> None:
        """Bring the tellings together in `gatherings`; what is set aside goes to `rejected`."""
        reported: list[Telling] = []
        for telling in tellings:
            if not self._set_aside(telling, self._reason_against(telling, reported)):
                reported.append(telling)
        _put_under_datelines(reported)
        for telling in (t for t in reported if t.town is not None):
            self._add_sited(telling)
        unsited = [t for t in reported if t.town is None]
        for telling in sorted(unsited, key=lambda t: not (is_specific(t) or t.is_online)):
            self._add_unsited(telling)

    def _reason_against(self, telling: Telling, reported: list[Telling]) -> str | None:
        if not self.with_generality:
            return None
        reason = background_reason(telling, self.published_on)
        if reason is None and not reported and self.rejected and is_of_told(telling):
            return self.rejected[-1].reason  # "the marchers" are those of the rally told before, which was no news
        return reason

    def _set_aside(self, telling: Telling, reason: str | None) -> bool:
        if reason is not None:
            self.rejected.append(Rejected(telling.cue.start, telling.cue.end, reason))
        return reason is not None

    def _add_sited(self, telling: Telling) -> None:
        alike = (g for g in self.gatherings if g.may_be_told_by(telling) and _is_same_place(g, telling))
        same = next((g for g in alike if not self._is_of_old(g, telling)), None)
        if same is not None:
            same.add(telling)
        else:
            self.gatherings.append(Gathering([telling], telling.town, PlaceBasis.STATED))

    def _is_of_old(self, gathering: Gathering, telling: Telling) -> bool:
        """Say whether the telling looks back months while no day is told of what the article tells as news."""
        if gathering.occasion is not None or telling.occasion is None or gathering.first_index == telling.index:
            return False
        return is_long_past(telling.occasion, self.published_on, days=_LONG_AGO)

    def _add_unsited(self, telling: Telling) -> None:
        """Give a telling without a town to the gathering it speaks of, or make it one of its own."""
        if telling.is_online:
            self._add_online(telling)
        elif self.with_generality and is_of_many(telling):
            self.shared.append(telling)
            self._set_aside(telling, "tells of many gatherings, of no one place")
        elif self._is_elsewhere(telling):
            self._set_aside(telling, "tells of a state or country that no gathering's town lies in")
        elif telling.cue.kind == CueKind.CROWD and (beside := self._beside(telling)) is not None:
            beside.add(telling)
        elif is_specific(telling) and (own := self._own_scene(telling)) is not None:
            self._add_at(own, telling)
        elif alike := self._alike(telling):
            _nearest(alike, telling).add(telling)
        elif (reason := self._reason_without_town(telling)) is not None:
            self._set_aside(telling, reason)
        elif is_specific(telling) or not self.with_generality:
            self._add_new(telling)
        elif is_strong(telling.cue):
            self._set_aside(telling, "tells of no one gathering")

    def _add_at(self, scene: Scenery, telling: Telling) -> None:
        """Make a gathering of its own; one called off that no day is told of is none of the news."""
        if telling.tense.status != Status.CANCELLED or telling.occasion is not None:
            self.gatherings.append(Gathering([telling], scene.town, scene.basis))

    def _own_scene(self, telling: Telling) -> Scenery | None:
        """Give the place of a gathering that none told so far is: beside that of another side, or at the dateline."""
        before = [g for g in self.gatherings if g.town is not None and g.first_index < telling.index]
        if telling.is_of_states:
            return None
        if before:
            is_told = any(g.may_be_told_by(telling) for g in self.gatherings if g.first_index < telling.index)
            town = None if is_told else _scene_town(before, telling)
            is_here = town is not None and not is_outside(town, telling)
            return Scenery(town, PlaceBasis.CONTEXT) if town is not None and is_here else None
        sited = [g.town for g in self.gatherings if g.town is not None]
        is_elsewhere = self.scene is not None and all(km_between(self.scene.town, t) > SAME_PLACE_KM for t in sited)
        is_here = self.scene is not None and not is_outside(self.scene.town, telling)
        return self.scene if sited and is_elsewhere and is_here else None

    def _alike(self, telling: Telling) -> list[Gathering]:
        """Give the gatherings that the telling may speak of."""
        told = (g for g in self.gatherings if g.may_be_told_by(telling))
        return [g for g in told if not g.is_news_to(telling, self.main_day, self.published_on)]

    def _reason_without_town(self, telling: Telling) -> str | None:
        """Give the reason why a telling may be of any of several towns: it tells of states, or of another day."""
        if telling.is_of_states:
            return "tells of several states, of no one place"
        towns = {g.town.query for g in self.gatherings if g.town is not None}
        is_elsewhere = len(towns) > 1 and any(g.may_be_told_by(telling) for g in self.gatherings)
        return "tells of another day, in which town is not told" if is_elsewhere else None

    def _is_elsewhere(self, telling: Telling) -> bool:
        towns = [g.town for g in self.gatherings if g.town is not None] + ([self.scene.town] if self.scene else [])
        return bool(towns) and all(is_outside(town, telling) for town in towns)

    def _beside(self, telling: Telling) -> Gathering | None:
        """Give the gathering that the telling may speak of and that a sentence close by tells."""
        alike = self._alike(telling)
        near = _nearest(alike, telling) if alike else None
        is_close = near is not None and min(abs(t.index - telling.index) for t in near.tellings) <= _CLOSE
        return near if is_close else None

    def _add_new(self, telling: Telling) -> None:
        """Make a gathering of its own, at the place told before it: what is told first is not where later ones are."""
        told = (g for g in self.gatherings if g.first_index <= telling.index)
        on_ground = [g for g in told if not g.is_online and not is_outside(g.town, telling)]
        town = _nearest(on_ground, telling).town if on_ground else None
        self.gatherings.append(Gathering([telling], town, PlaceBasis.CONTEXT if town else PlaceBasis.NONE))

    def _add_online(self, telling: Telling) -> None:
        same = next((g for g in self.gatherings if g.is_online), None)
        if same is not None:
            same.add(telling)
        else:
            self.gatherings.append(Gathering([telling], None, PlaceBasis.NONE, is_online=True))


def _put_under_datelines(tellings: list[Telling]) -> None:
    """Take the dateline before a sentence without a place for its site; a crowd's, where no other is told."""
    towns = {t.town.query for t in tellings if t.town is not None}
    for telling in tellings:
        is_told = telling.town is None and (is_specific(telling) or is_counted_lead(telling))
        dateline = telling.dateline if is_told else None
        if dateline is not None and (telling.cue.kind != CueKind.CROWD or not towns - {dateline.query}):
            telling.town, telling.link = dateline, UNDER_DATELINE


def _is_same_place(gathering: Gathering, telling: Telling) -> bool:
    a, b = gathering.town, telling.town
    if a is None or b is None:
        return False
    is_list = any(t.index == telling.index for t in gathering.tellings)
    return a.query == b.query or (not is_list and km_between(a, b) <= SAME_PLACE_KM)


def is_outside(town: Town | None, telling: Telling) -> bool:
    """Say whether the telling is of a state or country that the town's full name does not hold."""
    return town is not None and telling.region is not None and telling.region.split(",")[0] not in town.query


def _scene_town(before: list[Gathering], telling: Telling) -> Town | None:
    """Give the town of the gathering told in the same paragraph or just before, else of the one told first."""
    near = _nearest(before, telling)
    beside = any(
        t.sentence.paragraph == telling.sentence.paragraph or 0 <= telling.index - t.index <= _CLOSE
        for t in near.tellings
    )
    return near.town if beside else min(before, key=lambda g: g.first_index).town


def _nearest(gatherings: list[Gathering], telling: Telling) -> Gathering:
    """Give the gathering told last before the telling, else the first after it; there must be one."""
    before = [(max((t.index for t in g.tellings if t.index <= telling.index), default=-1), g) for g in gatherings]
    last = max(before, key=lambda pair: pair[0])
    return last[1] if last[0] >= 0 else min(gatherings, key=lambda g: g.first_index)
