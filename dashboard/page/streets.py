"""The street map that a setting may lay under the dots: its style's address, and the hosts that are asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Streets:
    """A MapLibre style that stands at a third party."""

    style: str
    """The style's address, http or https."""
    host: str
    """The style's host, with its port if it has one."""
    hosts: tuple[str, ...] = ()
    """Other hosts that the style may have asked, for tiles or letters."""


def read_streets(style: str | None, hosts: Iterable[str] = ()) -> Streets | str | None:
    """Give the street map of the settings; None where none is set, and in words what is wrong with an address."""
    if not style:
        return None
    try:
        parts = urlsplit(style)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_whole = False
    if not is_whole:
        return "PROTEST_MAP_STREETS is not the address of a style (https://…/style.json), so there is no street map."
    return Streets(style, parts.netloc.rpartition("@")[2].casefold(), tuple(sorted(hosts)))


def describe_streets(streets: Streets | str | None) -> dict[str, object] | None:
    """Give what the map's component needs of it."""
    if isinstance(streets, Streets):
        return {"style": streets.style, "host": streets.host, "hosts": list(streets.hosts)}
    return {"fault": streets} if streets else None
