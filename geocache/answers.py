"""Which place a free-standing query names: as written, otherwise written or misspelt, where it is clearly one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geocache.distance import distance_km
from geocache.index import Entry, Index
from geocache.names import fold_name
from geocache.places import Precision
from geocache.query_parts import Reading, read_query
from geocache.variants import lengthen, split_names, split_parentheses, without_side, without_township, write_otherwise

_SAME_PLACE_KM = 25
"""Two places of a name nearer than this stand for each other on a map."""
_SISTERS_KM = 60
"""Towns named together, "Minneapolis/St. Paul", lie nearer than this."""
_CLEARLY_LARGER_IN_REGION = 2
_CLEARLY_LARGER_ANYWHERE = 7
_CLEARLY_LARGER_ELSEWHERE = 20
"""How many times the people of the next candidate make one clear: its state named, none named, another one named."""
_SHORT_LETTERS = 4
"""A misspelt name of so few letters is read only as a town that is known by its name alone."""
_UNKNOWN_PEOPLE = 500
"""What a place without a count of people may have: with more, its source would give it."""
_OUTSHINES = 5
"""How many times the people of a misspelt town one called just as written must have to be the likelier."""
_POST_OFFICE_WEIGHS = 2
"""How many times its people a town with a post office of its name counts."""
_SHARE_OF_ITS_STATE = 0.1
"""The least part of a state's people that a town must have for their name to mean the town: New York, Washington."""
_KNOWN_BY_NAME_ALONE = 15_000
_KNOWN_THOUGH_MISSPELT = 50_000
_HAS_SIDES = 100_000
"""People a town must have: to be meant without a state, misspelt without a state, by "North" before its name."""
_CANDIDATES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """The one place that was meant, with what a reader should know of it; or the candidates, none of them clear."""

    entry: Entry | None
    note: str | None = None
    candidates: tuple[Entry, ...] = ()


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
            own, found = ([e for e in es if any(_is_near(e, o, _SISTERS_KM) for o in outer)] for es in (own, found))
        return _choose(_prefer_own(own, found), _CLEARLY_LARGER_IN_REGION)

    def _known_by_name(self, name: str) -> Answer | None:
        """Answer a name without a state: a state or country, or a town so large that its name is enough."""
        entries = _prefer_own(self._index.owners(name), self._index.candidates(name))
        areas = [e for e in entries if e.kind is not Precision.CITY] or self._index.regions(name)
        towns = [e for e in entries if e.kind is Precision.CITY]
        people = max((e.population for e in areas), default=0)
        known = [e for e in towns if e.population >= max(_KNOWN_BY_NAME_ALONE, _SHARE_OF_ITS_STATE * people)]
        if known:
            return _choose(towns, _CLEARLY_LARGER_ANYWHERE, weigh=_count_people)
        wide = [e for e in areas if e.kind is not Precision.COUNTY]
        chosen = _choose(wide or areas, _CLEARLY_LARGER_ANYWHERE, weigh=_count_people)
        return chosen or (Answer(None, candidates=tuple(towns[:_CANDIDATES_SHOWN])) if towns else None)

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
        return _choose([self._index.entry(row) for row in rows], _CLEARLY_LARGER_IN_REGION)

    def _township(self, reading: Reading) -> Answer | None:
        """Answer a township that is not known with the town of its name: they mostly lie side by side."""
        name = without_township(reading.names[0])
        answer = self._plain(replace(reading, names=(name,))) if name and reading.areas else None
        if answer is None or answer.entry is None:
            return None
        return Answer(answer.entry, f"the position is that of {answer.entry.name}")

    def _lengthened(self, reading: Reading) -> Answer | None:
        """Answer "Hilton Head, SC" with Hilton Head Island, where one such name is known in the state named."""
        if not reading.areas:
            return None
        answers = [self._named(name, reading) for name in lengthen(reading.names[0])]
        known = [answer for answer in answers if answer is not None]
        return _flag(known[0]) if len(known) == 1 else None

    def _one_of_several(self, reading: Reading) -> Answer | None:
        """Answer "Minneapolis/St. Paul" with its first town, where all that are known lie close together."""
        parts, is_sure = split_names(reading.names[0])
        if len(parts) < 2:
            return None
        answers = [self._plain(replace(reading, names=(part, *reading.names[1:]))) for part in parts]
        known = [a.entry for a in answers if a is not None and a.entry is not None]
        if not known or not all(_is_near(known[0], other, _SISTERS_KM) for other in known):
            return None
        if not is_sure and (answers[0] is None or answers[0].entry is None):
            return None
        return Answer(known[0], f"read as {known[0].name}, one of {' and '.join(parts)}")

    def _plain(self, reading: Reading) -> Answer | None:
        return self._named(reading.names[0], reading) or self._written_otherwise(reading)

    def _part_of(self, reading: Reading) -> Answer | None:
        """Answer a part of a town with the town: "Times Square, New York, NY", "Southeast Portland, OR"."""
        for depth in range(1, len(reading.names)):
            answer = self._plain(replace(reading, names=reading.names[depth:]))
            if answer is not None and answer.entry is not None:
                return Answer(answer.entry, f"the position is that of {answer.entry.name}")
        whole = without_side(reading.names[0])
        answer = self._plain(replace(reading, names=(whole,))) if whole else None
        if answer is not None and answer.entry is not None and answer.entry.population >= _HAS_SIDES:
            return Answer(answer.entry, f"the position is that of {answer.entry.name}")
        return None

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
        factor, least = (_CLEARLY_LARGER_IN_REGION, 0) if is_one else (_CLEARLY_LARGER_ELSEWHERE, _UNKNOWN_PEOPLE)
        answer = _choose(entries, factor, least=least)
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
        likely = [e for e in found if _share_a_letter(e.admin1_code or "", written)]
        answer = _choose(found, _CLEARLY_LARGER_ELSEWHERE)
        clear = answer.entry if answer is not None else None
        if answer is None or clear not in likely or (clear and clear.population < _KNOWN_BY_NAME_ALONE):
            return Answer(None, candidates=tuple(found[:_CANDIDATES_SHOWN])) if found else None
        return _flag(answer)


def _prefer_own(own: Sequence[Entry], called: Sequence[Entry]) -> list[Entry]:
    """Give the places whose own name it is, or a much larger town that is also called so: Newcastle upon Tyne."""
    towns = [e for e in called if e.kind is Precision.CITY]
    if not own:
        return towns
    largest = max(towns, key=_count_people, default=own[0])
    return [largest] if largest.population > _CLEARLY_LARGER_ELSEWHERE * max(map(_count_people, own)) else list(own)


def _count_people(entry: Entry) -> int:
    return entry.population


def _weigh(entry: Entry) -> int:
    """Give the people of a place; one the post knows by its name weighs more than a mere quarter of a town."""
    return entry.population * (_POST_OFFICE_WEIGHS if entry.has_post_office else 1)


def _choose(
    entries: Sequence[Entry], factor: float, *, least: int = 0, weigh: Callable[[Entry], int] = _weigh
) -> Answer | None:
    """Choose the place that weighs `factor` times the next, or `least`; else give all, the heaviest first.

    Places close together count as one. A town stands before an area of its name that it lies in or is larger than.
    """
    if not entries:
        return None
    towns = [e for e in entries if e.kind is Precision.CITY]
    others = [e for e in entries if e.kind is not Precision.CITY and not any(_lies_in(t, e) for t in towns)]
    ranked = sorted(towns + others, key=weigh, reverse=True)
    first = ranked[0]
    rivals = [e for e in ranked[1:] if not _is_near(first, e, _SAME_PLACE_KM)]
    if not rivals or weigh(first) >= factor * max(weigh(rivals[0]), least):
        return Answer(first)
    return Answer(None, candidates=tuple(ranked[:_CANDIDATES_SHOWN]))


def _lies_in(town: Entry, area: Entry) -> bool:
    """Whether a town lies in an area of its name, as far as their names of divisions tell."""
    if area.kind is Precision.COUNTRY:
        return town.country_code == area.country_code
    return (town.admin1, town.country_code) == (area.admin1, area.country_code)


def _is_near(one: Entry, other: Entry, within_km: float) -> bool:
    return distance_km(one.point, other.point) <= within_km


def _share_a_letter(one: str, other: str) -> bool:
    return bool(set(one) & set(other))


def _flag(answer: Answer) -> Answer:
    """Say in the note what a misspelt name was read as."""
    if answer.entry is None:
        return answer
    read_as = ", ".join(filter(None, (answer.entry.name, answer.entry.admin1)))
    return replace(answer, note=f"read as {read_as}")
