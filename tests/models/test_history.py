"""What the database refuses to rewrite."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import DatabaseError, models, transaction

from claims.models import Capture, Event, Revision
from claims.models.article import capture_path, keep_bytes
from tests.factories import make_article, make_capture, make_claim, make_revision, make_user

pytestmark = pytest.mark.django_db


def refused(rows: "models.QuerySet[models.Model]", **changes: object) -> bool:
    try:
        with transaction.atomic():
            rows.update(**changes)
    except DatabaseError:
        return True
    return False


def test_an_event_is_never_changed_or_removed() -> None:
    event = Event.objects.record("moved", make_claim(), actor=make_user())
    assert refused(Event.objects.filter(pk=event.pk), verb="created")
    with pytest.raises(DatabaseError, match="event"), transaction.atomic():
        event.delete()


def test_an_event_has_a_doer() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.record("moved", make_claim())


def test_a_capture_is_never_changed_but_may_be_handed_over() -> None:
    capture = make_capture()
    mine = Capture.objects.filter(pk=capture.pk)
    assert refused(mine, status=404)
    assert not refused(mine, article=make_article())


def test_a_revision_is_never_changed_but_may_be_purged() -> None:
    revision = make_revision()
    mine = Revision.objects.filter(pk=revision.pk)
    assert refused(mine, text="Something else.")
    assert refused(mine, headline="Something else")
    assert not refused(mine, text="", headline="")


def test_the_bytes_of_a_capture_are_kept_once_per_content() -> None:
    one, other = make_capture(body=b"the same"), make_capture(body=b"the same")
    assert one.sha256 == other.sha256
    assert one.body() == b"the same"


def test_bytes_that_a_crash_left_half_written_are_written_anew() -> None:
    capture = make_capture(body=b"a whole page")
    path = Path(storages["captures"].path(capture_path(capture.sha256)))
    path.write_bytes(b"a who")
    with pytest.raises(OSError, match="damaged"):
        capture.body()
    keep_bytes(b"a whole page")
    assert capture.body() == b"a whole page"
