"""The page's server (web_server.py) in a process of its own, on this machine's own address."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from dashboard.errors import ServeError
from dashboard.settings import environment_for_tables
from dashboard.tables import TABLES, holds_tables

ADDRESS = "127.0.0.1"
_STARTING_SECONDS = 60
_HELD = {
    # What must hold whatever a configuration file says; the rest is in .streamlit/config.toml.
    "STREAMLIT_SERVER_ADDRESS": ADDRESS,
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_SERVER_ENABLE_STATIC_SERVING": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "none",
    "STREAMLIT_LOGGER_LEVEL": "warning",
}


def serve(tables: Path, port: int, announce: Callable[[str], None], *, begins: bool = False) -> int:
    """Serve the page of a folder of tables until it is stopped; `announce` is told its address once it answers.

    With `begins` it is served also where no tables were ever built, and says how to build them. Raises TablesError
    where the tables are missing or of another version, ServeError where the server cannot start.
    """
    if not begins or holds_tables(tables):
        for table in TABLES:
            table.check_file(tables)
    _check_port(port)
    command = [sys.executable, "-m", "dashboard.web_server", str(port)]
    environment = {**environment_for_tables(tables), **_HELD, "STREAMLIT_SERVER_PORT": str(port)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    signal.signal(signal.SIGTERM, _stop)
    try:
        wait_for(server, port, _STARTING_SECONDS)
        announce(f"http://{ADDRESS}:{port}")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(server)


def _check_port(port: int) -> None:
    if not 1 <= port <= 65535:
        raise ServeError(f"port {port}: there is no such port; choose one from 1024 to 65535 with --port")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((ADDRESS, port))
    except OSError as error:
        raise ServeError(f"port {port}: cannot be used ({error.strerror}); choose another with --port") from None


def wait_for(server: "subprocess.Popen[bytes]", port: int, seconds: float) -> None:
    """Wait until the server takes connections; raises ServeError if it ends or takes longer than `seconds`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ServeError(f"the page's server ended at once (status {server.returncode}); its message is above")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        time.sleep(0.05)
    raise ServeError(f"the page's server did not answer within {seconds} seconds")


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(server: "subprocess.Popen[bytes]") -> None:
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
