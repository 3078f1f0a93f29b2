"""A job is taken, its stage run, the next one asked for; failures end visibly."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from claims import tasks
from claims.clients import doorbell
from claims.clients.errors import HostBusy, PageGone, ServerTrouble
from claims.formats.errors import NoArticle
from claims.models import Article, Capture, DailyCount, Feed, Job, Queue, Stage
from claims.models.job import StaleJob
from claims.tasks import STEPS, Step
from tests.factories import make_article, make_capture, make_feed, make_job

pytestmark = pytest.mark.django_db


@dataclass
class Script:
    """A stage that does as it is told and notes what was asked of it."""

    fails: Exception | None = None
    breaks_in_store: bool = False
    refused: list[Exception] = field(default_factory=list)

    def prepare(self, subject: Article) -> str:
        if self.fails:
            raise self.fails
        return "plan"

    def store(self, subject: Article, plan: str) -> list[Capture]:
        capture = make_capture(article=subject)
        if self.breaks_in_store:
            raise ValueError("a bug")
        return [capture]

    def refuse(self, subject: Article, error: Exception) -> None:
        self.refused.append(error)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    """In the place of the fetch stage."""
    script = Script()
    step = replace(
        STEPS[Stage.FETCH], prepare=script.prepare, store=script.store, refuse=script.refuse
    )
    monkeypatch.setitem(STEPS, Stage.FETCH, step)
    return script


def fetch(article: Article, **facts: Any) -> Job:
    """Ask for the fetch and let a worker answer once."""
    Job.objects.submit(Stage.FETCH, article.pk, article_id=article.pk, **facts)
    tasks.answer(Queue.NETWORK)
    return Job.objects.get(stage=Stage.FETCH)


def test_it_works(script: Script) -> None:
    job = fetch(make_article())
    assert job.state == Job.State.DONE
    (following,) = Job.objects.exclude(pk=job.pk)
    assert (following.stage, following.subject_id) == (Stage.READ, Capture.objects.get().pk)


def test_the_next_job_is_as_urgent_and_knows_its_article(script: Script) -> None:
    article = make_article()
    fetch(article, priority=1)
    following = Job.objects.get(stage=Stage.READ)
    assert (following.priority, following.article) == (1, article)


def test_a_permanent_failure_ends_with_its_sentence(script: Script) -> None:
    script.fails = PageGone("HTTP 404")
    job = fetch(make_article())
    assert (job.state, job.error_code) == (Job.State.FAILED, "page_gone")
    assert job.error == "The page is not there (any more). (HTTP 404)"
    assert script.refused == [script.fails]


def test_an_unreadable_document_ends_with_its_sentence(script: Script) -> None:
    script.fails = NoArticle()
    assert fetch(make_article()).error_code == "no_article"


def test_a_transient_failure_waits_for_another_attempt(script: Script) -> None:
    script.fails = ServerTrouble("HTTP 503", retry_after=60)
    job = fetch(make_article())
    assert (job.state, job.attempts, job.error_code) == (Job.State.WAITING, 1, "server_trouble")


def test_waiting_for_ones_turn_costs_no_attempt(script: Script) -> None:
    script.fails = HostBusy(retry_after=1)
    job = fetch(make_article())
    assert (job.state, job.attempts, script.refused) == (Job.State.WAITING, 0, [])


def test_a_bug_is_a_visible_failure_that_stores_nothing(script: Script) -> None:
    script.breaks_in_store = True
    job = fetch(make_article())
    assert (job.state, job.error) == (Job.State.WAITING, "ValueError: a bug")
    assert not Capture.objects.exists()


def test_a_worker_that_lost_its_job_stores_nothing(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(self: Job) -> None:
        raise StaleJob("given to another worker")

    monkeypatch.setattr(Job, "fence", lost)
    fetch(make_article())
    assert not Capture.objects.exists()


def test_a_refusal_by_a_worker_that_lost_its_job_is_not_kept(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(self: Job) -> None:
        raise StaleJob("given to another worker")

    script.fails = PageGone()
    monkeypatch.setattr(Job, "fence", lost)
    assert fetch(make_article()).state == Job.State.RUNNING
    assert script.refused == []


def test_work_on_something_removed_fails() -> None:
    Job.objects.submit(Stage.FETCH, 999)
    tasks.answer(Queue.NETWORK)
    assert Job.objects.get().error_code == "subject_gone"


def test_a_bell_for_nothing_is_harmless() -> None:
    tasks.answer(Queue.NETWORK)


def test_what_a_failure_says_can_be_stored_whatever_it_holds(script: Script) -> None:
    script.fails = PageGone("a\x00b\ud800")
    assert fetch(make_article()).state == Job.State.FAILED


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    queues: list[str] = []

    def ring(queue: str, *, time_limit: int) -> bool:
        queues.append(queue)
        return True

    monkeypatch.setattr(doorbell, "ring", ring)
    return queues


def test_a_worker_rings_while_more_is_due(rung: list[str], script: Script) -> None:
    make_job(stage=Stage.FETCH, subject_id=make_article().pk)
    fetch_other = make_article()
    Job.objects.submit(Stage.FETCH, fetch_other.pk)
    tasks.answer(Queue.NETWORK)
    assert rung == [Queue.NETWORK]


def test_the_sweep_rings_each_queue_with_due_work_once(rung: list[str]) -> None:
    for stage in (Stage.FETCH, Stage.FETCH, Stage.READ):
        make_job(stage=stage)
    tasks.sweep()
    assert sorted(rung) == [Queue.LANGUAGE, Queue.NETWORK]


def test_feeds_are_polled_when_their_time_has_come() -> None:
    due = make_feed()
    Feed.objects.filter(pk=make_feed().pk).update(active=False)
    tasks.wake()
    assert [job.subject_id for job in Job.objects.filter(stage=Stage.POLL)] == [due.pk]


def test_every_stage_has_a_step_and_only_known_ones_follow() -> None:
    assert set(STEPS) == set(Stage)
    assert all(isinstance(step, Step) for step in STEPS.values())


def test_finished_jobs_are_counted_and_removed_after_a_while(script: Script) -> None:
    fetch(make_article())
    Job.objects.update(finished_at=Now() - timedelta(days=8), state=Job.State.DONE)
    tasks.prune()
    assert not Job.objects.exists()
    assert DailyCount.objects.exists()
