"""The page's web server: Streamlit as an ASGI application, run by uvicorn itself and not by Streamlit's own starter.

Streamlit's starter hands over a socket on which a small answer waits until the browser has acknowledged the one
before, up to 40 ms each time (Nagle's algorithm); on uvicorn's own it does not. And Streamlit reads and packs our files
anew for every visitor, which takes longer than they are on their way to a browser of this machine.

    python -m dashboard.web_server PORT
"""

import mimetypes
import sys
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serve import ADDRESS

_HERE = Path(__file__).parent
_PREFIX = "/app/static/"
"""Under what path a page's own files are asked for, as Streamlit has it."""
_FOR_EVER = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
"""The files are asked for by addresses that change with them."""


class OwnFiles:
    """ASGI middleware: answers for the files of dashboard/static from memory and passes all else on to `app`."""

    def __init__(self, app: ASGIApp) -> None:
        """Read the files."""
        self._app = app
        self._files = {f"{_PREFIX}{path.name}": _read(path) for path in (_HERE / "static").iterdir()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_read = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        answer = self._files.get(scope["path"], self._app) if is_read else self._app
        await answer(scope, receive, send)


def _read(path: Path) -> Response:
    """Give the answer with a file."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(path.read_bytes(), media_type=kind, headers=_FOR_EVER)


app = st.App(_HERE / "streamlit_app.py", middleware=[Middleware(OwnFiles)])

if __name__ == "__main__":
    largest = int(st.get_option("server.maxMessageSize") * 1_000_000)  # bytes in a message, as Streamlit has it
    uvicorn.run(
        app, host=ADDRESS, port=int(sys.argv[1]), workers=1, log_level="warning", access_log=False, use_colors=False,
        ws="websockets-sansio", ws_max_size=largest, ws_per_message_deflate=False,
    )  # fmt: skip
