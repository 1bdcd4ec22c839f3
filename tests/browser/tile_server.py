"""A street map's server on loopback: a style, and tiles that are pale but for a red spot at one place on earth."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
from PIL import Image

from tests.browser.conftest import measure_mercator

SPOT = (-100.0, 41.0)
"""Longitude and latitude of the red spot."""
DISC = (-102.5, 39.5)
"""Longitude and latitude of the red disc of the style's second layer, whose shapes MapLibre's worker makes."""
SPOT_RADIUS = 12
"""Pixels, at every zoom, of both."""
_SIZE = 256


class TileServer(ThreadingHTTPServer):
    """Gives a style and its tiles; `style` and `has_tiles` may be changed to break it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = f"localhost:{self.server_port}"
        self.style: Callable[[], str] = self.write_style
        self.has_tiles = True
        self.asked: list[str] = []

    def write_style(self, tile_host: str | None = None) -> str:
        """Give a style whose tiles come from `tile_host`, or else from here."""
        tiles = f"http://{tile_host or self.host}/{{z}}/{{x}}/{{y}}.png"
        credit = '© <a href="https://example.org/terms">Street Mappers</a><img src=x onerror="alert(1)">'
        source = {"type": "raster", "tiles": [tiles], "tileSize": _SIZE, "maxzoom": 18, "attribution": credit}
        disc = {"type": "geojson", "data": {"type": "Point", "coordinates": DISC}}
        paint = {"circle-radius": SPOT_RADIUS, "circle-color": "rgb(200, 0, 0)"}
        layers = [
            {"id": "streets", "type": "raster", "source": "streets", "paint": {"raster-fade-duration": 0}},
            {"id": "disc", "type": "circle", "source": "disc", "paint": paint},
        ]
        return json.dumps({"version": 8, "sources": {"streets": source, "disc": disc}, "layers": layers})


class _Handler(BaseHTTPRequestHandler):
    server: TileServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        is_style = self.path == "/style.json"
        body = self.server.style().encode() if is_style else draw_tile(self.path)
        self.send_response(200 if is_style or self.server.has_tiles else 503)
        self.send_header("Content-Type", "application/json" if is_style else "image/png")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def draw_tile(path: str) -> bytes:
    """Draw the tile of "/z/x/y.png"."""
    zoom, column, row = (int(part) for part in path.strip("/").removesuffix(".png").split("/"))
    world = _SIZE * 2**zoom
    x = (SPOT[0] / 360 + 0.5) * world - column * _SIZE
    y = (0.5 - measure_mercator(SPOT[1])) * world - row * _SIZE
    rows, columns = np.mgrid[0:_SIZE, 0:_SIZE]
    pixels = np.full((_SIZE, _SIZE, 3), (225, 238, 222), dtype=np.uint8)
    pixels[np.hypot(columns - x, rows - y) < SPOT_RADIUS] = (200, 0, 0)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@contextmanager
def serve_tiles() -> Iterator[TileServer]:
    """Serve until the block ends."""
    with TileServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
