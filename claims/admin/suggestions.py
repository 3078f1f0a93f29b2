"""Sources that may be one: an editor decides."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from claims.acts import sources as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.models import SourceSuggestion
from claims.queries.doubts import Known, doubts

STATES = {"suggested": "info", "accepted": "success", "rejected": "danger"}


@admin.register(SourceSuggestion)
class SuggestionAdmin(MachineAdmin):
    list_display = ("who", "may_be", "why", "sure", "decided", "decide")
    list_display_links = None
    list_filter = (("state", ChoicesDropdownFilter),)
    nothing_yet = gettext_lazy(
        "Where two sources may be one, the desk asks here; it never merges them by itself."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceSuggestion]:
        return SourceSuggestion.objects.select_related(
            "source__article", "candidate__article"
        ).defer("source__search", "candidate__search")

    def with_facts(self, rows: list[Any]) -> list[Any]:
        """Both sides' facts: one query for the page."""
        for doubt in doubts(rows):
            doubt.suggestion.sides = doubt.sides  # type: ignore[attr-defined]  # for this page alone
        return rows

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/accept/", view(self.accept_view), name="claims_sourcesuggestion_accept"),
            path("<int:pk>/reject/", view(self.reject_view), name="claims_sourcesuggestion_reject"),
        ]
        return [*own, *super().get_urls()]

    @column(gettext_lazy("source"))
    def who(self, suggestion: Any) -> SafeString:
        return _described(suggestion.sides[0])

    @column(gettext_lazy("may be the same as"))
    def may_be(self, suggestion: Any) -> SafeString:
        return _described(suggestion.sides[1])

    @column(gettext_lazy("because"))
    def why(self, suggestion: SourceSuggestion) -> str:
        return words.reasons(suggestion.reasons)

    @column(gettext_lazy("confidence"))
    def sure(self, suggestion: SourceSuggestion) -> str:
        return words.per_cent(suggestion.confidence)

    @column(gettext_lazy("state"), labels=STATES)
    def decided(self, suggestion: SourceSuggestion) -> tuple[str, str]:
        return suggestion.state, suggestion.get_state_display()

    @column("")
    def decide(self, suggestion: SourceSuggestion) -> SafeString | str:
        if suggestion.state != SourceSuggestion.State.SUGGESTED:
            return ""
        accept = cells.act(suggestion, "accept", _("They are one"))
        reject = cells.act(suggestion, "reject", _("They are two"))
        return format_html('<span class="fc-buttons">{}{}</span>', accept, reject)

    def accept_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        accept = partial(acts.accept_suggestion, self.get_or_404(pk), by=editor(request))
        return perform(request, accept, done=_("They are one source now."), back=self._list())

    def reject_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        reject = partial(acts.reject_suggestion, self.get_or_404(pk), by=editor(request))
        return perform(request, reject, done=_("They stay two sources."), back=self._list())

    def _list(self) -> str:
        return f"{reverse('admin:claims_sourcesuggestion_changelist')}?state__exact=suggested"


def _described(side: Known) -> SafeString:
    facts = ", ".join(side.facts)
    return cells.two_lines(cells.link(side.source), f"{facts} · {words.quoted(side)}")
