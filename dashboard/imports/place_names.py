"""The names of places that others coded, as the gazetteer writes them: "Boise, ID" and "Boise, Idaho" are one."""

from functools import cache

from dashboard.imports.coded import CodedEvent, NamedPlace
from geocache.answers import Answerer
from geocache.distance import distance_km
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_MOST_LATITUDE = 90
_WITHIN_KM = 60
"""A town whose own point is further from the data set's is another one of that name."""


class PlaceNamer:
    """Gives places the gazetteer's own name, where what is written is clearly one that it knows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._find = cache(self._find_clearly)

    def name(self, event: CodedEvent) -> NamedPlace:
        """Give the name of the event's place, and what is strange about it.

        It stays as it is written where the gazetteer is not sure or means another.
        """
        entry = self._find(event.place) if event.place else None
        if entry is None:
            return NamedPlace(event.place)
        name, away = self._gazetteer.name_of(entry), _distance_km(event, entry)
        if away <= _WITHIN_KM:
            return NamedPlace(name)
        return NamedPlace(event.place, _describe_distance(event, entry, name, away), name)

    def _find_clearly(self, written: str) -> Entry | None:
        answer = Answerer(self._gazetteer).answer_exactly(written)
        return None if answer is None or answer.note else answer.entry


def _distance_km(event: CodedEvent, entry: Entry) -> float:
    """Give how far the data set's point, where it gives one, is from the town's."""
    if event.point is None or entry.kind is not Precision.CITY:
        return 0
    return distance_km(event.point, entry.point)


def _describe_distance(event: CodedEvent, entry: Entry, name: str, away_km: float) -> str:
    latitude, longitude = event.point or (0.0, 0.0)
    where = f"its point lies {away_km:,.0f} km from {name}"
    is_swapped = abs(longitude) <= _MOST_LATITUDE and distance_km((longitude, latitude), entry.point) <= _WITHIN_KM
    return f"{where}: latitude and longitude seem exchanged" if is_swapped else f"{where}; kept as the file gives it"
