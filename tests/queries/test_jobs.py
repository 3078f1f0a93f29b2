"""How the work goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Job, Queue, Stage
from claims.queries import jobs
from claims.queries.jobs import progress
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def test_an_idle_desk() -> None:
    now = progress()
    assert (now.busy, now.per_cent, now.unfinished, now.done) == (False, 100, 0, 0)
    assert [state.queue for state in now.queues] == list(Queue)


def test_it_counts_by_queue() -> None:
    make_job(stage=Stage.FETCH)
    make_job(stage=Stage.FETCH)
    make_job(stage=Stage.READ)
    waiting = {state.queue: state.waiting for state in progress().queues}
    assert waiting[Queue.NETWORK] == 2
    assert waiting[Queue.LANGUAGE] == 1


def test_the_bar_counts_what_was_done_since_the_oldest_open_job_was_asked() -> None:
    now = timezone.now()
    make_job(created_at=now - timedelta(minutes=5))
    for minutes in (1, 2, 3, 60):  # the last was done before this work began
        make_job(state=Job.State.DONE, finished_at=now - timedelta(minutes=minutes))
    seen = progress()
    assert (seen.done, seen.unfinished, seen.per_cent) == (3, 1, 75)


def test_failures_are_counted_apart() -> None:
    make_job(state=Job.State.FAILED)
    assert (progress().failed, progress().busy) == (1, False)


def test_what_is_running_counts_too() -> None:
    lease = {"token": "0" * 32, "lease_until": timezone.now()}
    make_job(stage=Stage.FETCH, state=Job.State.RUNNING, **lease)
    network = next(state for state in progress().queues if state.queue == Queue.NETWORK)
    assert (network.running, network.waiting, progress().unfinished) == (1, 0, 1)


def test_no_more_is_counted_than_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "EXACT", 2)
    early = timezone.now() - timedelta(minutes=5)
    for _ in range(5):
        make_job(stage=Stage.FETCH, created_at=early)
        make_job(state=Job.State.DONE, finished_at=timezone.now())
    seen = progress()
    assert (seen.queues[0].waiting, seen.done) == (3, 3)
    assert (seen.queues[0].waiting_shown, seen.unfinished_shown, seen.done_shown) == ("2+",) * 3
