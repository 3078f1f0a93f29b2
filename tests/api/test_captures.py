"""What each fetch brought."""

from rest_framework.test import APIClient

from tests.factories import (
    make_capture,
)


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
