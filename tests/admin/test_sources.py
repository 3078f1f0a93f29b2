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
