"""The desk with its scale."""

from rest_framework.test import APIClient

from tests.factories import (
    make_rating,
)


def test_it_shows_the_desk_with_its_scale(reader: APIClient) -> None:
    make_rating(value=2, label="Half true")
    make_rating(value=1, label="False")
    shown = reader.get("/api/v1/desk/").json()
    assert shown["name"] == "Velm Desk"
    assert [each["label"] for each in shown["ratings"]] == ["False", "Half true"]


def test_it_has_no_desk_before_it_is_described(reader: APIClient) -> None:
    assert reader.get("/api/v1/desk/").status_code == 404
