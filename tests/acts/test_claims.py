"""The desk works on claims."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from claims.acts import claims as acts
from claims.models import Appearance, Claim, Event
from tests.factories import make_appearance, make_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def test_moving_a_claim_along(editor: User) -> None:
    claim = make_claim()
    acts.move(claim, "in_review", by=editor)
    assert (claim.lifecycle, claim.version) == ("in_review", 2)
    assert Event.objects.about(claim).get().detail.after == {"lifecycle": "in_review"}


def test_every_stage_of_work_leads_somewhere() -> None:
    assert set(acts.MOVES) == set(Claim.Lifecycle)
    assert all(acts.MOVES.values())


def test_nobody_publishes_by_moving() -> None:
    assert not any(Claim.Lifecycle.PUBLISHED in targets for targets in acts.MOVES.values())


def test_it_refuses_a_move_that_does_not_exist(editor: User) -> None:
    with pytest.raises(ValidationError, match="cannot become"):
        acts.move(make_claim(), "published", by=editor)


def test_the_second_of_two_editors_is_told(editor: User) -> None:
    claim = make_claim()
    stale = Claim.objects.get(pk=claim.pk)
    acts.move(claim, "dismissed", by=editor)
    with pytest.raises(ValidationError, match="meanwhile"):
        acts.move(stale, "triaged", by=editor)


def test_assigning_and_taking_back(editor: User) -> None:
    claim = make_claim()
    acts.assign(claim, editor, by=editor)
    assert claim.assigned_to == editor
    acts.assign(claim, None, by=editor)
    assert claim.assigned_to is None


def test_rewording_keeps_the_claim_for_its_first_words(editor: User) -> None:
    claim = make_claim()
    key, text = claim.key, claim.text
    acts.reword(claim, "The bridge was shut.", by=editor)
    assert Claim.objects.same_proposition(text, language="en", demo=False) == claim
    assert claim.key == key


def test_it_refuses_a_claim_without_words(editor: User) -> None:
    with pytest.raises(ValidationError):
        acts.reword(make_claim(), " ", by=editor)


SETTLED = [
    (acts.attach, Appearance.State.ATTACHED),
    (acts.detach, Appearance.State.DETACHED),
    (acts.reject, Appearance.State.REJECTED),
]


@pytest.mark.parametrize(("act", "state"), SETTLED)
def test_deciding_on_an_appearance(editor: User, act: object, state: str) -> None:
    appearance = make_appearance(state=Appearance.State.SUGGESTED)
    assert callable(act)
    act(appearance, by=editor)
    assert (appearance.state, appearance.decided_by) == (state, editor)


def test_leaving_a_note(editor: User) -> None:
    claim = make_claim()
    left = acts.note(claim, "  Ask the harbour. ", by=editor)
    assert left.text == "Ask the harbour."
    event = Event.objects.about(claim).get()
    assert (event.verb, event.actor, event.detail.after) == ("noted", editor, {"note": left.pk})


def test_it_refuses_an_empty_note(editor: User) -> None:
    with pytest.raises(ValidationError):
        acts.note(make_claim(), " ", by=editor)


def test_it_refuses_strangers() -> None:
    stranger = make_user()
    with pytest.raises(PermissionDenied):
        acts.move(make_claim(), "triaged", by=stranger)
    with pytest.raises(PermissionDenied):
        acts.detach(make_appearance(), by=stranger)


def test_what_cannot_be_stored_is_left_out(editor: User) -> None:
    claim = make_claim()
    acts.reword(claim, "The bridge\0 was shut.\r\n", by=editor)
    assert claim.text == "The bridge was shut."
    assert acts.note(claim, "Ask\0 them.\ud800", by=editor).text == "Ask them.\ufffd"


def test_what_holds_nothing_that_can_be_stored_is_empty(editor: User) -> None:
    for act in (acts.reword, acts.note):
        with pytest.raises(ValidationError):
            act(make_claim(), " \0 ", by=editor)


def test_attaching_it_here_detaches_what_a_machine_attached_elsewhere(editor: User) -> None:
    suggested = make_appearance(state="suggested")
    other = make_appearance(attribution=suggested.attribution, state="attached")
    acts.attach(suggested, by=editor)
    other.refresh_from_db()
    assert (suggested.state, other.state) == ("attached", "detached")


def test_attaching_it_here_leaves_what_a_person_attached_elsewhere(editor: User) -> None:
    suggested = make_appearance(state="suggested")
    other = make_appearance(attribution=suggested.attribution, decided_by=editor)
    acts.attach(suggested, by=editor)
    other.refresh_from_db()
    assert other.state == Appearance.State.ATTACHED
