"""A minimum delay between two requests to one host, shared by all workers through Redis.

Nobody sleeps: whose turn it is not gets HostBusy with the time to wait, and its job goes back to
the queue. Without Redis each process keeps the delay by itself, which is politer than stopping
and less polite than sharing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock

import redis

from claims.clients.errors import HostBusy
from claims.clients.shared import SharedMemory


@dataclass(frozen=True)
class PolitenessConfig:
    """How considerate we are."""

    # Seconds between two requests to one host: what a reader leafing through it would take.
    delay: float = 1.0
    # Hosts remembered in the process while Redis is away.
    max_hosts: int = 10_000
    key_prefix: str = "factcheck:turn:"


class Politeness:
    """`take_turn(host)` before each visit. `server` None keeps the delay in this process only."""

    def __init__(
        self,
        server: redis.Redis | None = None,
        *,
        config: PolitenessConfig = PolitenessConfig(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._shared = SharedMemory(server, clock=clock)
        self._config = config
        self._clock = clock
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    def take_turn(self, host: str) -> None:
        """Raises HostBusy, with the seconds to wait, when the host was asked a moment ago."""
        wait = self._shared.ask(partial(self._shared_wait, host))
        if wait is None:
            wait = self._own_wait(host)
        if wait > 0:
            raise HostBusy(f"{host}; {wait:.1f} s", retry_after=wait)

    def _shared_wait(self, host: str, server: redis.Redis) -> float:
        """Seconds to wait; 0 when the turn is ours."""
        key = self._config.key_prefix + host
        milliseconds = max(1, round(self._config.delay * 1000))
        if server.set(key, 1, nx=True, px=milliseconds):
            return 0.0
        # -2 means that the turn ended between the two questions.
        return max(int(server.pttl(key)), 1) / 1000

    def _own_wait(self, host: str) -> float:
        with self._lock:
            now = self._clock()
            free_at = self._free_at.get(host, now)
            if free_at > now:
                return free_at - now
            if len(self._free_at) >= self._config.max_hosts:
                self._free_at = {key: at for key, at in self._free_at.items() if at > now}
            self._free_at[host] = now + self._config.delay
            return 0.0
