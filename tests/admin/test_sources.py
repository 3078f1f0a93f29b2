"""Sources and doubtful identities."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.models import Source, SourceSuggestion
from tests import factories as make


def url(source: Source, act: str = "change") -> str:
    return f"/admin/claims/source/{source.pk}/{act}/"


def test_it_shows_what_a_source_is_quoted_with(desk: Client) -> None:
    source = make.make_source(name="Ada Brannock")
    attribution = make.make_attribution(source=source, stance="denies")
    page = desk.get(url(source)).content.decode()
    assert "closed since dawn" in page
    assert f"#a-{attribution.pk}" in page
    assert "denies 1" in page


def test_an_unnamed_source_says_where_it_is_and_that_nobody_merges_it(desk: Client) -> None:
    revision = make.make_revision(headline="Bridge closed")
    source = make.make_source(article=revision.article, name="officials")
    page = desk.get(url(source)).content.decode()
    assert "Bridge closed" in page
    assert "no machine merges them" in page


def test_a_merged_source_leads_to_the_one_it_is(desk: Client) -> None:
    source = make.make_source()
    gone = make.make_source(merged_into=source)
    assert desk.get(url(gone))["Location"] == url(source)


def test_a_source_is_renamed(desk: Client) -> None:
    source = make.make_source()
    desk.post(url(source, "rename"), {"name": "Ada Brannock"})
    assert Source.objects.get().name == "Ada Brannock"


def test_a_source_is_merged_by_hand_into_one_known_by_name(desk: Client) -> None:
    source, into = make.make_source(), make.make_source(name="Ada Brannock")
    make.make_attribution(source=source)
    desk.post(url(source, "merge"), {"into": "ada brannock"})
    assert into.attributions.count() == 1


# (how many others carry the name, what the refusal speaks of)
@pytest.mark.parametrize(("others", "said"), [(0, "No other"), (2, "More than one")])
def test_it_rejects_merging_into_a_name_that_is_not_one_sources(
    desk: Client, others: int, said: str
) -> None:
    source = make.make_source(name="Ada Brannock")
    for _ in range(others):
        make.make_source(name="Ada Brannock")
    page = desk.post(url(source, "merge"), {"into": "Ada Brannock"}, follow=True)
    assert said in page.content.decode()
    assert not Source.objects.filter(merged_into__isnull=False).exists()


def test_two_of_one_name_are_told_apart_by_what_was_offered(desk: Client) -> None:
    source, _twin, meant = (make.make_source(name="Ada Brannock") for _ in range(3))
    desk.post(url(source, "merge"), {"into": f"Ada Brannock #{meant.pk}"})
    source.refresh_from_db()
    assert source.merged_into == meant


# numbers after a name that are no other source's
@pytest.mark.parametrize("number", ["0", "987654", "x", "9" * 30])
def test_it_rejects_a_number_that_no_source_has_with_a_sentence(desk: Client, number: str) -> None:
    source = make.make_source()
    answer = desk.post(url(source, "merge"), {"into": f"Ada #{number}"}, follow=True)
    assert "No other named source" in answer.content.decode()


def test_a_field_offers_the_others_with_who_they_are(desk: Client) -> None:
    source = make.make_source(name="Brann")
    other = make.make_source(name="Ada Brannock", descriptor="harbour master")
    (one,) = desk.get(url(source, "names"), {"q": "bran"}).json()["names"]
    assert one["value"] == f"Ada Brannock #{other.pk}"
    assert "harbour master" in one["about"]


def test_a_stranger_is_offered_no_names(stranger: Client) -> None:
    assert stranger.get(url(make.make_source(), "names"), {"q": "ilse"}).status_code == 403


def test_both_sides_of_a_suggestion_say_who_they_are(desk: Client) -> None:
    sides = [make.make_source(name="Dureth", descriptor=who) for who in ("minister", "envoy")]
    make.make_attribution(source=sides[0])
    make.make_suggestion(source=sides[0], candidate=sides[1])
    for page in ("/admin/", "/admin/claims/sourcesuggestion/", url(sides[0])):
        shown = desk.get(page).content.decode()
        for words in ("person, minister · quoted once", "person, envoy · quoted nowhere now"):
            assert words in shown.replace("</span>", ""), (page, words)


def test_a_suggestion_is_accepted(desk: Client) -> None:
    suggestion = make.make_suggestion()
    desk.post(f"/admin/claims/sourcesuggestion/{suggestion.pk}/accept/")
    assert Source.objects.get(pk=suggestion.source_id).merged_into == suggestion.candidate


def test_a_suggestion_is_rejected_and_leads_back_to_where_it_was_seen(desk: Client) -> None:
    suggestion = make.make_suggestion()
    address = f"/admin/claims/sourcesuggestion/{suggestion.pk}/reject/"
    assert desk.post(address, {"next": "/admin/"})["Location"] == "/admin/"
    assert SourceSuggestion.objects.get().state == "rejected"


def test_going_on_to_another_site_is_refused(desk: Client) -> None:
    suggestion = make.make_suggestion()
    address = f"/admin/claims/sourcesuggestion/{suggestion.pk}/reject/"
    answer = desk.post(address, {"next": "https://elsewhere.example/"})
    assert answer["Location"].startswith("/admin/claims/sourcesuggestion/")


def test_a_suggestion_says_why(desk: Client) -> None:
    make.make_suggestion(reasons=["shared_name"])
    assert "They share a name" in desk.get("/admin/claims/sourcesuggestion/").content.decode()


def test_attributions_come_in_pages_and_cost_no_queries(queries: Callable[[str], int]) -> None:
    source = make.make_source()
    for _ in range(3):
        make.make_attribution(source=source)
    few = queries(url(source))
    for _ in range(29):
        make.make_attribution(source=source)
    assert queries(url(source)) == few


def test_the_second_page_holds_the_rest(desk: Client) -> None:
    source = make.make_source()
    for _ in range(31):
        make.make_attribution(source=source)
    page = desk.get(url(source), {"p": "2"}).context["page"]
    assert len(page.attributions) == 1
    assert page.said == 31


def test_a_name_to_merge_into_is_cleaned(desk: Client) -> None:
    source, other = make.make_source(), make.make_source(name="Ada Brannock")
    desk.post(url(source, "merge"), {"into": "Ada\0 Brannock"})
    source.refresh_from_db()
    assert source.merged_into == other
