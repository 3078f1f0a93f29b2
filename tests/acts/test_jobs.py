"""Putting failed work back to the queue."""

import pytest
from django.core.exceptions import PermissionDenied

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
