"""The doorbell: a Celery message that names a queue, so that a worker looks into the database.

Nothing depends on it but speed. A dead Redis must cost a request nothing: one short attempt, then
silence for a while; the sweep rings later.
"""

import time
from typing import Final

from celery import current_app
from kombu.exceptions import OperationalError

from claims.clients.breaker import Breaker

SILENCE: Final = 5.0  # seconds without an attempt after a failed one
_breaker = Breaker(SILENCE, clock=time.monotonic)


def ring(queue: str, *, time_limit: int) -> bool:
    """Wake a worker of the queue; `time_limit` is in seconds. False if nobody could be reached."""
    if _breaker.is_open:
        return False
    try:
        current_app.send_task(
            "claims.answer", args=[queue], queue=queue, retry=False, time_limit=time_limit
        )
    except OperationalError:
        _breaker.trip()
        return False
    return True
