"""Attributions: their list, and the acts on one that the reading view offers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import BooleanRadioFilter, ChoicesDropdownFilter

from claims.acts import attributions as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.admin.corrections import correction_of
from claims.admin.ids import id_in
from claims.models import Article, Attribution


@admin.register(Attribution)
class AttributionAdmin(MachineAdmin):
    list_display = ("what", "by_whom", "does", "article_link", "decided", "acts")
    list_display_links = None
    list_filter = (
        ("stance", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        ("quotation", ChoicesDropdownFilter),
        ("checkable", BooleanRadioFilter),
    )
    search_fields = ("content_words",)
    search_help_text = gettext_lazy("Words of the source or of what it said")
    nothing_yet = gettext_lazy("They are found in the articles that the desk reads.")
    actions = ("confirm_all",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attribution]:
        return (
            Attribution.objects.exclude(state=Attribution.State.SUPERSEDED)
            .select_related("source", "article")
            .defer("search", "source__search", "reasons")
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        simple = [
            ("confirm", _("Confirmed.")),
            ("remove", _("Removed.")),
            ("restore", _("Restored.")),
        ]
        own = [
            path(
                f"<int:pk>/{act}/",
                view(partial(self.decide_view, act=getattr(acts, act), done=done)),
                name=f"claims_attribution_{act}",
            )
            for act, done in simple
        ]
        own += [
            path("<int:pk>/correct/", view(self.correct_view), name="claims_attribution_correct"),
            path("<int:pk>/promote/", view(self.promote_view), name="claims_attribution_promote"),
            path("in/<int:pk>/", view(self.add_to_view), name="claims_attribution_add_to"),
        ]
        return [*own, *super().get_urls()]

    @column(gettext_lazy("content"))
    def what(self, attribution: Attribution) -> SafeString:
        said = attribution.content_words or attribution.cue_words
        return cells.passage(cells.place_of(attribution), said)

    @column(gettext_lazy("source"))
    def by_whom(self, attribution: Attribution) -> SafeString | str:
        return cells.link(attribution.source)

    @column(gettext_lazy("stance"))
    def does(self, attribution: Attribution) -> SafeString:
        sure = words.per_cent(attribution.confidence)
        told = f"{attribution.cue_words}, {sure}" if attribution.cue_words else sure
        return cells.two_lines(cells.stance(attribution), told)

    @column(gettext_lazy("article"))
    def article_link(self, attribution: Attribution) -> SafeString | str:
        return cells.link(attribution.article)

    @column(gettext_lazy("state"), labels=cells.DECISION)
    def decided(self, attribution: Attribution) -> tuple[str, str]:
        return attribution.state, attribution.get_state_display()

    @column("")
    def acts(self, attribution: Attribution) -> SafeString | str:
        if attribution.state == Attribution.State.REMOVED:
            return cells.act(attribution, "restore", _("Restore"))
        if attribution.state == Attribution.State.PROPOSED:
            return cells.act(attribution, "confirm", _("Confirm"))
        return ""

    @admin.action(description=gettext_lazy("Confirm"))
    def confirm_all(self, request: HttpRequest, queryset: QuerySet[Attribution]) -> None:
        for attribution in queryset:
            try:
                acts.confirm(attribution, by=editor(request))
            except ValidationError as error:
                messages.error(request, f"{attribution}: {' '.join(error.messages)}")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """An attribution is read and worked on where it stands."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect(cells.place_of(self.get_or_404(id_in(object_id))))

    def decide_view(
        self, request: HttpRequest, pk: int, act: Callable[..., object], done: str
    ) -> HttpResponse:
        attribution = self.get_or_404(pk)
        decide = partial(act, attribution, by=editor(request))
        return perform(request, decide, done=done, back=cells.place_of(attribution))

    def promote_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        attribution = self.get_or_404(pk)
        promote = partial(acts.promote, attribution, by=editor(request))
        return perform(
            request, promote, done=_("It is a claim now."), back=cells.place_of(attribution)
        )

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        attribution = self.get_or_404(pk)
        by = editor(request)

        def correct() -> None:
            correction = correction_of(request.body, attribution.article)
            acts.correct(attribution, by=by, correction=correction)

        return perform(request, correct, done=_("Corrected."), back=cells.place_of(attribution))

    def add_to_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = Article.objects.select_related("current").filter(pk=pk).first()
        if article is None or article.current is None:
            return JsonResponse({"error": _("The article has no text yet.")}, status=404)
        revision, by = article.current, editor(request)

        def add() -> None:
            acts.add(revision, by=by, correction=correction_of(request.body, article))

        return perform(request, add, done=_("Added."), back=cells.url_of(article))
