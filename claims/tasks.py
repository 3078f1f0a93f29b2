"""What Celery runs, in the order in which an article goes through the product.

Every task is the same three lines: take a job from the database, run its stage, ring for the
next. The messages carry the name of a queue and nothing else.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from celery import shared_task
from django.db import models, transaction
from django.utils import timezone

from claims import conf
from claims.clients import doorbell
from claims.clients.errors import ClientError, HostBusy, Transient
from claims.formats.errors import FormatError
from claims.models import Article, Capture, Feed, Job, Revision, Stage, TermStat
from claims.models.job import TIME_LIMIT, Overtaken, Priority, Queue, StaleJob
from claims.pipeline import attribute, claim, fetch, link, poll, read, trace
from claims.text.clean import clean

log = logging.getLogger(__name__)


def keep_nothing(_subject: Any, _error: ClientError | FormatError) -> None:
    """A refusal of this stage leaves no trace but its job's."""


@dataclass(frozen=True)
class Step:
    """One stage: what it works on, its two halves, what a refusal leaves, and who goes on."""

    subject: type[models.Model]
    prepare: Callable[[Any], Any]
    store: Callable[[Any, Any], Sequence[models.Model]]
    refuse: Callable[[Any, Any], None] = keep_nothing
    then: tuple[Stage, ...] = ()


STEPS: Final = {
    Stage.POLL: Step(Feed, poll.prepare, poll.store, refuse=poll.refuse, then=(Stage.FETCH,)),
    Stage.FETCH: Step(Article, fetch.prepare, fetch.store, refuse=fetch.refuse, then=(Stage.READ,)),
    Stage.READ: Step(Capture, read.prepare, read.store, then=(Stage.ATTRIBUTE,)),
    Stage.ATTRIBUTE: Step(Revision, attribute.prepare, attribute.store, then=(Stage.CLAIM,)),
    Stage.CLAIM: Step(Revision, claim.prepare, claim.store, then=(Stage.LINK,)),
    Stage.LINK: Step(Revision, link.prepare, link.store, then=(Stage.TRACE,)),
    Stage.TRACE: Step(Revision, trace.prepare, trace.store),
}


@shared_task(name="claims.answer")
def answer(queue: str) -> None:
    """The doorbell rang: do the best due job of the queue, and ring again while more is due."""
    job = Job.objects.take(queue)
    if job is None:
        return
    work(job)
    if Job.objects.due().filter(queue=queue).exists():
        doorbell.ring(queue, time_limit=TIME_LIMIT[Queue(queue)])


@shared_task(name="claims.sweep")
def sweep() -> None:
    """Free what dead workers held, and ring for whatever is due: no lost message costs more."""
    freed = Job.objects.free_expired()
    if freed:
        log.warning("freed %s jobs of lost workers", freed)
    for queue in Job.objects.due().values_list("queue", flat=True).distinct().order_by():
        doorbell.ring(queue, time_limit=TIME_LIMIT[Queue(queue)])


@shared_task(name="claims.wake")
def wake() -> None:
    """Submit the work whose time has come."""
    for feed in Feed.objects.due(timezone.now()):
        Job.objects.submit(Stage.POLL, feed.pk, priority=Priority.BACKGROUND)


@shared_task(name="claims.count")
def count() -> None:
    """Count in how many wordings each word stands, for the words that tell claims apart."""
    TermStat.objects.recount()


@shared_task(name="claims.prune")
def prune() -> None:
    """Old finished jobs become daily counts."""
    Job.objects.prune(timezone.now() - conf.keep_done_jobs())


def work(job: Job) -> None:
    """Run a leased job to its end: done, waiting for another attempt, or failed with a reason."""
    step = STEPS[Stage(job.stage)]
    subject = step.subject._default_manager.filter(pk=job.subject_id).first()
    if subject is None:
        job.fail(code="subject_gone", error="What this job was about has been removed.")
        return
    try:
        run(job, step, subject)
    except StaleJob as error:
        log.warning("%s", error)
    except Exception as error:  # the one boundary: a bug becomes a visible failure, with its trace
        log.exception("job %s: %s of %s broke", job.pk, job.stage, job.subject_id)
        job.give_up(code="bug", error=clean(f"{type(error).__name__}: {error}"))


def run(job: Job, step: Step, subject: models.Model) -> None:
    """The stage's two halves; whatever the second writes is fenced by the job's token."""
    try:
        plan = step.prepare(subject)
        with transaction.atomic():
            job.fence()
            submit_next(job, step, step.store(subject, plan))
            job.finish()
    except Overtaken as error:
        job.postpone(code="overtaken", error=str(error), retry_after=0)
    except HostBusy as error:
        job.postpone(code=error.code, error=str(error), retry_after=error.retry_after or 1)
    except (ClientError, FormatError) as error:
        refuse(job, step, subject, error)


def submit_next(job: Job, step: Step, made: Sequence[models.Model]) -> None:
    """Ask for the next stages on what a stage made, as urgently as this one was asked for."""
    for stage in step.then:
        for subject in made:
            Job.objects.submit(
                stage, subject.pk, article_id=article_of(subject), priority=job.priority
            )


def refuse(job: Job, step: Step, subject: models.Model, error: ClientError | FormatError) -> None:
    """Keep what the refusal showed, and try again later if that may help."""
    sentence = clean(str(error))
    with transaction.atomic():
        job.fence()
        step.refuse(subject, error)
        if isinstance(error, Transient):
            job.give_up(code=error.code, error=sentence, retry_after=error.retry_after)
        else:
            job.fail(code=error.code, error=sentence)


def article_of(subject: models.Model) -> int | None:
    """The article that a subject is about, for the job's row; None for a feed."""
    if isinstance(subject, Article):
        return subject.pk
    return getattr(subject, "article_id", None)


def work_off(limit: int = 10_000) -> int:
    """Do what is due in this process, without a broker; returns how many jobs were run."""
    for done in range(limit):
        job = next((job for queue in Queue.values if (job := Job.objects.take(queue))), None)
        if job is None:
            return done
        work(job)
    return limit
