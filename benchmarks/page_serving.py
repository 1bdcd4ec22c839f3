"""Servers of the pages that are measured, one at a time, each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_STARTING_SECONDS = 90


@contextmanager
def serve_page(name: str, tables: Path) -> Iterator[str]:
    """Serve "ours" or a rival's page of `tables`; gives its address."""
    port = _find_port()
    command = _write_command(name, tables, port)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _write_command(name: str, tables: Path, port: int) -> list[str]:
    if name == "ours":
        return [sys.executable, "-m", "dashboard.cli", "serve", "--tables", str(tables), "--port", str(port)]
    script = str(Path(__file__).with_name("page_rivals.py"))
    flags = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    flags += ["--browser.gatherUsageStats=false", "--server.fileWatcherType=none", "--logger.level=error"]
    return [sys.executable, "-m", "streamlit", "run", script, *flags, "--", name, str(tables)]


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("a page's server did not start; is the extra `bench` installed?")


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
