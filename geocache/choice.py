"""Which of the places that bear a name is meant: all the place names of one article are read together.

What is written next to a name counts first; then the states and countries that the article speaks of, the places
near by and the outlet's home town; how large a place is, last. A name has one sense in an article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from geocache.ballot import WEIGHTS, Ballot, Tally, Weights, count_votes
from geocache.demonyms import country_of
from geocache.gazetteer import Entry, Gazetteer
from geocache.names import fold_name
from geocache.places import Precision

_CLEAR = 0.3
"""The share of belief that the best reading needs, else the name stays ambiguous."""
_MOST_NAMES = 300
"""Names that are read together; a text of more, a register for instance, is read in parts."""
_MOST_VOTERS = 3_000
"""Readings that vote together, all with all: 3,000 take 72 MB."""
_FEWEST_READINGS = 10
_MOST_READINGS = 100
"""Readings of one name that are weighed, the largest places first."""
_STATES_OF_NOTE = frozenset({"US", "CA", "AU", "GB"})
"""Countries whose states are written behind a town's name."""


_COUNTRIES_IN_SHORT = frozenset(("US", "USA", "UK", "UAE", "DRC", "PNG"))
"""Countries that news writes in capitals; other codes are likelier something else: "OK", "NIU"."""
_SHORT = 3
_STATE = re.compile(r"(?P<name>.+) [Ss]tate")


class ChoiceBasis(StrEnum):
    """What told the chosen reading from the next best one."""

    ONLY = "only"
    """One place bears the name."""
    WITHIN = "within"
    """The state or country written next to it."""
    CONTEXT = "context"
    """Other places of the article."""
    HOME = "home"
    """The outlet's home town."""
    PROMINENCE = "prominence"
    """How large and well known it is."""
    NONE = "none"
    """Nothing: not known, or too ambiguous."""


class Written(Protocol):
    """A place name as written, as `choose_places` needs it."""

    @property
    def asked(self) -> str:
        """The name to look up."""

    @property
    def within(self) -> str | None:
        """The state or country written next to it."""

    @property
    def list_within(self) -> str | None:
        """The state or country at the end of the list that the name stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen reading of one name, and how sure the choice is."""

    entry: Entry | None
    """The place, or None where no reading is clearly right."""
    query: str | None
    """Its full name, as `Gazetteer.geocode` reads it: "Springfield, Oregon"."""
    score: float
    """The share of belief in this reading, from 0 to 1; of the best one where none was chosen."""
    runner_up: Entry | None
    """The next best reading."""
    runner_up_query: str | None
    basis: ChoiceBasis
    support: float = 0.0
    """What the rest of the article and the outlet's home add to this reading; a neighbour near by adds 2 to 3."""
    candidates: tuple[Entry, ...] = ()
    """The best readings in order, five at most."""


NOT_KNOWN = Choice(
    entry=None, query=None, score=0.0, runner_up=None, runner_up_query=None, basis=ChoiceBasis.NONE, candidates=()
)


def choose_places(
    written: Sequence[Written],
    gazetteer: Gazetteer,
    *,
    home: Entry | None = None,
    countries: Iterable[str] = (),
    weights: Weights = WEIGHTS,
) -> list[Choice]:
    """Choose for each of one article's place names, in their order.

    `home` is the outlet's home town; `countries` are ISO codes of those the article tells of otherwise, by demonyms.
    """
    ballots = _make_ballots(written, gazetteer)
    countries = list(countries)
    chosen: dict[tuple[str, str], Choice] = {}
    for keys in _batches(list(ballots)):
        voting = [_shorten(ballots[key], len(keys)) for key in keys]
        tallies = count_votes(voting, home=home, countries=countries, weights=weights)
        chosen |= {key: _choose(tally, gazetteer) for key, tally in zip(keys, tallies, strict=True)}
    return [chosen.get(_key(one), NOT_KNOWN) for one in written]


def _batches(keys: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    for first in range(0, len(keys), _MOST_NAMES):
        yield keys[first : first + _MOST_NAMES]


def _shorten(ballot: Ballot, names: int) -> Ballot:
    """Keep as many readings of a name as a vote of so many names can weigh, the likeliest by themselves."""
    most = max(_FEWEST_READINGS, _MOST_VOTERS // names)
    return replace(ballot, entries=ballot.entries[:most], is_own_name=ballot.is_own_name[:most])


def read_name(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """Give the places `name` may mean by itself; also states by abbreviation and countries by their people's names."""
    if areas := _read_abbreviation(name, gazetteer):
        return areas
    if (code := country_of(name)) and (country := gazetteer.country(code)):
        return [country]
    state = _STATE.fullmatch(name)
    if state and not gazetteer.has_name(fold_name(name)):
        return [area for area in gazetteer.regions(state["name"]) if area.kind is Precision.REGION]
    is_short = name.isupper() and len(name) <= _SHORT
    return gazetteer.candidates(name) or ([] if is_short else gazetteer.regions(name))


def own_rows(name: str, entries: Iterable[Entry], gazetteer: Gazetteer) -> set[int]:
    """Give the rows of the entries whose own name is `name`; all of them where it is nobody's own."""
    rows = {entry.row for entry in entries}
    return rows & {entry.row for entry in gazetteer.owners(name)} or rows


def _read_abbreviation(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """Give what "U.S.", "UK", "N.H." or "Calif." stand for; not what "LA" or "In" might."""
    letters = name.replace(".", "").replace(" ", "")
    if "." in name[:-1] and name.isupper():
        return [area for area in gazetteer.regions(name) if len(letters) == _initials_of(area.name)]
    if name in _COUNTRIES_IN_SHORT:
        return [area for area in gazetteer.regions(name) if area.kind is Precision.COUNTRY]
    if "." in name and not name.startswith(("St", "Ft", "Mt")):
        return [area for area in gazetteer.regions(name) if area.country_code in _STATES_OF_NOTE]
    return []


def _initials_of(name: str) -> int:
    return sum(word not in ("of", "the", "and") for word in name.split())


def areas_of(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """Give the states and countries that `name` stands for behind a town's, those of note alone where there are any."""
    areas = gazetteer.regions(name)
    return [a for a in areas if a.kind is Precision.COUNTRY or a.country_code in _STATES_OF_NOTE] or areas


def _key(one: Written) -> tuple[str, str]:
    return fold_name(one.asked), fold_name(one.within or "")


def _make_ballots(written: Sequence[Written], gazetteer: Gazetteer) -> dict[tuple[str, str], Ballot]:
    """Give a ballot for each name; one without a state takes the state that the article writes next to it elsewhere."""
    states = {fold_name(one.asked): one.within for one in reversed(written) if one.within}
    ballots: dict[tuple[str, str], Ballot] = {}
    for one in written:
        key = _key(one)
        if key in ballots:
            ballots[key].count += 1
            continue
        ballot = _make_ballot(one, one.within or states.get(key[0]), gazetteer)
        if ballot.entries:
            ballots[key] = ballot
    return ballots


def _make_ballot(one: Written, within: str | None, gazetteer: Gazetteer) -> Ballot:
    entries = read_name(one.asked, gazetteer)[:_MOST_READINGS]
    if within is not None:
        inside = _inside(entries, within, gazetteer)
        if inside or one.within is not None:
            entries = inside
    favoured = _inside(entries, one.list_within, gazetteer) if one.list_within else []
    own = own_rows(one.asked, entries, gazetteer)
    return Ballot(
        entries=entries,
        is_own_name=[entry.row in own for entry in entries],
        favoured={entry.row for entry in favoured},
        is_fixed=within is not None,
    )


def _inside(entries: Sequence[Entry], area: str, gazetteer: Gazetteer) -> list[Entry]:
    areas = gazetteer.regions(area)
    return [e for e in entries if any(e.row != a.row and gazetteer.is_within(e, a) for a in areas)]


def _choose(tally: Tally, gazetteer: Gazetteer) -> Choice:
    order = sorted(range(len(tally.entries)), key=lambda i: -tally.belief[i])
    best = order[0]
    ranked = tuple(tally.entries[i] for i in order[:5])
    runner_up = ranked[1] if len(ranked) > 1 else None
    runner_up_query = _full_name(runner_up.row, gazetteer) if runner_up else None
    score = round(float(tally.belief[best]), 3)
    if score < _CLEAR:
        return Choice(
            entry=None,
            query=None,
            score=score,
            runner_up=runner_up,
            runner_up_query=runner_up_query,
            basis=ChoiceBasis.NONE,
            candidates=ranked,
        )
    return Choice(
        entry=ranked[0],
        query=_full_name(ranked[0].row, gazetteer),
        score=score,
        runner_up=runner_up,
        runner_up_query=runner_up_query,
        basis=_basis(tally, order),
        support=round(float(tally.context[best] + tally.home[best]), 3),
        candidates=ranked,
    )


@lru_cache(maxsize=65536)
def _full_name(row: int, gazetteer: Gazetteer) -> str:
    """Give the name that `geocode` answers with this place; found by asking, so remembered."""
    return gazetteer.name_of(gazetteer.entry(row))


def _basis(tally: Tally, order: Sequence[int]) -> ChoiceBasis:
    """Give what parts the best reading from the next one most."""
    if tally.is_fixed:
        return ChoiceBasis.WITHIN
    if len(order) == 1:
        return ChoiceBasis.ONLY
    best, second = order[0], order[1]
    gains = {
        ChoiceBasis.PROMINENCE: tally.prominence[best] - tally.prominence[second],
        ChoiceBasis.HOME: tally.home[best] - tally.home[second],
        ChoiceBasis.CONTEXT: tally.context[best] - tally.context[second],
    }
    return max(gains, key=lambda basis: gains[basis])
