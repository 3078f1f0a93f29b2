"""Answers where no endpoint answers: unknown routes and bugs, in the API's shape."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt

from claims.api.problems import CONTENT_TYPE, problem

ROOT = "/api/"


@csrf_exempt
def unknown_route(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    detail = _("There is nothing at %s.") % request.path
    if not request.path.endswith("/"):
        detail += " " + _("Addresses of this API end with a slash.")
    return _answer(HTTPStatus.NOT_FOUND, "not_found", detail)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: what was refused before an endpoint was reached."""
    if not request.path.startswith(ROOT):
        return defaults.bad_request(request, exception)
    detail = _("The request cannot be read.")
    return _answer(HTTPStatus.BAD_REQUEST, "parse_error", detail)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a bug, which the log tells in full."""
    if not request.path.startswith(ROOT):
        return defaults.server_error(request)
    detail = _("Something is broken here; the desk's log says what.")
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "error", detail)


def _answer(status: HTTPStatus, code: str, detail: str) -> JsonResponse:
    body = problem(status, code=code, detail=detail)
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)
