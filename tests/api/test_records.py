"""Publishers, feeds, captures, jobs, events and the desk itself."""

from rest_framework.test import APIClient

from claims.models import Domain, Event
from tests.api.conftest import client_of
from tests.factories import (
    make_article,
    make_capture,
    make_feed,
    make_job,
    make_publisher,
    make_rating,
    make_user,
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


def test_it_shows_a_capture(reader: APIClient) -> None:
    capture = make_capture(headers={"etag": "x"})
    shown = reader.get(f"/api/v1/captures/{capture.pk}/").json()
    assert (shown["status"], shown["headers"]) == (200, {"etag": "x"})
    assert (shown["sha256"], shown["size"]) == (capture.sha256, capture.size)
    assert shown["address"] == capture.url


def test_it_shows_why_a_capture_has_no_bytes(reader: APIClient) -> None:
    capture = make_capture(error_code="robots", error="Its robots.txt says no.")
    shown = reader.get(f"/api/v1/captures/{capture.pk}/").json()
    assert (shown["error_code"], shown["error"]) == ("robots", "Its robots.txt says no.")


def test_it_shows_a_job_without_its_token(reader: APIClient) -> None:
    job = make_job(article=make_article(), state="failed")
    shown = reader.get(f"/api/v1/jobs/{job.pk}/").json()
    assert (shown["stage"], shown["state"], shown["error_code"]) == ("read", "failed", "not_found")
    assert not {"token", "lease_until"} & set(shown)


def test_it_shows_events_with_what_changed(editor: APIClient) -> None:
    event = Event.objects.record(
        "renamed", make_publisher(), actor=make_user(username="ilse"), after={"name": "Orlo"}
    )
    shown = editor.get(f"/api/v1/events/{event.pk}/").json()
    assert (shown["actor"], shown["verb"], shown["subject_type"]) == (
        "ilse",
        "renamed",
        "publisher",
    )
    assert (shown["before"], shown["after"]) == ({}, {"name": "Orlo"})


def test_it_shows_events_whose_detail_was_purged(editor: APIClient) -> None:
    event = Event.objects.record("polled", make_publisher(), engine="poll")
    shown = editor.get(f"/api/v1/events/{event.pk}/").json()
    assert (shown["actor"], shown["engine"]) == (None, "poll")
    assert (shown["before"], shown["after"]) == (None, None)


def test_it_shows_events_to_staff_only(reader: APIClient) -> None:
    assert reader.get("/api/v1/events/").status_code == 403
    assert client_of(is_staff=True).get("/api/v1/events/").status_code == 200


def test_it_shows_the_desk_with_its_scale(reader: APIClient) -> None:
    make_rating(value=2, label="Half true")
    make_rating(value=1, label="False")
    shown = reader.get("/api/v1/desk/").json()
    assert shown["name"] == "Velm Desk"
    assert [each["label"] for each in shown["ratings"]] == ["False", "Half true"]


def test_it_has_no_desk_before_it_is_described(reader: APIClient) -> None:
    assert reader.get("/api/v1/desk/").status_code == 404


def test_it_says_what_there_is(reader: APIClient) -> None:
    root = reader.get("/api/v1/").json()
    assert root["articles"] == "http://testserver/api/v1/articles/"
    assert all(reader.get(url).status_code in (200, 403) for url in root.values())
