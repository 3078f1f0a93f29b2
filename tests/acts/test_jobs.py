"""Putting failed work back to the queue."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.acts.jobs import retry
from claims.models import Event, Job
from tests.factories import make_job, make_user

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    failed, waiting = make_job(state=Job.State.FAILED), make_job()
    editor = make_user(is_superuser=True)
    assert retry(Job.objects.all(), by=editor) == 1
    failed.refresh_from_db()
    assert failed.state == Job.State.WAITING
    assert Event.objects.about(failed).get().actor == editor
    assert not Event.objects.about(waiting).exists()


def test_it_refuses_strangers() -> None:
    job = make_job(state=Job.State.FAILED)
    with pytest.raises(PermissionDenied):
        retry(Job.objects.all(), by=make_user())
    job.refresh_from_db()
    assert job.state == Job.State.FAILED


def test_a_job_that_was_asked_for_anew_is_left_alone_and_not_noted() -> None:
    failed = make_job(state=Job.State.FAILED)
    make_job(stage=failed.stage, subject_id=failed.subject_id)
    assert retry(Job.objects.all(), by=make_user(is_superuser=True)) == 0
    assert not Event.objects.exists()


def test_it_notes_what_had_failed_also_for_the_command_line() -> None:
    job = make_job(state=Job.State.FAILED, error="Gone.")
    retry(Job.objects.all(), by=None)
    event = Event.objects.about(job).get()
    assert (event.engine, event.detail.before) == ("command line", {"error": "Gone."})


def test_many_cost_no_more_queries_than_one() -> None:
    editor = make_user(is_superuser=True)

    def cost(number: int) -> int:
        for _ in range(number):
            make_job(state=Job.State.FAILED)
        with CaptureQueriesContext(connection) as queries:
            assert retry(Job.objects.all(), by=editor) == number
        return len(queries)

    cost(1)  # learns what the editor may do
    assert cost(20) == cost(1)
