"""Where each face lives."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path


def alive(request: HttpRequest) -> HttpResponse:
    """For whoever waits for web: the supervisor, a container's health check."""
    return HttpResponse("alive\n", content_type="text/plain")


urlpatterns = [
    path("admin/", admin.site.urls),
    path("alive", alive),
]
