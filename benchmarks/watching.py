"""How long a command takes and how much memory it and its processes hold, as the system counts them."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS = 0.5
"""Between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command used."""

    seconds: float
    """By the clock."""
    cpu_seconds: float
    """Of all its processes."""
    peak_mb: float
    """Of all its processes together at one time; what they share is counted once (PSS)."""
    output: str


def run_command(arguments: list[str]) -> Usage:
    """Run protest-map with `arguments`; raises CalledProcessError where it fails."""
    started, before = time.monotonic(), read_cpu_of_children()
    command = [sys.executable, "-m", "dashboard.cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(read_pss_mb(pid) for pid in list_tree(process.pid)))
        time.sleep(SECONDS)
    output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Usage(time.monotonic() - started, read_cpu_of_children() - before, peak, output)


def read_cpu_of_children() -> float:
    """Give the CPU seconds of all processes that this one has waited for."""
    import resource  # noqa: PLC0415 - not on every system

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def list_tree(pid: int) -> list[int]:
    """Give a process and all that it and its children started."""
    found = [pid]
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            found += list_tree(int(child))
    return found


def read_pss_mb(pid: int) -> float:
    """Give a process's memory, its part of what is shared; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
