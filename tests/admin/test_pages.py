"""Every page of the desk: it opens, it is hidden from strangers, and rows cost no queries."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client

from claims.models import (
    Appearance,
    Article,
    Attribution,
    Claim,
    Event,
    Feed,
    Job,
    Publisher,
    Source,
    SourceSuggestion,
    Stage,
)
from tests import factories as make

OURS = [model for model in admin.site._registry if model._meta.app_label == "claims"]
LISTED = [model._meta.model_name for model in OURS]


def fill(number: int) -> None:
    """So many of everything that the lists show, each with what its row needs."""
    editor = make.make_user()
    for _ in range(number):
        owner = make.make_publisher()
        publisher = make.make_publisher(owner=owner)
        make.make_feed(publisher=publisher, failures=1, error="It does not answer.")
        article = make.make_article(publisher=publisher)
        make.make_revision(article=article)
        revision = make.make_revision(article=article, text="Second. " + make.TEXT)
        attribution = make.make_attribution(revision=revision, source=make.make_source())
        unnamed = make.make_source(article=article, name="officials")
        make.make_attribution(revision=revision, source=unnamed)
        claim = make.make_claim(assigned_to=editor)
        make.make_appearance(claim=claim, attribution=attribution)
        make.make_suggestion()
        make.make_job(article=article, state=Job.State.FAILED)
        make.make_job(stage=Stage.POLL, subject_id=make.make_feed().pk)
        Event.objects.record("confirmed", attribution, actor=editor, after={"state": "confirmed"})
        Event.objects.record("moved", claim, actor=editor)


@pytest.mark.parametrize("name", LISTED)
def test_a_list_opens_empty(desk: Client, name: str) -> None:
    assert desk.get(f"/admin/claims/{name}/").status_code == 200


def test_rows_cost_no_queries(queries: Callable[[str], int]) -> None:
    """On any list, and on the first page."""
    pages = [f"/admin/claims/{name}/" for name in LISTED if name != "desk"] + ["/admin/"]
    fill(3)
    few = {page: queries(page) for page in pages}
    fill(27)
    assert {page: queries(page) for page in pages} == few


@pytest.mark.parametrize("name", LISTED)
def test_a_list_is_hidden_from_a_stranger(stranger: Client, name: str) -> None:
    assert stranger.get(f"/admin/claims/{name}/").status_code == 403


def test_the_first_page_shows_a_stranger_nothing(stranger: Client) -> None:
    make.make_claim(text="The ferry to Orsk was held back.")
    page = stranger.get("/admin/").content.decode()
    assert "ferry to Orsk" not in page
    assert "/admin/claims/claim/" not in page


def test_somebody_who_has_not_signed_in_is_sent_to_do_so(client: Client, db: None) -> None:
    assert client.get("/admin/claims/article/")["Location"].startswith("/admin/login/")


def test_the_root_leads_to_the_desk(client: Client) -> None:
    assert client.get("/")["Location"] == "/admin/"


def rows() -> list[models.Model]:
    attribution = make.make_attribution()
    article = attribution.article
    return [
        article,
        make.make_appearance().claim,
        make.make_source(),
        make.make_source(article=article, name="two officials"),
        make.make_publisher(),
        make.make_feed(),
        make.make_capture(),
        make.make_capture(error_code="page_gone", error="The page is gone."),
        make.make_revision(),
        make.make_rating().desk,
        make.make_job(),
        make.make_suggestion(),
        Event.objects.record("confirmed", attribution, engine="test-1.0"),
    ]


def test_every_row_has_a_page(desk: Client) -> None:
    for row in rows():
        address = f"/admin/claims/{row._meta.model_name}/{row.pk}/change/"
        assert desk.get(address).status_code == 200, address


def test_no_row_has_a_page_for_a_stranger(stranger: Client) -> None:
    for row in rows():
        address = f"/admin/claims/{row._meta.model_name}/{row.pk}/change/"
        assert stranger.get(address).status_code == 403, address


@pytest.mark.parametrize("name", ["article", "claim", "source"])
def test_a_row_that_is_not_there_is_not_found(desk: Client, name: str) -> None:
    assert desk.get(f"/admin/claims/{name}/987654/change/").status_code == 404
    assert desk.get(f"/admin/claims/{name}/x/change/").status_code == 404


@pytest.mark.parametrize(
    "model", [Attribution, Claim, Source, SourceSuggestion, Job, Event, Appearance, Article]
)
def test_what_machines_write_has_no_add_or_delete_form(
    desk: Client, chief: object, model: type[models.Model]
) -> None:
    page = desk.get(f"/admin/claims/{model._meta.model_name}/1/delete/")
    assert page.status_code in (403, 404)
    if model not in (Article, Appearance):
        assert desk.get(f"/admin/claims/{model._meta.model_name}/add/").status_code == 403


# (address, a word that finds the one row, a word that does not)
SEARCHES = [
    ("article", "dawn", "midnight"),
    ("attribution", "dawn", "midnight"),
    ("claim", "ferry", "train"),
    ("source", "Brannock", "Dell"),
    ("publisher", "Orsk Courier", "Velm Post"),
    ("feed", "orskfeed", "velmfeed"),
    ("revision", "dawn", "midnight"),
    ("job", "poll a feed", "fetch"),
]


@pytest.mark.parametrize(("name", "found", "missed"), SEARCHES)
def test_a_list_is_searched(desk: Client, name: str, found: str, missed: str) -> None:
    make.make_attribution(source=make.make_source(name="Ada Brannock"))
    make.make_claim(text="The ferry was held back.", lifecycle=Claim.Lifecycle.TRIAGED)
    make.make_publisher(name="Orsk Courier")
    feed = make.make_feed(url="https://orskfeed.example/rss")
    make.make_job(stage=Stage.POLL, subject_id=feed.pk)
    searched = desk.get(f"/admin/claims/{name}/", {"q": found}).context["cl"]
    assert len(searched.result_list) == 1
    assert len(desk.get(f"/admin/claims/{name}/", {"q": missed}).context["cl"].result_list) == 0


# (list, filter, the value that finds the one row among two)
FILTERS = [
    ("article", "work", "failed"),
    ("article", "work", "busy"),
    ("article", "work", "unread"),
    ("article", "language", "ar"),
    ("claim", "assigned", "me"),
    ("claim", "lifecycle__exact", "triaged"),
    ("attribution", "stance__exact", "denies"),
    ("source", "named__exact", "0"),
    ("job", "state__exact", "failed"),
]


@pytest.mark.parametrize(("name", "key", "value"), FILTERS)
def test_a_list_is_filtered(desk: Client, chief: object, name: str, key: str, value: str) -> None:
    busy, failed = make.make_article(), make.make_article(language="ar")
    for article in (busy, failed):
        make.make_revision(article=article, language=article.language or "en")
    make.make_job(article=busy)
    make.make_job(article=failed, state=Job.State.FAILED)
    make.make_article()  # no text yet
    make.make_claim(assigned_to=chief, lifecycle=Claim.Lifecycle.TRIAGED)
    make.make_claim()
    for stance in ("asserts", "denies"):
        make.make_attribution(revision=failed.current, stance=stance, source=make.make_source())
    make.make_source(article=busy, name="officials")
    shown = desk.get(f"/admin/claims/{name}/", {key: value}).context["cl"].result_list
    assert len(shown) == 1


def test_ctrl_k_finds_articles_claims_and_sources(desk: Client) -> None:
    make.make_attribution(source=make.make_source(name="Dawn Okoro"))
    make.make_claim(text="It was closed at dawn.")
    found = desk.get("/admin/search/", {"s": "dawn", "extended": "1"}).content.decode()
    assert "Bridge at Velm closed" in found
    assert "It was closed at dawn." in found
    assert "Dawn Okoro" in found


def test_a_changed_row_leaves_an_event(desk: Client, chief: object) -> None:
    publisher = make.make_publisher()
    sent = {
        "name": "Orsk Courier",
        "kind": "daily",
        "policies": "{}",
        "domains-TOTAL_FORMS": "0",
        "domains-INITIAL_FORMS": "0",
        "feeds-TOTAL_FORMS": "0",
        "feeds-INITIAL_FORMS": "0",
    }
    desk.post(f"/admin/claims/publisher/{publisher.pk}/change/", sent)
    assert Publisher.objects.get(pk=publisher.pk).name == "Orsk Courier"
    assert Event.objects.about(publisher).get().actor == chief


def test_following_a_feed_leads_to_the_page_that_takes_it(desk: Client) -> None:
    assert desk.get("/admin/claims/feed/add/")["Location"] == "/admin/claims/article/add/?way=feed"
    assert not Feed.objects.exists()
