"""Filters that ask the database nothing to show their choices."""

from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from claims.admin.words import language
from claims.models import Job


class LanguageFilter(DropdownFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        codes = sorted({code for code in LANG_INFO if len(code) == 2}, key=language)
        return [("und", gettext("unknown")), *((code, language(code)) for code in codes)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


class AssignedFilter(DropdownFilter):
    title = _("assigned to")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("me", gettext("me")),
            ("somebody", gettext("anybody")),
            ("none", gettext("nobody")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "me":
                return queryset.filter(assigned_to=request.user.pk)
            case "somebody":
                return queryset.filter(assigned_to__isnull=False)
            case "none":
                return queryset.filter(assigned_to__isnull=True)
        return queryset


class WorkFilter(DropdownFilter):
    """Articles by how far machines are with them."""

    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("busy", gettext("being worked on")),
            ("failed", gettext("something failed")),
            ("read", gettext("read")),
            ("unread", gettext("no text yet")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "busy":
                return queryset.filter(pk__in=Job.objects.unfinished().values("article"))
            case "failed":
                return queryset.filter(pk__in=Job.objects.failed().values("article"))
            case "read":
                return queryset.filter(current__isnull=False)
            case "unread":
                return queryset.filter(current__isnull=True)
        return queryset


class IdleFilter(DropdownFilter):
    """New claims that nothing is attached to any more are shown when asked for."""

    title = _("attached")
    parameter_name = "attached"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("any", gettext("also new claims with nothing attached"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        shown: QuerySet[Any] = queryset if self.value() == "any" else queryset.not_idle()
        return shown
