"""The history, for staff."""

from rest_framework.test import APIClient

from claims.models import Event
from tests.api.conftest import client_of
from tests.factories import (
    make_publisher,
    make_user,
)


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
