"""poll: a feed -> the articles it announces."""

from django.utils import timezone

from claims import conf
from claims.clients.errors import ClientError
from claims.clients.feeds import FeedPage, fetch_feed
from claims.formats.errors import FormatError
from claims.formats.feed import Entry
from claims.formats.urls import normalise_url
from claims.models import Article, Feed


def prepare(feed: Feed) -> FeedPage:
    return fetch_feed(
        feed.url,
        config=conf.fetch(),
        etag=feed.etag,
        last_modified=feed.last_modified,
        politeness=conf.politeness(),
    )


def store(feed: Feed, page: FeedPage) -> list[Article]:
    """The articles that were not known yet; an entry without a usable address is passed over."""
    entries = page.feed.entries if page.feed else ()
    feed.heard(
        timezone.now(),
        title=page.feed.title if page.feed else "",
        etag=page.etag,
        last_modified=page.last_modified,
    )
    accepted = [_accept(feed, entry) for entry in entries]
    return [article for article in accepted if article is not None]


def refuse(feed: Feed, error: ClientError | FormatError) -> None:
    """Note on the feed why it could not be read."""
    feed.missed(timezone.now(), code=error.code, error=str(error))


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
