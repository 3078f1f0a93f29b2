"""poll: a feed announces articles."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claims.clients.errors import ServerTrouble
from claims.clients.pages import Page
from claims.formats.feed import Entry, ParsedFeed
from claims.models import Article, Feed
from claims.pipeline.poll import Plan, refuse, store
from tests.factories import make_feed, make_publisher

pytestmark = pytest.mark.django_db

URL = "https://gazette.example/news/bridge"


def entry(url: str = URL, **facts: Any) -> Entry:
    defaults = {
        "guid": url,
        "title": "Bridge closed",
        "published": None,
        "summary": "",
        "author": "",
        "source_url": "",
        "source_title": "",
    }
    return Entry(url=url, **{**defaults, **facts})


def plan(*entries: Entry, title: str = "Velm Gazette: news") -> Plan:
    page = Page(
        requested_url="https://gazette.example/rss",
        final_url="https://gazette.example/rss",
        redirects=(),
        status=200,
        headers={},
        body=b"",
        content_type="application/rss+xml",
        charset=None,
        etag='"7"',
        last_modified="",
        not_modified=False,
    )
    return Plan(page, ParsedFeed(title=title, entries=entries))


def test_it_works() -> None:
    publisher = make_publisher()
    feed = make_feed(publisher=publisher)
    (article,) = store(feed, plan(entry()))
    assert (article.address(), article.headline) == (URL, "Bridge closed")
    assert (article.feed, article.publisher) == (feed, publisher)


def test_the_feed_remembers_what_it_heard() -> None:
    feed = make_feed(failures=3, error_code="too_slow", error="Too slow.")
    store(feed, plan())
    assert (feed.title, feed.etag, feed.failures, feed.error) == (
        "Velm Gazette: news",
        '"7"',
        0,
        "",
    )
    assert feed.due_at > datetime.now(UTC) + timedelta(minutes=14)


def test_an_entry_seen_twice_or_under_two_feeds_is_one_article() -> None:
    store(make_feed(), plan(entry(), entry(f"{URL}?utm_source=rss")))
    assert store(make_feed(), plan(entry())) == []
    assert Article.objects.count() == 1


def test_the_true_publisher_of_an_entry_is_kept() -> None:
    named = entry(source_url="https://hillradio.example/rss", source_title="Hill Radio")
    (article,) = store(make_feed(), plan(named))
    assert article.syndicated_from == {
        "url": "https://hillradio.example/rss",
        "title": "Hill Radio",
    }


def test_an_entry_without_a_usable_address_is_passed_over() -> None:
    assert len(store(make_feed(), plan(entry("mailto:desk@gazette.example"), entry()))) == 1


def test_a_failing_feed_is_asked_less_and_less_often() -> None:
    feed = make_feed(every=timedelta(minutes=10))
    waits = []
    for _again in range(9):
        refuse(feed, ServerTrouble("HTTP 503"))
        waits.append(feed.due_at - (feed.polled_at or feed.due_at))
    assert waits[:3] == [timedelta(minutes=minutes) for minutes in (20, 40, 80)]
    assert waits[-1] == timedelta(days=1)
    assert (Feed.objects.get().failures, Feed.objects.get().error_code) == (9, "server_trouble")


def test_a_feed_paused_while_it_is_polled_stays_paused() -> None:
    feed = make_feed(title="")
    Feed.objects.filter(pk=feed.pk).update(active=False, title="My own title")
    store(feed, plan())
    refuse(feed, ServerTrouble("HTTP 503"))
    now = Feed.objects.get()
    assert (now.active, now.title, now.failures) == (False, "My own title", 1)
