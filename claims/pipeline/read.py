"""read: a Capture -> a Revision, if its text is new."""

from datetime import tzinfo
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from claims.formats.errors import FormatError
from claims.formats.page import read_page, read_text
from claims.formats.reading import Moment, Reading
from claims.formats.urls import normalise_url, registered_domain, site
from claims.models import Address, Article, Capture, Domain, Publisher, Revision
from claims.models.article import chain_hash
from claims.text.furniture import Credit

ENGINE: Final = "page-1.0"


def prepare(capture: Capture) -> Reading:
    """What the captured bytes say; raises FormatError."""
    charset = capture.charset or None
    if capture.content_type.startswith("text/plain"):
        return read_text(capture.body(), charset=charset, zone=_zone(capture))
    return read_page(
        capture.body(),
        url=capture.url,
        charset=charset,
        content_type=capture.content_type,
        zone=_zone(capture),
    )


def store(capture: Capture, reading: Reading) -> list[Revision]:
    """The new revision, or nothing where the text is the one already known."""
    article = _settle_identity(capture, reading)
    for name in sorted({credit.publisher for credit in reading.credits}):
        _publisher_named(name)
    latest = article.revisions.order_by("-number").first()
    if latest and (latest.text, latest.headline) == (reading.text, reading.headline[:500]):
        return []
    revision = _revise(article, capture, reading, latest)
    _show(article, revision, _publisher_of(capture, reading))
    return [revision]


def _zone(capture: Capture) -> tzinfo:
    """The clock of the publisher, where it is known: pages leave it out."""
    known = _publisher_at(site(capture.url)) if capture.url else None
    return ZoneInfo(known.time_zone if known and known.time_zone else "UTC")


def _settle_identity(capture: Capture, reading: Reading) -> Article:
    """The article that this capture really is of, held.

    Its own address is known only now. Where that is another article's, the two are one: the
    capture and the addresses move there, and this one points to it; unless it has been read, and
    perhaps worked on, before.
    """
    url = _own_address(capture, reading)
    owner = Address.objects.filter(url=url).values_list("article", flat=True).first()
    held = Article.objects.hold(capture.article_id, owner or capture.article_id)
    article, known = held[capture.article_id], held[owner or capture.article_id]
    if not url:
        return article
    if known == article:
        _mark_canonical(article, url)
        return article
    if article.current_id is not None:
        return article
    article.addresses.update(article=known, canonical=False)
    Capture.objects.filter(pk=capture.pk).update(article=known)
    Article.objects.filter(pk=article.pk).update(duplicate_of=known)
    return known


def _mark_canonical(article: Article, url: str) -> None:
    article.addresses.exclude(url=url).update(canonical=False)
    Address.objects.update_or_create(url=url, defaults={"article": article, "canonical": True})


def _own_address(capture: Capture, reading: Reading) -> str:
    """The canonical address, else the one that the redirects ended at; "" for pasted text.

    A canonical address at another site is evidence of syndication, not of identity; and the home
    page as everybody's canonical address is a mistake of the site.
    """
    if not capture.url:
        return ""
    final = normalise_url(capture.url)
    try:
        canonical = normalise_url(reading.canonical_url)
    except FormatError:
        return final
    same_site = registered_domain(canonical) == registered_domain(final)
    return final if _is_home(canonical) or not same_site else canonical


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _revise(
    article: Article, capture: Capture, reading: Reading, latest: Revision | None
) -> Revision:
    headline = reading.headline[:500]
    modified_at = reading.modified.at if reading.modified else None
    return Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        capture=capture,
        headline=headline,
        byline=list(reading.byline),
        language=reading.language,
        published_at=reading.published.at if reading.published else None,
        published_precision=_precision(reading.published),
        modified_at=modified_at,
        credits=[_credit(credit) for credit in reading.credits],
        text=reading.text,
        chain=chain_hash(latest.chain if latest else "", headline, reading.text, modified_at),
        engine=ENGINE,
    )


def _precision(moment: Moment | None) -> str:
    return moment.precision.value if moment else ""


def _show(article: Article, revision: Revision, publisher: Publisher | None) -> None:
    """Repeat on the article what lists show; what a person may have set is only filled in."""
    article.current = revision
    article.headline = revision.headline or article.headline
    article.language = revision.language
    if revision.published_at:
        article.published_at = revision.published_at
        article.published_precision = revision.published_precision
    if not article.publisher_by_person:
        article.publisher = article.publisher or publisher
    article.save()


def _publisher_of(capture: Capture, reading: Reading) -> Publisher | None:
    """The publisher whose host this is, else the one the page names, else one named by its host."""
    host = site(capture.url) if capture.url else ""
    known = _publisher_at(host)
    if known:
        return known
    publisher = _publisher_named(reading.publisher_name or host)
    if publisher and host:
        Domain.objects.get_or_create(host=host, defaults={"publisher": publisher})
    return publisher


def _publisher_at(host: str) -> Publisher | None:
    domain = Domain.objects.filter(host=host).select_related("publisher").first()
    return domain.publisher if domain else None


def _publisher_named(name: str) -> Publisher | None:
    """The publisher of this name, made if need be; None for an empty name."""
    return Publisher.objects.called(name) if name.strip() else None


def _credit(credit: Credit) -> dict[str, str]:
    return {"kind": str(credit.kind), "publisher": credit.publisher, "words": credit.line}
