"""read: a Capture -> a Revision, if its text is new."""

from dataclasses import dataclass

from claims.formats.page import READER, Credit, Reading, read_page, read_text
from claims.formats.urls import normalise_url, registered_domain, site
from claims.models import Address, Article, Capture, Domain, Publisher, Revision
from claims.models.article import chain_hash
from claims.text.language import detect_language


@dataclass(frozen=True)
class Plan:
    reading: Reading
    language: str


def prepare(capture: Capture) -> Plan:
    """What the captured bytes say; raises FormatError."""
    reading = _reading(capture)
    return Plan(reading=reading, language=reading.language or detect_language(reading.text))


def store(capture: Capture, plan: Plan) -> list[Revision]:
    """The new revision, or nothing where the text is the one already known."""
    reading = plan.reading
    article = _settle_identity(
        Article.objects.select_for_update().get(pk=capture.article_id), capture, reading
    )
    for credit in reading.credits:
        _publisher_named(credit.publisher)
    latest = article.revisions.order_by("-number").first()
    if latest and (latest.text, latest.headline) == (reading.text, reading.headline[:500]):
        return []
    revision = _revise(article, capture, plan, latest)
    _show(article, revision, _publisher_of(capture, reading))
    return [revision]


def _reading(capture: Capture) -> Reading:
    charset = capture.charset or None
    if capture.content_type.startswith("text/plain"):
        return read_text(capture.body(), charset=charset)
    return read_page(
        capture.body(), url=capture.url, charset=charset, content_type=capture.content_type
    )


def _settle_identity(article: Article, capture: Capture, reading: Reading) -> Article:
    """The article that this capture really is of.

    The canonical address is known only now. Where it is another article's of the same site, the
    two are one: the capture and the address move there, and this one points to it. A canonical
    address at another site is evidence of syndication, not of identity.
    """
    if not (reading.canonical_url and capture.url):
        return article
    canonical = normalise_url(reading.canonical_url)
    if registered_domain(canonical) != registered_domain(capture.url):
        return article
    address, made = Address.objects.get_or_create(url=canonical, defaults={"article": article})
    if address.article_id == article.pk:
        _mark_canonical(article, address)
        return article
    known = Article.objects.select_for_update().get(pk=address.article_id)
    article.addresses.update(article=known, canonical=False)
    Capture.objects.filter(pk=capture.pk).update(article=known)
    Article.objects.filter(pk=article.pk).update(duplicate_of=known)
    return known


def _mark_canonical(article: Article, address: Address) -> None:
    article.addresses.exclude(pk=address.pk).update(canonical=False)
    Address.objects.filter(pk=address.pk).update(canonical=True)


def _revise(article: Article, capture: Capture, plan: Plan, latest: Revision | None) -> Revision:
    reading = plan.reading
    return Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        capture=capture,
        headline=reading.headline[:500],
        byline=list(reading.byline),
        language=plan.language,
        published_at=reading.published_at,
        published_precision=reading.published_precision or "",
        modified_at=reading.modified_at,
        credits=[_credit(credit) for credit in reading.credits],
        text=reading.text,
        chain=chain_hash(
            latest.chain if latest else "",
            reading.headline[:500],
            reading.text,
            reading.modified_at,
        ),
        engine=READER,
    )


def _show(article: Article, revision: Revision, publisher: Publisher | None) -> None:
    """Repeat on the article what lists show; what a person may have set is only filled in."""
    article.current = revision
    article.headline = revision.headline or article.headline
    article.language = revision.language
    if revision.published_at:
        article.published_at = revision.published_at
        article.published_precision = revision.published_precision
    article.publisher = article.publisher or publisher
    article.save()


def _publisher_of(capture: Capture, reading: Reading) -> Publisher | None:
    """The publisher whose host this is, else the one the page names, else one named by its host."""
    host = site(capture.url) if capture.url else ""
    known = Domain.objects.filter(host=host).select_related("publisher").first()
    if known:
        return known.publisher
    publisher = _publisher_named(reading.publisher_name or host)
    if publisher and host:
        Domain.objects.get_or_create(host=host, defaults={"publisher": publisher})
    return publisher


def _publisher_named(name: str) -> Publisher | None:
    """The publisher of this name, made if need be; None for an empty name."""
    name = name.strip()[:200]
    if not name:
        return None
    known = Publisher.objects.filter(name__iexact=name).first()
    return known or Publisher.objects.get_or_create(name=name)[0]


def _credit(credit: Credit) -> dict[str, str]:
    return {"kind": str(credit.kind), "publisher": credit.publisher, "words": credit.words}
