"""The workers of a Dask cluster, which read for the one that coordinates; places and merging stay with that one."""

import socket
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from dashboard.errors import WorkersError
from dashboard.fingerprint import fingerprint_reading
from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading, read_items
from dashboard.workers import Answer

SECONDS = 10
"""A scheduler that has not answered by then is not there."""
INSTALL = "install it with `pip install 'protest-map[dask]'`"


class Cluster:
    """Reads on all workers of a scheduler. A worker that is lost costs its share a second reading elsewhere."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._client = _connect(scheduler)
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        self.count = max(sum(worker["nthreads"] for worker in workers.values()), 1)
        if problem := _find_problem(self._client, len(workers)):
            self.close()
            raise WorkersError(f"{scheduler}: {problem}")

    def submit(self, items: Sequence[Item]) -> Answer:
        """Have items read."""
        # Not pure: the same items may be asked for twice when a build is repeated after an error.
        return _Remote(self._client.submit(read_items, list(items), pure=False), self._scheduler)

    def close(self) -> None:
        """Let the workers go."""
        self._client.close()


class _Remote:
    """Readings that a worker makes."""

    def __init__(self, future: Any, scheduler: str) -> None:
        self._future, self._scheduler = future, scheduler

    def result(self) -> list[Reading]:
        """Wait for them; raises WorkersError where the cluster is lost or every worker dies of the same items."""
        from distributed import KilledWorker  # noqa: PLC0415 - an optional extra
        from distributed.comm.core import CommClosedError  # noqa: PLC0415 - as above

        try:
            readings: list[Reading] = self._future.result()
        except (CommClosedError, KilledWorker, OSError) as error:
            raise WorkersError(
                f"{self._scheduler}: the workers were lost ({error}); what was finished is kept: run it again"
            ) from None
        self._future.release()
        return readings


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise WorkersError(f"--scheduler needs Dask's `distributed`; {INSTALL}") from None
    connect: Callable[..., Any] = Client
    try:
        _knock(scheduler)
        return connect(scheduler, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkersError(f"{scheduler}: no Dask scheduler answers there ({error}); start `dask scheduler`") from None


def _knock(scheduler: str) -> None:
    """Raise OSError or ValueError at once where nobody listens: the client would ask again and again."""
    address = urlsplit(scheduler)
    if not address.scheme or not address.hostname or not address.port:
        raise ValueError("an address looks like tcp://10.0.0.1:8786")
    socket.create_connection((address.hostname, address.port), timeout=SECONDS).close()


def _find_problem(client: Any, workers: int) -> str | None:
    if not workers:
        return "the scheduler has no workers; start some with `dask worker`"
    versions = set(client.run(fingerprint_reading).values())
    if versions != {fingerprint_reading()}:
        return "its workers have another version of Protest Map; install this one on all of them"
    return None
