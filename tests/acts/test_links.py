"""An editor says what two claims are to one another."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from claims.acts import links as acts
from claims.models import Event, Link
from tests.factories import make_link, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def test_it_works(editor: User) -> None:
    link = make_link()
    acts.accept(link, by=editor)
    assert (link.state, link.decided_by) == (Link.State.ATTACHED, editor)
    assert Event.objects.about(link).get().verb == "accepted"


def test_a_rejected_one_is_kept_so_that_it_does_not_come_back(editor: User) -> None:
    link = make_link()
    acts.reject(link, by=editor)
    assert list(Link.objects.standing()) == []
    assert Link.objects.get().state == Link.State.REJECTED


def test_it_may_be_something_else(editor: User) -> None:
    link = make_link(relation="contradicts")
    acts.retype(link, "updates", by=editor)
    assert (link.relation, link.state) == ("updates", "attached")
    assert Event.objects.about(link).get().detail.before["relation"] == "contradicts"


def test_it_refuses_a_relation_that_does_not_exist(editor: User) -> None:
    with pytest.raises(ValidationError, match="no relation between claims"):
        acts.retype(make_link(), "resembles", by=editor)


def test_both_claims_change_in_what_people_see(editor: User) -> None:
    link = make_link()
    acts.accept(link, by=editor)
    link.first.refresh_from_db()
    link.second.refresh_from_db()
    assert (link.first.version, link.second.version) == (2, 2)


def test_it_refuses_strangers() -> None:
    with pytest.raises(PermissionDenied):
        acts.accept(make_link(), by=make_user())
