"""Every refusal has one shape, whatever refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core import exceptions as django
from django.http import Http404
from django.test import Client, override_settings
from rest_framework import exceptions as rest
from rest_framework.test import APIClient

from claims.api.problems import Conflict, answer, faults, translate
from tests.factories import make_article

ARTICLES = "/api/v1/articles/"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MB = 1024 * 1024


def is_problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """Check the shape, and return the body."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert set(body) == {"type", "title", "status", "detail", "code", "errors"}
    assert (body["type"], body["status"], body["code"]) == ("about:blank", status, code)
    assert body["title"] and body["detail"]
    assert all(set(each) == {"field", "code", "detail"} for each in body["errors"])
    return body


# What an editor does: status and code of the refusal
REFUSALS: list[tuple[Callable[[APIClient], Any], int, str]] = [
    # A bad parameter
    (lambda editor: editor.get(f"{ARTICLES}?colour=red"), 400, "invalid"),
    # Bad input
    (lambda editor: editor.post(ARTICLES, {"url": ""}, format="json"), 400, "invalid"),
    # What an act refused
    (lambda editor: editor.post(ARTICLES, {"url": "x"}, format="json"), 400, "bad_url"),
    # Malformed JSON
    (lambda editor: editor.post(ARTICLES, b"{", content_type=JSON), 400, "parse_error"),
    # No such row, one that no database has, no such parent
    (lambda editor: editor.get(f"{ARTICLES}1/"), 404, "not_found"),
    (lambda editor: editor.get(f"{ARTICLES}{'9' * 30}/"), 404, "not_found"),
    (lambda editor: editor.get(f"{ARTICLES}1/revisions/"), 404, "not_found"),
    # No such route, with and without a slash, under any method
    (lambda editor: editor.get("/api/v1/lies/"), 404, "not_found"),
    (lambda editor: editor.get("/api/v1/articles"), 404, "not_found"),
    (lambda editor: editor.get("/api/"), 404, "not_found"),
    (lambda editor: editor.get(f"{ARTICLES}{'9' * 5000}/"), 404, "not_found"),
    (lambda editor: editor.delete("/api/v2/"), 404, "not_found"),
    # Methods
    (lambda editor: editor.delete(ARTICLES), 405, "method_not_allowed"),
    (lambda editor: editor.put(f"{ARTICLES}{make_article().pk}/"), 405, "method_not_allowed"),
    # Content types
    (
        lambda editor: editor.post(ARTICLES, "<a/>", content_type="text/xml"),
        415,
        "unsupported_media_type",
    ),
    (
        lambda editor: editor.post(
            ARTICLES, "url=x", content_type="application/x-www-form-urlencoded"
        ),
        415,
        "unsupported_media_type",
    ),
    # Too large
    (
        lambda editor: editor.post(ARTICLES, b" " * (12 * MB + 1), content_type=JSON),
        413,
        "too_large",
    ),
]


@pytest.mark.parametrize(("ask", "status", "code"), REFUSALS)
def test_it_has_one_shape(
    editor: APIClient, ask: Callable[[APIClient], Any], status: int, code: str
) -> None:
    is_problem(ask(editor), status, code)


def test_it_names_every_field_at_fault(editor: APIClient) -> None:
    answer = editor.get(f"{ARTICLES}?source=x&demo=maybe")
    body = is_problem(answer, 400, "invalid")
    assert [each["field"] for each in body["errors"]] == ["source", "demo"]


def test_it_asks_a_stranger_for_a_token(stranger: APIClient) -> None:
    answer = stranger.get(ARTICLES)
    is_problem(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_it_asks_a_stranger_even_where_nothing_is(stranger: APIClient, db: None) -> None:
    is_problem(stranger.get(f"{ARTICLES}1/"), 401, "not_authenticated")


def test_it_says_what_permission_is_missing(reader: APIClient) -> None:
    answer = reader.post(ARTICLES, {"text": "The mayor spoke."}, format="json")
    assert "add_article" in is_problem(answer, 403, "permission_denied")["detail"]


def test_it_allows_what_it_says(editor: APIClient) -> None:
    assert "POST" in editor.delete(ARTICLES)["Allow"]


def test_it_speaks_json_to_a_browser(reader: APIClient) -> None:
    assert reader.get(ARTICLES, headers={"accept": "text/html"})["Content-Type"] == JSON


@override_settings(DEBUG=False)
def test_a_bug_has_the_shape_too(editor: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.acts.articles.normalise_url", broken)
    editor.raise_request_exception = False
    is_problem(editor.post(ARTICLES, {"url": "https://a.example/"}, format="json"), 500, "error")


def broken(url: str) -> str:
    raise RuntimeError("a bug")


def test_a_foreign_host_has_the_shape_too(client: Client) -> None:
    is_problem(client.get(ARTICLES, headers={"host": "elsewhere.example"}), 400, "parse_error")


# Exception: its status and code
RAISED: list[tuple[Exception, int, str]] = [
    (Http404("No Article matches."), 404, "not_found"),
    (django.PermissionDenied("Not you."), 403, "permission_denied"),
    (django.ValidationError("No text.", code="no_text"), 400, "no_text"),
    (django.RequestDataTooBig("12 MB"), 413, "too_large"),
    (django.TooManyFieldsSent("1001"), 400, "parse_error"),
    (rest.Throttled(wait=3), 429, "throttled"),
    (Conflict(), 409, "conflict"),
]


@pytest.mark.parametrize(("error", "status", "code"), RAISED)
def test_it_knows_what_was_raised(error: Exception, status: int, code: str) -> None:
    response = answer(error, {})
    assert response is not None
    assert response.data["status"] == response.status_code == status
    assert response.data["code"] == code


def test_it_keeps_the_sentence_of_an_act() -> None:
    response = answer(django.ValidationError("Only %(what)s.", params={"what": "one"}), {})
    assert response is not None and response.data["detail"] == "Only one."


def test_it_says_when_to_come_back() -> None:
    response = answer(rest.Throttled(wait=2.2), {})
    assert response is not None and response["Retry-After"] == "3"


def test_it_leaves_bugs_alone() -> None:
    assert translate(KeyError("a bug")) is None


# Detail of REST framework: fields and codes
DETAILS: list[tuple[Any, list[tuple[str | None, str]]]] = [
    ([rest.ErrorDetail("No.", "no")], [(None, "no")]),
    ({"a": [rest.ErrorDetail("No.", "no")]}, [("a", "no")]),
    ({"a": {0: {"b": [rest.ErrorDetail("No.", "no")]}}}, [("a.0.b", "no")]),
    ({"non_field_errors": [rest.ErrorDetail("No.", "no")]}, [(None, "no")]),
    ({"a": ["plain"]}, [("a", "invalid")]),
]


@pytest.mark.parametrize(("detail", "expected"), DETAILS)
def test_it_flattens(detail: Any, expected: list[tuple[str | None, str]]) -> None:
    assert [(each["field"], each["code"]) for each in faults(detail)] == expected


def test_its_words_can_always_be_sent(editor: APIClient) -> None:
    """A lone surrogate and a NUL in the name of a field come back in the refusal."""
    body = json.dumps({"\ud800\x00": 1})
    answer = editor.post(ARTICLES, body, content_type=JSON)
    assert is_problem(answer, 400, "invalid")["errors"][0]["field"] == "�"


def test_other_pages_keep_their_own_shape(client: Client) -> None:
    answer = client.get("/lies/")
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (404, "text/html")
