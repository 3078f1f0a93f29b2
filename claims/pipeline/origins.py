"""The independent origins of claims, from all that is stored of them: a part of trace."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claims import provenance
from claims.attribution import SpeakerKind
from claims.models import (
    Anchor,
    Appearance,
    Article,
    Attribution,
    Citation,
    Claim,
    Origin,
    Provenance,
    Publisher,
    Revision,
    Source,
    Syndication,
)
from claims.pipeline.utterances import KINDS
from claims.provenance import (
    Derivation,
    Occasion,
    Passage,
    Proof,
    RelationKind,
    Stance,
    Utterance,
    Voice,
    VoiceKind,
)
from claims.text.dates import Precision
from claims.text.keys import name_key
from claims.text.spans import Span

# Articles of a claim that are looked at; the earliest ones.
_MOST: Final = 500


def recompute(claims: Iterable[int]) -> None:
    """The origins of claims, from all that is stored of them, inside a transaction.

    Two stages that touch one claim take turns, in one order.
    """
    rows = Claim.objects.filter(pk__in=set(claims)).order_by("pk")
    for claim in rows.select_for_update(no_key=True):
        _recompute(claim)


def _recompute(claim: Claim) -> None:
    rows = list(
        claim.appearances.attached()
        .select_related("attribution__source", "attribution__article__publisher__owner")
        .select_related("attribution__article__current", "attribution__parent__source")
        .filter(attribution__article__current__isnull=False)
        .order_by("attribution__article__published_at", "pk")[:_MOST]
    )
    articles = {row.attribution.article_id: row.attribution.article for row in rows}
    known = [as_article(each, each.current) for each in articles.values() if each.current]
    derived = _derivations(articles)
    found = provenance.origins(_utterances(rows, derived), known, derived)
    outlets = {each.publisher_id or -each.pk for each in articles.values()}
    Provenance.objects.update_or_create(
        claim=claim,
        defaults={
            "least": found.least,
            "most": found.most,
            "articles": len(articles),
            "outlets": len(outlets),
            "circular": found.circular,
            "reasons": list(found.why),
            "engine": provenance.ENGINE,
        },
    )
    publishers = {
        row.name: row for row in Publisher.objects.named(r.publisher for r in found.roots)
    }
    claim.origins.all().delete()
    Origin.objects.bulk_create(
        Origin(
            claim=claim,
            position=place,
            name=root.name[:300],
            kind=root.kind.value,
            named=root.named,
            article_id=int(root.article_id) if root.article_id else None,
            publisher=publishers.get(root.publisher),
        )
        for place, root in enumerate(found.roots)
    )


def _utterances(rows: Sequence[Appearance], derived: Sequence[Derivation]) -> list[Utterance]:
    """What each appearance says, where it stands in the current text, and who is behind it."""
    anchors = {
        anchor.attribution_id: Span(anchor.start, anchor.end)
        for anchor in Anchor.objects.filter(
            attribution__in=[row.attribution_id for row in rows],
            revision__in=[row.attribution.article.current_id for row in rows],
        )
    }
    return [
        _utterance(row, anchors[row.attribution_id], derived)
        for row in rows
        if row.attribution_id in anchors
    ]


def _cited(article: Article, span: Span, derived: Iterable[Derivation]) -> list[str]:
    """The outlets that the paragraph around a span cites."""
    line = _line(article.current.text if article.current else "", span)
    return [
        each.to_publisher
        for each in derived
        if each.from_id == str(article.pk)
        and not each.kind.is_copy
        and each.proof.words
        and line.contains(each.proof.words)
    ]


def _line(text: str, span: Span) -> Span:
    """The paragraph around a span."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _utterance(row: Appearance, span: Span, derived: Sequence[Derivation]) -> Utterance:
    """Who says it, and the outlets through which the article has it, the outermost first."""
    attribution = row.attribution
    around = list(_outwards(attribution.parent))
    outlets = [each.name for each in around if each.kind == Source.Kind.PUBLISHER]
    cited = _cited(attribution.article, span, derived)
    speaker = attribution.source
    day = attribution.said_at if attribution.said_precision == Precision.DAY else None
    return Utterance(
        article_id=str(attribution.article_id),
        content=span,
        voice=_voice(speaker) if speaker else None,
        hops=tuple(dict.fromkeys([*reversed(outlets), *cited])),
        stance=Stance(row.kind),
        occasion=Occasion(attribution.channel, day.date() if day else None),
    )


def _outwards(row: Attribution | None) -> Iterator[Source]:
    """The sources of the attributions around, the nearest first."""
    seen: set[int] = set()
    while row and row.pk not in seen:
        seen.add(row.pk)
        if row.source:
            yield row.source
        row = row.parent


def _voice(source: Source) -> Voice:
    kind = KINDS[SpeakerKind(source.kind)]
    return Voice(
        name=source.name,
        kind=kind,
        # An institution is known without a name of its own.
        named=source.named or kind is VoiceKind.ORGANISATION,
        key=name_key(source.name),
        affiliation=source.affiliation,
        descriptor=source.descriptor,
    )


def _derivations(articles: Iterable[int]) -> list[Derivation]:
    keys = list(articles)
    copies = [
        Derivation(
            str(row.article_id),
            str(row.original_id),
            row.original.publisher.name if row.original.publisher else "",
            RelationKind(row.kind),
            _read_proof(row.proof),
        )
        for row in Syndication.objects.filter(article__in=keys).select_related(
            "original__publisher"
        )
    ]
    citations = [
        Derivation(
            str(row.article_id),
            str(row.cited_id) if row.cited_id else None,
            row.publisher.name,
            RelationKind.CITES,
            _read_proof(row.proof),
        )
        for row in Citation.objects.filter(article__in=keys).select_related("publisher")
    ]
    return [*copies, *citations]


def _read_proof(proof: Mapping[str, Any]) -> Proof:
    words = proof.get("words")
    return Proof(
        tuple(Passage(Span(*here), Span(*there)) for here, there in proof.get("passages", [])),
        share=proof.get("share", 0.0),
        coverage=proof.get("coverage", 0.0),
        words=Span(*words) if words else None,
    )


def as_article(article: Article, revision: Revision) -> provenance.Article:
    """A row as provenance looks at it."""
    publisher = article.publisher
    owner = publisher.owner if publisher else None
    return provenance.Article(
        id=str(article.pk),
        url=article.address(),
        publisher=publisher.name if publisher else "",
        published_at=article.published_at,
        text=revision.text,
        owner=owner.name if owner else "",
    )
