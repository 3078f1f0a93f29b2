"""What the desk's pages have in common."""

from typing import Any

from django.contrib.admin import ShowFacets
from django.db.models import Model, QuerySet, URLField
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin
from unfold.views import ChangeList

from claims.acts.actor import record
from claims.admin.answers import editor
from claims.queries.listing import BoundedPaginator


class DeskChangeList(ChangeList):
    """Shows its count through the paginator, and lets the page add to its rows at once."""

    model_admin: "DeskAdmin"

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.full_result_count = self.result_count
        self.result_list = self.model_admin.with_facts(list(self.result_list))


class DeskAdmin(ModelAdmin):
    """A list that stays fast at a million rows: counted to a limit, searched by full text,
    sorted only where an index helps."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # counting for each choice of each filter reads whole tables
    list_per_page = 50
    list_filter_submit = True
    list_fullwidth = True
    sortable_by = ()
    warn_unsaved_form = True
    # Django and the theme declare it differently.
    formfield_overrides = {URLField: {"assume_scheme": "https"}}  # type: ignore[misc,assignment]
    nothing_yet: str | Promise = ""

    def get_changelist(  # type: ignore[override]  # the theme says it returns an instance
        self, request: HttpRequest, **kwargs: Any
    ) -> type[ChangeList]:
        return DeskChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def with_facts(self, rows: list[Any]) -> list[Any]:
        """The rows of one page, with what is loaded for all of them together."""
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By the model's own full-text search where it has one."""
        if not search_term.strip():
            return queryset, False
        if hasattr(queryset, "search"):
            return queryset.search(search_term), False
        return super().get_search_results(request, queryset, search_term)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing goes for good from here; acts remove, dismiss, pause and withhold."""
        return False

    def get_or_404(self, pk: int | None) -> Any:
        """The row of an id; there is none for None, which is no id."""
        row = self.model._default_manager.filter(pk=pk).first()
        if row is None:
            raise Http404(_("It does not exist, or no longer."))
        return row

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, title: str
    ) -> HttpResponse:
        """A page of our own within the desk's frame."""
        request.current_app = self.admin_site.name
        frame = self.admin_site.each_context(request)
        return TemplateResponse(
            request,
            f"admin/claims/{template}",
            {**frame, "opts": self.opts, "title": title, "has_view_permission": True, **context},
        )

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        record("made", obj, by=editor(request))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        record("changed", obj, by=editor(request), after={"what": message})
        return super().log_change(request, obj, message)


class MachineAdmin(DeskAdmin):
    """What machines write: people read it."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
