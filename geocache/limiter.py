"""How often an online geocoder may be asked: one limiter a server, however many ask it."""

import time
from collections.abc import Callable
from functools import cache
from threading import Lock


class Limiter:
    """Lets a caller through at most once in `seconds`, counted from start to start."""

    def __init__(
        self,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.seconds = seconds
        self._clock, self._sleep = clock, sleep
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when the caller may ask."""
        with self._lock:
            pause = self._next - self._clock()
            if pause > 0:
                self._sleep(pause)
            self._next = max(self._clock(), self._next) + self.seconds

    def put_off(self, seconds: float) -> None:
        """Let no one through for `seconds` from now."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)


@cache
def limiter_of(host: str, seconds: float) -> Limiter:
    """Give the one limiter of a server."""
    return Limiter(seconds)
