"""Fetch a feed, only if it changed."""

from dataclasses import replace

from claims.clients.pages import FEED_TYPES, FetchConfig, Page, RobotsRules, fetch_page
from claims.clients.politeness import Politeness

# Many sites serve their feeds under types made for something else; the parser tells them apart.
ACCEPTED = FEED_TYPES | {
    "text/html",
    "text/plain",
    "application/xhtml+xml",
    "application/octet-stream",
    "binary/octet-stream",
}


def fetch_feed(
    url: str,
    *,
    config: FetchConfig,
    etag: str = "",
    last_modified: str = "",
    politeness: Politeness | None = None,
    robots: RobotsRules | None = None,
) -> Page:
    """The feed's bytes; `not_modified` when it is as it was at `etag` or `last_modified`.

    Raises a ClientError like fetch_page.
    """
    return fetch_page(
        url,
        config=replace(config, content_types=ACCEPTED),
        etag=etag,
        last_modified=last_modified,
        politeness=politeness,
        robots=robots,
    )
