"""Servers of the pages that are measured, one at a time, each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.serve import wait_for
from tests.ports import find_port

ROOT = Path(__file__).resolve().parent.parent
_STARTING_SECONDS = 90


@contextmanager
def serve_page(name: str, tables: Path) -> Iterator[str]:
    """Serve "ours" or a rival's page of `tables`; gives its address.

    Raises ServeError where it does not start: perhaps the extra `bench` is not installed.
    """
    port = find_port()
    command = _write_command(name, tables, port)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(server, port, _STARTING_SECONDS)
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
