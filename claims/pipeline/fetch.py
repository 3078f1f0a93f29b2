"""fetch: an article's address -> a Capture, whatever the outcome."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from claims import conf
from claims.clients.errors import Answer, ClientError, HostBusy, IsAFeed
from claims.clients.pages import Page, fetch_page
from claims.formats.errors import FormatError
from claims.formats.feed import looks_like_feed
from claims.models import Article, Capture
from claims.models.article import keep_bytes


@dataclass(frozen=True)
class Plan:
    page: Page
    sha256: str
    fetched_at: datetime


def prepare(article: Article) -> Plan:
    """The page at the article's address; raises ClientError."""
    page = fetch_page(
        article.address(),
        config=conf.fetch_page_or_feed(),
        politeness=conf.politeness(),
        robots=conf.robots(),
    )
    if looks_like_feed(page.body, page.content_type):
        raise IsAFeed(page.content_type, answer=_answer(page))
    return Plan(page=page, sha256=keep_bytes(page.body), fetched_at=timezone.now())


def _answer(page: Page) -> Answer:
    return Answer(
        final_url=page.final_url,
        redirects=page.redirects,
        status=page.status,
        headers=page.headers,
    )


def store(article: Article, plan: Plan) -> list[Capture]:
    page = plan.page
    capture = Capture.objects.create(
        article=article,
        url=page.final_url,
        fetched_at=plan.fetched_at,
        status=page.status,
        headers=dict(page.headers),
        content_type=page.content_type[:200],
        charset=(page.charset or "")[:60],
        sha256=plan.sha256,
        size=len(page.body),
    )
    return [capture]


def refuse(article: Article, error: ClientError | FormatError) -> None:
    """Keep what the site answered instead of a page; waiting for one's turn is no answer."""
    if isinstance(error, HostBusy):
        return
    answer = error.answer if isinstance(error, ClientError) else None
    Capture.objects.create(
        article=article,
        url=answer.final_url if answer else "",
        fetched_at=timezone.now(),
        status=answer.status if answer else None,
        headers=dict(answer.headers) if answer else {},
        error_code=error.code,
        error=str(error),
    )
