"""What the desk's first page shows: what awaits, what changed, what failed, what is at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, QuerySet, Subquery

from claims.models import (
    Article,
    Attribution,
    Claim,
    Event,
    Feed,
    Job,
    Link,
    Revision,
    SourceSuggestion,
)
from claims.queries import jobs
from claims.queries.doubts import Doubt, doubts
from claims.queries.history import Line, lines
from claims.queries.listing import EXACT, bounded, count_up_to

ROWS = 6  # in each box
RECENT_ARTICLES = 100  # among these, which have attributions that nobody has looked at
RECENT_REVISIONS = 2_000  # among these, which are not an article's first


@dataclass(frozen=True)
class Awaiting:
    """How much waits for a person, each as a reader sees it."""

    new_claims: str
    suggestions: str
    links: str
    failed_jobs: str


@dataclass(frozen=True)
class ToConfirm:
    """An article with attributions that nobody has looked at."""

    article: Article
    proposed: int


@dataclass(frozen=True)
class Dashboard:
    awaiting: Awaiting
    new_claims: Sequence[Claim]
    suggestions: Sequence[Doubt]
    assigned: Sequence[Claim]
    to_confirm: Sequence[ToConfirm]
    changed: Sequence[Revision]
    happened: Sequence[Line]
    failed_jobs: Sequence[Job]
    failing_feeds: Sequence[Feed]
    progress: jobs.Progress
    has_articles: bool
    has_feeds: bool


def awaiting() -> Awaiting:
    """The numbers beside the menu's entries."""
    return Awaiting(
        new_claims=_count(Claim.objects.awaiting()),
        suggestions=_count(SourceSuggestion.objects.open()),
        links=_count(Link.objects.suggested()),
        failed_jobs=_count(Job.objects.failed()),
    )


def dashboard(user: AbstractBaseUser) -> Dashboard:
    """Everything on the first page, in a constant number of queries."""
    claims = Claim.objects.defer("search")
    return Dashboard(
        awaiting=awaiting(),
        new_claims=list(claims.awaiting()[:ROWS]),
        suggestions=doubts(
            SourceSuggestion.objects.open().select_related("source", "candidate")[:ROWS]
        ),
        assigned=list(claims.open().filter(assigned_to=user.pk)[:ROWS]),
        to_confirm=_to_confirm(),
        changed=_changed(),
        happened=lines(Event.objects.select_related("actor")[: ROWS + 2]),
        failed_jobs=list(
            Job.objects.failed().select_related("article").order_by("-finished_at")[:ROWS]
        ),
        failing_feeds=list(Feed.objects.filter(active=True, failures__gt=0)[:ROWS]),
        progress=jobs.progress(),
        has_articles=Article.objects.exists(),
        has_feeds=Feed.objects.exists(),
    )


def _count(rows: QuerySet[Any]) -> str:
    """Up to EXACT; "" for none, as a badge that says 0 only distracts."""
    found = count_up_to(rows, EXACT)
    return bounded(found, EXACT) if found else ""


def _to_confirm() -> list[ToConfirm]:
    recent = list(Article.objects.standing().select_related("publisher")[:RECENT_ARTICLES])
    proposed = dict(
        Attribution.objects.filter(article__in=recent, state=Attribution.State.PROPOSED)
        .order_by()
        .values_list("article")
        .annotate(number=Count("pk"))
    )
    found = (ToConfirm(article, proposed.get(article.pk, 0)) for article in recent)
    return [one for one in found if one.proposed][:ROWS]


def _changed() -> list[Revision]:
    recent = Revision.objects.order_by("-pk").values("pk")[:RECENT_REVISIONS]
    return list(
        Revision.objects.filter(pk__in=Subquery(recent), number__gt=1)
        .select_related("article", "article__publisher")
        .defer("text", "search")
        .order_by("-pk")[:ROWS]
    )
