"""Errors in one shape: RFC 9457 problem documents, whatever went wrong.

`code` is for programs and stays; `detail` is for people. `errors` names the fields at fault, a
null field being the request as a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final, TypedDict

from django.core import exceptions as django
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions as rest
from rest_framework.fields import get_error_detail
from rest_framework.response import Response
from rest_framework.settings import api_settings

from claims.text.clean import clean

CONTENT_TYPE: Final = "application/problem+json"


class Fault(TypedDict):
    """One thing that is wrong with a request."""

    field: str | None
    code: str
    detail: str


class Problem(TypedDict):
    """The body of every answer of 400 and above."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[Fault]


class TooLarge(rest.APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = gettext_lazy("The request is larger than this desk takes.")


class Conflict(rest.APIException):
    status_code = HTTPStatus.CONFLICT
    default_code = "conflict"
    default_detail = gettext_lazy("It has changed meanwhile; read it again.")


def problem(status: int, *, code: str, detail: str, errors: Sequence[Fault] = ()) -> Problem:
    """`type` is about:blank, by which RFC 9457 means that the status says it all."""
    return Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=clean(detail),
        code=code,
        errors=list(errors),
    )


def answer(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """REST framework's exception handler; None is a bug, which becomes a 500."""
    known = translate(error)
    if known is None:
        return None
    return Response(
        describe(known),
        status=known.status_code,
        headers=headers_of(known),
        content_type=CONTENT_TYPE,
    )


def translate(error: Exception) -> rest.APIException | None:
    """What Django or an act raised, as REST framework's own; None for anything else."""
    match error:
        case rest.APIException():
            return error
        case Http404():
            return rest.NotFound()
        case django.PermissionDenied():
            return rest.PermissionDenied(str(error) or None)
        case django.ValidationError():
            return rest.ValidationError(get_error_detail(error))
        case django.RequestDataTooBig():
            return TooLarge()
        case django.SuspiciousOperation():
            return rest.ParseError(_("The request cannot be read: %s") % error)
    return None


def describe(error: rest.APIException) -> Problem:
    if not isinstance(error, rest.ValidationError):
        said = error.detail
        assert isinstance(said, rest.ErrorDetail), "only a ValidationError holds several"
        code = said.code or error.default_code
        return problem(error.status_code, code=code, detail=str(said))
    errors = list(faults(error.detail))
    if len(errors) == 1 and errors[0]["field"] is None:
        only = errors[0]
        return problem(error.status_code, code=only["code"], detail=only["detail"], errors=errors)
    detail = _("The request is not valid; errors says where.")
    return problem(error.status_code, code="invalid", detail=detail, errors=errors)


def faults(detail: Any, path: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Each error of a nested detail, with the dotted path to its field."""
    if isinstance(detail, Mapping):
        for key, inner in detail.items():
            here = () if key == api_settings.NON_FIELD_ERRORS_KEY else (clean(str(key)),)
            yield from faults(inner, path + here)
    elif isinstance(detail, Sequence) and not isinstance(detail, str):
        for inner in detail:
            yield from faults(inner, path)
    else:
        code = getattr(detail, "code", None) or "invalid"
        yield Fault(field=".".join(path) or None, code=code, detail=clean(str(detail)))


def headers_of(error: rest.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(wait)
    return headers
