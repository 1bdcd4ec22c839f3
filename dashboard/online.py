"""The online geocoder that a person opted in to by the settings, and answers of an earlier gazetteer."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.errors import SettingsError
from dashboard.pipeline.places import PlaceAsker
from dashboard.settings import Settings
from geocache.cache import GeoCache
from geocache.distance import distance_km
from geocache.gazetteer import GEOCODER, Gazetteer
from geocache.places import Place

if TYPE_CHECKING:
    from geocache.services import OnlineGeocoder

STALE_AFTER = timedelta(days=365)
"""An answer of a service that is older may be asked for anew."""
_MOVED_KM = 1


def open_geocoder(settings: Settings, tell: Callable[[str], None]) -> "OnlineGeocoder | None":
    """Give the online geocoder of the settings, None where none is set; `tell` is called with a line on its terms."""
    if settings.geocoder is None:
        return None
    from geocache.services import open_service  # noqa: PLC0415 - geopy, which takes a fifth of a build's start

    return open_service(
        settings.geocoder,
        contact=settings.geocoder_contact,
        url=settings.geocoder_url,
        options=_options(settings.geocoder_options),
        tell=tell,
    )


@contextmanager
def open_asker(settings: Settings, tell: Callable[[str], None]) -> Iterator[PlaceAsker]:
    """Give who answers a list of names: what people corrected, the gazetteer, the service of the settings.

    The service's answers are in the cache afterwards, also where something went wrong; the gazetteer's are not.
    """
    cache, service = GeoCache.load(settings.geocache), open_geocoder(settings, tell)
    for problem in cache.problems:
        tell(problem)
    try:
        yield PlaceAsker(cache, Gazetteer.load(), service, date.today(), tell, keeps_all=False)
    finally:
        cache.save()


def renew_stale(cache: GeoCache, gazetteer: Gazetteer, *, is_asked_for: bool, tell: Callable[[str], None]) -> None:
    """Forget answers that are old or of another version of the gazetteer, where asked for; else say which would change.

    An answer of an earlier gazetteer that this one gives too is none to speak of.
    """
    version, today = gazetteer.version, date.today()
    if is_asked_for:
        count = cache.drop_stale(version=version, today=today, max_age=STALE_AFTER)
        tell(f"{count:,} cached places are asked for anew")
        return
    stale = cache.list_stale(version=version, today=today, max_age=STALE_AFTER)
    changed = [place for place in stale if not _is_still_given(place, gazetteer)]
    if changed:
        tell(f"{len(changed):,} cached places are old or now read otherwise; --renew-places asks for them anew")


def _is_still_given(place: Place, gazetteer: Gazetteer) -> bool:
    if place.geocoder != GEOCODER:
        return False
    answer = gazetteer.geocode(place.query)
    if answer is None or answer.point is None or place.point is None:
        return (answer is None or answer.point is None) and place.point is None
    return answer.gazetteer_id == place.gazetteer_id and distance_km(answer.point, place.point) < _MOVED_KM


def _options(text: str | None) -> dict[str, str]:
    """Give the geocoder's own options: {"api_key": "…"}."""
    if text is None:
        return {}
    try:
        options = json.loads(text)
    except ValueError:
        options = None
    if not isinstance(options, dict):
        raise SettingsError('PROTEST_MAP_GEOCODER_OPTIONS is no JSON object; write it as {"api_key": "…"}')
    return options
