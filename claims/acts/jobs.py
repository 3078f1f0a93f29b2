"""Putting failed work back to the queue."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.acts.actor import record_all, require
from claims.models import Job
from claims.models.job import JobQuerySet


def retry(jobs: JobQuerySet, *, by: User | None) -> int:
    """Run failed jobs again, ahead of background work; returns how many."""
    require(by, "change_job")
    with transaction.atomic():
        failed = {job.pk: job for job in jobs.failed().select_for_update().only("pk", "error")}
        chosen = Job.objects.filter(pk__in=failed)
        chosen.retry()
        # Locked, they wait only where they were put back: those asked for anew stay failed.
        retried = chosen.filter(state=Job.State.WAITING).values_list("pk", flat=True)
        befores = [(failed[pk], {"error": failed[pk].error}) for pk in retried]
        record_all("retried", befores, by=by)
    return len(befores)
