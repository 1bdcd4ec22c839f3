"""The names of places that others coded, as the gazetteer writes them: "Boise, ID" and "Boise, Idaho" are one."""

from functools import cache

from dashboard.imports.coded import CodedEvent
from geocache.answers import Answerer
from geocache.distance import distance_km
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_WITHIN_KM = 60
"""A town whose own point is further from the data set's is another one of that name."""


class PlaceNamer:
    """Gives places the gazetteer's own name, where what is written is clearly one that it knows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._find = cache(self._find_clearly)

    def name(self, event: CodedEvent) -> str | None:
        """Give the name of the event's place, as it is written where the gazetteer is not sure or means another."""
        entry = self._find(event.place) if event.place else None
        return self._gazetteer.name_of(entry) if entry and _is_there(event, entry) else event.place

    def _find_clearly(self, written: str) -> Entry | None:
        answer = Answerer(self._gazetteer).answer_exactly(written)
        return None if answer is None or answer.note else answer.entry


def _is_there(event: CodedEvent, entry: Entry) -> bool:
    """Whether the data set's point, where it gives one, can be the town's."""
    if event.point is None or entry.kind is not Precision.CITY:
        return True
    return distance_km(event.point, entry.point) <= _WITHIN_KM
