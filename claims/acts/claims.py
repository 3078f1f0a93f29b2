"""The desk's work on a claim: where it stands, whose it is, what bears on it."""

from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.models import Appearance, Claim, Job, Note, Priority, Stage
from claims.text.clean import clean

_L = Claim.Lifecycle
# Where a claim may be moved by hand. Only publishing a review makes it PUBLISHED; to withdraw it
# is to take back what was published: no verdict is shown while it is WITHDRAWN.
MOVES: Final = {
    _L.NEW: (_L.TRIAGED, _L.IN_REVIEW, _L.DISMISSED),
    _L.TRIAGED: (_L.IN_REVIEW, _L.DISMISSED),
    _L.IN_REVIEW: (_L.TRIAGED, _L.SECOND_READING, _L.DISMISSED),
    _L.SECOND_READING: (_L.IN_REVIEW, _L.DISMISSED),
    _L.PUBLISHED: (_L.NEEDS_RECHECK, _L.WITHDRAWN),
    _L.NEEDS_RECHECK: (_L.IN_REVIEW, _L.WITHDRAWN),
    _L.DISMISSED: (_L.TRIAGED,),
    _L.WITHDRAWN: (_L.IN_REVIEW,),
}


def moves(claim: Claim) -> tuple[Claim.Lifecycle, ...]:
    """Where the claim may go from where it stands."""
    return MOVES[Claim.Lifecycle(claim.lifecycle)]


def move(claim: Claim, to: str, *, by: User) -> None:
    """Take the work on a claim to another stage."""
    require(by, "change_claim")
    if to not in moves(claim):
        raise ValidationError(
            _("A claim that is “%(now)s” cannot become “%(then)s”.")
            % {"now": claim.get_lifecycle_display(), "then": to},
            code="no_such_move",
        )
    with transaction.atomic():
        moved = Claim.objects.filter(pk=claim.pk, lifecycle=claim.lifecycle).update(
            lifecycle=to, version=F("version") + 1
        )
        if not moved:
            raise ValidationError(
                _("Somebody has moved this claim meanwhile; reload the page."), code="moved"
            )
        record(
            "moved", claim, by=by, before={"lifecycle": claim.lifecycle}, after={"lifecycle": to}
        )
    claim.refresh_from_db(fields=["lifecycle", "version"])


def assign(claim: Claim, to: User | None, *, by: User) -> None:
    """Give the claim to somebody, or to nobody."""
    require(by, "change_claim")
    with transaction.atomic():
        before = claim.assigned_to_id
        Claim.objects.filter(pk=claim.pk).update(assigned_to=to, version=F("version") + 1)
        record(
            "assigned",
            claim,
            by=by,
            before={"assigned_to": before},
            after={"assigned_to": to.pk if to else None},
        )
    claim.refresh_from_db(fields=["assigned_to", "version"])


def reword(claim: Claim, text: str, *, by: User) -> None:
    """Write the claim as the desk would put it. The key of the first wording stays."""
    require(by, "change_claim")
    text = clean(text).strip()
    if not text:
        raise ValidationError(_("A claim needs words."), code="empty")
    with transaction.atomic():
        before = claim.text
        Claim.objects.filter(pk=claim.pk).update(text=text, version=F("version") + 1)
        record("reworded", claim, by=by, before={"text": before}, after={"text": text})
    claim.refresh_from_db(fields=["text", "version"])


def attach(appearance: Appearance, *, by: User) -> None:
    """It does bear on this claim; what a machine attached it to besides, it is detached from."""
    with transaction.atomic():
        _settle(appearance, Appearance.State.ATTACHED, by=by)
        elsewhere = Appearance.objects.filter(
            attribution=appearance.attribution_id, decided_by__isnull=True
        )
        elsewhere.exclude(pk=appearance.pk).update(state=Appearance.State.DETACHED)


def detach(appearance: Appearance, *, by: User) -> None:
    """It was attached and should not be."""
    _settle(appearance, Appearance.State.DETACHED, by=by)


def reject(appearance: Appearance, *, by: User) -> None:
    """The suggestion was wrong, and does not come back."""
    _settle(appearance, Appearance.State.REJECTED, by=by)


def note(claim: Claim, text: str, *, by: User) -> Note:
    """Leave a remark for the desk."""
    require(by, "add_note")
    text = clean(text).strip()
    if not text:
        raise ValidationError(_("The note is empty."), code="empty")
    with transaction.atomic():
        left = Note.objects.create(claim=claim, author=by, text=text)
        record("noted", claim, by=by, after={"note": left.pk})
    return left


def _settle(appearance: Appearance, state: str, *, by: User) -> None:
    require(by, "change_appearance")
    with transaction.atomic():
        before = appearance.state
        Appearance.objects.filter(pk=appearance.pk).update(
            state=state, decided_by=by, decided_at=timezone.now()
        )
        Claim.objects.filter(pk=appearance.claim_id).update(version=F("version") + 1)
        record(
            str(state),
            appearance,
            by=by,
            before={"state": before},
            after={"state": state, "claim": appearance.claim_id},
        )
        _trace_anew(appearance)
    appearance.refresh_from_db(fields=["state", "decided_by", "decided_at"])


def _trace_anew(appearance: Appearance) -> None:
    """Origins follow from what is attached."""
    article = appearance.attribution.article
    if article.current_id:
        Job.objects.submit(
            Stage.TRACE, article.current_id, article_id=article.pk, priority=Priority.EDITOR
        )
