"""The work of machines: what waits, runs and failed, with why, and the way back."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from claims.acts import jobs as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import MachineAdmin
from claims.admin.columns import column
from claims.models import Article, Feed, Job, Stage
from claims.queries.jobs import progress


@admin.register(Job)
class JobAdmin(MachineAdmin):
    list_display = ("does", "about", "standing", "tried", "happened", "acts")
    list_display_links = None
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("stage", ChoicesDropdownFilter),
        ("queue", ChoicesDropdownFilter),
    )
    search_fields = ("error_code",)
    search_help_text = gettext_lazy("A kind of work, words of the article, or a failure's code")
    list_before_template = "admin/claims/jobs_before.html"  # type: ignore[assignment]  # None there
    actions = ("retry_chosen",)
    nothing_yet = gettext_lazy(
        "No work has been asked for yet. It comes with the articles and feeds."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        return Job.objects.select_related("article")

    def with_facts(self, rows: list[Any]) -> list[Any]:
        """Jobs on feeds name their feed: one query for the page."""
        polls = [job.subject_id for job in rows if job.stage == Stage.POLL]
        feeds = Feed.objects.in_bulk(polls)
        for job in rows:
            job.feed = feeds.get(job.subject_id) if job.stage == Stage.POLL else None
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """All of one stage where one is named; else by the article's words or how a code begins."""
        said = search_term.strip().lower()
        if not said:
            return queryset, False
        stages = [stage for stage in Stage if said in (stage.value, str(stage.label).lower())]
        if stages:
            return queryset.filter(stage__in=stages), False
        about = Article.objects.search(said).values("pk")
        return queryset.filter(Q(article__in=about) | Q(error_code__startswith=said)), False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/retry/", view(self.retry_view), name="claims_job_retry"),
            path("retry/", view(self.retry_all_view), name="claims_job_retry_all"),
            path("progress/", view(self.progress_view), name="claims_job_progress"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        context = {**(extra_context or {}), "progress": progress()}
        return super().changelist_view(request, context)

    @column(gettext_lazy("work"))
    def does(self, job: Job) -> SafeString:
        when = job.finished_at or job.started_at or job.due_at
        return cells.two_lines(job.get_stage_display(), words.moment(when, "minute"))

    @column(gettext_lazy("about"))
    def about(self, job: Any) -> SafeString | str:
        return cells.link(job.article or job.feed)

    @column(gettext_lazy("state"), labels=cells.JOB_STATE)
    def standing(self, job: Job) -> tuple[str, str]:
        return job.state, job.get_state_display()

    @column(gettext_lazy("attempts"))
    def tried(self, job: Job) -> int:
        return job.attempts

    @column(gettext_lazy("what happened"))
    def happened(self, job: Job) -> SafeString:
        return cells.text(job.error)

    @column("")
    def acts(self, job: Job) -> SafeString | str:
        failed = job.state == Job.State.FAILED
        return cells.act(job, "retry", _("Retry"), kind="primary") if failed else ""

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.change_job")

    @admin.action(description=gettext_lazy("Retry those that failed"), permissions=["retry"])
    def retry_chosen(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        chosen = Job.objects.filter(pk__in=[job.pk for job in queryset])
        messages.success(request, _retried(acts.retry(chosen, by=editor(request))))

    def retry_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        job = self.get_or_404(pk)
        retry = partial(acts.retry, Job.objects.filter(pk=job.pk), by=editor(request))
        return perform(request, retry, done=_retried(1), back=self._list())

    def retry_all_view(self, request: HttpRequest) -> HttpResponse:
        retry = partial(acts.retry, Job.objects.all(), by=editor(request))
        return perform(request, retry, done=_("All that failed is tried again."), back=self._list())

    def progress_view(self, request: HttpRequest) -> JsonResponse:
        """How the work goes, for the bar that moves: the numbers, and the bar as it is drawn."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        now = progress()
        html = render_to_string("admin/claims/progress.html", {"progress": now}, request)
        return JsonResponse({"busy": now.busy, "per_cent": now.per_cent, "html": html})

    def _list(self) -> str:
        return reverse("admin:claims_job_changelist")


def _retried(number: int) -> str:
    sentence = ngettext("%(n)s job is tried again.", "%(n)s jobs are tried again.", number)
    return sentence % {"n": number}
