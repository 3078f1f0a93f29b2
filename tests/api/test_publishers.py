"""Outlets, and the feeds of theirs that are followed."""

from rest_framework.test import APIClient

from claims.models import Domain
from tests.factories import (
    make_feed,
    make_publisher,
)


def test_it_shows_a_publisher(reader: APIClient) -> None:
    owner = make_publisher(name="Velm Holding")
    publisher = make_publisher(owner=owner, url="https://gazette.example/")
    Domain.objects.create(publisher=publisher, host="gazette.example")
    shown = reader.get(f"/api/v1/publishers/{publisher.pk}/").json()
    assert shown["owner"]["name"] == "Velm Holding"
    assert (shown["home_page"], shown["domains"]) == (
        "https://gazette.example/",
        ["gazette.example"],
    )


def test_it_shows_a_feed(reader: APIClient) -> None:
    feed = make_feed(url="https://gazette.example/feed.xml", failures=2, error="No answer.")
    shown = reader.get(f"/api/v1/feeds/{feed.pk}/").json()
    assert shown["address"] == "https://gazette.example/feed.xml"
    assert (shown["every"], shown["failures"], shown["error"]) == ("00:15:00", 2, "No answer.")
