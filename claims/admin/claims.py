"""Claims: their list, and the page on which a claim is worked on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from claims.acts import claims as acts
from claims.acts import reviews
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.admin.filters import AssignedFilter, IdleFilter, LanguageFilter
from claims.admin.ids import id_in, row_in
from claims.models import Appearance, Claim, Link, Rating, ReviewVersion
from claims.queries.claim_page import claim_page


@admin.register(Claim)
class ClaimAdmin(MachineAdmin):
    list_display = ("says", "stage", "appearing", "in_articles", "assigned", "seen")
    list_filter = (("lifecycle", ChoicesDropdownFilter), AssignedFilter, LanguageFilter, IdleFilter)
    search_fields = ("text",)
    search_help_text = gettext_lazy("Words of the claim")
    nothing_yet = gettext_lazy(
        "Claims come with the articles: each checkable thing that somebody says is one."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        attached = (
            Appearance.objects.attached().filter(claim=OuterRef("pk")).order_by().values("claim")
        )
        times = attached.annotate(number=Count("pk")).values("number")
        articles = attached.annotate(number=Count("attribution__article", distinct=True))
        return (
            Claim.objects.select_related("assigned_to")
            .defer("search")
            .annotate(
                times=Coalesce(Subquery(times), 0),
                articles=Coalesce(Subquery(articles.values("number")), 0),
            )
        )

    @column(gettext_lazy("claim"))
    def says(self, claim: Claim) -> SafeString:
        return cells.text(str(claim))

    @column(gettext_lazy("stage of work"), labels=cells.LIFECYCLE)
    def stage(self, claim: Claim) -> tuple[str, str]:
        return claim.lifecycle, claim.get_lifecycle_display()

    @column(gettext_lazy("appearances"))
    def appearing(self, claim: Any) -> str:
        return cells.count(claim.times)

    @column(gettext_lazy("articles"))
    def in_articles(self, claim: Any) -> str:
        return cells.count(claim.articles)

    @column(gettext_lazy("assigned to"))
    def assigned(self, claim: Claim) -> str | None:
        return claim.assigned_to.get_username() if claim.assigned_to else None

    @column(gettext_lazy("first seen"))
    def seen(self, claim: Claim) -> str:
        return words.moment(claim.created_at, "day")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        on_claim: dict[str, Callable[..., HttpResponse]] = {
            "move": self.move_view,
            "assign": self.assign_view,
            "reword": self.reword_view,
            "note": self.note_view,
            "draft": self.draft_view,
            "publish": self.publish_view,
        }
        own = [
            path(f"<int:pk>/{name}/", view(act), name=f"claims_claim_{name}")
            for name, act in on_claim.items()
        ]
        own += [
            path(
                f"appearance/<int:pk>/{name}/",
                view(partial(self.settle_view, act=getattr(acts, name))),
                name=f"claims_appearance_{name}",
            )
            for name in ("attach", "detach", "reject")
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The claim desk."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = id_in(object_id)
        found = claim_page(number) if number is not None else None
        if found is None:
            raise Http404(_("There is no such claim."))
        context = {
            "desk": found,
            "claim": found.claim,
            "moves": [Claim.Lifecycle(to) for to in acts.moves(found.claim)],
            "colour": cells.LIFECYCLE.get(Claim.Lifecycle(found.claim.lifecycle), ""),
            "language": words.language(found.claim.language),
            "can_change": request.user.has_perm("claims.change_claim"),
            "can_settle": request.user.has_perm("claims.change_appearance"),
            "can_link": request.user.has_perm("claims.change_link"),
            "relations": Link.Relation.choices,
            "can_note": request.user.has_perm("claims.add_note"),
            "can_review": request.user.has_perm("claims.change_review"),
            "seen": reviews.fingerprint(found.draft) if found.draft else "",
            "can_publish": request.user.has_perm("claims.publish_review"),
        }
        return self.page(request, "claim.html", context, title=str(found.claim))

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        to = request.POST.get("to", "")
        return self._do(request, claim, partial(acts.move, claim, to), _("Moved."))

    def assign_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        to = row_in(User.objects.all(), request.POST.get("to", ""))
        return self._do(request, claim, partial(acts.assign, claim, to), _("Assigned."))

    def reword_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        text = request.POST.get("text", "")
        return self._do(request, claim, partial(acts.reword, claim, text), _("Reworded."))

    def note_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        text = request.POST.get("text", "")
        return self._do(request, claim, partial(acts.note, claim, text), _("Noted."))

    def draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        draft = partial(reviews.draft, claim, rating=_rating(request), summary=_summary(request))
        return self._do(request, claim, draft, _("The draft is kept."))

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = self.get_or_404(pk)
        version = ReviewVersion.objects.filter(
            review__claim=claim, state=ReviewVersion.State.DRAFT
        ).first()
        if version is None:
            raise Http404(_("There is no draft to publish; write one first."))
        note = request.POST.get("correction_note", "")
        seen = request.POST.get("seen", "")
        publish = partial(reviews.publish, version, seen=seen, correction_note=note)
        return self._do(request, claim, publish, _("Published."))

    def settle_view(
        self, request: HttpRequest, pk: int, act: Callable[..., object]
    ) -> HttpResponse:
        appearance = Appearance.objects.select_related("claim").filter(pk=pk).first()
        if appearance is None:
            raise Http404(_("There is no such appearance."))
        return self._do(request, appearance.claim, partial(act, appearance), _("Done."))

    def _do(
        self, request: HttpRequest, claim: Claim, act: Callable[..., object], done: str
    ) -> HttpResponse:
        return perform(
            request, partial(act, by=editor(request)), done=done, back=cells.url_of(claim)
        )


def _rating(request: HttpRequest) -> Rating | None:
    return row_in(Rating.objects.all(), request.POST.get("rating", ""))


def _summary(request: HttpRequest) -> str:
    return request.POST.get("summary", "")
