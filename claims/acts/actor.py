"""Who acts, what they may do, and the event that says that they did it."""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from claims.models import Event

OPERATOR: Final = "command line"


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
