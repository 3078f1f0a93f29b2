"""claim: checkable attributions appear under claims."""

from dataclasses import replace
from typing import Any

import pytest

from claims import conf
from claims.models import Appearance, Attribution, Claim, Overtaken, Revision
from claims.pipeline import known
from claims.pipeline.claim import prepare, store
from tests.factories import NOON, make_article, make_attribution, make_revision, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of this file's own: how sure the engine is of an example is not the stage's matter."""
    lines(monkeypatch, attach=0.7, suggest=0.4)


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
    unhurt = attributed(
        source_words="Mayor Ilse Tarn", cue_words="said", content_words="Nobody was hurt"
    )
    run(revision_of(unhurt))
    shared, other = run(revision_of(attributed()))
    assert (shared.appearances.count(), other.appearances.count()) == (2, 1)


KINDS = [
    # saying and forecasting stand behind the proposition
    ("asserts", ["asserts"]),
    ("predicts", ["asserts"]),
    # a denial appears under what it denies, and is no claim "not P"
    ("denies", ["denies"]),
    ("questions", ["questions"]),
    # these never make a claim, they only mention one that is known
    ("condemns", []),
    ("demands", []),
    ("promises", []),
    ("no_comment", []),
]


@pytest.mark.parametrize(("stance", "kinds"), KINDS)
def test_the_stance_decides_how_it_appears(stance: str, kinds: list[str]) -> None:
    run(revision_of(attributed(stance=stance)))
    assert [each.kind for each in Appearance.objects.all()] == kinds


def claimed(content: str, **facts: Any) -> Attribution:
    """An attribution of some content, in an article of its own whose stage has run."""
    text = f"Officials said that {content}."
    row = attributed(make_revision(text=text), **WHO, content_words=content, **facts)
    run(revision_of(row))
    return row


WHO = {"source_words": "Officials", "cue_words": "said"}
CLOSED = "the bridge over the Velm has been closed to all traffic since Monday"
REWORDED = "all traffic has been barred from the Velm bridge since Monday"
REVERSED = "the bridge over the Velm has not been closed to all traffic since Monday"
ELSEWHERE = "the hospital in Orsk has hired forty nurses from abroad"


def test_other_words_for_the_same_appear_under_one_claim() -> None:
    claimed(CLOSED)
    row = claimed(REWORDED)
    (claim,) = Claim.objects.all()
    appearance = row.appearances.get()
    assert (appearance.claim, appearance.state) == (claim, "attached")
    assert 0.7 <= appearance.probability < 1 and "reads_as:same" in appearance.reasons


def test_the_reverse_is_another_claim() -> None:
    claimed(CLOSED)
    claimed(REVERSED)
    claims = Claim.objects.order_by("pk")
    assert [each.appearances.attached().count() for each in claims] == [1, 1]


def test_a_denial_in_other_words_appears_under_what_it_denies() -> None:
    claimed(CLOSED)
    row = claimed(REWORDED, stance="denies")
    assert Claim.objects.count() == 1
    assert row.appearances.get().kind == "denies"


def test_what_has_nothing_to_do_with_it_is_another_claim() -> None:
    claimed(CLOSED)
    claimed(ELSEWHERE)
    assert Claim.objects.count() == 2
    assert not Appearance.objects.suggested().exists()


@pytest.mark.parametrize("stance", ["condemns", "demands", "no_comment", "promises"])
def test_who_condemns_it_mentions_what_is_known(stance: str) -> None:
    claimed(CLOSED)
    row = claimed(REWORDED, stance=stance, checkable=False)
    assert Claim.objects.count() == 1
    assert row.appearances.get().kind == "mentions"


def lines(monkeypatch: pytest.MonkeyPatch, *, attach: float, suggest: float) -> None:
    config = replace(conf.matching(), attach=attach, suggest=suggest)
    monkeypatch.setattr(conf, "matching", lambda: config)


def test_between_the_lines_an_editor_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed(CLOSED)
    lines(monkeypatch, attach=1.0, suggest=0.5)
    row = claimed(REWORDED)
    states = dict(row.appearances.values_list("state", "claim__text"))
    assert states == {"suggested": CLOSED, "attached": REWORDED}


def test_a_suggestion_waits_however_often_the_stage_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed(CLOSED)
    lines(monkeypatch, attach=1.0, suggest=0.4)
    row = claimed(REWORDED)
    run(revision_of(row))
    states = dict(row.appearances.values_list("state", "claim__text"))
    assert states == {"suggested": CLOSED, "attached": REWORDED}


def test_a_suggestion_goes_when_something_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed(CLOSED)
    lines(monkeypatch, attach=1.0, suggest=0.4)
    row = claimed(REWORDED)
    Attribution.objects.filter(pk=row.pk).update(content_words=ELSEWHERE)
    run(revision_of(row))
    assert not Appearance.objects.suggested().exists()


def test_a_rejected_suggestion_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even when the very plan that made it is stored once more."""
    claimed(CLOSED)
    lines(monkeypatch, attach=1.0, suggest=0.4)
    text = f"Officials said that {REWORDED}."
    row = attributed(make_revision(text=text), **WHO, content_words=REWORDED)
    plan = prepare(revision_of(row))
    store(revision_of(row), plan)
    row.appearances.suggested().update(state="rejected", decided_by=make_user())
    store(revision_of(row), replace(plan, newest=known.newest_wording()))
    assert not Appearance.objects.suggested().exists()
    assert row.appearances.filter(state="rejected").exists()


def test_what_a_person_attached_elsewhere_is_left_there() -> None:
    claimed(CLOSED)
    row = claimed(ELSEWHERE)
    row.appearances.update(decided_by=make_user())
    Attribution.objects.filter(pk=row.pk).update(content_words=CLOSED)
    run(revision_of(row))
    assert row.appearances.get().claim.text == ELSEWHERE


def test_claims_of_the_demo_and_real_ones_do_not_meet() -> None:
    claimed(CLOSED)
    article = make_article(demo=True)
    revision = make_revision(article=article, text=f"Officials said that {REWORDED}.")
    run(revision_of(attributed(revision, **WHO, content_words=REWORDED)))
    assert Claim.objects.count() == 2


def test_a_text_in_a_language_that_the_engine_does_not_read_matches_only_itself() -> None:
    claimed(CLOSED)
    revision = make_revision(language="fr", text=f"Officials said that {REWORDED}.")
    run(revision_of(attributed(revision, **WHO, content_words=REWORDED)))
    assert Claim.objects.count() == 2


def test_who_comes_second_with_the_same_new_claim_looks_again() -> None:
    """Two workers meet one new claim at once: the second's plan was made without the first's."""
    first = attributed(
        make_revision(text=f"Officials said that {CLOSED}."), **WHO, content_words=CLOSED
    )
    second = attributed(
        make_revision(text=f"Officials said that {REWORDED}."), **WHO, content_words=REWORDED
    )
    plans = [(each, prepare(each)) for each in (revision_of(first), revision_of(second))]
    store(*plans[0])
    with pytest.raises(Overtaken):
        store(*plans[1])
    run(revision_of(second))
    assert Claim.objects.count() == 1


def test_we_is_whoever_speaks() -> None:
    text = "“We closed the bridge at Orsk on Monday,” the Harbour Union said."
    row = attributed(
        make_revision(text=text),
        source_words="the Harbour Union",
        cue_words="said",
        content_words="“We closed the bridge at Orsk on Monday,”",
        quotation="direct",
    )
    (claim,) = run(revision_of(row))
    assert claim.text == "the Harbour Union closed the bridge at Orsk on Monday"


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
