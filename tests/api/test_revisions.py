"""The texts of an article, which never change."""

import pytest
from rest_framework.test import APIClient

from tests.factories import TEXT, make_article, make_revision


def place(article: int, number: str = "") -> str:
    return f"/api/v1/articles/{article}/revisions/{number}"


def test_it_shows_a_text(reader: APIClient) -> None:
    revision = make_revision(byline=["Dana Brix"])
    shown = reader.get(place(revision.article.pk, "1/")).json()
    assert (shown["text"], shown["byline"]) == (TEXT, ["Dana Brix"])
    assert (shown["chain"], shown["capture"]) == (revision.chain, revision.capture_id)


def test_it_shows_credit_lines(reader: APIClient) -> None:
    credit = {"kind": "published_by", "publisher": "Radio Orlo", "words": "First on Radio Orlo."}
    revision = make_revision(credits=[credit])
    assert reader.get(place(revision.article.pk, "1/")).json()["credits"] == [credit]


def test_it_lists_without_texts_the_newest_first(reader: APIClient) -> None:
    revision = make_revision()
    make_revision(article=revision.article, text="All is well.")
    make_revision()
    listed = reader.get(place(revision.article.pk)).json()["results"]
    assert [each["number"] for each in listed] == [2, 1]
    assert not any("text" in each for each in listed)


def test_it_lists_those_of_all_articles(reader: APIClient) -> None:
    numbers = [make_revision().article.pk, make_revision().article.pk]
    listed = reader.get("/api/v1/revisions/").json()["results"]
    assert [each["article"] for each in listed] == numbers[::-1]


@pytest.mark.parametrize("number", ["0/", "2/", "-1/", "first/", f"{'9' * 30}/"])
def test_it_has_no_other_number(reader: APIClient, number: str) -> None:
    assert reader.get(place(make_revision().article.pk, number)).status_code == 404


def test_it_lists_none_of_an_article_without_text(reader: APIClient) -> None:
    assert reader.get(place(make_article().pk)).json()["results"] == []


def test_it_is_not_sent_twice(reader: APIClient) -> None:
    path = place(make_revision().article.pk, "1/")
    first = reader.get(path)
    again = reader.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "private" in first["Cache-Control"]


def test_it_is_sent_to_whoever_has_another_one(reader: APIClient) -> None:
    revision = make_revision()
    make_revision(article=revision.article, text="All is well.")
    first = reader.get(place(revision.article.pk, "1/"))
    second = reader.get(place(revision.article.pk, "2/"), headers={"if-none-match": first["ETag"]})
    assert second.json()["text"] == "All is well."


def test_it_is_never_confirmed_to_a_stranger(reader: APIClient, stranger: APIClient) -> None:
    path = place(make_revision().article.pk, "1/")
    etag = reader.get(path)["ETag"]
    assert stranger.get(path, headers={"if-none-match": etag}).status_code == 401
