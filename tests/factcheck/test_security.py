"""What every answer says about what a page may do."""

import pytest
from django.test import Client


def policy(client: Client, path: str) -> dict[str, set[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    directives = (part.split() for part in header.split(";"))
    return {name: set(values) for name, *values in directives}


def test_pages_run_no_code_but_ours(client: Client) -> None:
    found = policy(client, "/alive")
    assert found["default-src"] == {"'self'"}
    assert found["frame-ancestors"] == {"'none'"}
    assert "script-src" not in found  # default-src holds


@pytest.mark.django_db
def test_the_admin_may_do_what_its_theme_needs(client: Client) -> None:
    found = policy(client, "/admin/login/")
    assert found["script-src"] == {"'self'", "'unsafe-eval'"}
    assert "'unsafe-inline'" not in found["script-src"]


def test_no_page_is_framed(client: Client) -> None:
    assert client.get("/alive").headers["X-Frame-Options"] == "DENY"


def test_web_says_that_it_is_alive(client: Client) -> None:
    assert client.get("/alive").content == b"alive\n"


# addresses of lists and of what completes and finds
ASKED = [
    "claims/claim/?language=a%00",
    "claims/article/?q=%00",
    "claims/claim/?%00=1",
    "autocomplete/?term=%00",
]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ASKED)
def test_a_nul_in_the_query_is_refused(admin_client: Client, asked: str) -> None:
    assert admin_client.get(f"/admin/{asked}").status_code == 400


@pytest.mark.django_db
def test_a_per_cent_sign_in_the_query_is_not(admin_client: Client) -> None:
    assert admin_client.get("/admin/claims/claim/?q=5%2500").status_code == 200
