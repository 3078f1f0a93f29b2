"""A breaker: after a failure, leave a helper alone for a while instead of waiting for it again."""

import time
from collections.abc import Callable


class Breaker:
    """Open for `seconds` after each `trip()`; while it is open, do not try."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self.clock = clock
        self._until = 0.0

    @property
    def is_open(self) -> bool:
        return self.clock() < self._until

    def trip(self) -> None:
        self._until = self.clock() + self.seconds
