"""Articles: their list, the page where one is handed in, and the page where one is read."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    RangeDateFilter,
)

from claims.acts import articles as acts
from claims.acts import feeds
from claims.admin import cells, intake, words
from claims.admin.answers import editor, perform
from claims.admin.base import DeskAdmin
from claims.admin.columns import column
from claims.admin.filters import LanguageFilter, WorkFilter
from claims.admin.ids import id_in, row_in
from claims.admin.reading import reading_context
from claims.models import Article, Attribution, Publisher
from claims.queries.reading import article_page, progress


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    list_display = ("name", "publisher_name", "published", "written_in", "attributed", "work")
    list_filter = (
        WorkFilter,
        ("publisher", AutocompleteSelectFilter),
        LanguageFilter,
        ("published_at", RangeDateFilter),
        ("demo", BooleanRadioFilter),
    )
    search_fields = ("headline",)
    search_help_text = gettext_lazy("Words of the headline or text")
    nothing_yet = gettext_lazy(
        "Add the address or the text of a news article: a minute later you see who says what in it."
    )
    actions = ("fetch_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        standing = (
            Attribution.objects.standing()
            .filter(article=OuterRef("pk"))
            .order_by()
            .values("article")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return (
            Article.objects.standing()
            .with_progress()
            .select_related("publisher")
            .prefetch_related("addresses")
            .annotate(attributed=Coalesce(Subquery(standing), 0))
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/progress/", view(self.progress_view), name="claims_article_progress"),
            path("<int:pk>/fetch/", view(self.fetch_view), name="claims_article_fetch"),
            path("<int:pk>/publisher/", view(self.publisher_view), name="claims_article_publisher"),
            path("<int:pk>/follow/", view(self.follow_view), name="claims_article_follow"),
        ]
        return [*own, *super().get_urls()]

    @column(gettext_lazy("headline"))
    def name(self, article: Article) -> SafeString:
        return cells.two_lines(article, article.address() or article.get_given_display())

    @column(gettext_lazy("publisher"))
    def publisher_name(self, article: Article) -> str | None:
        return article.publisher.name if article.publisher else None

    @column(gettext_lazy("published"))
    def published(self, article: Article) -> str | None:
        return words.moment(article.published_at, article.published_precision) or None

    @column(gettext_lazy("language"))
    def written_in(self, article: Article) -> str:
        return words.language(article.language)

    @column(gettext_lazy("attributions"))
    def attributed(self, article: Any) -> str:
        return cells.count(article.attributed)

    @column(gettext_lazy("work"))
    def work(self, article: Any) -> SafeString:
        if article.is_busy:
            return format_html('<span class="fc-state busy">{}</span>', _("at work"))
        if article.failure:
            return format_html('<span class="fc-state failed">{}</span>', article.failure)
        done = _("read") if article.current_id else _("no text yet")
        return format_html('<span class="fc-state">{}</span>', done)

    @admin.action(description=gettext_lazy("Fetch again"), permissions=["change"])
    def fetch_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        asked = 0
        for article in queryset:
            try:
                acts.fetch_again(article, by=editor(request))
                asked += 1
            except ValidationError as error:
                messages.error(request, f"{article}: {' '.join(error.messages)}")
        if asked:
            text = ngettext(
                "%(n)s article is fetched again.", "%(n)s articles are fetched again.", asked
            )
            messages.success(request, text % {"n": asked})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Hand in addresses, a text, a file or a feed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = intake.IntakeForm(request.POST or None, request.FILES or None)
        taken = intake.take(form, request) if form.is_valid() else intake.Taken()
        if taken.only:
            return self._go_on(request, taken)
        if taken.articles and not taken.refused:
            messages.success(request, _said(taken))
            return redirect("admin:claims_article_changelist")
        if taken.articles:
            messages.success(request, _said(taken))
        context = {
            "form": form,
            "ways": intake.Way,
            "typed": _typed(request, taken),
            "taken": taken,
        }
        return self.page(request, "intake.html", context, title=_("Add"))

    def _go_on(self, request: HttpRequest, taken: intake.Taken) -> HttpResponse:
        if taken.articles and not taken.articles[0].made:
            messages.info(request, _("The desk knows this article already."))
        return redirect(cells.url_of(taken.only))  # type: ignore[arg-type]  # asked for before

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Read an article, with all that is attributed in it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = id_in(object_id)
        article = article_page(number) if number is not None else None
        if article is None:
            raise Http404(_("There is no such article."))
        if article.duplicate_of:
            messages.info(request, _("That address leads to this article."))
            return redirect(cells.url_of(article.duplicate_of))
        context = reading_context(request, article)
        template = "reading_body.html" if "fragment" in request.GET else "reading.html"
        return self.page(request, template, context, title=str(article))

    def progress_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return JsonResponse(progress(self.get_or_404(pk)))

    def fetch_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_or_404(pk)
        return perform(
            request,
            partial(acts.fetch_again, article, by=editor(request)),
            done=_("The page is fetched again."),
            back=cells.url_of(article),
        )

    def publisher_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_or_404(pk)
        publisher = row_in(Publisher.objects.all(), request.POST.get("publisher", ""))
        return perform(
            request,
            partial(acts.set_publisher, article, publisher, by=editor(request)),
            done=_("The publisher is set."),
            back=cells.url_of(article),
        )

    def follow_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_or_404(pk)
        return perform(
            request,
            partial(feeds.follow_instead, article, by=editor(request)),
            done=_("The feed is followed; its articles will come."),
            back=reverse("admin:claims_feed_changelist"),
        )


def _said(taken: intake.Taken) -> str:
    new = sum(one.made for one in taken.articles)
    return _("%(new)s new, %(known)s known already.") % {
        "new": new,
        "known": len(taken.articles) - new,
    }


def _typed(request: HttpRequest, taken: intake.Taken) -> dict[str, str]:
    """What the fields show again: everything that was typed, of addresses only the refused."""
    typed = {name: request.POST.get(name, "") for name in ("urls", "headline", "text", "feed")}
    typed["way"] = request.POST.get("way") or request.GET.get("way") or intake.Way.URL
    if taken.articles:
        typed["urls"] = "\n".join(what for what, _why in taken.refused)
    return typed
