"""Online geocoders, each a deliberate choice of the person who runs the program, asked as its operator's terms say."""

import inspect
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderNotFound,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeopyError,
)
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geocache.errors import ServiceFailedError, ServiceSetupError, ServiceStoppedError
from geocache.limiter import Limiter, limiter_of
from geocache.places import Place, Precision
from geocache.replies import read_reply

POLICIES = {
    "nominatim": "https://operations.osmfoundation.org/policies/nominatim/",
    "photon": "https://photon.komoot.io/",
}
_USER_AGENT = "protest-map/0.1 ({contact})"
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+\.\S+")
_SECONDS_BETWEEN = 1.1
"""Nominatim's public server allows one request a second over all users of a program; the others are asked no faster."""
_TIMEOUT_SECONDS = 10
_FAILURES_TO_STOP = 3
_NONSENSE = (GeopyError, UserWarning, KeyError, TypeError, ValueError, IndexError, AttributeError)
"""What geopy raises on a reply that is not what its protocol says."""
_REFUSED = (GeocoderInsufficientPrivileges, GeocoderAuthenticationFailure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a service is borne with."""

    requests: int = 500
    """The most requests a run."""
    tries: int = 3
    """The most times one query is asked."""
    first_pause_seconds: float = 2.0
    """The pause before the second try; each further one is twice as long."""
    longest_pause_seconds: float = 60.0
    """A server that asks for a longer pause is not asked again in this run."""


class OnlineGeocoder:
    """One online geocoder behind its limiter. Made by `open_service`."""

    def __init__(self, name: str, geocoder: Geocoder, limiter: Limiter, patience: Patience) -> None:
        self.name = name
        self._geocoder = geocoder
        self._limiter = limiter
        self._patience = patience
        self._requests = 0
        self._failures = 0
        """Queries in a row that failed."""
        self._stopped: str | None = None

    def geocode(self, query: str, *, asked: Precision = Precision.CITY, today: date | None = None) -> Place | None:
        """Give the place that `query` names, None where the service knows none.

        Of services that do not say what their point stands for, `asked` is believed. Raises ServiceFailedError where
        this query got no answer, ServiceStoppedError where the service must not be asked again in this run.
        """
        location = self._ask(query)
        self._failures = 0
        if location is None:
            return None
        try:
            return read_reply(self.name, location, query, asked, today or date.today())
        except _NONSENSE as error:
            raise self._failed(f"{self.name}: its answer to {query!r} makes no sense ({error!r})") from error

    def _ask(self, query: str) -> Location | None:
        """Ask until there is an answer or no more sense in asking."""
        pause = self._patience.first_pause_seconds
        for is_last in (*[False] * (self._patience.tries - 1), True):
            try:
                return self._ask_once(query)
            except _REFUSED as error:
                raise self._stop(f"{self.name} refused to answer ({_short(error)}); see {self._policy()}") from error
            except GeocoderRateLimited as error:
                pause = max(pause, error.retry_after or 0)
                if is_last or pause > self._patience.longest_pause_seconds:
                    raise self._stop(f"{self.name} asks to be left alone; run again later") from error
            except GeocoderQuotaExceeded as error:
                raise self._stop(f"{self.name}: the quota is used up ({_short(error)})") from error
            except GeocoderQueryError as error:
                raise self._failed(f"{self.name} cannot read {query!r} ({_short(error)})") from error
            except GeocoderServiceError as error:
                if is_last:
                    raise self._failed(f"{self.name} gave no answer to {query!r} ({_short(error)})") from error
            except _NONSENSE as error:
                raise self._failed(f"{self.name}: its answer to {query!r} makes no sense ({error!r})") from error
            self._limiter.put_off(pause)
            pause *= 2
        return None

    def _ask_once(self, query: str) -> Location | None:
        if self._stopped is not None:
            raise ServiceStoppedError(self._stopped)
        if self._requests >= self._patience.requests:
            raise self._stop(f"{self.name}: {self._requests} requests are enough for one run; run again to go on")
        self._limiter.wait()
        self._requests += 1
        options = {"addressdetails": True, "language": "en"} if self.name == "nominatim" else {}
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)  # geopy's way to say that a latitude is none
            location: Location | None = self._geocoder.geocode(query, exactly_one=True, **options)
        return location

    def _failed(self, message: str) -> ServiceFailedError | ServiceStoppedError:
        """Give the error of one query; after several in a row, the service is taken to be down."""
        self._failures += 1
        if self._failures >= _FAILURES_TO_STOP:
            return self._stop(f"{message}; {self._failures} failures in a row, not asked again in this run")
        return ServiceFailedError(message)

    def _stop(self, message: str) -> ServiceStoppedError:
        self._stopped = message
        return ServiceStoppedError(message)

    def _policy(self) -> str:
        return POLICIES.get(self.name, "its terms of use")


def open_service(  # noqa: PLR0913 - a person's settings, one each
    name: str,
    *,
    contact: str | None,
    url: str | None = None,
    options: Mapping[str, str] | None = None,
    patience: Patience = Patience(),
    tell: Callable[[str], None] = lambda _: None,
) -> OnlineGeocoder:
    """Give the online geocoder `name`: "nominatim", "photon", or any other of geopy with its `options` (an API key).

    `contact` is the e-mail address or page where its operator can reach the person who runs this. `url` is another
    server that speaks its protocol. `tell` is called with a line that names its terms. Raises ServiceSetupError.
    """
    key = name.strip().casefold()
    try:
        kind = get_geocoder_for_service(key)
    except GeocoderNotFound:
        raise ServiceSetupError(f'no geocoder is called {name!r}; "nominatim" and "photon" need no key') from None
    if contact is None or not _CONTACT.fullmatch(contact.strip()):
        raise ServiceSetupError(
            f"{key} needs a contact, an e-mail address or a page, where its operator can reach you (given: {contact!r})"
        )
    settings = dict(options or {}) | _server(kind, url) | {"timeout": _TIMEOUT_SECONDS}
    settings["user_agent"] = _USER_AGENT.format(contact=contact.strip())
    settings["adapter_factory"] = URLLibAdapter  # geopy's other one asks again on its own, behind the limiter's back
    try:
        geocoder = kind(**settings)
    except (TypeError, ValueError) as error:
        raise ServiceSetupError(f"{key} cannot be set up: {error}") from error
    if key in POLICIES:
        tell(f"Asking {key} for places; its terms: {POLICIES[key]}")
    host = urlsplit(url or "").hostname or key
    seconds = 0.0 if _is_this_machine(host) else _SECONDS_BETWEEN
    return OnlineGeocoder(key, geocoder, limiter_of(host, seconds), patience)


def _server(kind: type[Geocoder], url: str | None) -> dict[str, object]:
    """Give geopy's settings for another server than the geocoder's own."""
    if url is None:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ServiceSetupError(f"{url!r} is no address of a server; write it as https://example.org")
    if "domain" not in inspect.signature(kind).parameters:
        raise ServiceSetupError(f"{kind.__name__} cannot be asked at another server than its own")
    return {"domain": f"{parts.netloc}{parts.path.rstrip('/')}", "scheme": parts.scheme}


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
