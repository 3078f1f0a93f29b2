"""Where each face lives."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import RedirectView

from claims.api import fallbacks


def alive(request: HttpRequest) -> HttpResponse:
    """For whoever waits for web: the supervisor, a container's health check."""
    return HttpResponse("alive\n", content_type="text/plain")


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("admin/", admin.site.urls),
    path("api/", include("claims.api.urls")),
    path("alive", alive),
]

handler400 = fallbacks.bad_request
handler500 = fallbacks.server_error
