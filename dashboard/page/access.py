"""Who may write: correct events and add articles.

Whoever sits at this machine may, as they may edit the files themselves. That holds only where the server listens on
this machine alone, and only for a page that was itself opened from this machine by name: a page of another site whose
name was made to point here (DNS rebinding) brings its own name along in Host and Origin, and one that a proxy passes on
to others brings the proxy's headers. Everybody else signs in, and is on the list of editors.
"""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

PROXY_HEADERS = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is known of one visitor's connection."""

    server_address: str | None
    """What the server listens on; None or "" is every interface."""
    headers: Mapping[str, str]
    """Of the request that opened the page; names in any case."""
    has_login: bool = False
    """Whether an OIDC provider is set up."""
    user: Mapping[str, object] | None = None
    """The claims of the one who signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Whether one may write, as whom, and if not why."""

    may_write: bool
    who: str | None = None
    """The e-mail address of who signed in; None on one's own machine, where one says one's name."""
    reason: str | None = None
    may_sign_in: bool = False
    """Whether signing in could help."""
    is_signed_in: bool = False


def decide_access(visit: Visit, editors: frozenset[str]) -> Access:
    """Decide whether the visitor may write; `editors` are e-mail addresses in lower case."""
    if _is_own_machine(visit):
        return Access(may_write=True)
    if not visit.has_login:
        return Access(
            may_write=False,
            reason="Events are corrected and articles added on the machine that serves this page, or by editors who "
            "sign in; no sign-in is set up here.",
        )
    user = visit.user or {}
    if not user.get("is_logged_in"):
        return Access(may_write=False, may_sign_in=True, reason="Editors sign in to correct events and add articles.")
    return _decide_signed_in(user, editors)


def _decide_signed_in(user: Mapping[str, object], editors: frozenset[str]) -> Access:
    email = str(user.get("email") or "").strip()
    if not email or user.get("email_verified") in (False, "false"):
        reason = "Who signed you in does not vouch for an e-mail address, and editors are known by theirs."
    elif email.casefold() not in editors:
        reason = f"{email} is not among this page's editors; whoever runs it can add you."
    else:
        return Access(may_write=True, who=email, is_signed_in=True)
    return Access(may_write=False, reason=reason, is_signed_in=True)


def _is_own_machine(visit: Visit) -> bool:
    headers = {name.casefold(): value for name, value in visit.headers.items()}
    if any(headers.get(name) for name in PROXY_HEADERS):
        return False
    if not is_loopback(visit.server_address or ""):
        return False
    origin = headers.get("origin")
    return is_loopback(_host_of(f"//{headers.get('host', '')}")) and (origin is None or is_loopback(_host_of(origin)))


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine's own: "localhost" or an address that leads nowhere else."""
    if host.casefold().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
