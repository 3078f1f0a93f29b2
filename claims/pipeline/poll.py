"""poll: a feed -> the articles it announces."""

from dataclasses import dataclass

from django.utils import timezone

from claims import conf
from claims.clients.errors import ClientError
from claims.clients.feeds import fetch_feed
from claims.clients.pages import Page
from claims.formats.errors import FormatError
from claims.formats.feed import Entry, ParsedFeed, parse_feed
from claims.formats.urls import normalise_url
from claims.models import Article, Feed


@dataclass(frozen=True)
class Plan:
    page: Page
    parsed: ParsedFeed  # without entries where the feed is as it was


def prepare(feed: Feed) -> Plan:
    """What the feed announces now; raises ClientError, or FormatError for what is no feed."""
    page = fetch_feed(
        feed.url,
        config=conf.fetch(),
        etag=feed.etag,
        last_modified=feed.last_modified,
        politeness=conf.politeness(),
        robots=conf.robots(),
    )
    if page.not_modified:
        return Plan(page, ParsedFeed(title="", entries=()))
    return Plan(page, parse_feed(page.body, url=page.final_url, charset=page.charset))


def store(feed: Feed, plan: Plan) -> list[Article]:
    """The articles that were not known yet; an entry without a usable address is passed over."""
    feed.heard(
        timezone.now(),
        title=plan.parsed.title,
        etag=plan.page.etag,
        last_modified=plan.page.last_modified,
    )
    # In one order, so that two feeds with the same entries cannot deadlock.
    entries = sorted(plan.parsed.entries, key=_by_url)
    accepted = [_accept(feed, entry) for entry in entries]
    return [article for article in accepted if article is not None]


def refuse(feed: Feed, error: ClientError | FormatError) -> None:
    """Note on the feed why it could not be read."""
    feed.missed(timezone.now(), code=error.code, error=str(error))


def _by_url(entry: Entry) -> str:
    return entry.url


def _accept(feed: Feed, entry: Entry) -> Article | None:
    """The article of an entry if it is new, else None."""
    try:
        url = normalise_url(entry.url)
    except FormatError:
        return None
    article, made = Article.objects.accept_url(
        url,
        feed=feed,
        publisher=feed.publisher,
        headline=entry.title[:500],
        demo=feed.demo,
        syndicated_from=syndicated_from(entry),
    )
    return article if made else None


def syndicated_from(entry: Entry) -> dict[str, str]:
    """What RSS `<source url>` says: the true publisher of a republished entry."""
    if not entry.source_url and not entry.source_title:
        return {}
    return {"url": entry.source_url, "title": entry.source_title}
