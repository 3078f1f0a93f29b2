"""What a page says about itself: JSON-LD first, then OpenGraph and meta elements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from claims.formats.jsonld import Node, article_node, first_string, names, strings
from claims.formats.moments import day_in_path, parse_moment
from claims.formats.reading import Moment
from claims.text.clean import clean
from claims.text.furniture import names_in_byline, split_names

# Names of meta elements, best first.
HEADLINE = ("og:title", "twitter:title", "dc.title", "parsely-title")
PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "al:android:app_name")
AUTHOR = ("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
)
MODIFIED = ("article:modified_time", "og:updated_time", "og:modified_time", "datemodified")
MAX_HEADLINE = 500  # characters
MAX_NAME = 100  # characters; longer "names" are texts
MAX_NAMES = 20
# "Harbour closed - Coast Daily": what may stand between a headline and the house's name.
_SEPARATOR = re.compile(r"\s+[|–—·•:-]\s+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


@dataclass(frozen=True)
class Metadata:
    """As the page says it; "" and None mean that it does not."""

    headline: str
    byline: tuple[str, ...]
    publisher_name: str
    published: Moment | None
    modified: Moment | None
    language: str
    canonical_url: str  # absolute; perhaps on another site
    claims_article: bool  # the page says that it is an article
    free: bool  # False when the page says that it is not


def read_metadata(tree: HtmlElement, *, url: str, zone: tzinfo = UTC) -> Metadata:
    """What the page says about itself."""
    meta = _meta(tree)
    canonical = _canonical(tree, meta, url)
    node = article_node(_scripts(tree), canonical or url)
    publisher = _first([*names(node.get("publisher")), *_values(meta, PUBLISHER)])
    types = set(_values(meta, ("og:type",)))
    return Metadata(
        headline=_headline(tree, meta, node, publisher),
        byline=_byline(meta, node),
        publisher_name=publisher if len(publisher) <= MAX_NAME else "",
        published=_moment(_published(tree, meta, node), zone) or day_in_path(urlsplit(url).path),
        modified=_moment([*strings(node.get("dateModified")), *_values(meta, MODIFIED)], zone),
        language=_language(tree),
        canonical_url=canonical,
        claims_article=bool(node) or "article" in types,
        free=str(node.get("isAccessibleForFree", True)).lower() not in ("false", "0", "no"),
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := " ".join(clean(element.get("content") or "").split()):
            found.setdefault(name.lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], wanted: Iterable[str]) -> Iterator[str]:
    for name in wanted:
        yield from meta.get(name, ())


def _first(values: Iterable[str]) -> str:
    return clean(next(iter(values), ""))


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            yield script.text or ""


def _headline(tree: HtmlElement, meta: dict[str, list[str]], node: Node, publisher: str) -> str:
    heads = [_text(head) for head in tree.iter("h1")]
    headline = _first(
        [
            *strings(node.get("headline")),
            *_values(meta, HEADLINE),
            *(heads if len(heads) == 1 else ()),
            *strings(node.get("name")),
            *(_text(title) for title in tree.iter("title")),
        ]
    )
    return _without_house(headline, publisher)[:MAX_HEADLINE]


def _without_house(headline: str, publisher: str) -> str:
    """The headline without the house's name at its end or beginning."""
    parts = _SEPARATOR.split(headline)
    house = publisher.casefold()
    if len(parts) > 1 and parts[-1].casefold() == house:
        return headline[: headline.rindex(parts[-1])].rstrip(" |–—·•:-")
    if len(parts) > 1 and parts[0].casefold() == house:
        return headline[len(parts[0]) :].lstrip(" |–—·•:-")
    return headline


def _byline(meta: dict[str, list[str]], node: Node) -> tuple[str, ...]:
    written = names(node.get("author")) or list(_values(meta, AUTHOR))
    people: list[str] = []
    for entry in written:
        people += _people(clean(entry))
    return tuple(dict.fromkeys(people))[:MAX_NAMES]


def _people(written: str) -> tuple[str, ...]:
    """One name, or those of "By Mira Tal and Jon Reed"; none for an address or a text."""
    if "://" in written or "@" in written or len(written) > MAX_NAME:
        return ()
    bare = re.sub(r"^by\s+", "", written, flags=re.IGNORECASE)
    return names_in_byline(written, "en") or split_names(bare) or (bare,)


def _published(tree: HtmlElement, meta: dict[str, list[str]], node: Node) -> Iterator[str]:
    yield from strings(node.get("datePublished"))
    yield from _values(meta, PUBLISHED)
    for element in tree.iter("time"):
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            yield element.get("datetime") or ""
    times = [element.get("datetime") for element in tree.iter("time") if element.get("datetime")]
    if len(set(times)) == 1:  # of several, nobody knows whose they are
        yield times[0]
    yield first_string(node.get("dateCreated"))


def _moment(written: Iterable[str], zone: tzinfo) -> Moment | None:
    return next((moment for text in written if (moment := parse_moment(text, zone=zone))), None)


def _language(tree: HtmlElement) -> str:
    found = _LANGUAGE.match((tree.get("lang") or tree.get("xml:lang") or "").strip().lower())
    return found[0] if found else ""


def _canonical(tree: HtmlElement, meta: dict[str, list[str]], url: str) -> str:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in (*links, *_values(meta, ("og:url",))):
        try:
            absolute = urljoin(url, address.strip())
            parts = urlsplit(absolute)
        except ValueError:
            continue
        # A front page is nobody's canonical address but its own.
        if parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return clean(absolute)
    return ""


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
