"""Who is quoted, and who may be the same."""

from rest_framework.test import APIClient

from claims.models import Source
from tests.factories import make_article, make_publisher, make_source, make_suggestion

SOURCES = "/api/v1/sources/"


def test_it_shows_a_named_source(reader: APIClient) -> None:
    source = make_source(name="Ilse Tarn", affiliation="Port of Velm")
    source.add_aliases(["Mayor Tarn"], by_person=True)
    shown = reader.get(f"{SOURCES}{source.pk}/").json()
    assert (shown["named"], shown["article"], shown["affiliation"]) == (True, None, "Port of Velm")
    assert shown["aliases"] == [
        {"name": "Ilse Tarn", "by_person": False},
        {"name": "Mayor Tarn", "by_person": True},
    ]


def test_it_shows_an_unnamed_source_with_its_article(reader: APIClient) -> None:
    article = make_article()
    source = make_source(article=article, name="Harbour officials")
    shown = reader.get(f"{SOURCES}{source.pk}/").json()
    assert (shown["named"], shown["article"], shown["aliases"]) == (False, article.pk, [])


def test_it_shows_a_publisher_that_is_quoted(reader: APIClient) -> None:
    publisher = make_publisher(name="Radio Orlo")
    make_source()
    source = make_source(publisher=publisher, kind=Source.Kind.PUBLISHER)
    [shown] = reader.get(SOURCES, {"publisher": publisher.pk}).json()["results"]
    assert (shown["id"], shown["publisher"]["name"]) == (source.pk, "Radio Orlo")


def test_it_says_into_whom_a_source_was_merged(reader: APIClient) -> None:
    into = make_source()
    source = make_source(merged_into=into)
    assert reader.get(f"{SOURCES}{source.pk}/").json()["merged_into"] == into.pk


def test_it_shows_a_suggestion(reader: APIClient) -> None:
    suggestion = make_suggestion()
    shown = reader.get(f"/api/v1/suggestions/{suggestion.pk}/").json()
    assert shown["source"]["id"] == suggestion.source_id
    assert shown["candidate"]["id"] == suggestion.candidate_id
    assert (shown["state"], shown["reasons"]) == ("suggested", ["shared_name"])
    assert (shown["decided_by"], shown["decided_at"]) == (None, None)
