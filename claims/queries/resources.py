"""What the API shows of each resource: rows with all they need, by a constant number of queries.

Nothing of a withheld article is here. Texts and search vectors, large and unseen, are not loaded.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Anchor,
    Appearance,
    Article,
    Attribution,
    Capture,
    Claim,
    Event,
    Feed,
    Job,
    Link,
    Origin,
    Publisher,
    ReviewVersion,
    Revision,
    Source,
    SourceSuggestion,
)
from claims.models.article import ArticleQuerySet, RevisionQuerySet
from claims.models.attribution import AttributionQuerySet
from claims.models.claim import AppearanceQuerySet, ClaimQuerySet
from claims.models.job import JobQuerySet
from claims.models.link import LinkQuerySet
from claims.models.source import SourceQuerySet, SourceSuggestionQuerySet


class Progress(TextChoices):
    """How far an article has come."""

    ACCEPTED = "accepted", _("accepted, not begun")
    WORKING = "working", _("being worked on")
    READY = "ready", _("nothing left to do")
    FAILED = "failed", _("a stage failed; its job can be retried")


# The same as `progress()`, for the database; each article fits exactly one.
STANDS_AT = {
    Progress.ACCEPTED: Q(is_busy=True, has_begun=False),
    Progress.WORKING: Q(is_busy=True, has_begun=True),
    Progress.READY: Q(is_busy=False, has_failed=False),
    Progress.FAILED: Q(is_busy=False, has_failed=True),
}
BEARING = (Appearance.State.ATTACHED, Appearance.State.SUGGESTED)


def publishers() -> QuerySet[Publisher]:
    return Publisher.objects.select_related("owner").prefetch_related("domains")


def feeds() -> QuerySet[Feed]:
    return Feed.objects.select_related("publisher")


def articles() -> ArticleQuerySet:
    """With publisher, current revision, addresses, and how far it has come."""
    return (
        with_status(Article.objects.filter(withheld=False))
        .select_related("publisher", "current")
        .defer("current__text", "current__search")
        .prefetch_related("addresses")
    )


def with_status(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Adds what `progress()` asks, and `failure` and `failure_code` (None where nothing failed).

    What is shown is no Exists: for that, the database would read all jobs before the first row.
    """
    jobs = Job.objects.filter(article=OuterRef("pk"))
    failed, begun = jobs.failed(), jobs.filter(started_at__isnull=False)
    return (
        articles.with_progress()
        .annotate(
            begun_at=Subquery(begun.order_by("pk").values("started_at")[:1]),
            failure_code=Subquery(failed.order_by("-finished_at").values("error_code")[:1]),
        )
        .alias(has_begun=Exists(begun), has_failed=Exists(failed))
    )


def progress(article: Any) -> Progress:
    """Where an article of `with_status()` stands."""
    if article.is_busy:
        return Progress.WORKING if article.begun_at else Progress.ACCEPTED
    return Progress.READY if article.failure_code is None else Progress.FAILED


def stands_at(statuses: Iterable[str]) -> Q:
    """Articles at any of these, in terms that let the database begin with the few jobs at hand."""
    return reduce(or_, (STANDS_AT[Progress(status)] for status in statuses), Q())


def progress_of(article: Article) -> Progress:
    """Where one article stands, withheld or not."""
    return progress(with_status(Article.objects.filter(pk=article.pk)).get())


def captures() -> QuerySet[Capture]:
    return Capture.objects.filter(article__withheld=False)


def revisions() -> RevisionQuerySet:
    """Without their texts."""
    return whole_revisions().defer("text", "search")


def whole_revisions() -> RevisionQuerySet:
    return Revision.objects.filter(article__withheld=False).defer("search")


def attributions() -> AttributionQuerySet:
    """With source, article, `current_anchors` (one or none) and `bearing` on claims."""
    anchors = Anchor.objects.filter(revision=F("attribution__article__current")).select_related(
        "revision"
    )
    bearing = Appearance.objects.filter(state__in=BEARING).select_related("claim").order_by("pk")
    return (
        Attribution.objects.filter(article__withheld=False)
        .select_related("article", "source", "decided_by")
        .defer("search", "source__search")
        .prefetch_related(
            Prefetch(
                "anchors", anchors.defer("revision__text", "revision__search"), "current_anchors"
            ),
            Prefetch("appearances", bearing.defer("claim__search"), "bearing"),
        )
    )


def sources() -> SourceQuerySet:
    return (
        Source.objects.filter(Q(article=None) | Q(article__withheld=False))
        .select_related("publisher")
        .defer("search")
        .prefetch_related("aliases")
    )


def suggestions() -> SourceSuggestionQuerySet:
    return (
        SourceSuggestion.objects.select_related("source", "candidate", "decided_by")
        .filter(Q(source__article=None) | Q(source__article__withheld=False))
        .defer("source__search", "candidate__search")
    )


def claims() -> ClaimQuerySet:
    """With how many appearances are `attached` and `suggested`, and the published `verdict`."""
    return (
        Claim.objects.select_related("assigned_to", "provenance")
        .prefetch_related(Prefetch("origins", _origins()))
        .defer("search")
        .annotate(
            attached=_appearances(Appearance.State.ATTACHED),
            suggested=_appearances(Appearance.State.SUGGESTED),
            verdict=Subquery(_verdicts().values("verdict")[:1]),
        )
    )


def _origins() -> QuerySet[Origin]:
    """Roots of claims, without those that only a withheld article tells of."""
    rows = Origin.objects.select_related("article", "publisher")
    return rows.exclude(article__withheld=True)


def _appearances(state: str) -> Coalesce:
    seen = Appearance.objects.filter(
        claim=OuterRef("pk"), state=state, attribution__article__withheld=False
    )
    counted = seen.order_by().values("claim").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def _verdicts() -> Any:
    """The newest published version first, as one object; none of a claim that was withdrawn."""
    versions = ReviewVersion.objects.filter(
        review__claim=OuterRef("pk"), state=ReviewVersion.State.PUBLISHED
    ).exclude(review__claim__lifecycle=Claim.Lifecycle.WITHDRAWN)
    return versions.order_by("-number").annotate(
        verdict=JSONObject(
            version="number",
            label="rating_label",
            value="rating_value",
            worst="worst_value",
            best="best_value",
            claim_reviewed="claim_reviewed",
            summary="summary",
            published_at="published_at",
        )
    )


def appearances() -> AppearanceQuerySet:
    return (
        Appearance.objects.filter(attribution__article__withheld=False)
        .select_related(
            "claim", "attribution", "attribution__article", "attribution__source", "decided_by"
        )
        .defer("claim__search", "attribution__search", "attribution__source__search")
    )


def links() -> LinkQuerySet:
    return Link.objects.select_related("first", "second", "decided_by").defer(
        "first__search", "second__search"
    )


def jobs() -> JobQuerySet:
    return Job.objects.filter(Q(article=None) | Q(article__withheld=False))


def events() -> QuerySet[Event]:
    """The article of each is asked for row by row: the newest are found without reading all."""
    withheld = [When(subject_type=kind, then=_is_withheld(rows)) for kind, rows in _OF_ARTICLES]
    return (
        Event.objects.alias(of_withheld=Coalesce(Case(*withheld), False))
        .filter(of_withheld=False)
        .select_related("actor", "detail")
    )


# Kinds of subjects that belong to an article, with whether theirs is withheld.
_OF_ARTICLES: tuple[tuple[str, Any], ...] = (
    ("article", Article.objects.values("withheld")),
    ("capture", Capture.objects.values("article__withheld")),
    ("revision", Revision.objects.values("article__withheld")),
    ("job", Job.objects.values("article__withheld")),
    ("source", Source.objects.values("article__withheld")),
    ("attribution", Attribution.objects.values("article__withheld")),
    ("appearance", Appearance.objects.values("attribution__article__withheld")),
)


def _is_withheld(rows: Any) -> Subquery:
    return Subquery(rows.order_by().filter(pk=OuterRef("subject_id"))[:1])
