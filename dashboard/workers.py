"""Who reads the items: this process, others of this machine, or a cluster. The answers keep the items' order."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Protocol

import loky

from dashboard.errors import WorkersError
from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading, read_items
from dashboard.readings import Readings

CHUNK_ITEMS = 128
"""Items read at once: enough that what a chunk costs by itself is small, so few that a stop loses little."""
CHUNKS_WAITING = 4
"""For each worker; more would only fill the memory."""
FEW_ITEMS = 64
"""So many are read sooner here than other processes start."""


class Answer(Protocol):
    """Readings that are made elsewhere."""

    def result(self) -> list[Reading]:
        """Wait for them."""


class Workers(Protocol):
    """Who can read a chunk of items."""

    count: int

    def submit(self, items: Sequence[Item]) -> Answer:
        """Have items read."""

    def close(self) -> None:
        """Let the workers go, without waiting for what they do."""


class OwnProcess:
    """Reads here and now."""

    count = 1

    def submit(self, items: Sequence[Item]) -> Answer:
        """Read items."""
        answer: Future[list[Reading]] = Future()
        answer.set_result(read_items(items))
        return answer

    def close(self) -> None:
        """Do nothing: nobody was hired."""


class OtherProcesses:
    """Processes of this machine, started when there is more than a little to read."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._here = OwnProcess()
        self._read_here = 0
        self._pool: loky.ProcessPoolExecutor | None = None

    def submit(self, items: Sequence[Item]) -> Answer:
        """Have items read."""
        if self._pool is None and self._read_here + len(items) <= FEW_ITEMS:
            self._read_here += len(items)
            return self._here.submit(items)
        if self._pool is None:
            # Not forked: the libraries behind Arrow and the language model hold threads and locks. Nor spawned by the
            # standard library, which runs the main script once more in each process: inside Streamlit, the whole page.
            self._pool = loky.ProcessPoolExecutor(
                self.count, context=loky.backend.get_context("loky"), initializer=_ignore_interrupts
            )
        answer: Answer = self._pool.submit(read_items, items)
        return answer

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, kill_workers=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that coordinates is told, and ends the others


def hire_workers(jobs: int | None, scheduler: str | None = None) -> Workers:
    """Give the workers of a Dask `scheduler`, or `jobs` processes of this machine (None: as many as it has cores)."""
    if scheduler:
        from dashboard.cluster import Cluster  # noqa: PLC0415 - an optional extra

        return Cluster(scheduler)
    count = jobs or len(os.sched_getaffinity(0))
    return OwnProcess() if count == 1 else OtherProcesses(count)


def read_in_order(items: Iterable[Item], store: Readings, workers: Workers) -> Iterator[tuple[Reading, bool]]:
    """Give each item's reading and whether it was kept from before; what is read now is kept before it is given."""
    waiting: deque[_Chunk] = deque()
    try:
        for chunk in _chunks(items):
            waiting.append(_Chunk(chunk, store, workers))
            while len(waiting) > CHUNKS_WAITING * workers.count:
                yield from waiting.popleft().finish()
        while waiting:
            yield from waiting.popleft().finish()
    except BrokenProcessPool:
        raise WorkersError(
            "a process that reads articles was ended from outside (often: too little memory); what was finished is "
            "kept: run the same command again, perhaps with --jobs 1"
        ) from None
    finally:
        workers.close()


class _Chunk:
    """Some items, of which those that are new are being read."""

    def __init__(self, items: list[Item], store: Readings, workers: Workers) -> None:
        self._store = store
        self._known = store.find(items)
        self._new = [item for item, known in zip(items, self._known, strict=True) if known is None]
        self._answer = workers.submit(self._new) if self._new else None

    def finish(self) -> Iterator[tuple[Reading, bool]]:
        read = self._answer.result() if self._answer else []
        self._store.keep(self._new, read)
        fresh = iter(read)
        for known in self._known:
            yield (next(fresh), False) if known is None else (known, True)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK_ITEMS)):
        yield chunk
