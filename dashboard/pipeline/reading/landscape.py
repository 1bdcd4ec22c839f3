"""Landscape: the places that a whole article names, in its text and its headline, and the one it is set in."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from dashboard.pipeline.reading.capitols import find_capitols, find_county_seats
from dashboard.pipeline.reading.gatherings import Scenery
from dashboard.pipeline.reading.landmarks import find_landmarks
from dashboard.pipeline.reading.skills import ALL, Skills
from dashboard.pipeline.reading.towns import Places, Town, as_city, as_region, read_towns
from dashboard.tables import PlaceBasis
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_IS_ABOUT = re.compile(r"\b(?:for|over|about|after|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before a town in a headline, tells what people gather about: "Vigil for Paris"."""
_CAMPUS = re.compile(r"(\w+) (?:University|College)")
_LARGE = 200_000
"""People of a city that is meant by its name even where a university bears it: Boston, Miami."""
_LIST_REACH = 40
"""Characters within which two names stand in one list."""


@dataclass(frozen=True, slots=True)
class Article:
    """What of an article's metadata the reading uses."""

    text: str
    headline: str | None = None
    published_on: date | None = None
    home: Entry | None = None
    """The home town of an outlet that writes for its own region."""
    outlet_town: Town | None = None
    """That town as a site, for what the article leaves unsaid; its span is empty."""


def read_places(article: Article, gazetteer: Gazetteer, skills: Skills = ALL) -> Places:
    """Give the places that the article's text and headline name."""
    lead = f"{article.headline}\n\n" if article.headline else ""
    home = article.home if skills.homes else None
    named = read_towns(lead + article.text, gazetteer, home=home, is_wide=skills.wide_reading)
    titled = [t for t in named if t.start < len(lead)]
    headline = [t for t in _among_regions(titled, gazetteer) if not _IS_ABOUT.search(lead, 0, t.start)]
    towns = [town.moved(-len(lead)) for town in named if town.start >= len(lead)]
    seats = find_capitols(article.text, towns, gazetteer) + find_landmarks(article.text, towns, gazetteer)
    towns = [t for t in towns if not any(t.start < s.end and s.start < t.end for s in seats)] + seats
    towns = _as_campuses(towns, seats, gazetteer)
    towns = _among_regions(towns, gazetteer)
    regions = _regions_of(towns)
    cities = {t.start: city for t in towns if not _is_among(t, regions) and (city := as_city(t, gazetteer))}
    return Places(
        sorted(towns, key=lambda t: t.start), headline, find_county_seats(article.text, towns, gazetteer), cities
    )


def find_scenery(places: Places) -> Scenery | None:
    """Give the town of the dateline, else the one town of the headline."""
    dateline = next((t for t in places.towns if t.is_dateline and t.can_be_site), None)
    if dateline is not None:
        return Scenery(dateline, PlaceBasis.DATELINE)
    headline = {t.query: t for t in places.headline if t.can_be_site}
    return Scenery(next(iter(headline.values())), PlaceBasis.HEADLINE) if len(headline) == 1 else None


def _as_campuses(towns: list[Town], seats: list[Town], gazetteer: Gazetteer) -> list[Town]:
    """Read "Columbia" as the university's town in an article that names Columbia University, and no large city's."""
    campuses = {m[1]: seat for seat in seats if (m := _CAMPUS.fullmatch(seat.name))}
    return [
        replace(campuses[t.name], start=t.start, end=t.end, name=t.name)
        if t.name in campuses and not (t.is_explicit or t.is_dateline or _is_large(t, gazetteer))
        else t
        for t in towns
    ]


def _is_large(town: Town, gazetteer: Gazetteer) -> bool:
    return any(entry.population >= _LARGE for entry in gazetteer.owners(town.name))


def _among_regions(towns: list[Town], gazetteer: Gazetteer) -> list[Town]:
    """Read as a state what stands among other states and bears a city's name too."""
    regions = _regions_of(towns)
    return [as_region(t, gazetteer) if _is_among(t, regions) else t for t in towns]


def _regions_of(towns: list[Town]) -> list[Town]:
    """Give the states among the places, in order."""
    return sorted((t for t in towns if t.precision == Precision.REGION), key=_start_of)


def _is_among(town: Town, regions: list[Town]) -> bool:
    """Say whether other states stand beside it, on their own: "from California and Texas to Michigan and New York"."""
    first = bisect_left(regions, town.start - _LIST_REACH, key=_start_of)
    last = bisect_right(regions, town.start + _LIST_REACH, key=_start_of)
    return any(region.name != town.name for region in regions[first:last])


def _start_of(town: Town) -> int:
    return town.start
