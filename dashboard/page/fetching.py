"""One page fetched from an address that a person gave, and from nowhere they did not mean.

The address may come from anyone who writes here, and the server may stand where others cannot reach: so only http and
https, only addresses of the public internet unless the settings say otherwise, and the connection goes to the very
address that was checked, after every redirect anew. Nothing is sent but the request: no cookies, no proxy's name.
"""

import http.client
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dashboard.errors import FetchError

MOST_BYTES = 5_000_000
MOST_SECONDS = 20.0
MOST_REDIRECTS = 5
PAGE_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPES = ("text/plain", "text/markdown")
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": "protest-map (one page, asked for by a person)",
    "Accept": ", ".join((*PAGE_TYPES, *TEXT_TYPES)),
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
    "Connection": "close",
}
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What stood at an address."""

    address: str
    """Where it was found in the end."""
    kind: Literal["page", "text"]
    content: bytes
    """UTF-8 where the server said how it was encoded, or else as it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost, and whether it may go to private networks."""

    most_bytes: int = MOST_BYTES
    seconds: float = MOST_SECONDS
    allows_private: bool = False


def fetch_page(address: str, limits: FetchLimits = FetchLimits()) -> FetchedPage:
    """Fetch the page at `address`; raises FetchError, whose message says why in words."""
    for _ in range(MOST_REDIRECTS + 1):
        parts = _check_address(address)
        with _open(parts, limits) as response:
            if response.status in _REDIRECTS and (target := response.headers.get("Location")):
                address = urljoin(parts.geturl(), target.strip())
                continue
            return _read_page(parts, response, limits)
    raise FetchError(f"{address}: leads on to other addresses more than {MOST_REDIRECTS} times")


def _check_address(address: str) -> SplitResult:
    """Give the parts of an address that may be asked for; one without a scheme is taken for https."""
    address = address.strip()
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise FetchError(f"{address}: is no address of a page") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{address}: only http and https addresses are fetched")
    if not host or any(c.isspace() or not c.isprintable() for c in address):
        raise FetchError(f"{address}: is no address of a page")
    if parts.username is not None:
        raise FetchError(f"{host}: an address with a user's name in it is not fetched")
    return parts


@contextmanager
def _open(parts: SplitResult, limits: FetchLimits) -> Iterator[http.client.HTTPResponse]:
    """Ask for a page; what takes longer than the limit, from the first step to the last byte, is cut off."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    line = _Line(_connect(host, port, limits), limits.seconds)
    try:
        if parts.scheme == "https":
            line.encrypt(host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = line.sock
        connection.request("GET", _target(parts), headers=_HEADERS | {"Host": _host_header(parts)})
        yield connection.getresponse()
        if line.is_late:
            raise TimeoutError
    except FetchError:
        raise
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(f"{host}: {_explain(error, is_late=line.is_late, limits=limits)}") from None
    finally:
        line.close()


class _Line:
    """A connection that is cut once its time is over, whatever comes or does not come on it."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self.sock = sock
        self.is_late = False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def encrypt(self, host: str) -> None:
        """Go on in TLS, with a certificate that is valid for `host`."""
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=host, do_handshake_on_connect=False)
        self.sock.do_handshake()

    def close(self) -> None:
        """Close it."""
        self._timer.cancel()
        self.sock.close()

    def _cut(self) -> None:
        self.is_late = True
        try:
            self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it ended by itself meanwhile


def _connect(host: str, port: int, limits: FetchLimits) -> socket.socket:
    """Connect to a host at an address that was checked."""
    try:
        found = socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"{host}: there is no such server, or no network") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not limits.allows_private and not all(is_public(address) for address in addresses):
        raise FetchError(f"{host}: stands on this machine or in a private network, where nothing is fetched from")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=limits.seconds)
        except OSError:
            continue
    raise FetchError(f"{host}: does not answer")


def is_public(address: str) -> bool:
    """Whether an IP address, and any that is wrapped in it, is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (ip, *_wrapped(ip)))


def _wrapped(ip: Address) -> list[Address]:
    """Give the IPv4 addresses that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return []
    wrapped = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        wrapped.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in wrapped if one is not None]


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _host_header(parts: SplitResult) -> str:
    host = (
        (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else f"[{parts.hostname}]"
    )
    return f"{host}:{parts.port}" if parts.port else host


def _read_page(parts: SplitResult, response: http.client.HTTPResponse, limits: FetchLimits) -> FetchedPage:
    host = parts.hostname
    if response.status != http.HTTPStatus.OK:
        raise FetchError(
            f"{host}: answered {response.status} {response.reason or ''}".rstrip() + "; paste the text instead"
        )
    kind = response.headers.get_content_type()
    if kind not in (*PAGE_TYPES, *TEXT_TYPES):
        raise FetchError(f"{host}: that is no page but {kind}")
    content = _read_bytes(response, limits, str(host))
    charset = response.headers.get_content_charset()
    return FetchedPage(parts.geturl(), "page" if kind in PAGE_TYPES else "text", _to_utf8(content, charset))


def _read_bytes(response: http.client.HTTPResponse, limits: FetchLimits, host: str) -> bytes:
    """Read the body, unpacked; raises FetchError as soon as it is more than the limit."""
    encoding = (response.headers.get("Content-Encoding") or "identity").casefold()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"{host}: sent the page packed in a way that was not asked for ({encoding})")
    unpacker = zlib.decompressobj(wbits=31) if encoding != "identity" else None
    content = bytearray()
    try:
        while block := response.read(65536):
            content += unpacker.decompress(block, limits.most_bytes + 1 - len(content)) if unpacker else block
            if len(content) > limits.most_bytes:
                raise FetchError(f"{host}: the page has more than {limits.most_bytes / 1e6:.0f} MB")
    except zlib.error:
        raise FetchError(f"{host}: sent a page that cannot be unpacked") from None
    if response.length:
        raise ConnectionError  # less came than was announced
    return bytes(content)


def _to_utf8(content: bytes, charset: str | None) -> bytes:
    if charset is None:
        return content
    try:
        return content.decode(charset, errors="replace").encode()
    except LookupError:
        return content


def _explain(error: Exception, *, is_late: bool, limits: FetchLimits) -> str:
    if is_late or isinstance(error, TimeoutError):
        return f"took longer than {limits.seconds:.0f} seconds"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "does not show a valid certificate"
    if isinstance(error, ssl.SSLError):
        return "does not speak https as it should"
    return "broke off the connection"
