"""claim: checkable attributions appear under claims."""

from typing import Any

import pytest

from claims.models import Appearance, Attribution, Claim, Revision
from claims.pipeline.claim import prepare, store
from tests.factories import NOON, make_attribution, make_revision, make_user

pytestmark = pytest.mark.django_db


def run(revision: Revision) -> list[Claim]:
    store(revision, prepare(revision))
    return list(Claim.objects.order_by("pk"))


def attributed(revision: Revision | None = None, **facts: Any) -> Attribution:
    return make_attribution(revision=revision, **facts)


def revision_of(attribution: Attribution) -> Revision:
    return attribution.anchors.get().revision


def test_it_works() -> None:
    row = attributed()
    (claim,) = run(revision_of(row))
    appearance = claim.appearances.get()
    assert (appearance.attribution, appearance.kind, appearance.state) == (
        row,
        "asserts",
        "attached",
    )
    assert claim.text == "the bridge at Velm had been closed since dawn"


def test_identical_propositions_share_one_claim_but_stay_two_utterances() -> None:
    run(revision_of(attributed()))
    run(revision_of(attributed(content_words="the bridge at Velm had been closed")))
    shared, other = run(revision_of(attributed()))
    assert (shared.appearances.count(), other.appearances.count()) == (2, 1)


KINDS = [
    # saying and forecasting stand behind the proposition
    ("asserts", ["asserts"]),
    ("predicts", ["asserts"]),
    # a denial appears under what it denies, and is no claim "not P"
    ("denies", ["denies"]),
    ("questions", ["questions"]),
    # these never make a claim
    ("condemns", []),
    ("demands", []),
    ("promises", []),
    ("no_comment", []),
]


@pytest.mark.parametrize(("stance", "kinds"), KINDS)
def test_the_stance_decides_how_it_appears(stance: str, kinds: list[str]) -> None:
    run(revision_of(attributed(stance=stance)))
    assert [each.kind for each in Appearance.objects.all()] == kinds


def test_what_is_not_checkable_makes_no_claim() -> None:
    assert run(revision_of(attributed(checkable=False))) == []


def test_what_was_removed_makes_no_claim() -> None:
    assert run(revision_of(attributed(state=Attribution.State.REMOVED))) == []


def test_in_a_chain_only_the_innermost_appears() -> None:
    revision = make_revision()
    outer = attributed(revision)
    inner = attributed(revision, content_words="had been closed since dawn", parent=outer)
    run(revision)
    assert [each.attribution for each in Appearance.objects.all()] == [inner]


def test_running_it_twice_changes_nothing() -> None:
    row = attributed()
    run(revision_of(row))
    run(revision_of(row))
    assert (Claim.objects.count(), Appearance.objects.count()) == (1, 1)


def test_an_appearance_lets_go_of_what_no_longer_stands() -> None:
    row = attributed()
    run(revision_of(row))
    Attribution.objects.update(state=Attribution.State.SUPERSEDED)
    run(revision_of(row))
    assert Appearance.objects.get().state == Appearance.State.DETACHED


def test_a_person_who_detached_it_is_not_overruled() -> None:
    row = attributed()
    run(revision_of(row))
    Appearance.objects.update(state=Appearance.State.DETACHED, decided_by=make_user())
    run(revision_of(row))
    assert Appearance.objects.get().state == Appearance.State.DETACHED


def test_a_person_who_attached_it_is_not_overruled() -> None:
    row = attributed()
    run(revision_of(row))
    Appearance.objects.update(decided_by=make_user())
    Attribution.objects.update(checkable=False)
    run(revision_of(row))
    assert Appearance.objects.get().state == Appearance.State.ATTACHED


def test_what_was_removed_meanwhile_does_not_come_back() -> None:
    row = attributed()
    revision = revision_of(row)
    plan = prepare(revision)
    Attribution.objects.update(
        state=Attribution.State.REMOVED, decided_by=make_user(), decided_at=NOON
    )
    store(revision, plan)
    assert not Appearance.objects.exists()


def test_a_late_worker_does_not_bring_back_an_old_text() -> None:
    row = attributed()
    old = revision_of(row)
    run(old)
    make_revision(article=old.article, text="Something else altogether.")
    Attribution.objects.update(state=Attribution.State.SUPERSEDED)
    assert store(old, prepare(old)) == []
    assert Appearance.objects.get().state == Appearance.State.ATTACHED
