"""People write and publish reviews, and what is published stays as it was."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from claims.acts import reviews as acts
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


def published(editor: User, rating: Rating) -> ReviewVersion:
    version = acts.draft(make_claim(), by=editor, rating=rating, summary="It was open.")
    return acts.publish(version, by=editor)


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
    acts.publish(second, by=editor, correction_note="One lane was closed.")
    first.refresh_from_db()
    assert (second.number, first.summary) == (2, "It was open.")


def test_a_correction_says_what_was_corrected(editor: User, rating: Rating) -> None:
    first = published(editor, rating)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary="Half open.")
    with pytest.raises(ValidationError, match="corrected"):
        acts.publish(second, by=editor)


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
            acts.publish(version, by=editor)


def test_it_refuses_to_publish_twice(editor: User, rating: Rating) -> None:
    with pytest.raises(ValidationError, match="already"):
        acts.publish(published(editor, rating), by=editor)


def test_it_refuses_strangers(rating: Rating) -> None:
    with pytest.raises(PermissionDenied):
        acts.draft(make_claim(), by=make_user(), rating=rating, summary="It was open.")


def test_what_cannot_be_stored_is_left_out(editor: User, rating: Rating) -> None:
    first = acts.draft(make_claim(), by=editor, rating=rating, summary="It\0 was\r\nopen.\ud800")
    assert first.summary == "It was\nopen.\ufffd"
    acts.publish(first, by=editor)
    second = acts.draft(first.review.claim, by=editor, rating=rating, summary="Half open.")
    acts.publish(second, by=editor, correction_note="One\0 lane.")
    assert second.correction_note == "One lane."
