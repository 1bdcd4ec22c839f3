"""The page's server: Streamlit in a process of its own, on this machine's own address."""

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
_APP = Path(__file__).with_name("streamlit_app.py")
_STARTING_SECONDS = 60
_FLAGS = {
    # What must hold whatever a configuration file says; the rest is in .streamlit/config.toml.
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.showEmailPrompt": "false",
    "server.enableStaticServing": "true",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
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
    server = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        _write_command(port), env=environment_for_tables(tables), stdout=subprocess.DEVNULL
    )
    signal.signal(signal.SIGTERM, _stop)
    try:
        wait_for(server, port, _STARTING_SECONDS)
        announce(f"http://{ADDRESS}:{port}")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(server)


def _write_command(port: int) -> list[str]:
    flags = [f"--{name}={value}" for name, value in _FLAGS.items()]
    return [sys.executable, "-m", "streamlit", "run", str(_APP), f"--server.port={port}", *flags]


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
