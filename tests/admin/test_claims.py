"""The claim desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Appearance, Claim, Note, ReviewVersion
from tests import factories as make


def url(claim: Claim, act: str = "change") -> str:
    return f"/admin/claims/claim/{claim.pk}/{act}/"


def test_it_groups_appearances_by_outlet(desk: Client) -> None:
    claim = make.make_claim()
    for name, times in (("Orsk Courier", 2), ("Velm Post", 1)):
        publisher = make.make_publisher(name=name)
        for _ in range(times):
            article = make.make_article(publisher=publisher)
            attribution = make.make_attribution(revision=make.make_revision(article=article))
            make.make_appearance(claim=claim, attribution=attribution)
    outlets = desk.get(url(claim)).context["desk"].outlets
    counted = [(str(outlet.publisher), len(outlet.appearances)) for outlet in outlets]
    assert counted == [("Orsk Courier", 2), ("Velm Post", 1)]


def test_an_appearance_leads_to_its_place_in_the_article(desk: Client) -> None:
    appearance = make.make_appearance(kind=Appearance.Kind.DENIES)
    page = desk.get(url(appearance.claim)).content.decode()
    one = appearance.attribution
    assert f"/admin/claims/article/{one.article_id}/change/#a-{one.pk}" in page
    assert "k-denies" in page


def test_a_claim_is_moved(desk: Client) -> None:
    claim = make.make_claim()
    assert "Move to: triaged" in desk.get(url(claim)).content.decode()
    desk.post(url(claim, "move"), {"to": "triaged"})
    claim.refresh_from_db()
    assert claim.lifecycle == "triaged"


def test_it_rejects_a_move_that_is_none(desk: Client) -> None:
    claim = make.make_claim()
    page = desk.post(url(claim, "move"), {"to": "published"}, follow=True).content.decode()
    assert "cannot become" in page
    claim.refresh_from_db()
    assert claim.lifecycle == "new"


def test_a_claim_is_taken_and_given_back(desk: Client, chief: User) -> None:
    claim = make.make_claim()
    desk.post(url(claim, "assign"), {"to": chief.pk})
    claim.refresh_from_db()
    assert claim.assigned_to == chief
    desk.post(url(claim, "assign"), {"to": ""})
    claim.refresh_from_db()
    assert claim.assigned_to is None


def test_a_claim_is_reworded(desk: Client) -> None:
    claim = make.make_claim()
    desk.post(url(claim, "reword"), {"text": "The bridge was shut."})
    claim.refresh_from_db()
    assert claim.text == "The bridge was shut."


def test_a_note_is_left(desk: Client, chief: User) -> None:
    claim = make.make_claim()
    desk.post(url(claim, "note"), {"text": "Ask the harbour."})
    assert Note.objects.get().author == chief
    assert "Ask the harbour." in desk.get(url(claim)).content.decode()


# (act, state before, state after)
SETTLED = [
    ("attach", "suggested", "attached"),
    ("reject", "suggested", "rejected"),
    ("detach", "attached", "detached"),
    ("attach", "detached", "attached"),
]


@pytest.mark.parametrize(("act", "before", "after"), SETTLED)
def test_an_appearance_is_settled(desk: Client, act: str, before: str, after: str) -> None:
    appearance = make.make_appearance(state=before)
    desk.post(f"/admin/claims/claim/appearance/{appearance.pk}/{act}/")
    appearance.refresh_from_db()
    assert appearance.state == after


def seen(desk: Client, claim: Claim) -> str:
    """The mark of the draft on the page that an editor reads."""
    return str(desk.get(url(claim)).context["seen"])


def test_a_review_is_drafted_published_and_corrected(desk: Client) -> None:
    claim, rating = make.make_claim(), make.make_rating(label="Unfounded")
    desk.post(url(claim, "draft"), {"rating": rating.pk, "summary": "The bridge was open."})
    mark = seen(desk, claim)
    assert f'name="seen" value="{mark}"' in desk.get(url(claim)).content.decode()
    desk.post(url(claim, "publish"), {"seen": mark})
    assert ReviewVersion.objects.get().state == "published"
    assert "Unfounded" in desk.get(url(claim)).content.decode()
    desk.post(url(claim, "draft"), {"rating": rating.pk, "summary": "It was open till noon."})
    sent = {"seen": seen(desk, claim)}
    refused = desk.post(url(claim, "publish"), sent, follow=True).content.decode()
    assert "Say what was corrected" in refused
    desk.post(url(claim, "publish"), {**sent, "correction_note": "The hour was wrong."})
    assert [one.state for one in ReviewVersion.objects.all()] == ["published", "published"]


def test_a_draft_that_was_rewritten_is_read_before_it_is_published(desk: Client) -> None:
    claim, rating = make.make_claim(), make.make_rating()
    desk.post(url(claim, "draft"), {"rating": rating.pk, "summary": "The bridge was open."})
    mark = seen(desk, claim)
    desk.post(url(claim, "draft"), {"rating": rating.pk, "summary": "The bridge was shut."})
    refused = desk.post(url(claim, "publish"), {"seen": mark}, follow=True).content.decode()
    assert "rewritten since you opened this page" in refused
    assert ReviewVersion.objects.get().state == "draft"


def test_without_a_draft_there_is_nothing_to_publish(desk: Client) -> None:
    assert desk.post(url(make.make_claim(), "publish")).status_code == 404


@pytest.mark.parametrize("act", ["move", "assign", "reword", "note", "draft"])
def test_a_stranger_changes_nothing(stranger: Client, act: str) -> None:
    claim = make.make_claim()
    stranger.post(url(claim, act), {"to": "triaged", "text": "Changed.", "summary": "Changed."})
    claim.refresh_from_db()
    assert (claim.lifecycle, claim.version) == ("new", 1)
    assert not Note.objects.exists()
    assert not ReviewVersion.objects.exists()


def test_appearances_cost_no_queries(queries: Callable[[str], int]) -> None:
    claim = make.make_claim()

    def appear(number: int) -> None:
        for _ in range(number):
            article = make.make_article(publisher=make.make_publisher())
            attribution = make.make_attribution(revision=make.make_revision(article=article))
            make.make_appearance(claim=claim, attribution=attribution, decided_by=make.make_user())
            Note.objects.create(claim=claim, author=make.make_user(), text="Seen.")

    appear(3)
    few = queries(url(claim))
    appear(27)
    assert queries(url(claim)) == few


# (address, are new claims with nothing attached shown)
@pytest.mark.parametrize(("address", "shown"), [("", False), ("?attached=any", True)])
def test_a_new_claim_with_nothing_attached_is_listed_when_asked_for(
    desk: Client, address: str, shown: bool
) -> None:
    attached, idle = make.make_appearance().claim, make.make_claim()
    listed = desk.get(f"/admin/claims/claim/{address}").context["cl"].result_list
    assert set(listed) == ({attached, idle} if shown else {attached})


def test_publishing_says_that_nothing_is_attached(desk: Client) -> None:
    idle, attached = make.make_claim(), make.make_appearance().claim
    for claim in (idle, attached):
        desk.post(url(claim, "draft"), {"summary": "The bridge was open."})
    assert "would name no place" in desk.get(url(idle)).content.decode()
    assert "would name no place" not in desk.get(url(attached)).content.decode()


def test_it_says_how_many_independent_origins_there_are(desk: Client) -> None:
    claim = make.make_claim()
    make.make_provenance(
        claim, "two officials", "Ilse Tarn", least=1, reasons=["one_source_in_several_outlets"]
    )
    shown = desk.get(url(claim)).content.decode()
    assert "3 articles" in shown and "2 outlets" in shown and "1–2 independent origins" in shown
    assert "two officials" in shown and "Ilse Tarn" in shown
    assert "A source that several outlets quote counts once" in shown


def test_a_circle_is_named(desk: Client) -> None:
    claim = make.make_claim()
    make.make_provenance(claim, least=0, most=1, circular=True)
    shown = desk.get(url(claim)).content.decode()
    assert "circular" in shown and "the outlets only cite each other" in shown


def test_what_was_not_traced_yet_shows_no_origins(desk: Client) -> None:
    assert "origins-title" not in desk.get(url(make.make_claim())).content.decode()
