"""fetch: a Capture whatever the outcome."""

from collections.abc import Iterator

import pytest

from claims import conf
from claims.clients.errors import HostBusy, IsAFeed, PageGone
from claims.clients.pages import FetchConfig
from claims.clients.politeness import Politeness, PolitenessConfig
from claims.clients.robots import Robots
from claims.models import Capture
from claims.pipeline.fetch import prepare, refuse, store
from tests.factories import make_article
from tests.sites import LOCAL_NETS, Reply, Site, running_site

pytestmark = pytest.mark.django_db

PAGE = b"<html><body><p>Nobody was hurt.</p></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    config = FetchConfig(allow_nets=LOCAL_NETS)
    monkeypatch.setattr(conf, "fetch", lambda: config)
    monkeypatch.setattr(
        conf, "politeness", lambda: Politeness(config=PolitenessConfig(delay=0.001))
    )
    monkeypatch.setattr(conf, "robots", lambda: Robots(config))
    conf.fetch_page_or_feed.cache_clear()
    with running_site() as site:
        yield site
    conf.fetch_page_or_feed.cache_clear()


def test_it_works(site: Site) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/new"})
    site.pages["/new"] = Reply(PAGE, headers={"Content-Type": "text/html; charset=utf-8"})
    article = make_article(url=site.url("/old"))
    (capture,) = store(article, prepare(article))
    assert (capture.url, capture.status, capture.body()) == (site.url("/new"), 200, PAGE)
    assert (capture.content_type, capture.charset, capture.size) == ("text/html", "utf-8", 49)


def test_a_feed_says_that_it_is_one(site: Site) -> None:
    site.pages["/rss"] = Reply(b"<rss version='2.0'><channel/></rss>")
    with pytest.raises(IsAFeed):
        prepare(make_article(url=site.url("/rss")))


def test_a_refusal_is_a_capture_too(site: Site) -> None:
    article = make_article(url=site.url("/nowhere"))
    with pytest.raises(PageGone) as gone:
        prepare(article)
    refuse(article, gone.value)
    capture = Capture.objects.get()
    assert (capture.status, capture.error_code, capture.sha256) == (404, "page_gone", "")
    assert capture.headers


def test_waiting_for_ones_turn_is_no_capture() -> None:
    refuse(make_article(), HostBusy(retry_after=1))
    assert not Capture.objects.exists()
