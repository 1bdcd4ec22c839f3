"""A server on this machine that speaks Nominatim's and Photon's protocol, with scripted faults, delays and limits."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    status: int = 200
    content: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0
    is_cut: bool = False


@dataclass
class Request:
    path: str
    query: dict[str, list[str]]
    user_agent: str
    at: float


class ScriptedServer(ThreadingHTTPServer):
    """Gives its replies in order, the last one again and again; keeps what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = list(replies)
        self.requests: list[Request] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class _Handler(BaseHTTPRequestHandler):
    server: ScriptedServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        agent = self.headers.get("User-Agent", "")
        self.server.requests.append(Request(parts.path, parse_qs(parts.query), agent, time.monotonic()))
        reply = self.server.next_reply()
        time.sleep(reply.delay_seconds)
        body = reply.content if isinstance(reply.content, bytes) else json.dumps(reply.content).encode()
        try:
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if reply.is_cut else body)
        except BrokenPipeError:  # the client gave up waiting
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(*replies: Reply) -> Iterator[ScriptedServer]:
    with ScriptedServer(*replies) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(timeout=5)


def nominatim(name: str = "Eugene", rank: int | None = 16, **more: Any) -> Reply:
    """One answer of Nominatim's /search."""
    answer: dict[str, Any] = {
        "place_id": 1,
        "osm_type": "relation",
        "osm_id": 186579,
        "lat": "44.0505",
        "lon": "-123.0951",
        "class": "boundary",
        "type": "administrative",
        "name": name,
        "display_name": f"{name}, Lane County, Oregon, United States",
        "address": {"city": name, "state": "Oregon", "country": "United States", "country_code": "us"},
    }
    if rank is not None:
        answer["place_rank"] = rank
    return Reply(content=[answer | more])


def photon(name: str = "Eugene", kind: str = "city") -> Reply:
    """One answer of Photon's /api."""
    properties = {
        "osm_type": "R",
        "osm_id": 186579,
        "type": kind,
        "name": name,
        "state": "Oregon",
        "country": "United States",
        "countrycode": "US",
    }
    geometry = {"type": "Point", "coordinates": [-123.0951, 44.0505]}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return Reply(content={"type": "FeatureCollection", "features": [feature]})
