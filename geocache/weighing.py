"""Which of the places of a name is clearly the one that is meant, by their people and by the post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geocache.distance import distance_km
from geocache.index import Entry
from geocache.places import Precision

SAME_PLACE_KM = 25
"""Two places of a name nearer than this stand for each other on a map."""
MUCH_LARGER = 20
"""How many times the people of the next a place must have where its name alone does not tell."""
CANDIDATES_SHOWN = 6
_POST_OFFICE_WEIGHS = 2
"""How many times its people a town with a post office of its name counts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The one place that was meant, with what a reader should know of it; or the candidates, none of them clear."""

    entry: Entry | None
    note: str | None = None
    candidates: tuple[Entry, ...] = ()


def prefer_own(own: Sequence[Entry], called: Sequence[Entry]) -> list[Entry]:
    """Give the places whose own name it is, or a much larger town that is also called so: Newcastle upon Tyne."""
    towns = [e for e in called if e.kind is Precision.CITY]
    if not own:
        return towns
    largest = max(towns, key=count_people, default=own[0])
    return [largest] if largest.population > MUCH_LARGER * max(map(count_people, own)) else list(own)


def count_people(entry: Entry) -> int:
    """Give the people of a place."""
    return entry.population


def _weigh(entry: Entry) -> int:
    """Give the people of a place; one the post knows by its name weighs more than a mere quarter of a town."""
    return entry.population * (_POST_OFFICE_WEIGHS if entry.has_post_office else 1)


def choose(
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
    rivals = [e for e in ranked[1:] if not is_near(first, e, SAME_PLACE_KM)]
    if not rivals or weigh(first) >= factor * max(weigh(rivals[0]), least):
        return Answer(first)
    return Answer(None, candidates=tuple(ranked[:CANDIDATES_SHOWN]))


def _lies_in(town: Entry, area: Entry) -> bool:
    """Whether a town lies in an area of its name, as far as their names of divisions tell."""
    if area.kind is Precision.COUNTRY:
        return town.country_code == area.country_code
    return (town.admin1, town.country_code) == (area.admin1, area.country_code)


def is_near(one: Entry, other: Entry, within_km: float) -> bool:
    """Whether two places lie within so many km of each other."""
    return distance_km(one.point, other.point) <= within_km
