"""RSS (0.9x, 1.0, 2.0) and Atom, read from hostile bytes."""

import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import feedparser

from claims.formats.bounds import refuse_monsters
from claims.formats.charset import decode
from claims.formats.errors import NotAFeed
from claims.formats.moments import parse_moment
from claims.formats.reading import DEFAULT_CONFIG, Moment, ReadConfig
from claims.text.clean import clean

FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/x-rss+xml",
    }
)
_ROOT = re.compile(r"\s*(?:<\?[^>]*>\s*|<!doctype[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf)\b")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!entity\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")


@dataclass(frozen=True)
class FeedConfig:
    """Bounds of what is taken from a feed."""

    # A feed that carries whole articles has more elements than a page.
    read: ReadConfig = replace(DEFAULT_CONFIG, max_elements=30_000, max_size=5 * 1024 * 1024)
    # Entries: feeds carry 10 to 100; the rest of a longer one is an archive.
    max_entries: int = 500
    # Characters of a title, a name or a guid, and of a summary.
    max_short: int = 1_000
    max_summary: int = 5_000


@dataclass(frozen=True)
class Entry:
    """One entry, its texts without markup; "" and None mean: not said."""

    url: str  # absolute, http or https
    guid: str
    title: str
    published: Moment | None
    summary: str
    author: str
    source_url: str  # the feed that the entry was taken from: RSS <source url>, Atom <source>
    source_title: str  # the true publisher of a republished entry


@dataclass(frozen=True)
class ParsedFeed:
    """Entries in the order of the feed, bounded."""

    title: str
    entries: tuple[Entry, ...]


def looks_like_feed(body: bytes, content_type: str = "") -> bool:
    """Whether a body is a feed, by its first element; the type decides where that is unclear."""
    head = body[:2_000].decode("utf-8", "replace").replace("\x00", "").lstrip("\ufeff\ufffd")
    if _ROOT.match(head.lower()):
        return True
    return content_type in FEED_TYPES and "<html" not in head.lower()


def parse_feed(
    body: bytes,
    *,
    url: str,
    charset: str | None = None,
    zone: tzinfo = UTC,
    config: FeedConfig = FeedConfig(),
) -> ParsedFeed:
    """The feed found at `url`; raises a FormatError, NotAFeed for what is none.

    A feed that is broken off or badly formed gives the entries that can be read.
    """
    text = decode(body, charset=charset, config=config.read)
    if _ENTITY.search(text):
        raise NotAFeed("it declares entities of its own, which feeds have no need of")
    refuse_monsters(text, config.read)
    parsed = feedparser.parse(
        io.BytesIO(_PROLOG.sub("", text, count=1).encode("utf-8", "replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": url,
        },
        sanitize_html=False,  # all markup goes anyway
        resolve_relative_uris=False,  # in texts; links are resolved
    )
    if not parsed.version and not parsed.entries:
        raise NotAFeed(f"it begins with {text[:40]!r}")
    entries = parsed.entries[: config.max_entries]
    return ParsedFeed(
        title=_text(parsed.feed.get("title"), config.max_short),
        entries=tuple(_entry(entry, parsed.version, zone, config) for entry in entries),
    )


def _entry(entry: Any, version: str, zone: tzinfo, config: FeedConfig) -> Entry:
    source = entry.get("source") or {}
    return Entry(
        url=_address(entry.get("link")),
        guid=_text(entry.get("id"), config.max_short),
        title=_text(entry.get("title"), config.max_short),
        published=_published(entry, version, zone),
        summary=_text(entry.get("summary"), config.max_summary),
        author=_author(_text(entry.get("author"), config.max_short)),
        source_url=_address(source.get("href") or source.get("link") or source.get("id")),
        source_title=_text(source.get("title"), config.max_short),
    )


def _published(entry: Any, version: str, zone: tzinfo) -> Moment | None:
    """RSS knows only one time, which may be called dc:date; Atom's `updated` is another thing."""
    written = entry.get("published") or ""
    if not written and version.startswith("rss"):
        written = entry.get("updated") or ""
    return parse_moment(written, zone=zone)


def _author(written: str) -> str:
    """The name, where RSS's "mail (name)" was written; "" for a bare mail address."""
    if found := _MAIL_AND_NAME.fullmatch(written):
        return found["name"].strip()
    return "" if "@" in written else written


def _address(value: Any) -> str:
    address = clean(value).strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def _text(value: Any, limit: int) -> str:
    """Words without markup. Titles are often escaped twice, so entities are read twice."""
    if not isinstance(value, str):
        return ""
    bare = _TAG.sub(" ", value[: limit * 10])
    bare = _TAG.sub(" ", unescape(bare))
    return " ".join(clean(unescape(bare)).split())[:limit]
