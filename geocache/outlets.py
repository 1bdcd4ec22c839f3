"""The home towns of news outlets: what a local paper leaves unsaid is likeliest there."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from geocache.errors import GeocacheError
from geocache.names import fold_name

OUTLETS = Path(__file__).resolve().parent / "outlets.csv"
_SUBDOMAINS_ABOVE_A_SITE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news outlet."""

    domain: str
    """The host name of its site without "www.": "registerguard.com"."""
    name: str
    home: str
    """Its home town, as the gazetteer is asked: "Eugene, Oregon"."""
    is_local: bool
    """Whether it writes for its town and what lies around; an outlet of national reach says nothing of a place."""


class OutletsError(GeocacheError, ValueError):
    """The table of outlets cannot be read."""


def home_of(publisher: str | None = None, url: str | None = None, *, outlets: Path = OUTLETS) -> Outlet | None:
    """Give the outlet of an article by its address, else by its publisher's name; None for one not in the table.

    A name that outlets of several towns bear ("The Times") is no answer. `outlets` is a table of the same columns.
    """
    by_domain, by_name = _read(outlets)
    for domain in _domains(url):
        if domain in by_domain:
            return by_domain[domain]
    named = by_name.get(_fold(publisher or ""), ())
    return named[0] if len({outlet.home for outlet in named}) == 1 else None


@cache
def _read(path: Path) -> tuple[dict[str, Outlet], dict[str, tuple[Outlet, ...]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            outlets = [_outlet(row) for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, KeyError, AttributeError) as error:
        raise OutletsError(f"{path}: needs the columns domain, outlet, home, reach, source ({error})") from error
    by_name: dict[str, tuple[Outlet, ...]] = {}
    for outlet in outlets:
        by_name[_fold(outlet.name)] = (*by_name.get(_fold(outlet.name), ()), outlet)
    return {outlet.domain: outlet for outlet in outlets}, by_name


def _outlet(row: dict[str, str]) -> Outlet:
    return Outlet(
        domain=row["domain"].strip().casefold(),
        name=row["outlet"].strip(),
        home=row["home"].strip(),
        is_local=row["reach"].strip() != "national",
    )


def _domains(url: str | None) -> Iterable[str]:
    """Give the host name of an address and the names above it: news.example.com → news.example.com, example.com."""
    text = (url or "").strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # no address
        return []
    labels = host.casefold().split(".")
    return [".".join(labels[start:]) for start in range(min(_SUBDOMAINS_ABOVE_A_SITE, len(labels) - 1))]


def _fold(name: str) -> str:
    return fold_name(name).removeprefix("the ")
