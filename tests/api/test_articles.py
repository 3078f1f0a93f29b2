"""Handing in articles, and seeing how far they have come."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from rest_framework.test import APIClient

from claims.models import Address, Article, Job, Stage
from tests.factories import (
    make_article,
    make_attribution,
    make_job,
    make_publisher,
    make_revision,
    make_user,
)

ARTICLES = "/api/v1/articles/"
URL = "https://gazette.example/news/bridge"


def test_it_shows_an_article(reader: APIClient) -> None:
    publisher = make_publisher(name="Velm Gazette")
    revision = make_revision(article=make_article(url=URL, publisher=publisher))
    shown = reader.get(f"{ARTICLES}{revision.article.pk}/").json()
    assert shown["addresses"] == [{"url": URL, "canonical": True}]
    assert shown["publisher"]["name"] == "Velm Gazette"
    assert shown["current"]["number"] == 1
    assert (
        shown["current"]["url"] == f"http://testserver{ARTICLES}{revision.article.pk}/revisions/1/"
    )
    assert (shown["status"], shown["failure"]) == ("ready", None)


def test_it_shows_no_date_for_an_undated_text(reader: APIClient) -> None:
    revision = make_revision(published_at=None)
    shown = reader.get(f"{ARTICLES}{revision.article.pk}/").json()
    assert (shown["published_at"], shown["published_precision"]) == (None, None)


# What jobs an article has: where it stands
STARTED = datetime(2031, 3, 4, tzinfo=UTC)
STANDINGS: list[tuple[list[dict[str, Any]], str]] = [
    ([], "ready"),
    ([{"state": "waiting"}], "accepted"),
    # The first stage is done and pruned work has left no trace but its successor
    ([{"state": "done", "started_at": STARTED}, {"state": "waiting"}], "working"),
    # A first attempt failed, and another one will be made
    ([{"state": "waiting", "started_at": STARTED}], "working"),
    ([{"state": "done", "started_at": STARTED}], "ready"),
    ([{"state": "failed", "started_at": STARTED}], "failed"),
    # It is being tried again by hand
    ([{"state": "failed"}, {"state": "waiting", "started_at": STARTED}], "working"),
]


@pytest.mark.parametrize(("jobs", "status"), STANDINGS)
def test_it_says_how_far_an_article_has_come(
    reader: APIClient, jobs: list[dict[str, Any]], status: str
) -> None:
    article = make_article()
    for facts in jobs:
        make_job(article=article, **facts)
    assert reader.get(f"{ARTICLES}{article.pk}/").json()["status"] == status
    listed = reader.get(ARTICLES, {"status": status}).json()["results"]
    assert [each["status"] for each in listed] == [status]


def test_it_says_why_an_article_failed(reader: APIClient) -> None:
    article = make_article()
    make_job(article=article, state="failed", error_code="robots", error="Its robots.txt says no.")
    shown = reader.get(f"{ARTICLES}{article.pk}/").json()
    assert shown["failure"] == {"code": "robots", "detail": "Its robots.txt says no."}


def test_it_accepts_a_url(editor: APIClient) -> None:
    answer = editor.post(ARTICLES, {"url": URL}, format="json")
    article = Article.objects.get()
    assert answer.status_code == 202
    assert answer["Location"] == f"http://testserver{ARTICLES}{article.pk}/"
    assert answer.json() == {
        "id": article.pk,
        "url": answer["Location"],
        "status": "accepted",
        "made": True,
    }
    assert Job.objects.get().stage == Stage.FETCH


def test_it_accepts_the_same_url_again(editor: APIClient) -> None:
    first = editor.post(ARTICLES, {"url": URL}, format="json").json()
    again = editor.post(ARTICLES, {"url": f"{URL}#top"}, format="json")
    assert again.status_code == 202
    assert again.json() == {**first, "made": False}


def test_it_accepts_a_withheld_article_again(editor: APIClient) -> None:
    article = make_article(url=URL, withheld=True)
    answer = editor.post(ARTICLES, {"url": URL}, format="json")
    assert (answer.status_code, answer.json()["id"]) == (202, article.pk)


def test_it_accepts_a_text(editor: APIClient) -> None:
    given = {"text": "The mayor said that nobody was hurt.", "headline": "Calm in Velm"}
    first = editor.post(ARTICLES, given, format="json").json()
    again = editor.post(ARTICLES, given, format="json").json()
    assert (first["made"], again["made"]) == (True, False)
    assert first["id"] == again["id"]


def test_it_accepts_a_file(editor: APIClient) -> None:
    file = SimpleUploadedFile("bridge.html", b"<p>The mayor said that nobody was hurt.</p>")
    answer = editor.post(ARTICLES, {"file": file}, format="multipart")
    assert (answer.status_code, answer.json()["made"]) == (202, True)


# What is posted: the field and the code of the refusal
REFUSED: list[tuple[object, str | None, str]] = [
    ({}, None, "one_of"),
    ({"url": URL, "text": "The mayor spoke."}, None, "one_of"),
    ({"url": URL, "headline": "Calm"}, None, "one_of"),
    ({"adress": URL}, "adress", "unknown_field"),
    ({"url": ""}, "url", "blank"),
    ({"url": None}, "url", "null"),
    ({"url": "not an address"}, None, "bad_url"),
    ({"url": "ftp://gazette.example/news"}, None, "bad_url"),
    ({"url": "https://gazette.example/" + "a" * 2000}, "url", "max_length"),
    ({"text": ""}, "text", "blank"),
    ({"text": " \n "}, None, "empty"),
    ({"text": ["The mayor spoke."]}, "text", "invalid"),
    ({"text": "x", "headline": "h" * 501}, "headline", "max_length"),
    (["https://gazette.example/"], None, "invalid"),
    ("https://gazette.example/", None, "invalid"),
    (17, None, "invalid"),
]


@pytest.mark.parametrize(("given", "field", "code"), REFUSED)
def test_it_rejects_what_is_no_article(
    editor: APIClient, given: object, field: str | None, code: str
) -> None:
    answer = editor.post(ARTICLES, given, format="json")
    assert answer.status_code == 400
    assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [(field, code)]
    assert not Article.objects.exists()


# Name and body of a file: the code of the refusal
REFUSED_FILES = [
    ("bridge.pdf", b"%PDF-1.7", "wrong_file_type"),
    ("bridge", b"The mayor spoke.", "wrong_file_type"),
    ("bridge.txt", b"", "empty"),
]


@pytest.mark.parametrize(("name", "body", "code"), REFUSED_FILES)
def test_it_rejects_other_files(editor: APIClient, name: str, body: bytes, code: str) -> None:
    answer = editor.post(ARTICLES, {"file": SimpleUploadedFile(name, body)}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_it_rejects_a_reader_who_hands_in(reader: APIClient) -> None:
    answer = reader.post(ARTICLES, {"url": URL}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert "add_article" in answer.json()["detail"]
    assert not Article.objects.exists()


def test_it_fetches_again(editor: APIClient) -> None:
    article = make_article()
    answer = editor.post(f"{ARTICLES}{article.pk}/fetch-again/")
    assert (answer.status_code, answer.json()["status"]) == (202, "accepted")
    assert Job.objects.get().article == article


def test_it_rejects_fetching_a_text_again(editor: APIClient) -> None:
    article = Article.objects.create(given=Article.Given.TEXT, given_sha256="a" * 64)
    answer = editor.post(f"{ARTICLES}{article.pk}/fetch-again/")
    assert (answer.status_code, answer.json()["code"]) == (400, "no_address")


def test_it_rejects_a_reader_who_fetches_again(reader: APIClient) -> None:
    assert reader.post(f"{ARTICLES}{make_article().pk}/fetch-again/").status_code == 403


def test_it_lists_a_second_address_under_its_own_id_only(reader: APIClient) -> None:
    known = make_article()
    second = make_article(duplicate_of=known)
    assert [each["id"] for each in reader.get(ARTICLES).json()["results"]] == [known.pk]
    assert reader.get(f"{ARTICLES}{second.pk}/").json()["duplicate_of"] == known.pk


# Each place where a withheld article might show
WITHHELD = [
    "articles/{article}/",
    "articles/{article}/revisions/",
    "articles/{article}/revisions/1/",
    "articles/{article}/attributions/",
    "captures/{capture}/",
    "attributions/{attribution}/",
    "sources/{source}/",
]
LISTS = ["articles", "captures", "revisions", "attributions", "sources", "appearances"]


@pytest.mark.parametrize("place", WITHHELD)
def test_it_hides_what_is_withheld(editor: APIClient, place: str) -> None:
    attribution = make_attribution(revision=make_revision(article=make_article(withheld=True)))
    assert attribution.source
    revision = attribution.anchors.get().revision
    path = place.format(
        article=attribution.article_id,
        capture=revision.capture_id,
        attribution=attribution.pk,
        source=attribution.source_id,
    )
    assert editor.get(f"/api/v1/{path}").status_code == 404


@pytest.mark.parametrize("resource", LISTS)
def test_it_lists_nothing_that_is_withheld(editor: APIClient, resource: str) -> None:
    make_attribution(revision=make_revision(article=make_article(withheld=True)))
    assert editor.get(f"/api/v1/{resource}/").json()["results"] == []


@pytest.mark.django_db(transaction=True)
def test_the_same_url_many_times_at_once_is_one_article() -> None:
    user = make_user(is_superuser=True)
    barrier = threading.Barrier(10)
    with ThreadPoolExecutor(10) as threads:
        answers = [
            each
            for answers in threads.map(lambda _: post_repeatedly(user, barrier), range(10))
            for each in answers
        ]
    assert {status for status, _, _ in answers} == {202}
    assert len({article for _, article, _ in answers}) == 1
    assert sum(made for _, _, made in answers) == 1
    assert (Article.objects.count(), Address.objects.count(), Job.objects.count()) == (1, 1, 1)


def post_repeatedly(user: User, barrier: threading.Barrier) -> list[tuple[int, int, bool]]:
    """Five requests of one thread; the threads begin together."""
    client = APIClient()
    client.force_authenticate(user)
    barrier.wait()
    try:
        answers = [
            client.post(ARTICLES, {"url": "https://gazette.example/bridge"}, format="json")
            for _ in range(5)
        ]
    finally:
        connection.close()
    return [(each.status_code, each.json()["id"], each.json()["made"]) for each in answers]
