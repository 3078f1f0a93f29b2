"""Editors confirm, correct, remove and add attributions."""

from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from claims.acts import attributions as acts
from claims.acts.attributions import Correction
from claims.attribution.types import Stance
from claims.models import Appearance, Article, Attribution, Claim, Event, Job, Source
from claims.text.spans import Span
from tests.factories import (
    TEXT,
    make_appearance,
    make_attribution,
    make_revision,
    make_source,
    make_user,
    spans_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def correction(**facts: Any) -> Correction:
    defaults = {
        "source": spans_of(TEXT, "Mayor Ilse Tarn"),
        "cue": spans_of(TEXT, "said"),
        "content": spans_of(TEXT, "“Nobody was hurt.”"),
        "stance": Stance.ASSERTS,
        "speaker": "Ilse Tarn",
    }
    return Correction(**{**defaults, **facts})


def test_confirming_says_who_did(editor: User) -> None:
    row = make_attribution()
    acts.confirm(row, by=editor)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (Attribution.State.CONFIRMED, editor)
    event = Event.objects.about(row).get()
    assert (event.verb, event.actor, event.detail.before) == (
        "confirmed",
        editor,
        {"state": "proposed"},
    )


def test_removing_takes_its_claims_along(editor: User) -> None:
    row = make_attribution()
    make_appearance(attribution=row)
    acts.remove(row, by=editor)
    assert Appearance.objects.get().state == Appearance.State.DETACHED


def test_restoring_asks_for_its_claims_again(editor: User) -> None:
    row = make_attribution(state=Attribution.State.REMOVED)
    acts.restore(row, by=editor)
    assert row.state == Attribution.State.CONFIRMED
    assert Job.objects.get().stage == "claim"


def test_correcting_moves_the_anchor_and_keeps_what_was(editor: User) -> None:
    row = make_attribution()
    acts.correct(row, by=editor, correction=correction(stance=Stance.DENIES))
    row.refresh_from_db()
    assert (row.state, row.stance, row.content_words, row.quotation) == (
        "corrected",
        "denies",
        "“Nobody was hurt.”",
        "direct",
    )
    assert row.anchors.get().exact == "“Nobody was hurt.”"
    assert Event.objects.about(row).get().detail.before["cue"] == "claimed"


def test_adding_what_the_engine_missed(editor: User) -> None:
    row = acts.add(make_revision(), by=editor, correction=correction())
    assert (row.state, row.origin, row.confidence) == ("confirmed", "person", 1.0)
    assert row.source and row.source.name == "Ilse Tarn"
    assert Job.objects.get().priority == 1


def test_the_named_source_is_the_known_one(editor: User) -> None:
    known = make_source(name="Ilse Tarn")
    row = acts.add(make_revision(), by=editor, correction=correction(speaker=" ilse tarn "))
    assert row.source == known


def test_nobody_is_a_source_too(editor: User) -> None:
    row = acts.add(make_revision(), by=editor, correction=correction(source=(), speaker=""))
    assert row.source is None
    assert not Source.objects.exists()


def test_a_part_in_quotation_marks_is_mixed(editor: User) -> None:
    content = spans_of(TEXT, "Mayor Ilse Tarn said: “Nobody was hurt.”")
    row = acts.add(make_revision(), by=editor, correction=correction(content=content))
    assert row.quotation == "mixed"


def test_promoting_makes_a_claim_that_a_person_decided(editor: User) -> None:
    row = make_attribution(checkable=False)
    claim = acts.promote(row, by=editor)
    assert claim.appearances.get().decided_by == editor
    assert acts.promote(row, by=editor) == claim
    assert Claim.objects.count() == 1


REFUSED = [
    # nothing selected
    ({"source": (), "cue": (), "content": ()}, "no_content"),
    # beyond the end of the text
    ({"content": (Span(0, 10_000),)}, "outside_text"),
    # backwards
    ({"content": (Span(9, 3),)}, "outside_text"),
    # before the beginning
    ({"cue": (Span(-1, 3),)}, "outside_text"),
]


@pytest.mark.parametrize(("facts", "code"), REFUSED)
def test_it_refuses_a_bad_selection(editor: User, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        acts.add(make_revision(), by=editor, correction=correction(**facts))
    assert refused.value.code == code
    assert not Attribution.objects.exists()


def test_it_refuses_to_decide_on_what_was_superseded(editor: User) -> None:
    with pytest.raises(ValidationError, match="reload"):
        acts.confirm(make_attribution(state=Attribution.State.SUPERSEDED), by=editor)


def test_it_refuses_to_restore_what_stands(editor: User) -> None:
    with pytest.raises(ValidationError):
        acts.restore(make_attribution(), by=editor)


def test_it_refuses_strangers() -> None:
    row, stranger = make_attribution(), make_user()
    with pytest.raises(PermissionDenied):
        acts.confirm(row, by=stranger)
    with pytest.raises(PermissionDenied):
        acts.correct(row, by=stranger, correction=correction())
    with pytest.raises(PermissionDenied):
        acts.promote(row, by=stranger)
    row.refresh_from_db()
    assert (row.state, Event.objects.count()) == (Attribution.State.PROPOSED, 0)


PROMOTED = [
    ("asserts", "asserts"),
    ("denies", "denies"),
    ("questions", "questions"),
    # what is condemned is not said to be so
    ("condemns", "mentions"),
]


@pytest.mark.parametrize(("stance", "kind"), PROMOTED)
def test_what_is_promoted_keeps_its_stance(editor: User, stance: str, kind: str) -> None:
    claim = acts.promote(make_attribution(stance=stance), by=editor)
    assert claim.appearances.get().kind == kind


def test_restoring_brings_back_what_a_person_had_promoted(editor: User) -> None:
    row = make_attribution()
    acts.promote(row, by=editor)
    acts.remove(row, by=editor)
    acts.restore(row, by=editor)
    assert Appearance.objects.get().state == Appearance.State.ATTACHED


def test_an_act_sees_the_row_as_it_is_now(editor: User) -> None:
    row = make_attribution()
    stale = Attribution.objects.get(pk=row.pk)
    acts.remove(row, by=editor)
    acts.restore(stale, by=editor)
    assert stale.state == Attribution.State.CONFIRMED


def test_a_speaker_is_cleaned(editor: User) -> None:
    row = acts.add(make_revision(), by=editor, correction=correction(speaker="Ilse\x00 Tarn\ud800"))
    assert row.source and row.source.name == "Ilse Tarn\ufffd"


@pytest.mark.django_db(transaction=True)
def test_editors_and_stages_take_turns(editor: User) -> None:
    row = make_attribution()
    order: list[str] = []

    def confirm() -> None:
        acts.confirm(Attribution.objects.get(pk=row.pk), by=editor)
        order.append("editor")
        connection.close()

    thread = Thread(target=confirm)
    with transaction.atomic():
        Article.objects.hold(row.article_id)
        thread.start()
        thread.join(timeout=0.5)
        order.append("stage")
    thread.join()
    assert order == ["stage", "editor"]


def test_it_refuses_to_confirm_what_was_removed(editor: User) -> None:
    with pytest.raises(ValidationError, match="restore"):
        acts.confirm(make_attribution(state=Attribution.State.REMOVED), by=editor)


def test_it_refuses_words_marked_twice(editor: User) -> None:
    with pytest.raises(ValidationError, match="twice"):
        acts.add(
            make_revision(), by=editor, correction=correction(content=(Span(0, 9), Span(3, 6)))
        )


def test_a_correction_is_an_editors_word_and_keeps_when_it_was_said(editor: User) -> None:
    row = make_attribution()
    row.anchors.update(said=[[0, 7]])
    acts.correct(row, by=editor, correction=correction())
    assert (row.confidence, row.reasons, row.cue_lemma) == (1.0, ["marked_by_hand"], "")
    assert row.anchors.get().said == [[0, 7]]
