"""What there is under /api/v1/."""

import pytest
from rest_framework.test import APIClient

from claims.api.urls import router


def test_it_says_what_there_is(reader: APIClient) -> None:
    root = reader.get("/api/v1/").json()
    assert root["articles"] == "http://testserver/api/v1/articles/"
    assert all(reader.get(url).status_code in (200, 403) for url in root.values())


@pytest.mark.parametrize(
    "prefix", [prefix for prefix, _, _ in router.registry if "<" not in prefix]
)
def test_it_says_what_an_address_takes(editor: APIClient, prefix: str) -> None:
    assert editor.options(f"/api/v1/{prefix}/").status_code == 200
