"""How the desk answers when somebody acts."""

import json

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from claims.admin.answers import perform

BACK = "/admin/claims/claim/"


def refuse() -> None:
    raise ValidationError("Too late.")


def forbid() -> None:
    raise PermissionDenied("Not you.")


def allow() -> None:
    return None


def posted(accept: str = "text/html", **sent: str) -> HttpRequest:
    request = RequestFactory().post("/admin/act/", sent, headers={"Accept": accept})
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # as its middleware does
    return request


def said(request: HttpRequest) -> list[str]:
    return [str(message) for message in get_messages(request)]


def answer(request: HttpRequest, act: object) -> HttpResponse:
    return perform(request, act, done="Done.", back=BACK)  # type: ignore[arg-type]  # one of three


# (act, status for the script, its answer, sentence for the form)
ACTS = [
    (allow, 200, {"message": "Done."}, "Done."),
    (refuse, 400, {"error": "Too late."}, "Too late."),
    (forbid, 403, {"error": "Not you."}, "Not you."),
]


@pytest.mark.parametrize(("act", "status", "told", "sentence"), ACTS)
def test_it_answers_script_and_form(
    act: object, status: int, told: dict[str, str], sentence: str
) -> None:
    by_script = answer(posted("application/json"), act)
    assert (by_script.status_code, json.loads(by_script.content)) == (status, told)
    form = posted()
    by_form = answer(form, act)
    assert (by_form.status_code, by_form["Location"], said(form)) == (302, BACK, [sentence])


# (where the form says to go on, where it goes)
ONWARD = [
    ("/admin/", "/admin/"),
    ("", BACK),
    ("https://elsewhere.example/", BACK),
    ("//elsewhere.example/", BACK),
    ("javascript:alert(1)", BACK),
]


@pytest.mark.parametrize(("wanted", "goes"), ONWARD)
def test_it_goes_on_within_this_site_alone(wanted: str, goes: str) -> None:
    assert answer(posted(next=wanted), allow)["Location"] == goes


def test_it_rejects_acting_by_looking() -> None:
    assert answer(RequestFactory().get("/admin/act/"), refuse).status_code == 405
