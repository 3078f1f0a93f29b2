"""The Celery application and the only schedule.

Redis is a doorbell: a message names a queue whose due jobs lie in the database, so that a
lost message costs until the next sweep and nothing else. Hence early acknowledgement, no
result backend, no ETA and no visibility timeout.
"""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

SWEEP_EVERY = 3.0  # seconds: what a lost message costs
WAKE_EVERY = 60.0  # seconds: how late a feed may be polled
PRUNE_EVERY = 3600.0  # seconds
COUNT_EVERY = 300.0  # seconds: how old the counts of words may be

# Every worker listens to the schedule's queue, so that a slow site cannot hold up the sweep.
# What nobody took goes stale, so that a worker that was away is not met by a day of sweeps.
SCHEDULED = {"queue": "schedule", "expires": 60.0}  # seconds


def broker_address(url: str) -> str:
    """redis-py writes a socket as unix://PATH?db=N, kombu as redis+socket://PATH?virtual_host=N."""
    if url.startswith("unix://"):
        return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")
    return url


# Named, not discovered: a worker that cannot import its tasks must end, not listen in vain.
app = Celery("factcheck", set_as_current=True, include=["claims.tasks"])
app.conf.update(
    broker_url=broker_address(settings.REDIS_URL),
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a worker waits for Redis for ever
    broker_transport_options={
        "health_check_interval": 10,  # seconds; else a worker may go deaf after a reconnect
        "socket_connect_timeout": 0.2,  # seconds; a doorbell that does not answer is skipped
        "socket_timeout": 1.0,  # seconds; else a Redis that hangs holds up whoever rings
        "socket_keepalive": True,
        "max_retries": 0,  # the sweep rings again
    },
    task_serializer="json",
    accept_content=["json"],
    result_backend=None,
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    task_acks_late=False,
    task_create_missing_queues=True,
    task_default_queue="schedule",
    task_publish_retry=False,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=500,
    worker_max_memory_per_child=600_000,  # KiB
    worker_cancel_long_running_tasks_on_connection_loss=False,
    worker_hijack_root_logger=False,
    timezone="UTC",
    enable_utc=True,
    beat_schedule={
        name: {"task": f"claims.{name}", "schedule": every, "options": SCHEDULED}
        for name, every in (
            ("sweep", SWEEP_EVERY),
            ("wake", WAKE_EVERY),
            ("prune", PRUNE_EVERY),
            ("count", COUNT_EVERY),
        )
    },
    beat_scheduler="celery.beat:Scheduler",  # in memory: no file to go stale
)
