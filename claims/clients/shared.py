"""Redis as a memory that workers share and may lose at any moment.

What lies here can be asked for anew or done without, so a dead Redis is never a failure: it
costs one short attempt, and then nothing for a while.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from claims.clients.breaker import Breaker

SILENCE = 5.0  # seconds without an attempt after a failed one
CONNECT_SECONDS = 0.2
ANSWER_SECONDS = 0.5

Answered = TypeVar("Answered")


def connect(url: str) -> redis.Redis:
    """A client that gives up at once; redis-py's own would try again for seconds."""
    return redis.Redis.from_url(
        url,
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


class SharedMemory:
    """`server` None shares nothing."""

    def __init__(
        self, server: redis.Redis | None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._server = server
        self._breaker = Breaker(SILENCE, clock=clock)

    def ask(self, question: Callable[[redis.Redis], Answered]) -> Answered | None:
        """The question's answer; None when Redis is not there to be asked."""
        if self._server is None or self._breaker.is_open:
            return None
        try:
            return question(self._server)
        except redis.RedisError:
            self._breaker.trip()
            return None
