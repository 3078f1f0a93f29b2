"""The desk itself and the scale that it rates claims on."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from unfold.admin import TabularInline

from claims.admin.base import DeskAdmin
from claims.models import Desk, Rating


class RatingInline(TabularInline):
    """Review versions copy what they use, so that changing the scale changes no review."""

    model = Rating
    extra = 0


@admin.register(Desk)
class SettingsAdmin(DeskAdmin):
    inlines = (RatingInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return not Desk.objects.exists() and super().has_add_permission(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        obj.pk = Desk.ONLY
        super().save_model(request, obj, form, change)

    def changelist_view(  # type: ignore[override]  # the theme promises more than Django
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one desk: its list is its page."""
        if Desk.objects.exists():
            return redirect("admin:claims_desk_change", Desk.ONLY)
        return super().changelist_view(request, extra_context)
