"""The desk's word on what two claims are to one another."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.models import Claim, Link


def accept(link: Link, *, by: User) -> None:
    """The two are what the link says."""
    _settle(link, {"state": Link.State.ATTACHED}, "accepted", by=by)


def reject(link: Link, *, by: User) -> None:
    """They are not; the link does not come back."""
    _settle(link, {"state": Link.State.REJECTED}, "rejected", by=by)


def retype(link: Link, relation: str, *, by: User) -> None:
    """They are something else to one another."""
    if relation not in Link.Relation.values:
        raise ValidationError(
            _("“%(relation)s” is no relation between claims; choose one of %(known)s.")
            % {"relation": relation, "known": ", ".join(Link.Relation.values)},
            code="no_such_relation",
        )
    _settle(link, {"state": Link.State.ATTACHED, "relation": relation}, "corrected", by=by)


def _settle(link: Link, change: dict[str, str], verb: str, *, by: User) -> None:
    require(by, "change_link")
    before = {name: str(getattr(link, name)) for name in change}
    with transaction.atomic():
        Link.objects.filter(pk=link.pk).update(decided_by=by, decided_at=timezone.now(), **change)
        Claim.objects.filter(pk__in=(link.first_id, link.second_id)).update(
            version=F("version") + 1
        )
        record(verb, link, by=by, before=before, after={k: str(v) for k, v in change.items()})
    link.refresh_from_db(fields=["state", "relation", "decided_by", "decided_at"])
