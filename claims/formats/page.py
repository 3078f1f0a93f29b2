"""Read a page, or a pasted text, into an article.

Nothing is invented: what a page does not say stays "" or None, and a time without a zone is
taken in the zone that the caller knows for the site (UTC if it knows none).
"""

import re
from datetime import UTC, tzinfo

from lxml.html import HtmlElement
from trafilatura import load_html

from claims.formats.body import Body, page_paragraphs, sift, text_paragraphs
from claims.formats.bounds import refuse_monsters
from claims.formats.charset import decode, refuse_binary
from claims.formats.errors import BadUrl, Empty, LoginPage, NoArticle, Paywall, TooLarge
from claims.formats.metadata import Metadata, read_metadata
from claims.formats.moments import parse_moment
from claims.formats.reading import DEFAULT_CONFIG, Moment, ReadConfig, Reading
from claims.formats.urls import registered_domain, site
from claims.text.furniture import (
    Credit,
    CreditKind,
    credits_of,
    is_agency,
    is_furniture,
    names_in_byline,
)

MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml"})
# What bytes of an unnamed type begin with if they are a page.
_MARKUP_STARTS = ("<!doctype html", "<html", "<head", "<body", "<!--", "<article", "<div", "<p")
_MAX_HEADLINE = 150  # characters of a line that may be the headline of a pasted text
_HEAD_LINES = 3  # lines below a pasted headline that may hold the date
_DATED = re.compile(r"^(?:published|posted|updated|date)\b ?:? ?", re.IGNORECASE)


def read_page(
    body: bytes,
    *,
    url: str = "",
    charset: str | None = None,
    content_type: str = "",
    zone: tzinfo = UTC,
    config: ReadConfig = DEFAULT_CONFIG,
) -> Reading:
    """The article on a page; raises a FormatError that says why there is none.

    `url` is where the page was found, `charset` and `content_type` are what the server said.
    A body that is no markup is read as text.
    """
    source = decode(body, charset=charset, config=config)
    if not _is_markup(source, content_type):
        return read_text(source, url=url, zone=zone, config=config)
    refuse_monsters(source, config)
    tree = load_html(source)
    if tree is None:
        raise NoArticle("no markup that can be read")
    metadata = read_metadata(tree, url=url, zone=zone)
    found = sift(page_paragraphs(tree), headline=metadata.headline, language=metadata.language)
    _refuse_no_article(tree, metadata, found, config)
    byline = metadata.byline or found.byline
    elsewhere = _published_elsewhere(metadata.canonical_url, url)
    return Reading(
        headline=metadata.headline,
        byline=byline,
        publisher_name=metadata.publisher_name,
        published=metadata.published,
        modified=metadata.modified,
        language=found.language,
        canonical_url="" if elsewhere else metadata.canonical_url,
        text=found.text,
        credits=(*found.credits, *_signed(byline), *elsewhere),
    )


def read_text(
    raw: bytes | str,
    *,
    url: str = "",
    charset: str | None = None,
    zone: tzinfo = UTC,
    config: ReadConfig = DEFAULT_CONFIG,
) -> Reading:
    """The article in a plain text, whose first line may or may not be its headline."""
    text = decode(raw, charset=charset, config=config) if isinstance(raw, bytes) else raw
    if len(text) > config.max_size:
        raise TooLarge(f"{len(text)} characters; at most {config.max_size} are read")
    refuse_binary(text, config)
    lines = text_paragraphs(text)
    headline = _headline(lines)
    lines, published = _without_date(lines[1:] if headline else lines, zone)
    found = sift(lines, headline=headline, language="")
    if not any(letter.isalpha() for letter in found.text):
        raise Empty()
    return Reading(
        headline=headline,
        byline=found.byline,
        publisher_name="",
        published=published,
        modified=None,
        language=found.language,
        canonical_url="",
        text=found.text,
        credits=(*found.credits, *_signed(found.byline)),
    )


def _is_markup(source: str, content_type: str) -> bool:
    kind = content_type.lower()
    if kind in MARKUP_TYPES or kind.endswith("xml"):
        return True
    return kind != "text/plain" and source[:500].lstrip().lower().startswith(_MARKUP_STARTS)


def _refuse_no_article(
    tree: HtmlElement, metadata: Metadata, found: Body, config: ReadConfig
) -> None:
    """Raises LoginPage, Paywall or NoArticle for a page that holds no (whole) article."""
    size = len(found.text.encode())
    weights = [len(paragraph.encode()) for paragraph in found.paragraphs]
    prose = sum(weight for weight in weights if weight >= config.min_paragraph)
    if prose < config.min_text and tree.xpath("//input[@type='password']"):
        raise LoginPage()
    if size < config.max_excerpt and (found.paywalled or not metadata.free):
        raise Paywall(f"{len(found.text)} characters are shown")
    enough = size >= config.min_any if metadata.claims_article else prose >= config.min_text
    if not enough or not any(letter.isalpha() for letter in found.text):
        raise NoArticle(f"{len(found.text)} characters of text")


def _published_elsewhere(canonical_url: str, url: str) -> tuple[Credit, ...]:
    """A page that names another site's page as the original is a copy of that one."""
    try:
        if not (canonical_url and url):
            return ()
        if registered_domain(canonical_url) == registered_domain(url):
            return ()
        return (Credit(canonical_url, site(canonical_url), CreditKind.FIRST_PUBLISHED_BY),)
    except BadUrl:
        return ()


def _signed(byline: tuple[str, ...]) -> tuple[Credit, ...]:
    """Where a journalist's name should be, an agency's is a credit."""
    return tuple(Credit(name, name, CreditKind.AGENCY) for name in byline if is_agency(name))


def _headline(lines: list[str]) -> str:
    """The first line if it looks like a headline above a text; "" if it does not."""
    if len(lines) < 2:
        return ""
    first = lines[0]
    looks = len(first) <= _MAX_HEADLINE and " " in first and first.rstrip('"”’»)')[-1:].isalnum()
    furniture = is_furniture(first, "") or credits_of(first, "") or names_in_byline(first, "")
    goes_on = any(line.rstrip('"”’»)').endswith((".", "!", "?", "…", "؟")) for line in lines[1:])
    return first if looks and goes_on and not furniture else ""


def _without_date(lines: list[str], zone: tzinfo) -> tuple[list[str], Moment | None]:
    """The lines without one at the top that is only a date, and that date."""
    for number, line in enumerate(lines[:_HEAD_LINES]):
        written = _DATED.sub("", line)
        if len(lines) > 1 and (moment := parse_moment(written, zone=zone)):
            return lines[:number] + lines[number + 1 :], moment
    return lines, None
