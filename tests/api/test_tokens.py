"""Getting, using, listing and revoking tokens."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils import timezone
from knox.models import AuthToken
from rest_framework.test import APIClient

from claims.api.tokens import MOST_TOKENS
from tests.factories import make_user

TOKENS = "/api/v1/tokens/"
PASSWORD = "a long enough password"
ILSE = {"username": "ilse", "password": PASSWORD}


@pytest.fixture
def ilse(db: None) -> User:
    return make_user(**ILSE)


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_it_gives_a_token_for_a_password(stranger: APIClient, ilse: User) -> None:
    given = stranger.post(TOKENS, ILSE, format="json")
    assert given.status_code == 201
    used = stranger.get("/api/v1/articles/", headers=bearer(given.json()["token"]))
    assert used.status_code == 200


def test_it_gives_a_token_by_http_basic(stranger: APIClient, ilse: User) -> None:
    given = stranger.post(TOKENS, headers=basic("ilse", PASSWORD))
    assert given.status_code == 201


def test_it_keeps_the_hash_alone(stranger: APIClient, ilse: User) -> None:
    token = stranger.post(TOKENS, ILSE, format="json").json()["token"]
    kept = AuthToken.objects.get()
    assert token not in (kept.digest, kept.token_key)
    assert token.startswith(kept.token_key)


def test_it_lasts_as_long_as_asked(stranger: APIClient, ilse: User) -> None:
    stranger.post(TOKENS, {**ILSE, "days": 7}, format="json")
    left = AuthToken.objects.get().expiry - timezone.now()
    assert timedelta(days=6) < left <= timedelta(days=7)


def test_it_lists_your_own(stranger: APIClient, ilse: User) -> None:
    given = stranger.post(TOKENS, ILSE, format="json").json()
    AuthToken.objects.create(make_user())
    listed = stranger.get(TOKENS, headers=bearer(given["token"])).json()
    assert [each["key"] for each in listed] == [given["key"]]
    assert "token" not in listed[0]


def test_it_revokes(stranger: APIClient, ilse: User) -> None:
    given = stranger.post(TOKENS, ILSE, format="json").json()
    headers = bearer(given["token"])
    assert stranger.delete(f"{TOKENS}{given['key']}/", headers=headers).status_code == 204
    assert stranger.get(TOKENS, headers=headers).status_code == 401


def test_it_rejects_revoking_another_ones(editor: APIClient) -> None:
    token, _ = AuthToken.objects.create(make_user())
    assert editor.delete(f"{TOKENS}{token.token_key}/").status_code == 404
    assert AuthToken.objects.exists()


# What a stranger posts: status and code
REFUSED: list[tuple[dict[str, Any], int, str]] = [
    ({**ILSE, "password": "wrong"}, 401, "authentication_failed"),
    ({**ILSE, "username": "nobody"}, 401, "authentication_failed"),
    ({}, 401, "not_authenticated"),
    ({"username": "ilse"}, 401, "not_authenticated"),
    ({**ILSE, "username": "il\x00se"}, 400, "invalid"),
    ({**ILSE, "days": 0}, 400, "invalid"),
    ({**ILSE, "days": 366}, 400, "invalid"),
    ({**ILSE, "forever": True}, 400, "invalid"),
]


@pytest.mark.parametrize(("given", "status", "code"), REFUSED)
def test_it_rejects(
    stranger: APIClient, ilse: User, given: dict[str, Any], status: int, code: str
) -> None:
    answer = stranger.post(TOKENS, given, format="json")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not AuthToken.objects.exists()


# Headers that open nothing
HEADERS = [
    bearer("0" * 64),
    bearer(""),
    bearer("two words"),
    bearer("\xff\xfe"),
    bearer("a\x00b"),
    {"authorization": "Token " + "0" * 64},
    {"authorization": "Bearer"},
    basic("ilse", PASSWORD),
]


@pytest.mark.parametrize("headers", HEADERS)
def test_it_opens_nothing_to_other_headers(
    stranger: APIClient, ilse: User, headers: dict[str, str]
) -> None:
    assert stranger.get("/api/v1/articles/", headers=headers).status_code == 401


@pytest.mark.parametrize("name", ["ilse\x00", "nobody", ""])
def test_it_rejects_names_by_http_basic(stranger: APIClient, ilse: User, name: str) -> None:
    assert stranger.post(TOKENS, headers=basic(name, PASSWORD)).status_code == 401


def test_it_opens_nothing_after_its_days(stranger: APIClient, ilse: User) -> None:
    _, token = AuthToken.objects.create(ilse, expiry=timedelta(seconds=-1))
    assert stranger.get(TOKENS, headers=bearer(token)).status_code == 401


def test_it_opens_nothing_to_those_who_left(stranger: APIClient, ilse: User) -> None:
    _, token = AuthToken.objects.create(ilse)
    User.objects.update(is_active=False)
    assert stranger.get(TOKENS, headers=bearer(token)).status_code == 401
    assert stranger.post(TOKENS, ILSE, format="json").status_code == 401


def test_a_token_makes_no_token(stranger: APIClient, ilse: User) -> None:
    _, token = AuthToken.objects.create(ilse)
    assert stranger.post(TOKENS, headers=bearer(token)).status_code == 403


def test_it_gives_so_many_and_no_more(stranger: APIClient, ilse: User) -> None:
    for _ in range(MOST_TOKENS):
        AuthToken.objects.create(ilse)
    answer = stranger.post(TOKENS, ILSE, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_tokens")


def test_it_slows_down_whoever_asks_too_often(stranger: APIClient, ilse: User) -> None:
    statuses = [
        stranger.post(TOKENS, {**ILSE, "days": 0}, format="json").status_code for _ in range(21)
    ]
    assert statuses == [400] * 20 + [429]


@override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3)
def test_it_locks_out_whoever_guesses(stranger: APIClient, ilse: User) -> None:
    for _ in range(3):
        assert stranger.post(TOKENS, {**ILSE, "password": "?"}, format="json").status_code == 401
    assert stranger.post(TOKENS, ILSE, format="json").status_code == 401
    assert stranger.post(TOKENS, headers=basic("ilse", PASSWORD)).status_code == 401


def test_a_session_opens_too(ilse: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ilse)
    assert client.get(TOKENS).status_code == 200


def test_a_session_needs_its_csrf_token_to_write(ilse: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ilse)
    answer = client.post(TOKENS)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    client.get("/api/v1/docs/?script=")
    headers = {"x-csrftoken": client.cookies["csrftoken"].value}
    answer = client.post(TOKENS, {}, content_type="application/json", headers=headers)
    assert answer.status_code == 201
