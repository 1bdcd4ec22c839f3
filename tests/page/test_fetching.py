import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dashboard.errors import FetchError
from dashboard.page.fetching import FetchLimits, fetch_page, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]
LOCAL = FetchLimits(allows_private=True)
PAGE = "<html><body><p>They rallied in Zürich.</p></body></html>"


def answer(
    content: bytes = PAGE.encode(), kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return write


class Site:
    """A server on this machine that gives each path its answer."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                site.answers.get(self.path, answer(b"no", status=404))(self)

            def log_message(self, *_: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def test_a_page_is_fetched_with_nothing_but_the_request(site: Site) -> None:
    site.answers["/a%20b?x=1"] = answer()
    page = fetch_page(f" {site.root}/a%20b?x=1 ", LOCAL)
    assert (page.kind, page.content.decode(), page.address) == ("page", PAGE, f"{site.root}/a%20b?x=1")
    ((_, headers),) = site.asked
    assert headers["Host"] == site.root.removeprefix("http://")
    assert "Cookie" not in headers
    assert "Referer" not in headers


def test_a_text_is_a_text_and_a_charset_is_kept_to(site: Site) -> None:
    site.answers["/t"] = answer("Zürich".encode("latin-1"), "text/plain; charset=iso-8859-1")
    page = fetch_page(f"{site.root}/t", LOCAL)
    assert (page.kind, page.content.decode()) == ("text", "Zürich")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.answers["/z"] = answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetch_page(f"{site.root}/z", LOCAL).content.decode() == PAGE


def test_redirects_are_followed_and_end(site: Site) -> None:
    site.answers["/one"] = answer(status=302, Location="/two")
    site.answers["/two"] = answer()
    assert fetch_page(f"{site.root}/one", LOCAL).address == f"{site.root}/two"
    site.answers["/two"] = answer(status=301, Location="/one")
    with pytest.raises(FetchError, match="more than 5 times"):
        fetch_page(f"{site.root}/one", LOCAL)


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/x", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x"],
)
def test_only_web_addresses_are_fetched_also_behind_a_redirect(site: Site, target: str) -> None:
    site.answers["/r"] = answer(status=302, Location=target)
    for address in (target, f"{site.root}/r"):
        with pytest.raises(FetchError):
            fetch_page(address, LOCAL)
    assert len(site.asked) == 1


def test_this_machine_is_not_asked_unless_it_is_allowed(site: Site) -> None:
    for host in ("127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433"):
        with pytest.raises(FetchError, match=r"private network|no such server"):
            fetch_page(f"http://{host}:{site.server.server_port}/")
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.4", "172.16.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "not an address"],
)  # fmt: skip
def test_private_addresses_are_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(address)


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match="private network"):
        fetch_page("http://news.example/")


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere when it is looked up again gains nothing by it."""
    site.answers["/"] = answer()
    asked: list[str] = []

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *a, **k: resolve(host, port) if host == "news.example" else real(host, port, *a, **k),
    )
    fetch_page(f"http://news.example:{site.server.server_port}/", LOCAL)
    assert asked == ["news.example"]


def test_a_redirect_is_checked_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/"] = answer(status=302, Location="http://inside.example/secret")
    public = {"news.example"}
    monkeypatch.setattr("dashboard.page.fetching.is_public", lambda address: address == "127.0.0.1")
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **options: Any) -> Any:
        if host in public:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        if host == "inside.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port))]
        return real(host, port, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match=r"inside\.example: stands on this machine"):
        fetch_page(f"http://news.example:{site.server.server_port}/")


def test_what_is_too_large_is_cut_off(site: Site) -> None:
    limits = FetchLimits(allows_private=True, most_bytes=1_000_000)
    site.answers["/big"] = answer(b"x" * 1_000_001)
    site.answers["/bomb"] = answer(gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip")
    for path in ("/big", "/bomb"):
        with pytest.raises(FetchError, match="more than 1 MB"):
            fetch_page(site.root + path, limits)


def _drip(part: str) -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"\r\n" if part == "body" else b""))
        for number in range(200):
            try:
                handler.wfile.write(b"X: y\r\n" if part == "head" and number else b"x")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    return write


@pytest.mark.parametrize("part", ["head", "body"])
def test_what_comes_drop_by_drop_is_cut_off(site: Site, part: str) -> None:
    site.answers["/slow"] = _drip(part)
    started = time.monotonic()
    with pytest.raises(FetchError, match="took longer than"):
        fetch_page(f"{site.root}/slow", FetchLimits(allows_private=True, seconds=0.6))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (answer(status=403), "answered 403 Forbidden; paste the text instead"),
        (answer(kind="application/pdf"), "no page but application/pdf"),
        (answer(Content_Encoding="br"), "not asked for"),
        (answer(b"no gzip", Content_Encoding="gzip"), "cannot be unpacked"),
        (lambda handler: handler.connection.close(), "broke off"),
        (answer(Content_Length="9999"), "broke off"),
        (lambda handler: handler.wfile.write(b"220 smtp ready\r\n"), "broke off"),
    ],
)
def test_what_is_no_page_is_told_in_words(site: Site, given: Answer, words: str) -> None:
    site.answers["/"] = given
    with pytest.raises(FetchError, match=words):
        fetch_page(site.root, LOCAL)


@pytest.mark.parametrize(
    "address",
    ["", "http://", "http://ada:secret@127.0.0.1/", "http://[bad/", "http://x:99999/", "http://a\nb/", "http://a..b/"],
)
def test_what_is_no_address_is_told_in_words(address: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(address, LOCAL)


def test_nobody_there_is_told_in_words() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="does not answer"):
        fetch_page(f"http://127.0.0.1:{port}/", LOCAL)


def test_https_asks_for_a_certificate(site: Site) -> None:
    site.answers["/"] = answer()
    with pytest.raises(FetchError, match="https"):
        fetch_page(site.root.replace("http:", "https:"), LOCAL)
