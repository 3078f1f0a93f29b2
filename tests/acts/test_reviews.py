"""People write and publish reviews, and what is published stays as it was."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from claims.acts import reviews as acts
from claims.acts.claims import reword
from claims.models import Rating, ReviewVersion
from tests.factories import make_claim, make_rating, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


@pytest.fixture
def rating() -> Rating:
    make_rating(value=1, label="False")
    make_rating(value=5, label="True")
    return make_rating(value=2, label="Mostly false")


def publish(version: ReviewVersion, editor: User, note: str = "") -> ReviewVersion:
    """As somebody does who has just read it."""
    seen = acts.fingerprint(version)
    return acts.publish(version, by=editor, seen=seen, correction_note=note)


def published(editor: User, rating: Rating) -> ReviewVersion:
    version = acts.draft(make_claim(), by=editor, rating=rating, summary="It was open.")
    return publish(version, editor)


def test_publishing_a_draft(editor: User, rating: Rating) -> None:
    version = published(editor, rating)
    assert (version.state, version.published_by) == ("published", editor)
    assert (version.rating_label, version.worst_value, version.best_value) == ("Mostly false", 1, 5)
    version.review.claim.refresh_from_db()
    assert version.review.claim.lifecycle == "published"


def test_a_claim_has_one_draft_that_is_rewritten(editor: User, rating: Rating) -> None:
    claim = make_claim()
    first = acts.draft(claim, by=editor, rating=None, summary="Not sure yet.")
    second = acts.draft(claim, by=editor, rating=rating, summary="It was open.")
    assert (second.pk, second.rating_label) == (first.pk, "Mostly false")


def test_a_correction_is_a_new_version_and_the_old_one_stays(editor: User, rating: Rating) -> None:
    first = published(editor, rating)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary="It was half open.")
    publish(second, editor, "One lane was closed.")
    first.refresh_from_db()
    assert (second.number, first.summary) == (2, "It was open.")


def test_a_correction_says_what_was_corrected(editor: User, rating: Rating) -> None:
    first = published(editor, rating)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary="Half open.")
    with pytest.raises(ValidationError, match="corrected"):
        publish(second, editor)


def test_the_database_refuses_to_change_what_is_published(editor: User, rating: Rating) -> None:
    version = published(editor, rating)
    with pytest.raises(DatabaseError, match="published review"), transaction.atomic():
        ReviewVersion.objects.filter(pk=version.pk).update(summary="Never mind.")


def test_a_rating_taken_off_the_scale_stays_in_what_was_published(
    editor: User, rating: Rating
) -> None:
    version = published(editor, rating)
    rating.delete()
    version.refresh_from_db()
    assert (version.rating, version.rating_label) == (None, "Mostly false")


def test_it_refuses_to_publish_without_a_rating_or_findings(editor: User, rating: Rating) -> None:
    for facts in ({"rating": None, "summary": "It was open."}, {"rating": rating, "summary": ""}):
        version = acts.draft(make_claim(), by=editor, **facts)
        with pytest.raises(ValidationError):
            publish(version, editor)


def test_it_refuses_to_publish_twice(editor: User, rating: Rating) -> None:
    with pytest.raises(ValidationError, match="already"):
        publish(published(editor, rating), editor)


def test_it_refuses_strangers(rating: Rating) -> None:
    with pytest.raises(PermissionDenied):
        acts.draft(make_claim(), by=make_user(), rating=rating, summary="It was open.")


def test_what_cannot_be_stored_is_left_out(editor: User, rating: Rating) -> None:
    first = acts.draft(make_claim(), by=editor, rating=rating, summary="It\0 was\r\nopen.\ud800")
    assert first.summary == "It was\nopen.\ufffd"
    publish(first, editor)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary="Half open.")
    assert publish(second, editor, "One\0 lane.").correction_note == "One lane."


# what another editor does to the draft that is about to be published
REWRITTEN = [{"summary": "It was shut."}, {"rating": None}]


@pytest.mark.parametrize("change", REWRITTEN)
def test_it_publishes_only_what_was_seen(
    editor: User, rating: Rating, change: dict[str, Any]
) -> None:
    facts: dict[str, Any] = {"rating": rating, "summary": "It was open."}
    version = acts.draft(make_claim(), by=editor, **facts)
    seen = acts.fingerprint(version)
    acts.draft(version.review.claim, by=make_user(is_superuser=True), **{**facts, **change})
    with pytest.raises(ValidationError, match="rewritten"):
        acts.publish(version, by=editor, seen=seen)
    version.refresh_from_db()
    assert version.state == "draft"


def test_it_refuses_who_saw_an_earlier_version_of_the_same_words(
    editor: User, rating: Rating
) -> None:
    first = published(editor, rating)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary=first.summary)
    with pytest.raises(ValidationError, match="rewritten"):
        acts.publish(second, by=editor, seen=acts.fingerprint(first), correction_note="None.")


def test_what_somebody_else_published_meanwhile_stays(editor: User, rating: Rating) -> None:
    stale = acts.draft(make_claim(), by=editor, rating=rating, summary="It was open.")
    publish(ReviewVersion.objects.get(), make_user(is_superuser=True))
    with pytest.raises(ValidationError, match="already"):
        publish(stale, editor)


# (where the claim stands, what to do first)
CLOSED = [("dismissed", "triaged"), ("withdrawn", "in review")]


@pytest.mark.parametrize(("lifecycle", "then"), CLOSED)
def test_it_publishes_nothing_of_a_closed_claim(
    editor: User, rating: Rating, lifecycle: str, then: str
) -> None:
    claim = make_claim(lifecycle=lifecycle)
    version = acts.draft(claim, by=editor, rating=rating, summary="It was open.")
    with pytest.raises(ValidationError, match=f"“{lifecycle}”. Move it to “{then}”"):
        publish(version, editor)
    claim.refresh_from_db()
    assert claim.lifecycle == lifecycle


def test_rewording_the_claim_later_leaves_what_was_reviewed(editor: User, rating: Rating) -> None:
    version = published(editor, rating)
    before = version.review.claim.text
    reword(version.review.claim, "The bridge was never shut.", by=editor)
    version.refresh_from_db()
    assert version.claim_reviewed == before
