"""Which place a free-standing query names: as written, otherwise written or misspelt, where it is clearly one."""

from collections.abc import Sequence
from dataclasses import replace

from geocache.index import Entry, Index
from geocache.names import fold_name
from geocache.places import Precision
from geocache.query_parts import Reading, read_query
from geocache.variants import (
    lengthen,
    split_names,
    split_parentheses,
    without_island,
    without_side,
    without_township,
    write_otherwise,
)
from geocache.weighing import (
    CANDIDATES_SHOWN,
    MUCH_LARGER,
    SAME_PLACE_KM,
    Answer,
    choose,
    count_people,
    is_near,
    prefer_own,
)

_SISTERS_KM = 60
"""Towns named together, "Minneapolis/St. Paul", lie nearer than this."""
_CLEARLY_LARGER_IN_REGION = 2
_CLEARLY_LARGER_ANYWHERE = 7
"""How many times the people of the next candidate make one clear: its state named, none named."""
_SHORT_LETTERS = 4
"""A misspelt name of so few letters is read only as a town that is known by its name alone."""
_UNKNOWN_PEOPLE = 500
"""What a place without a count of people may have: with more, its source would give it."""
_OUTSHINES = 5
"""How many times the people of a misspelt town one called just as written must have to be the likelier."""
_SUBURBAN_COUNTY = 150_000
"""People of a county whose townships news names by themselves."""
_COMMON_NAME = 20
"""Places of a name that make it the name of many a township."""
_SHARE_OF_ITS_STATE = 0.1
"""The least part of a state's people that a town must have for their name to mean the town: New York, Washington."""
_KNOWN_BY_NAME_ALONE = 15_000
_KNOWN_THOUGH_MISSPELT = 50_000
_HAS_SIDES = 100_000
"""People a town must have: to be meant without a state, misspelt without a state, by "North" before its name."""


class Answerer:
    """Answers queries from one index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def answer(self, query: str) -> Answer | None:
        """Give the place that `query` names, or its candidates; None where nothing is called so."""
        exact = self.answer_exactly(query)
        if exact is not None:
            return exact
        readings = read_query(self._index, query)
        ways = (
            self._written_otherwise,
            self._township,
            self._lengthened,
            self._part_of,
            self._inner_alone,
            self._misspelt,
            self._one_of_several,
            self._elsewhere,
        )
        for way in ways:
            for reading in readings:
                answer = way(reading)
                if answer is not None:
                    return answer
        return None

    def answer_exactly(self, query: str) -> Answer | None:
        """Give the place that `query` names as the gazetteer writes it, or its candidates."""
        numbered = self._index.by_id(query)
        if numbered is not None:
            return Answer(numbered)
        readings = read_query(self._index, query)
        return next((a for r in readings if (a := self._named(r.names[0], r)) is not None), None)

    def _within(self, entries: Sequence[Entry], areas: Sequence[Entry]) -> list[Entry]:
        """Give those of `entries` that lie in each of the areas; an area is not within itself."""
        return [e for e in entries if all(e != a and self._index.is_within(e, a) for a in areas)]

    def _named(self, name: str, reading: Reading) -> Answer | None:
        """Answer with the place called just `name`, in the areas and near the outer names of `reading`."""
        if reading.unknown is not None:
            return None
        if not reading.areas and len(reading.names) == 1:
            return self._known_by_name(name)
        own, found = self._index.owners(name), self._index.candidates(name)
        own, found = (self._within(entries, reading.areas) for entries in (own, found))
        if len(reading.names) > 1:
            outer = self._within(self._index.candidates(reading.names[-1]), reading.areas)
            own, found = ([e for e in es if any(is_near(e, o, _SISTERS_KM) for o in outer)] for es in (own, found))
        return choose(prefer_own(own, found), _CLEARLY_LARGER_IN_REGION)

    def _known_by_name(self, name: str) -> Answer | None:
        """Answer a name without a state: a state or country, or a town so large that its name is enough."""
        entries = prefer_own(self._index.owners(name), self._index.candidates(name))
        areas = [e for e in entries if e.kind is not Precision.CITY] or self._index.regions(name)
        towns = [e for e in entries if e.kind is Precision.CITY]
        people = max((e.population for e in areas), default=0)
        known = [e for e in towns if e.population >= max(_KNOWN_BY_NAME_ALONE, _SHARE_OF_ITS_STATE * people)]
        if known:
            return choose(towns, _CLEARLY_LARGER_ANYWHERE, weigh=count_people)
        wide = [e for e in areas if e.kind is not Precision.COUNTY]
        chosen = choose(wide or areas, _CLEARLY_LARGER_ANYWHERE, weigh=count_people)
        return chosen or (Answer(None, candidates=tuple(towns[:CANDIDATES_SHOWN])) if towns else None)

    def _written_otherwise(self, reading: Reading) -> Answer | None:
        for name in split_parentheses(reading.names[0]):
            for other in (name, *write_otherwise(name)):
                answer = self._named(other, reading) or self._squeezed(other, reading)
                if answer is not None:
                    return answer
        return None

    def _squeezed(self, name: str, reading: Reading) -> Answer | None:
        """Answer with a place whose name differs in its spaces alone, in the state named."""
        if reading.region is None:
            return None
        rows = self._index.towns_within(reading.region).same_letters(fold_name(name))
        return choose([self._index.entry(row) for row in rows], _CLEARLY_LARGER_IN_REGION)

    def _township(self, reading: Reading) -> Answer | None:
        """Answer a suburban township that is not known with the town of its name: they mostly lie side by side.

        Elsewhere a state has several of that name, and the town of that name is seldom beside the one that is meant.
        """
        name = without_township(reading.names[0])
        answer = self._plain(replace(reading, names=(name,))) if name and reading.areas else None
        if name is None or answer is None or answer.entry is None:
            return None
        county = self._index.county_of(answer.entry)
        is_suburban = county is not None and county.population >= _SUBURBAN_COUNTY
        is_rare = len(self._index.owners(name)) < _COMMON_NAME or answer.entry.population >= _KNOWN_BY_NAME_ALONE
        return _position_of(answer.entry) if is_suburban and is_rare else None

    def _lengthened(self, reading: Reading) -> Answer | None:
        """Answer "Hilton Head, SC" with Hilton Head Island, where one such name is known in the state named."""
        if not reading.areas:
            return None
        answers = [self._named(name, reading) for name in lengthen(reading.names[0])]
        known = [answer.entry for answer in answers if answer is not None and answer.entry is not None]
        is_one = bool(known) and all(is_near(known[0], entry, SAME_PLACE_KM) for entry in known)
        return _flag(Answer(known[0])) if is_one else None

    def _one_of_several(self, reading: Reading) -> Answer | None:
        """Answer "Minneapolis/St. Paul" with its first town, where all that are known lie close together."""
        parts, is_sure = split_names(reading.names[0])
        if len(parts) < 2:
            return None
        answers = [self._plain(replace(reading, names=(part, *reading.names[1:]))) for part in parts]
        known = [a.entry for a in answers if a is not None and a.entry is not None]
        if not known or not all(is_near(known[0], other, _SISTERS_KM) for other in known):
            return None
        if not is_sure and (answers[0] is None or answers[0].entry is None):
            return None
        return Answer(known[0], f"read as {known[0].name}, one of {' and '.join(parts)}")

    def _plain(self, reading: Reading) -> Answer | None:
        return self._named(reading.names[0], reading) or self._written_otherwise(reading)

    def _part_of(self, reading: Reading) -> Answer | None:
        """Answer a part of a town with the town: "State Capitol, Sacramento, CA", "Southeast Portland, OR"."""
        for depth in range(1, len(reading.names)):
            answer = self._plain(replace(reading, names=reading.names[depth:]))
            if answer is not None and answer.entry is not None:
                return _position_of(answer.entry)
        whole, least = without_side(reading.names[0]), _HAS_SIDES
        if whole is None:
            whole, least = without_island(reading.names[0]), 0
        answer = self._plain(replace(reading, names=(whole,))) if whole and reading.areas else None
        if answer is None or answer.entry is None or answer.entry.population < least:
            return None
        return _position_of(answer.entry)

    def _inner_alone(self, reading: Reading) -> Answer | None:
        """Answer a town whose surroundings are not known: "Hempstead, Long Island, NY"."""
        if len(reading.names) < 2 or not reading.areas:
            return None
        return self._plain(replace(reading, names=reading.names[:1]))

    def _misspelt(self, reading: Reading) -> Answer | None:
        """Answer a misspelt town of the state named; without a state, a large town that nothing else is close to."""
        if reading.unknown is not None:
            return self._misspelt_region(reading)
        name, region = reading.names[0], reading.region
        namesakes = self._index.owners(name)
        if region is None and namesakes:
            return None
        towns = self._index.towns_within(region) if region else self._index.large_towns(_KNOWN_THOUGH_MISSPELT)
        near = towns.nearest(fold_name(name))
        entries = [self._index.entry(row) for rows in near for row in rows]
        is_one = len(near) == 1
        factor, least = (_CLEARLY_LARGER_IN_REGION, 0) if is_one else (MUCH_LARGER, _UNKNOWN_PEOPLE)
        answer = choose(entries, factor, least=least)
        if answer is None or answer.entry is None:
            return answer
        is_telling = len(name) > _SHORT_LETTERS or answer.entry.population >= _KNOWN_BY_NAME_ALONE
        return _flag(answer) if is_telling and not self._is_outshone(answer.entry, namesakes) else None

    def _is_outshone(self, entry: Entry, namesakes: Sequence[Entry]) -> bool:
        """Whether a town elsewhere that is called just as written is likelier: Milwaukee, MI is not Zilwaukee."""
        return any(
            other.population > _OUTSHINES * entry.population and other.country_code == entry.country_code
            for other in namesakes
        )

    def _misspelt_region(self, reading: Reading) -> Answer | None:
        """Answer where the state is misspelt: "Erie, Pensylvania"."""
        near = self._index.region_names().nearest(fold_name(reading.unknown or ""))
        for row in (row for rows in near for row in rows):
            answer = self._plain(Reading(reading.names, (self._index.entry(row),)))
            if answer is not None:
                return _flag(answer)
        return None

    def _elsewhere(self, reading: Reading) -> Answer | None:
        """Answer a town that no town of the state named is called like, where it is clearly meant in another."""
        if not reading.areas and reading.unknown is None:
            return None
        region = reading.region
        countries = {"US", region.country_code if region else "US"}
        found = [e for e in self._index.owners(reading.names[0]) if e.country_code in countries]
        found = [e for e in found if e.kind is Precision.CITY]
        written = region.admin1_code or "" if region else (reading.unknown or "").upper()
        for pool in (_with_codes_like(written[:1], found), found):
            answer = choose(pool, MUCH_LARGER)
            if answer is not None and answer.entry in _with_codes_like(written, found) and _is_known(answer.entry):
                return _flag(answer)
        return Answer(None, candidates=tuple(found[:CANDIDATES_SHOWN])) if found else None


def _with_codes_like(letters: str, entries: Sequence[Entry]) -> list[Entry]:
    """Give the places whose state's code starts with the one letter given, or has one of several."""
    if len(letters) == 1:
        return [e for e in entries if (e.admin1_code or "").startswith(letters)]
    return [e for e in entries if set(e.admin1_code or "") & set(letters)]


def _is_known(entry: Entry) -> bool:
    return entry.population >= _KNOWN_BY_NAME_ALONE


def _position_of(entry: Entry) -> Answer:
    """Answer a part of a town, or what lies beside it, with the town."""
    return Answer(entry, f"the position is that of {entry.name}")


def _flag(answer: Answer) -> Answer:
    """Say in the note what a misspelt name was read as."""
    if answer.entry is None:
        return answer
    read_as = ", ".join(filter(None, (answer.entry.name, answer.entry.admin1)))
    return replace(answer, note=f"read as {read_as}")
