"""What claims are to one another: an editor decides where the machine is not sure."""

from collections.abc import Callable
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

from claims.acts import links as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.models import Link

STATES = {"suggested": "info", "attached": "success", "rejected": "danger"}


@admin.register(Link)
class LinkAdmin(MachineAdmin):
    list_display = ("one", "is_to", "other", "why", "sure", "decided", "decide")
    list_display_links = None
    list_filter = (("state", ChoicesDropdownFilter), ("relation", ChoicesDropdownFilter))
    nothing_yet = gettext_lazy(
        "Where claims contradict, update or support each other, the desk shows it here."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        return Link.objects.select_related("first", "second").defer(
            "first__search", "second__search"
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:pk>/{name}/",
                view(partial(self.settle_view, act=act)),
                name=f"claims_link_{name}",
            )
            for name, act in (("accept", acts.accept), ("reject", acts.reject))
        ]
        retype = path("<int:pk>/retype/", view(self.retype_view), name="claims_link_retype")
        return [*own, retype, *super().get_urls()]

    @column(gettext_lazy("claim"))
    def one(self, link: Link) -> SafeString | str:
        return cells.link(link.first)

    @column(gettext_lazy("relation"))
    def is_to(self, link: Link) -> str:
        return link.get_relation_display()

    @column(gettext_lazy("other claim"))
    def other(self, link: Link) -> SafeString | str:
        return cells.link(link.second)

    @column(gettext_lazy("because"))
    def why(self, link: Link) -> str:
        return words.reasons(link.reasons)

    @column(gettext_lazy("probability"))
    def sure(self, link: Link) -> str:
        return words.per_cent(link.probability)

    @column(gettext_lazy("state"), labels=STATES)
    def decided(self, link: Link) -> tuple[str, str]:
        return link.state, link.get_state_display()

    @column("")
    def decide(self, link: Link) -> SafeString | str:
        if link.state != Link.State.SUGGESTED:
            return ""
        accept = cells.act(link, "accept", _("So it is"))
        reject = cells.act(link, "reject", _("Not so"))
        return format_html('<span class="fc-buttons">{}{}</span>', accept, reject)

    def settle_view(
        self, request: HttpRequest, pk: int, act: Callable[..., object]
    ) -> HttpResponse:
        return self._do(request, partial(act, self.get_or_404(pk)))

    def retype_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        relation = request.POST.get("relation", "")
        return self._do(request, partial(acts.retype, self.get_or_404(pk), relation))

    def _do(self, request: HttpRequest, act: Callable[..., Any]) -> HttpResponse:
        back = f"{reverse('admin:claims_link_changelist')}?state__exact=suggested"
        return perform(request, partial(act, by=editor(request)), done=_("Noted."), back=back)
