"""The doorbell: a Celery message that names a queue, so that a worker looks into the database.

Nothing depends on it but speed. A dead Redis must cost a request nothing: one short attempt, then
silence for a while; the sweep rings later.
"""

from functools import cache
from typing import Final

from celery import Celery, current_app
from kombu.exceptions import LimitExceeded, OperationalError
from kombu.pools import ProducerPool, producers

from claims.clients.breaker import Breaker

SILENCE: Final = 5.0  # seconds without an attempt after a failed one
# A pool of its own: workers may wait long for an answer, whoever rings may not. Seconds.
IMPATIENT: Final = {"socket_connect_timeout": 0.2, "socket_timeout": 0.2, "max_retries": 0}
_breaker = Breaker(SILENCE)


def ring(queue: str, *, time_limit: int) -> bool:
    """Wake a worker of the queue; `time_limit` is in seconds. False if nobody could be reached."""
    if _breaker.is_open:
        return False
    try:
        with _pool(current_app).acquire(
            block=True, timeout=IMPATIENT["socket_timeout"]
        ) as producer:
            current_app.send_task(
                "claims.answer",
                args=[queue],
                queue=queue,
                retry=False,
                time_limit=time_limit,
                producer=producer,
            )
    except (OperationalError, LimitExceeded):
        _breaker.trip()
        return False
    return True


@cache
def _pool(app: Celery) -> ProducerPool:
    """Connections of our own; kombu closes what a forked child inherits of them."""
    pool: ProducerPool = producers[app.connection_for_write(transport_options=IMPATIENT)]
    return pool
