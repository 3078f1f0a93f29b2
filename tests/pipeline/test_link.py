"""link: new claims are tied to those that they contradict, update or support."""

import pytest

from claims.models import Claim, Link, Revision
from claims.pipeline import claim, link
from tests.factories import make_attribution, make_revision, make_user

pytestmark = pytest.mark.django_db

CLOSED = "the bridge over the Velm has been closed to all traffic since Monday"
REVERSED = "the bridge over the Velm has not been closed to all traffic since Monday"
ELSEWHERE = "the hospital in Orsk has hired forty nurses from abroad"


def said(content: str) -> Revision:
    """An article in which officials say something, with its claims made and linked."""
    revision = make_revision(text=f"Officials said that {content}.")
    make_attribution(
        revision=revision, source_words="Officials", cue_words="said", content_words=content
    )
    claim.store(revision, claim.prepare(revision))
    link.store(revision, link.prepare(revision))
    return revision


def test_it_works() -> None:
    said(CLOSED)
    said(REVERSED)
    found = Link.objects.get()
    assert [found.first.text, found.second.text] == [CLOSED, REVERSED]
    assert found.relation == "contradicts" and "negated_once:not" in found.reasons
    assert found.engine == "matching-1.0"


def test_what_has_nothing_to_do_with_it_is_not_linked() -> None:
    said(CLOSED)
    said(ELSEWHERE)
    assert not Link.objects.exists()


def test_running_it_twice_changes_nothing() -> None:
    said(CLOSED)
    revision = said(REVERSED)
    link.store(revision, link.prepare(revision))
    assert Link.objects.count() == 1


def test_what_a_person_rejected_stays_rejected() -> None:
    said(CLOSED)
    revision = said(REVERSED)
    Link.objects.update(state="rejected", decided_by=make_user())
    link.store(revision, link.prepare(revision))
    assert Link.objects.get().state == "rejected"


def test_a_claim_that_was_removed_meanwhile_is_passed_over() -> None:
    said(CLOSED)
    revision = said(REVERSED)
    Link.objects.all().delete()
    plan = link.prepare(revision)
    Claim.objects.filter(text=CLOSED).delete()
    link.store(revision, plan)
    assert not Link.objects.exists()


def test_that_two_claims_are_one_is_only_suggested() -> None:
    """An editor who has split what the machine had merged must not find it merged again."""
    said(CLOSED)
    revision = said(ELSEWHERE)
    Claim.objects.filter(text=ELSEWHERE).update(text=CLOSED)
    link.store(revision, link.prepare(revision))
    found = Link.objects.get()
    assert (found.relation, found.state) == ("same", "suggested")
