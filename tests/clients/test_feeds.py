import pytest

from claims.clients.errors import RobotsDisallowed, WrongContentType
from claims.clients.feeds import fetch_feed
from claims.clients.pages import FetchConfig
from tests.sites import Reply, Site

RSS = b'<rss version="2.0"><channel><title>Coast Daily</title></channel></rss>'


class NoRobots:
    def check(self, url: str) -> None:
        raise RobotsDisallowed(url)


@pytest.mark.parametrize(
    "content_type",
    ["application/rss+xml", "application/atom+xml; charset=utf-8", "text/xml", "text/html", ""],
)
def test_it_works(site: Site, config: FetchConfig, content_type: str) -> None:
    site.pages["/rss"] = Reply(RSS, headers={"Content-Type": content_type, "ETag": '"1"'})

    page = fetch_feed(site.url("/rss"), config=config)

    assert (page.body, page.etag, page.not_modified) == (RSS, '"1"', False)


def test_an_unchanged_feed_is_not_sent_again(site: Site, config: FetchConfig) -> None:
    site.pages["/rss"] = Reply(status=304)

    page = fetch_feed(site.url("/rss"), config=config, etag='"1"')

    assert page.not_modified
    assert site.headers[0]["if-none-match"] == '"1"'


def test_it_rejects_a_picture(site: Site, config: FetchConfig) -> None:
    site.pages["/rss"] = Reply(b"GIF89a", headers={"Content-Type": "image/gif"})

    with pytest.raises(WrongContentType):
        fetch_feed(site.url("/rss"), config=config)


def test_robots_are_asked(site: Site, config: FetchConfig) -> None:
    with pytest.raises(RobotsDisallowed):
        fetch_feed(site.url("/rss"), config=config, robots=NoRobots())

    assert site.asked == []
