"""A Dask cluster on this machine, of processes of their own, to measure and to test with."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 120
_DASK = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"


@contextmanager
def open_cluster(workers: int, folder: Path) -> Iterator[str]:
    """Give the address of a scheduler with so many workers of one thread each."""
    scheduler, process = start_scheduler()
    processes = [process, *(start_worker(scheduler, folder) for _ in range(workers))]
    try:
        wait_for_workers(scheduler, workers)
        yield scheduler
    finally:
        for process in reversed(processes):
            stop(process)


def start_scheduler() -> tuple[str, subprocess.Popen[bytes]]:
    """Start a scheduler; gives its address when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    process = _start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    _wait_until_open(port)
    return f"tcp://127.0.0.1:{port}", process


def start_worker(scheduler: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a worker of one thread."""
    where = ("--host", "127.0.0.1", "--no-dashboard", "--local-directory", str(folder))
    return _start("worker", scheduler, "--nthreads", "1", "--no-nanny", *where)


def wait_for_workers(scheduler: str, workers: int) -> None:
    """Wait until the scheduler has so many workers."""
    code = f"from distributed import Client; Client({scheduler!r}).wait_for_workers({workers}, timeout={SECONDS})"
    subprocess.run([sys.executable, "-c", code], check=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _DASK, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_until_open(port: int) -> None:
    end = time.monotonic() + SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
