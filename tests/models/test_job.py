"""The queue of record: asked once, taken once, never lost."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from claims.clients import doorbell
from claims.models import DailyCount, Job, Priority, Queue, Stage
from claims.models.job import BACKOFF, MAX_ATTEMPTS, StaleJob

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queues whose doorbell was rung."""
    queues: list[str] = []

    def ring(queue: str, *, time_limit: int) -> bool:
        queues.append(queue)
        return True

    monkeypatch.setattr(doorbell, "ring", ring)
    return queues


def taken(stage: str = Stage.FETCH, subject_id: int = 1) -> Job:
    Job.objects.submit(stage, subject_id)
    job = Job.objects.take(Queue.NETWORK)
    assert job is not None
    return job


def test_it_works() -> None:
    job = taken()
    job.fence()
    job.finish()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.token) == (Job.State.DONE, 1, None)


def test_asking_twice_is_asking_once() -> None:
    Job.objects.submit(Stage.FETCH, 1)
    Job.objects.submit(Stage.FETCH, 1)
    assert Job.objects.count() == 1


def test_asking_more_urgently_hastens_what_waits() -> None:
    Job.objects.submit(Stage.FETCH, 1, priority=Priority.BACKGROUND)
    Job.objects.submit(Stage.FETCH, 1, priority=Priority.EDITOR)
    assert Job.objects.get().priority == Priority.EDITOR


def test_asking_while_it_runs_runs_it_once_more() -> None:
    job = taken()
    Job.objects.submit(Stage.FETCH, 1)
    job.finish()
    job.refresh_from_db()
    assert (job.state, job.again, job.attempts) == (Job.State.WAITING, False, 0)


def test_asking_while_it_fails_runs_it_once_more() -> None:
    job = taken()
    Job.objects.submit(Stage.FETCH, 1)
    assert job.fail(code="page_gone", error="Gone.")
    job.refresh_from_db()
    assert (job.state, job.again) == (Job.State.WAITING, False)


def test_asking_again_after_it_is_done_makes_a_new_job() -> None:
    taken().finish()
    Job.objects.submit(Stage.FETCH, 1)
    assert Job.objects.count() == 2


def test_the_most_urgent_goes_first_then_the_oldest() -> None:
    for subject_id, priority in [(1, Priority.NORMAL), (2, Priority.EDITOR), (3, Priority.EDITOR)]:
        Job.objects.submit(Stage.FETCH, subject_id, priority=priority)
    order = [job.subject_id for _ in range(3) if (job := Job.objects.take(Queue.NETWORK))]
    assert order == [2, 3, 1]


def test_a_queue_gives_only_its_own_work() -> None:
    Job.objects.submit(Stage.READ, 1)
    assert Job.objects.take(Queue.NETWORK) is None


def test_what_is_due_later_is_not_given_yet() -> None:
    Job.objects.submit(Stage.FETCH, 1)
    Job.objects.update(due_at=Now() + timedelta(minutes=1))
    assert Job.objects.take(Queue.NETWORK) is None


def test_a_worker_that_lost_its_lease_may_not_store() -> None:
    job = taken()
    Job.objects.update(lease_until=Now() - timedelta(seconds=1))
    Job.objects.free_expired()
    with pytest.raises(StaleJob):
        job.fence()


def test_a_worker_that_lost_its_lease_may_not_finish_what_another_holds() -> None:
    stale = taken()
    Job.objects.update(lease_until=Now() - timedelta(seconds=1))
    Job.objects.free_expired()
    Job.objects.take(Queue.NETWORK)
    stale.finish()
    assert Job.objects.get().state == Job.State.RUNNING


def test_a_running_lease_is_left_alone() -> None:
    taken()
    assert Job.objects.free_expired() == 0


def test_a_worker_lost_on_every_attempt_fails_with_a_reason() -> None:
    taken()
    Job.objects.update(lease_until=Now() - timedelta(seconds=1), attempts=MAX_ATTEMPTS)
    Job.objects.free_expired()
    job = Job.objects.get()
    assert (job.state, job.error_code) == (Job.State.FAILED, "worker_lost")


def test_giving_up_waits_longer_each_time_then_fails() -> None:
    Job.objects.submit(Stage.FETCH, 1)
    waits = []
    for _attempt in range(MAX_ATTEMPTS - 1):
        Job.objects.update(due_at=Now())
        job = Job.objects.take(Queue.NETWORK)
        assert job is not None
        job.give_up(code="too_slow", error="It took too long.")
        job.refresh_from_db()
        waits.append((job.due_at - timezone.now()).total_seconds())
    assert waits == [pytest.approx(seconds, rel=0.25, abs=2) for seconds in BACKOFF]
    Job.objects.update(due_at=Now())
    last = Job.objects.take(Queue.NETWORK)
    assert last is not None and last.give_up(code="too_slow", error="It took too long.")
    assert Job.objects.get().state == Job.State.FAILED


def test_waiting_for_ones_turn_is_no_attempt() -> None:
    taken().postpone(code="host_busy", error="Wait.", retry_after=2)
    assert Job.objects.get().attempts == 0


def test_a_newer_failure_replaces_the_older_one() -> None:
    taken().fail(code="page_gone", error="Gone.")
    taken().fail(code="page_gone", error="Still gone.")
    assert [job.error for job in Job.objects.all()] == ["Still gone."]


def test_success_clears_the_failure_before_it() -> None:
    taken().fail(code="page_gone", error="Gone.")
    taken().finish()
    assert not Job.objects.failed().exists()


def test_retrying_gives_fresh_attempts() -> None:
    taken().fail(code="page_gone", error="Gone.")
    assert Job.objects.retry() == 1
    job = Job.objects.get()
    assert (job.state, job.attempts) == (Job.State.WAITING, 0)


def test_retrying_leaves_alone_what_waits_already() -> None:
    taken().fail(code="page_gone", error="Gone.")
    Job.objects.submit(Stage.FETCH, 1)
    assert Job.objects.retry() == 0


def test_done_jobs_become_daily_counts() -> None:
    for subject_id in (1, 2):
        taken(subject_id=subject_id).finish()
    assert Job.objects.prune(timezone.now() + timedelta(minutes=1)) == 2
    assert DailyCount.objects.get().done == 2
    taken(subject_id=3).finish()
    Job.objects.prune(timezone.now() + timedelta(minutes=1))
    assert DailyCount.objects.get().done == 3


def test_unfinished_and_failed_jobs_are_not_pruned() -> None:
    taken().fail(code="page_gone", error="Gone.")
    Job.objects.submit(Stage.READ, 1)
    assert Job.objects.prune(timezone.now() + timedelta(minutes=1)) == 0


def test_a_running_job_without_a_lease_cannot_be() -> None:
    Job.objects.submit(Stage.FETCH, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(state=Job.State.RUNNING)


@pytest.mark.django_db(transaction=True)
def test_the_doorbell_rings_the_stages_queue(rung: list[str]) -> None:
    with transaction.atomic():
        Job.objects.submit(Stage.READ, 1)
        assert rung == []
    assert rung == [Queue.LANGUAGE]


@pytest.mark.django_db(transaction=True)
def test_workers_that_look_at_once_take_different_jobs() -> None:
    for subject_id in range(20):
        Job.objects.submit(Stage.FETCH, subject_id)
    subjects: list[int] = []

    def take_all() -> None:
        while job := Job.objects.take(Queue.NETWORK):
            subjects.append(job.subject_id)
        connection.close()

    run_at_once(take_all, times=4)
    assert sorted(subjects) == list(range(20))


@pytest.mark.django_db(transaction=True)
def test_a_hundred_askers_at_once_make_one_job() -> None:
    def ask() -> None:
        for _again in range(10):
            Job.objects.submit(Stage.FETCH, 7)
        connection.close()

    run_at_once(ask, times=10)
    assert Job.objects.count() == 1


def run_at_once(work: Callable[[], None], *, times: int) -> None:
    threads = [Thread(target=work) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
