"""Putting failed work back to the queue."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.acts.actor import record, require
from claims.models.job import JobQuerySet


def retry(jobs: JobQuerySet, *, by: User | None) -> int:
    """Run failed jobs again, ahead of background work; returns how many."""
    require(by, "change_job")
    with transaction.atomic():
        retried = list(jobs.failed().select_for_update())
        count = jobs.retry()
        for job in retried:
            record("retried", job, by=by, before={"error": job.error})
    return count
