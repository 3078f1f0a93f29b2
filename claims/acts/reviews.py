"""Writing and publishing a review; only people do, and what is published stays as it was."""

import hashlib
import json

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.acts.claims import moves
from claims.models import Claim, Rating, Review, ReviewVersion
from claims.text.clean import clean


def draft(claim: Claim, *, by: User, rating: Rating | None, summary: str) -> ReviewVersion:
    """Write the claim's draft: the open one is rewritten, after a publication a new one begins."""
    require(by, "change_review")
    with transaction.atomic():
        review, _made = Review.objects.get_or_create(claim=claim)
        Review.objects.select_for_update().get(pk=review.pk)
        version = review.versions.filter(state=ReviewVersion.State.DRAFT).first()
        version = version or ReviewVersion(review=review, number=_next_number(review), author=by)
        version.summary = clean(summary).strip()
        _rate(version, rating)
        version.save()
        record(
            "drafted",
            review,
            by=by,
            after={"number": version.number, "verdict": version.rating_label},
        )
    return version


def fingerprint(version: ReviewVersion) -> str:
    """What there is to read of a version, in 64 hexadecimal digits, to publish what was read."""
    read = json.dumps([version.number, version.rating_label, version.summary])
    return hashlib.sha256(read.encode()).hexdigest()


def publish(
    version: ReviewVersion, *, by: User, seen: str, correction_note: str = ""
) -> ReviewVersion:
    """Publish a draft as it was `seen` (its fingerprint); refused where it was rewritten since.

    A second version says what was corrected; the first stays addressable.
    """
    require(by, "publish_review")
    correction_note = clean(correction_note).strip()
    with transaction.atomic():
        version = _locked(version)
        _must_be_as_seen(version, seen)
        _must_be_complete(version, correction_note)
        _must_be_open(version.review.claim)
        version.state = ReviewVersion.State.PUBLISHED
        version.published_at = timezone.now()
        version.published_by = by
        version.correction_note = correction_note
        version.claim_reviewed = version.review.claim.text
        version.save()
        Claim.objects.filter(pk=version.review.claim_id).update(
            lifecycle=Claim.Lifecycle.PUBLISHED, version=F("version") + 1
        )
        record("published", version.review, by=by, after={"number": version.number})
    return version


def _locked(version: ReviewVersion) -> ReviewVersion:
    """The version as it stands now; nobody drafts, publishes or moves the claim meanwhile."""
    review = Review.objects.select_for_update().get(pk=version.review_id)
    claim = Claim.objects.select_for_update().defer("search").get(pk=review.claim_id)
    review.claim = claim
    version = ReviewVersion.objects.get(pk=version.pk)
    version.review = review
    return version


def _must_be_as_seen(version: ReviewVersion, seen: str) -> None:
    if version.state == ReviewVersion.State.PUBLISHED:
        raise ValidationError(_("This version is published already."), code="published")
    if fingerprint(version) != seen:
        raise ValidationError(
            _("The draft was rewritten since you opened this page; read it, then publish it."),
            code="rewritten",
        )


def _must_be_complete(version: ReviewVersion, correction_note: str) -> None:
    if not version.rating_label:
        raise ValidationError(_("Choose a rating before you publish."), code="no_rating")
    if not version.summary:
        raise ValidationError(_("Say what you found before you publish."), code="no_summary")
    if version.number > 1 and not correction_note:
        raise ValidationError(
            _("Say what was corrected: an earlier version is published."), code="no_correction_note"
        )


def _must_be_open(claim: Claim) -> None:
    if claim.lifecycle in (Claim.Lifecycle.DISMISSED, Claim.Lifecycle.WITHDRAWN):
        raise ValidationError(
            _("This claim is “%(now)s”. Move it to “%(then)s” before you publish a review of it.")
            % {"now": claim.get_lifecycle_display(), "then": moves(claim)[0].label},
            code="closed",
        )


def _next_number(review: Review) -> int:
    return (review.versions.aggregate(last=Max("number"))["last"] or 0) + 1


def _rate(version: ReviewVersion, rating: Rating | None) -> None:
    """Copy label and bounds: a scale may change, a review may not."""
    version.rating = rating
    version.rating_label = rating.label if rating else ""
    version.rating_value = rating.value if rating else None
    bounds = rating.desk.ratings.aggregate(worst=Min("value"), best=Max("value")) if rating else {}
    version.worst_value = bounds.get("worst")
    version.best_value = bounds.get("best")
