"""Sources: their list and page."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import BooleanRadioFilter, ChoicesDropdownFilter

from claims.acts import sources as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.admin.ids import id_in
from claims.models import Attribution, Source
from claims.queries.doubts import offered
from claims.queries.source_page import source_page
from claims.text.clean import clean


@admin.register(Source)
class SourceAdmin(MachineAdmin):
    list_display = ("who", "sort", "is_named", "said", "where")
    list_filter = (("kind", ChoicesDropdownFilter), ("named", BooleanRadioFilter))
    search_fields = ("name",)
    search_help_text = gettext_lazy("Words of the name, description or affiliation")
    nothing_yet = gettext_lazy("Whoever is quoted in an article is listed here.")
    ordering = ("name", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        said = (
            Attribution.objects.standing()
            .filter(source=OuterRef("pk"))
            .order_by()
            .values("source")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return (
            Source.objects.standing()
            .select_related("article")
            .defer("search")
            .annotate(said=Coalesce(Subquery(said), 0))
        )

    @column(gettext_lazy("name"))
    def who(self, source: Source) -> SafeString:
        return cells.two_lines(source.name, source.descriptor or source.affiliation)

    @column(gettext_lazy("kind"))
    def sort(self, source: Source) -> str:
        return source.get_kind_display()

    @column(gettext_lazy("named"), labels={"named": "success", "unnamed": "warning"})
    def is_named(self, source: Source) -> tuple[str, str]:
        return ("named", _("named")) if source.named else ("unnamed", _("unnamed"))

    @column(gettext_lazy("attributions"))
    def said(self, source: Any) -> str:
        return cells.count(source.said)

    @column(gettext_lazy("only in"))
    def where(self, source: Source) -> SafeString | str:
        return cells.link(source.article) if source.article else _("the whole archive")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/rename/", view(self.rename_view), name="claims_source_rename"),
            path("<int:pk>/merge/", view(self.merge_view), name="claims_source_merge"),
            path("<int:pk>/names/", view(self.names_view), name="claims_source_names"),
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Who this is, and what it is quoted with."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pk, number = id_in(object_id), request.GET.get("p", "1")
        found = source_page(pk, number) if pk is not None else None
        if found is None:
            raise Http404(_("There is no such source."))
        if found.source.merged_into:
            return redirect(cells.url_of(found.source.merged_into))
        context = {
            "page": found,
            "source": found.source,
            "can_change": request.user.has_perm("claims.change_source"),
            "can_decide": request.user.has_perm("claims.change_sourcesuggestion"),
        }
        return self.page(request, "source.html", context, title=str(found.source))

    def rename_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        source = self.get_or_404(pk)
        rename = partial(acts.rename, source, request.POST.get("name", ""), by=editor(request))
        return perform(request, rename, done=_("Renamed."), back=cells.url_of(source))

    def names_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Other sources for a half typed name: what to put into the field, and who that is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        others = [one for one in offered(request.GET.get("q", "")) if one.source.pk != pk]
        told = [
            (f"{one.source.name} #{one.source.pk}", f"{', '.join(one.facts)}; {words.quoted(one)}")
            for one in others
        ]
        return JsonResponse({"names": [{"value": value, "about": about} for value, about in told]})

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Merge into the other source that was chosen, or is the one known as what was typed."""
        source = self.get_or_404(pk)
        typed, by = clean(request.POST.get("into", "")), editor(request)

        def merge() -> None:
            acts.merge(source, into=_the_one(typed, other_than=source), by=by)

        return perform(request, merge, done=_("Merged."), back=cells.url_of(source))


def _the_one(name: str, *, other_than: Source) -> Source:
    """The source known as this ("Ada Brannock", or "Ada Brannock #12" as it was offered).

    Raises ValidationError where there is none, or more than one.
    """
    number = id_in(name.rpartition("#")[2]) if "#" in name else None
    meant = Source.objects.standing().filter(pk=number or 0)
    found = list(
        (meant if number else Source.objects.known_as([name])).exclude(pk=other_than.pk)[:2]
    )
    if len(found) == 1:
        return found[0]
    if found:
        sentence = _("More than one source is known as “%(name)s”; give a fuller name.")
    else:
        sentence = _("No other named source is known as “%(name)s”.")
    raise ValidationError(sentence % {"name": name}, code="not_one")
