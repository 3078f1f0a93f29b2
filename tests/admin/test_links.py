"""Links between claims, in their list and on a claim's page."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Link
from tests.factories import make_link, make_user

pytestmark = pytest.mark.django_db


def page_of(link: Link) -> str:
    return reverse("admin:claims_claim_change", args=[link.first_id])


def test_a_claim_shows_what_it_contradicts_and_why(desk: Client) -> None:
    link = make_link()
    shown = desk.get(page_of(link)).content.decode()
    assert "Beside other claims" in shown and link.second.text in shown
    assert "contradicts" in shown and "One of them negates: not" in shown


def test_a_claim_without_links_has_no_such_box(desk: Client) -> None:
    link = make_link(state="rejected", decided_by=make_user())
    assert "Beside other claims" not in desk.get(page_of(link)).content.decode()


@pytest.mark.parametrize(("act", "state"), [("accept", "attached"), ("reject", "rejected")])
def test_an_editor_decides_and_comes_back_to_the_claim(desk: Client, act: str, state: str) -> None:
    link = make_link()
    address = reverse(f"admin:claims_link_{act}", args=[link.pk])
    answer = desk.post(address, {"next": page_of(link)})
    assert answer.headers["Location"] == page_of(link)
    assert Link.objects.get().state == state


def test_an_editor_says_what_it_is_instead(desk: Client) -> None:
    link = make_link()
    desk.post(reverse("admin:claims_link_retype", args=[link.pk]), {"relation": "updates"})
    assert Link.objects.get().relation == "updates"


def test_the_list_offers_what_waits(desk: Client) -> None:
    make_link()
    shown = desk.get(reverse("admin:claims_link_changelist")).content.decode()
    assert "So it is" in shown and "Not so" in shown
