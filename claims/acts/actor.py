"""Who acts, what they may do, and the event that says that they did it."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from claims.models import Event
from claims.models.event import EventDetail

OPERATOR: Final = "command line"
AT_ONCE: Final = 1000  # rows of one INSERT


def require(by: User | None, permission: str) -> None:
    """Raise PermissionDenied unless the person may do this; the operator may do everything."""
    if by is not None and not by.has_perm(f"claims.{permission}"):
        raise PermissionDenied(
            _("You may not do this. Ask an administrator for the permission “%(permission)s”.")
            % {"permission": permission}
        )


def record(
    verb: str,
    subject: models.Model,
    *,
    by: User | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Append the event of an act."""
    engine = "" if by else OPERATOR
    Event.objects.record(verb, subject, actor=by, engine=engine, before=before, after=after)


def record_all(
    verb: str,
    befores: Iterable[tuple[models.Model, Mapping[str, object]]],
    *,
    by: User | None,
) -> None:
    """Append the events of one act on many subjects, each with what it was before."""
    told = list(befores)
    events = Event.objects.bulk_create(
        [
            Event(
                verb=verb,
                subject_type=str(subject._meta.model_name),
                subject_id=subject.pk,
                actor=by,
                engine="" if by else OPERATOR,
            )
            for subject, _before in told
        ],
        batch_size=AT_ONCE,
    )
    details = zip(events, told, strict=True)
    EventDetail.objects.bulk_create(
        [EventDetail(event=event, before=before) for event, (_subject, before) in details],
        batch_size=AT_ONCE,
    )
