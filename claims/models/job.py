"""The queue of record: one row per piece of work, pulled by the workers.

Redis only rings (`clients/doorbell.py`). Who holds the row's token may finish it; a worker whose
lease ran out has lost the token and cannot commit.

    waiting -> running -> done
       ^          |-----> failed -> waiting (by hand)
       '----------'  (transient failure, expired lease)
"""

import random
import uuid
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Self

from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.clients import doorbell


class Queue(models.TextChoices):
    """Kinds of work, apart so that a slow site never delays an editor's paste."""

    NETWORK = "network", _("network")
    LANGUAGE = "language", _("language")
    LINKING = "linking", _("linking")
    NOTIFICATIONS = "notifications", _("notifications")


class Stage(models.TextChoices):
    """What can be done to a subject; each is one file in `pipeline/`."""

    POLL = "poll", _("poll a feed")
    FETCH = "fetch", _("fetch")
    READ = "read", _("read")
    ATTRIBUTE = "attribute", _("attribute")
    CLAIM = "claim", _("claim")
    LINK = "link", _("link")
    TRACE = "trace", _("trace")


QUEUE_OF: Final = {
    Stage.POLL: Queue.NETWORK,
    Stage.FETCH: Queue.NETWORK,
    Stage.READ: Queue.LANGUAGE,
    Stage.ATTRIBUTE: Queue.LANGUAGE,
    Stage.CLAIM: Queue.LINKING,
    Stage.LINK: Queue.LINKING,
    Stage.TRACE: Queue.LINKING,
}
# Seconds after which Celery kills a stage of the queue; a page has 30 s to arrive.
TIME_LIMIT: Final = {
    Queue.NETWORK: 60,
    Queue.LANGUAGE: 120,
    Queue.LINKING: 120,
    Queue.NOTIFICATIONS: 60,
}
LEASE_MARGIN: Final = 5  # seconds: the kill comes first, then the lease runs out
MAX_ATTEMPTS: Final = 5
BACKOFF: Final = (5, 30, 120, 600)  # seconds before the second, third ... attempt


class Priority(models.IntegerChoices):
    """Lower goes first."""

    EDITOR = 1, _("an editor waits")
    NORMAL = 5, _("normal")
    BACKGROUND = 9, _("background")


class StaleJob(Exception):
    """The lease ran out and the job was given to somebody else: nothing may be stored."""


class Overtaken(Exception):
    """Others stored meanwhile what this plan would have taken into account: prepare it again."""


class JobQuerySet(models.QuerySet["Job"]):
    def due(self) -> Self:
        return self.filter(state=Job.State.WAITING, due_at__lte=Now())

    def unfinished(self) -> Self:
        return self.filter(state__in=Job.UNFINISHED)

    def failed(self) -> Self:
        return self.filter(state=Job.State.FAILED)

    def expired(self) -> Self:
        return self.filter(state=Job.State.RUNNING, lease_until__lt=Now())

    def submit(
        self,
        stage: str,
        subject_id: int,
        *,
        article_id: int | None = None,
        priority: int = Priority.NORMAL,
    ) -> None:
        """Ask for a stage to be run on a subject, after commit; asking twice is asking once.

        A job that already waits is hastened; one that already runs will run again.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                _SUBMIT, [QUEUE_OF[Stage(stage)], stage, subject_id, article_id, priority]
            )
        ring_after_commit(QUEUE_OF[Stage(stage)])

    def take(self, queue: str) -> "Job | None":
        """Lease the best due job of a queue, or None. Two workers never take the same one."""
        lease = timedelta(seconds=TIME_LIMIT[Queue(queue)] + LEASE_MARGIN)
        with transaction.atomic():
            job = (
                self.due()
                .filter(queue=queue)
                .order_by("priority", "due_at", "pk")
                .select_for_update(skip_locked=True)
                .first()
            )
            if job is None:
                return None
            token = uuid.uuid4()
            self.filter(pk=job.pk).update(
                state=Job.State.RUNNING,
                token=token,
                lease_until=Now() + lease,
                attempts=F("attempts") + 1,
                started_at=Now(),
            )
        return self.get(pk=job.pk)

    def free_expired(self) -> int:
        """Give back the jobs whose worker died; those out of attempts fail. Returns how many."""
        freed = 0
        for job in self.expired().order_by("pk")[:1000]:
            freed += job.give_up(
                code="worker_lost",
                error=str(_("The worker stopped before it was done (killed, or out of time).")),
                retry_after=0,
            )
        return freed

    def retry(self) -> int:
        """Put failed jobs back to work with fresh attempts; returns how many."""
        queues = set(self.failed().values_list("queue", flat=True))
        unfinished = Job.objects.unfinished().filter(
            stage=models.OuterRef("stage"), subject_id=models.OuterRef("subject_id")
        )
        retried = (
            self.failed()
            .filter(~models.Exists(unfinished))
            .update(
                state=Job.State.WAITING,
                attempts=0,
                due_at=Now(),
                finished_at=None,
                priority=Priority.EDITOR,
            )
        )
        for queue in queues:
            ring_after_commit(queue)
        return retried

    def prune(self, before: datetime) -> int:
        """Count the jobs done before a moment into daily totals and remove them."""
        done = self.filter(state=Job.State.DONE, finished_at__lt=before)
        with transaction.atomic():
            totals = (
                done.values("stage", day=models.functions.TruncDate("finished_at"))
                .annotate(jobs=models.Count("pk"))
                .order_by()
            )
            for total in totals:
                count, _made = DailyCount.objects.get_or_create(
                    day=total["day"], stage=total["stage"]
                )
                DailyCount.objects.filter(pk=count.pk).update(done=F("done") + total["jobs"])
            removed, _rows = done.delete()
        return removed


class Job(models.Model):
    """One stage to be run on one subject."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    UNFINISHED: Final = (State.WAITING, State.RUNNING)

    queue = models.CharField(_("queue"), max_length=16, choices=Queue)
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    subject_id = models.BigIntegerField(_("subject"))
    article = models.ForeignKey(
        "claims.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name=_("article"),
    )
    priority = models.SmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    again = models.BooleanField(_("again"), default=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due"), db_default=Now())
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    error_code = models.CharField(_("failure"), max_length=60, blank=True)
    error = models.TextField(_("what happened"), blank=True)
    created_at = models.DateTimeField(_("asked"), db_default=Now())
    started_at = models.DateTimeField(_("started"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "subject_id"],
                condition=Q(state__in=("waiting", "running")),
                name="job_unfinished_once",
            ),
            models.CheckConstraint(
                condition=Q(state="running", token__isnull=False, lease_until__isnull=False)
                | (~Q(state="running") & Q(token__isnull=True, lease_until__isnull=True)),
                name="job_leased_while_running",
            ),
        ]
        indexes = [
            models.Index(
                fields=["queue", "priority", "due_at", "id"],
                name="job_due",
                condition=Q(state="waiting"),
            ),
            models.Index(fields=["lease_until"], name="job_leased", condition=Q(state="running")),
            models.Index(fields=["state", "-finished_at"], name="job_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.subject_id}"

    def fence(self) -> None:
        """Inside the storing transaction: lock the row, or raise StaleJob if it is not ours."""
        if not self._held().select_for_update().exists():
            raise StaleJob(f"{self} was given to another worker")

    def finish(self) -> None:
        """Done; or waiting once more if work arrived meanwhile."""
        if self._run_again():
            return
        self._held().update(
            state=self.State.DONE, error_code="", error="", finished_at=Now(), **_RELEASED
        )
        self._older_failures().delete()

    def fail(self, *, code: str, error: str) -> bool:
        """End visibly with a reason; False if the job was no longer ours.

        An older failure of the same work gives way to this one. Where work arrived meanwhile, it
        waits once more instead.
        """
        if self._run_again():
            return True
        failed = self._held().update(
            state=self.State.FAILED, error_code=code, error=error, finished_at=Now(), **_RELEASED
        )
        if failed:
            self._older_failures().delete()
        return bool(failed)

    def give_up(self, *, code: str, error: str, retry_after: float | None = None) -> bool:
        """This attempt failed: wait for the next one, or fail if it was the last.

        `retry_after` is in seconds; None takes the backoff of this attempt, with jitter.
        """
        if self.attempts >= MAX_ATTEMPTS:
            return self.fail(code=code, error=error)
        if retry_after is None:
            retry_after = BACKOFF[min(self.attempts, len(BACKOFF)) - 1] * random.uniform(0.8, 1.2)
        return self._wait(retry_after, error_code=code, error=error)

    def postpone(self, *, code: str, error: str, retry_after: float) -> bool:
        """Nobody's fault: wait for so many seconds; the attempt does not count."""
        return self._wait(retry_after, error_code=code, error=error, attempts=F("attempts") - 1)

    def _wait(self, seconds: float, **changes: object) -> bool:
        return bool(
            self._held().update(
                state=self.State.WAITING,
                due_at=Now() + timedelta(seconds=seconds),
                **changes,
                **_RELEASED,
            )
        )

    def _run_again(self) -> bool:
        """Back to waiting with fresh attempts, if that was asked for during the run."""
        asked = self._held().filter(again=True)
        if not asked.update(
            state=self.State.WAITING, again=False, attempts=0, due_at=Now(), **_RELEASED
        ):
            return False
        ring_after_commit(self.queue)
        return True

    def _older_failures(self) -> JobQuerySet:
        same = Job.objects.failed().filter(stage=self.stage, subject_id=self.subject_id)
        return same.exclude(pk=self.pk)

    def _held(self) -> JobQuerySet:
        return Job.objects.filter(pk=self.pk, state=self.State.RUNNING, token=self.token)


class DailyCount(models.Model):
    """How many jobs of a stage were done on a day (UTC), after their rows were pruned."""

    day = models.DateField(_("day"))
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    done = models.PositiveIntegerField(_("done"), default=0)

    class Meta:
        verbose_name = _("daily count")
        verbose_name_plural = _("daily counts")
        constraints = [
            models.UniqueConstraint(fields=["day", "stage"], name="daily_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.stage}: {self.done}"


def ring_after_commit(queue: str) -> None:
    """Ring the doorbell of a queue once the current transaction is safe."""
    transaction.on_commit(partial(doorbell.ring, queue, time_limit=TIME_LIMIT[Queue(queue)]))


_RELEASED: Final = {"token": None, "lease_until": None}
# Django's bulk_create cannot name a partial unique index as the conflict target.
_SUBMIT: Final = """
INSERT INTO claims_job (queue, stage, subject_id, article_id, priority, state, again, attempts,
                        error_code, error)
VALUES (%s, %s, %s, %s, %s, 'waiting', false, 0, '', '')
ON CONFLICT (stage, subject_id) WHERE state IN ('waiting', 'running') DO UPDATE SET
    again = claims_job.again OR claims_job.state = 'running',
    priority = LEAST(claims_job.priority, EXCLUDED.priority),
    due_at = LEAST(claims_job.due_at, EXCLUDED.due_at)
"""
