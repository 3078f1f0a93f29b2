"""The history: what happened, to what, by whom. Nobody can change it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import RangeDateFilter

from claims.admin import cells, words
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.models import Event
from claims.queries.history import lines

# Rows that have no page of their own are shown without a link.
WITHOUT_PAGE = ("review", "appearance", "revision", "note")


@admin.register(Event)
class EventAdmin(MachineAdmin):
    list_display = ("at_time", "who", "did", "what", "details")
    list_display_links = None
    list_filter = (("at", RangeDateFilter),)
    nothing_yet = gettext_lazy("What people and machines do is kept here.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return Event.objects.select_related("actor", "detail")

    def with_facts(self, rows: list[Any]) -> list[Any]:
        """The subjects' names: one query for each kind of subject on the page."""
        for line in lines(rows):
            line.event.subject = line.subject  # type: ignore[attr-defined]  # for this page alone
        return rows

    @column(gettext_lazy("when"))
    def at_time(self, event: Event) -> str:
        return words.moment(event.at, "minute")

    @column(gettext_lazy("who"))
    def who(self, event: Event) -> str:
        return event.actor.get_username() if event.actor else event.engine

    @column(gettext_lazy("what"))
    def did(self, event: Event) -> str:
        return words.verb(event.verb)

    @column(gettext_lazy("subject"))
    def what(self, event: Any) -> SafeString | str:
        if event.subject is None:
            return f"{event.subject_type} {event.subject_id}"
        if event.subject_type in WITHOUT_PAGE:
            return cells.text(str(event.subject))
        return cells.link(event.subject)

    @column(gettext_lazy("before and after"))
    def details(self, event: Event) -> SafeString | str:
        detail = getattr(event, "detail", None)
        if detail is None:
            return ""
        changes = [
            (key, detail.before.get(key, "–"), detail.after.get(key, "–"))
            for key in {**detail.before, **detail.after}
        ]
        told = "; ".join(f"{key}: {before} → {after}" for key, before, after in changes)
        return format_html('<span class="fc-detail" dir="auto">{}</span>', told)
