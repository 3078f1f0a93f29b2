"""What was fetched and read: kept as it came, never changed."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin import cells, words
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.models import Capture, Revision


@admin.register(Capture)
class CaptureAdmin(MachineAdmin):
    nothing_yet = gettext_lazy("What was fetched for an article is kept here as it came.")
    list_display = ("fetched", "article_link", "outcome", "kind", "how_large")
    fields = (
        "article",
        "url",
        "fetched",
        "status",
        "content_type",
        "charset",
        "size",
        "sha256",
        "error",
        "headers",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        return Capture.objects.select_related("article").order_by("-pk")

    @column(gettext_lazy("fetched"))
    def fetched(self, capture: Capture) -> str:
        return words.moment(capture.fetched_at, "minute")

    @column(gettext_lazy("article"))
    def article_link(self, capture: Capture) -> SafeString | str:
        return cells.link(capture.article)

    @column(gettext_lazy("outcome"))
    def outcome(self, capture: Capture) -> SafeString:
        if capture.error:
            return format_html('<span class="fc-state failed">{}</span>', capture.error)
        words_for_it = _("HTTP %(status)s") % {"status": capture.status} if capture.status else ""
        return format_html('<span class="fc-state">{}</span>', words_for_it or _("given by hand"))

    @column(gettext_lazy("content type"))
    def kind(self, capture: Capture) -> str:
        return capture.content_type or "–"

    @column(gettext_lazy("bytes"))
    def how_large(self, capture: Capture) -> str:
        return f"{capture.size:,}"


@admin.register(Revision)
class RevisionAdmin(MachineAdmin):
    search_fields = ("text",)
    search_help_text = gettext_lazy("Words of the text or headline, in older texts too")
    nothing_yet = gettext_lazy("The texts that were read from captures are kept here.")
    list_display = ("read", "article_link", "number", "dated", "written_in", "engine")
    fields = (
        "article",
        "number",
        "headline",
        "byline",
        "dated",
        "written_in",
        "credits",
        "text",
        "chain",
        "engine",
        "read",
    )
    readonly_fields = ("dated", "written_in", "read")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return Revision.objects.select_related("article").defer("search").order_by("-pk")

    @column(gettext_lazy("read"))
    def read(self, revision: Revision) -> str:
        return words.moment(revision.created_at, "minute")

    @column(gettext_lazy("article"))
    def article_link(self, revision: Revision) -> SafeString:
        article = reverse("admin:claims_article_change", args=[revision.article_id])
        address = f"{article}?revision={revision.number}"
        return format_html('<a class="fc-link" href="{}">{}</a>', address, revision.article)

    @column(gettext_lazy("published"))
    def dated(self, revision: Revision) -> str:
        return words.moment(revision.published_at, revision.published_precision) or "–"

    @column(gettext_lazy("language"))
    def written_in(self, revision: Revision) -> str:
        return words.language(revision.language)
