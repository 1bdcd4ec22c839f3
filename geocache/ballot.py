"""The vote between the readings of an article's place names: each speaks for those near it and in its state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geocache.distance import EARTH_RADIUS_KM
from geocache.gazetteer import Entry
from geocache.places import Precision

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]

_ROUNDS = 3
"""How often beliefs are counted anew: a name settled in one round speaks for others in the next."""
_GREAT_CITY = 500_000
"""People."""
_STATES_OF_NOTE = frozenset({"US", "CA", "AU", "GB"})


_KNOWN_WIDELY = 50_000
"""People of a city that is written without its state far away from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of evidence adds to a reading; only their ratios matter. Set on local news with known readings."""

    people: float = 0.41
    """For ten times as many people."""
    known_widely: float = 1.0
    """For ten times as many people again, of a city that readers far away know."""
    country: float = 2.7
    state: float = 3.7
    """For a state of a country whose states are well known."""
    other_region: float = 0.2
    rival_of_state: float = 4.2
    """For a great city that is called like a state it does not lie in: Washington."""
    county: float = 1.5
    """For a county, where no town is called so too."""
    other_name: float = -2.3
    """For a place that is also called so, beside its own name."""
    favoured: float = 1.9
    """For lying in the state at the end of the name's list."""
    same_state: float = 1.2
    near: float = 2.7
    near_km: float = 45.0
    """The distance at which what a neighbour adds has fallen to a third."""
    same_country: float = 3.5
    home_near: float = 2.8
    home_km: float = 400.0
    home_state: float = 0.5
    home_country: float = 1.0
    sharpness: float = 3.3
    """How strongly differences of weight part the beliefs."""
    faith: float = 0.5
    """The power of its belief with which a reading speaks for others: below 1, doubtful ones are heard too."""


WEIGHTS = Weights()
"""For an outlet that writes for its own region."""
WIDE_WEIGHTS = Weights(known_widely=2.5, home_near=1.1, home_state=0.6, same_state=1.8, near=1.8)
"""For an outlet that writes for readers far away: a bare "Boston" is the one they know."""


@dataclass(slots=True, kw_only=True)
class Ballot:
    """One name with the places that bear it."""

    entries: list[Entry]
    is_own_name: list[bool]
    """For each entry, whether it is its own name or only another one."""
    favoured: set[int]
    """Rows of the entries that lie in the state at the end of the name's list."""
    is_fixed: bool
    """The text says in which state or country it lies."""
    count: int = 1
    """How often the article writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What speaks for each entry of a ballot; `belief` sums to 1."""

    entries: list[Entry]
    is_fixed: bool
    belief: Numbers
    prominence: Numbers
    home: Numbers
    context: Numbers


def count_votes(
    ballots: Sequence[Ballot], *, home: Entry | None, countries: Iterable[str], weights: Weights = WEIGHTS
) -> list[Tally]:
    """Give the outcome for each ballot."""
    if not ballots:
        return []
    votes = _Votes(ballots, weights)
    prominence = votes.prominence()
    from_home = votes.from_home(home)
    context = np.zeros_like(prominence)
    belief = votes.believe(prominence + from_home)
    for _ in range(_ROUNDS):
        context = votes.from_context(belief, list(countries))
        belief = votes.believe(prominence + from_home + context)
    return [
        Tally(
            entries=ballot.entries,
            is_fixed=ballot.is_fixed,
            belief=belief[part],
            prominence=prominence[part],
            home=from_home[part],
            context=context[part],
        )
        for ballot, part in zip(ballots, votes.parts, strict=True)
    ]


class _Votes:
    """All entries of all ballots in one row of arrays."""

    def __init__(self, ballots: Sequence[Ballot], weights: Weights) -> None:
        self.weights = weights
        self.ballots = ballots
        self.entries = [entry for ballot in ballots for entry in ballot.entries]
        sizes = [len(ballot.entries) for ballot in ballots]
        ends = np.cumsum(sizes)
        self.parts = [slice(int(end) - size, int(end)) for end, size in zip(ends, sizes, strict=True)]
        self.ballot_of = np.repeat(np.arange(len(ballots)), sizes)
        self.starts = np.array([part.start for part in self.parts], dtype=np.intp)
        self.voice = np.repeat([1 + 0.5 * np.log(ballot.count) for ballot in ballots], sizes)
        self.is_settled = np.array([e.kind in (Precision.CITY, Precision.COUNTY) for e in self.entries])
        self.state_of = _number((e.country_code, e.admin1 or "") for e in self.entries)
        self.country_of = _number(e.country_code for e in self.entries)
        self.has_state = np.array([e.admin1 is not None for e in self.entries])
        self.points = np.radians([e.point for e in self.entries])
        self.nearness = self._nearness()

    def prominence(self) -> Numbers:
        """Give what each place's size and kind add."""
        w = self.weights
        people = np.array([e.population for e in self.entries], dtype=float)
        is_city = np.array([e.kind is Precision.CITY for e in self.entries])
        kinds = np.array([_kind_weight(e, ballot, w) for ballot in self.ballots for e in ballot.entries])
        own = np.array([flag for ballot in self.ballots for flag in ballot.is_own_name])
        favoured = np.array([e.row in ballot.favoured for ballot in self.ballots for e in ballot.entries])
        return np.asarray(
            w.people * np.log10(people + 100)
            + w.known_widely * (is_city & ~self._are_outshone(people, own)) * _known_widely(people)
            + kinds
            + np.where(own, 0.0, w.other_name)
            + w.favoured * favoured
        )

    def _are_outshone(self, people: Numbers, own: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Tell which are only also called as another well known place is by its own name: Puebla, by Pueblo's."""
        is_known_owner = np.logical_or.reduceat(own & (people >= _KNOWN_WIDELY), self.starts)
        outshone: npt.NDArray[np.bool_] = ~own & is_known_owner[self.ballot_of]
        return outshone

    def from_home(self, home: Entry | None) -> Numbers:
        """Give what lying near the outlet's home town adds."""
        if home is None:
            return np.zeros(len(self.entries))
        w = self.weights
        same_country = np.array([e.country_code == home.country_code for e in self.entries])
        same_state = same_country & np.array([e.admin1 == home.admin1 for e in self.entries])
        km = _distances_km(self.points, np.radians([home.point]))[:, 0]
        local = w.home_state * same_state + w.home_near * np.exp(-km / w.home_km)
        return np.asarray(w.home_country * same_country + np.where(self.is_settled, local, 0.0))

    def believe(self, weight: Numbers) -> Numbers:
        """Give each entry's share of its ballot."""
        top = np.maximum.reduceat(weight, self.starts)
        raised = np.exp(self.weights.sharpness * (weight - top[self.ballot_of]))
        return np.asarray(raised / np.add.reduceat(raised, self.starts)[self.ballot_of])

    def from_context(self, belief: Numbers, countries: list[str]) -> Numbers:
        """Give what the other names add: their states, their countries, their nearness."""
        w = self.weights
        heard = belief**w.faith
        voices = belief * self.voice
        nearest = np.maximum.reduceat(self.nearness * (heard * self.is_settled), self.starts, axis=1)
        near = np.tanh(nearest.sum(axis=1) / 1.5)
        states = np.tanh(self._votes_of_others(heard * self.voice * self.has_state, self.state_of) / 2)
        in_country = self._votes_of_others(voices, self.country_of)
        own = np.add.reduceat(voices, self.starts)[self.ballot_of]
        named = np.array([countries.count(e.country_code) for e in self.entries]) / 2
        all_others = voices.sum() + len(countries) / 2 - own + 1
        local = w.same_state * states + w.near * near
        total: Numbers = np.where(self.is_settled, local, 0.0) + w.same_country * (in_country + named) / all_others
        return total

    def _votes_of_others(self, voices: Numbers, area_of: Indexes) -> Numbers:
        """Give by entry the votes that other ballots cast for its area."""
        areas = int(area_of.max()) + 1
        by_area = np.bincount(area_of, voices, areas)
        by_ballot = np.bincount(self.ballot_of * areas + area_of, voices, len(self.ballots) * areas)
        others: Numbers = by_area[area_of] - by_ballot[self.ballot_of * areas + area_of]
        return others

    def _nearness(self) -> Numbers:
        """Give for each pair of entries of different ballots how near they are, from 0 to 1."""
        near = np.exp(-_distances_km(self.points, self.points) / self.weights.near_km)
        near[self.ballot_of[:, None] == self.ballot_of[None, :]] = 0.0
        return near


def _known_widely(people: Numbers) -> Numbers:
    """Give the powers of ten by which each place has more people than those that are known near by alone."""
    return np.maximum(0.0, np.log10((people + 1) / _KNOWN_WIDELY))


def _kind_weight(entry: Entry, ballot: Ballot, weights: Weights) -> float:
    if entry.kind in (Precision.COUNTRY, Precision.CONTINENT):
        return weights.country
    if entry.kind is Precision.REGION:
        return weights.state if entry.country_code in _STATES_OF_NOTE else weights.other_region
    if entry.kind is Precision.COUNTY:
        return 0.0 if any(e.kind is Precision.CITY for e in ballot.entries) else weights.county
    return weights.rival_of_state if _rivals_state(entry, ballot) else 0.0


def _rivals_state(city: Entry, ballot: Ballot) -> bool:
    is_great = city.kind is Precision.CITY and city.population >= _GREAT_CITY and city.country_code in _STATES_OF_NOTE
    return is_great and any(
        e.kind is Precision.REGION and e.country_code == city.country_code and e.admin1 != city.admin1
        for e in ballot.entries
    )


def _number(keys: Iterable[object]) -> Indexes:
    """Give each key the number of the first key that equals it, counted without repetitions."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _distances_km(one: Numbers, other: Numbers) -> Numbers:
    """Give the great-circle distances in km of two rows of (latitude, longitude) in radians, shape (n, m)."""
    vectors = [
        np.stack([np.cos(p[:, 0]) * np.cos(p[:, 1]), np.cos(p[:, 0]) * np.sin(p[:, 1]), np.sin(p[:, 0])], axis=1)
        for p in (one, other)
    ]
    angles: Numbers = np.arccos(np.clip(vectors[0] @ vectors[1].T, -1.0, 1.0))
    return EARTH_RADIUS_KM * angles
