"""Publishers, their hosts and feeds."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import TabularInline
from unfold.contrib.filters.admin import BooleanRadioFilter, ChoicesDropdownFilter

from claims.admin import cells, words
from claims.admin.base import DeskAdmin
from claims.admin.columns import column
from claims.models import Domain, Feed, Publisher


class DomainInline(TabularInline):
    model = Domain
    extra = 0
    tab = True


class FeedInline(TabularInline):
    """Feeds are followed on their own page, so that following is an act."""

    model = Feed
    extra = 0
    tab = True
    fields = readonly_fields = ("url", "title", "active", "polled_at", "error")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PublisherForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    def clean_time_zone(self) -> str:
        """A zone of the tz database, by which dates without one are read; or none."""
        zone: str = self.cleaned_data["time_zone"]
        if zone and zone not in available_timezones():
            raise ValidationError(
                _("“%(zone)s” is no time zone; write one such as Europe/Rome, or none."),
                code="no_time_zone",
                params={"zone": zone},
            )
        return zone


@admin.register(Publisher)
class PublisherAdmin(DeskAdmin):
    form = PublisherForm
    list_display = ("called", "sort", "owned_by", "hosts", "follows", "written_in")
    list_filter = (("kind", ChoicesDropdownFilter), ("demo", BooleanRadioFilter))
    search_fields = ("name", "domains__host")
    autocomplete_fields = ("owner",)
    inlines = (DomainInline, FeedInline)
    nothing_yet = gettext_lazy(
        "Publishers come with the articles; you can add them with their owner and hosts, too."
    )
    fields = ("name", "kind", "owner", "url", "time_zone", "language", "policies")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        rows = Publisher.objects.select_related("owner").prefetch_related("domains")
        return rows.annotate(follows=Count("feeds", distinct=True))

    @column(gettext_lazy("name"))
    def called(self, publisher: Publisher) -> SafeString:
        return cells.two_lines(publisher.name, publisher.url)

    @column(gettext_lazy("kind"))
    def sort(self, publisher: Publisher) -> str:
        return publisher.get_kind_display()

    @column(gettext_lazy("owner"))
    def owned_by(self, publisher: Publisher) -> SafeString | str:
        return cells.link(publisher.owner)

    @column(gettext_lazy("domains"))
    def hosts(self, publisher: Publisher) -> str:
        return ", ".join(domain.host for domain in publisher.domains.all()) or "–"

    @column(gettext_lazy("feeds"))
    def follows(self, publisher: Any) -> str:
        return cells.count(publisher.follows)

    @column(gettext_lazy("language"))
    def written_in(self, publisher: Publisher) -> str:
        return words.language(publisher.language) if publisher.language else "–"
