"""How the desk answers when somebody acts: a page for forms, JSON for the script."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def perform(
    request: HttpRequest, act: Callable[[], object], *, done: str, back: str
) -> HttpResponse:
    """Run an act and say what came of it: on the page it leads back to, or as JSON if asked for.

    A refusal (ValidationError, PermissionDenied) is shown in the act's own words.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        act()
    except ValidationError as error:
        return refusal(request, " ".join(error.messages), status=400, back=back)
    except PermissionDenied as error:
        return refusal(request, str(error), status=403, back=back)
    if wants_json(request):
        return JsonResponse({"message": done})
    messages.success(request, done)
    return redirect(onward(request, back))


def refusal(request: HttpRequest, sentence: str, *, status: int, back: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    messages.error(request, sentence)
    return redirect(onward(request, back))


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def onward(request: HttpRequest, back: str) -> str:
    """Where the form says to go on (`next`), if that is on this site; else `back`."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if wanted and ours else back


def editor(request: HttpRequest) -> User:
    """Who acts; the admin site lets nobody in who has not signed in."""
    assert isinstance(request.user, User)
    return request.user
