"""What pages may do, and what no page of the desk is asked.

The content security policy is strict everywhere, and what its theme needs under the admin.
"""

from collections.abc import Callable
from urllib.parse import unquote

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicy(CSPMiddleware):
    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(reverse("admin:index")):
            parts.update = {**settings.ADMIN_CONTENT_SECURITY_POLICY, **(parts.update or {})}
        return parts


def no_nul_in_addresses(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 400 to an address of the admin with a NUL in its query.

    PostgreSQL takes no NUL, and the filters and searches of the admin's lists hand on what they
    are given; nobody writes one by accident. The API names the parameter itself.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        asked = request.META.get("QUERY_STRING", "")
        if "\0" in unquote(asked) and request.path.startswith(reverse("admin:index")):
            raise SuspiciousOperation("a NUL in the query")
        return get_response(request)

    return answer
