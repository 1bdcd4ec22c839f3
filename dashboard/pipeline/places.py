"""The stage that gives each mention's place a point: from the cache, the gazetteer, or a service if opted in."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Protocol

import pandas as pd

from dashboard.tables import PLACES
from geocache.cache import GeoCache
from geocache.distance import distance_km
from geocache.errors import ServiceFailedError, ServiceStoppedError
from geocache.gazetteer import GEOCODER, Gazetteer
from geocache.names import fold_name
from geocache.places import Place, Precision

_VENUE_WITHIN_KM = 60
"""A venue that a service finds further from its town's point than this is another one of that name."""


class Service(Protocol):
    """An online geocoder: raises ServiceFailedError or ServiceStoppedError where it gives no answer."""

    name: str

    def geocode(self, query: str, *, asked: Precision, today: date | None = None) -> Place | None:
        """Give the place that `query` names, None where the service knows none; `asked`: a city or a venue."""


def locate_mentions(  # noqa: PLR0913 - what is read and two options, none of which belongs to another
    mentions: pd.DataFrame,
    cache: GeoCache,
    gazetteer: Gazetteer,
    service: Service | None = None,
    *,
    today: date | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> pd.DataFrame:
    """Give the table `places`: an answer to each query of `mentions`, and with a service to each venue in its town.

    What is not in `cache` is asked of the gazetteer, then of `service`, and added to `cache`, which the caller saves.
    `tell` is called with a line for each failure of the service; what failed is unresolved and not cached.
    """
    asker = PlaceAsker(cache, gazetteer, service, today or date.today(), tell)
    towns = sorted(mentions["query"].dropna().unique())
    places = {query: asker.ask_town(query) for query in towns}
    if service is not None:
        for venue, query in _venues(mentions):
            place = asker.ask_venue(venue_query(venue, query), places[query])
            if place is not None:
                places[place.query] = place
    return PLACES.frame(_row(place) for _, place in sorted(places.items()))


def venue_query(venue: str, query: str) -> str:
    """Give the query of a venue in a town: "MacArthur Park, Los Angeles, California"."""
    return f"{venue}, {query}"


def _venues(mentions: pd.DataFrame) -> Iterator[tuple[str, str]]:
    pairs = mentions.loc[mentions["venue"].notna() & mentions["query"].notna(), ["venue", "query"]].drop_duplicates()
    yield from sorted(pairs.itertuples(index=False, name=None))


def _row(place: Place) -> dict[str, object]:
    row = asdict(place)
    return {**row, "precision": place.precision.value, "looked_up_on": pd.Timestamp(place.looked_up_on)}


class PlaceAsker:
    """Asks cache, gazetteer and service in turn; a service that stopped is not asked again."""

    def __init__(  # noqa: PLR0913 - whom to ask, in order, and two options
        self,
        cache: GeoCache,
        gazetteer: Gazetteer,
        service: Service | None,
        today: date,
        tell: Callable[[str], None],
        *,
        keeps_all: bool = True,
    ) -> None:
        """`keeps_all` False leaves the gazetteer's answers out of the cache, both ways: for lists that are no build."""
        self._cache, self._gazetteer, self._service = cache, gazetteer, service
        self._today, self._tell, self._keeps_all = today, tell, keeps_all

    def ask_town(self, query: str) -> Place:
        """Give the answer to a town's query; one without a point where nobody knows it."""
        found = self._cache.find(query)
        if found is not None and not self._is_to_be_asked_anew(found):
            return found
        place = self._gazetteer.geocode(query, today=self._today) or self._unresolved(query, GEOCODER)
        if self._service is None or place.point is not None:
            return self._cache.add(place) if self._keeps_all else place
        failed = replace(place, geocoder=self._service.name, version=None)
        return self._ask_service(query, Precision.CITY, self._is_where_named) or failed

    def ask_venue(self, query: str, town: Place) -> Place | None:
        """Give a venue's answer near `town`, None where there is none or the town has no point."""
        point = town.point
        if point is None:
            return None
        found = self._cache.find(query)
        if found is None:
            found = self._ask_service(query, Precision.VENUE, lambda answer: _is_near(answer, point))
        return found

    def _is_to_be_asked_anew(self, found: Place) -> bool:
        """Whether the gazetteer did not know a place and a service can now be asked, or its answers are not kept."""
        is_unknown = self._service is not None and found.point is None
        return found.geocoder == GEOCODER and (is_unknown or not self._keeps_all)

    def _ask_service(self, query: str, asked: Precision, is_right: Callable[[Place], bool]) -> Place | None:
        """Give the service's answer, cached; None where it failed, which is told and not cached."""
        if self._service is None:
            return None
        try:
            answer = self._service.geocode(query, asked=asked, today=self._today)
        except ServiceStoppedError as error:
            self._tell(str(error))
            self._service = None
            return None
        except ServiceFailedError as error:
            self._tell(str(error))
            return None
        if answer is not None and not is_right(answer):
            note = f"refused: {answer.name or 'the answer'} lies too far from the town or outside the state named"
            answer = self._unresolved(query, self._service.name, note)
        return self._cache.add(answer or self._unresolved(query, self._service.name))

    def _is_where_named(self, answer: Place) -> bool:
        """Whether the answer lies in the state or country that its query names behind the last comma."""
        regions = self._gazetteer.regions(answer.query.rpartition(",")[2].strip()) if "," in answer.query else []
        return not regions or any(
            answer.country_code in (None, r.country_code)
            and (r.kind is Precision.COUNTRY or fold_name(answer.admin1 or r.name) == fold_name(r.name))
            for r in regions
        )

    def _unresolved(self, query: str, geocoder: str, note: str | None = None) -> Place:
        version = self._gazetteer.version if geocoder == GEOCODER else None
        return Place(query=query, geocoder=geocoder, looked_up_on=self._today, note=note, version=version)


def _is_near(answer: Place, town: tuple[float, float]) -> bool:
    return answer.point is not None and distance_km(answer.point, town) <= _VENUE_WITHIN_KM
