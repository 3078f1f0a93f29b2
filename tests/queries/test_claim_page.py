"""What the claim desk is made of."""

import pytest

from claims.models import Event, Review, ReviewVersion
from claims.queries import claim_page as queries
from claims.queries.claim_page import ClaimPage, claim_page
from tests import factories as make

pytestmark = pytest.mark.django_db


def opened(pk: int) -> ClaimPage:
    page = claim_page(pk)
    assert page
    return page


def test_an_empty_claim() -> None:
    page = opened(make.make_claim().pk)
    assert not (page.outlets or page.suggested or page.settled or page.versions or page.more)
    assert page.draft is None


def test_appearances_are_sorted_by_what_was_decided() -> None:
    claim = make.make_claim()
    states = ("attached", "suggested", "rejected", "detached")
    rows = {state: make.make_appearance(claim=claim, state=state) for state in states}
    page = opened(claim.pk)
    assert [one for outlet in page.outlets for one in outlet.appearances] == [rows["attached"]]
    assert page.suggested == (rows["suggested"],)
    assert page.settled == (rows["rejected"], rows["detached"])


def test_only_what_is_attached_is_counted() -> None:
    claim = make.make_claim()
    for kind in ("denies", "asserts", "asserts"):
        make.make_appearance(claim=claim, kind=kind)
    make.make_appearance(claim=claim, kind="denies", state="suggested")
    page = opened(claim.pk)
    assert page.stances == (("asserts", 2), ("denies", 1))
    assert page.articles == 3


def test_two_sayings_in_one_article_are_one_article() -> None:
    claim, revision = make.make_claim(), make.make_revision()
    for _ in range(2):
        attribution = make.make_attribution(revision=revision)
        make.make_appearance(claim=claim, attribution=attribution)
    assert opened(claim.pk).articles == 1


def test_unknown_publishers_are_one_group() -> None:
    claim = make.make_claim()
    make.make_appearance(claim=claim)
    make.make_appearance(claim=claim)
    (outlet,) = opened(claim.pk).outlets
    assert (outlet.publisher, len(outlet.appearances)) == (None, 2)


def test_more_than_fits_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_APPEARANCES", 2)
    claim = make.make_claim()
    for _ in range(3):
        make.make_appearance(claim=claim)
    page = opened(claim.pk)
    assert page.more
    assert sum(len(outlet.appearances) for outlet in page.outlets) == 2


def test_versions_come_newest_first_and_the_draft_is_known() -> None:
    claim, author = make.make_claim(), make.make_user()
    review = Review.objects.create(claim=claim)
    for number in (1, 2):
        ReviewVersion.objects.create(
            review=review,
            number=number,
            author=author,
            **(PUBLISHED | {"published_by": author} if number == 1 else {}),
        )
    page = opened(claim.pk)
    assert [version.number for version in page.versions] == [2, 1]
    assert page.draft and page.draft.number == 2
    assert [version.number for version in page.published] == [1]


def test_its_history_holds_its_review_and_appearances() -> None:
    appearance = make.make_appearance()
    claim = appearance.claim
    review = Review.objects.create(claim=claim)
    Event.objects.record("moved", claim, engine="test-1.0")
    Event.objects.record("drafted", review, engine="test-1.0")
    Event.objects.record("detached", appearance, engine="test-1.0")
    Event.objects.record("moved", make.make_claim(), engine="test-1.0")
    verbs = [line.event.verb for line in opened(claim.pk).history]
    assert verbs == ["detached", "drafted", "moved"]


def test_there_is_no_page_of_no_claim() -> None:
    assert claim_page(987_654) is None


PUBLISHED = {
    "state": "published",
    "rating_label": "Unfounded",
    "rating_value": 1,
    "worst_value": 1,
    "best_value": 5,
    "published_at": make.NOON,
}
