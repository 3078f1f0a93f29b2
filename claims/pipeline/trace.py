"""trace: a Revision -> what it was made from and whom it cites; its claims -> their origins."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count

from claims import matching, provenance
from claims.models import (
    Appearance,
    Article,
    Citation,
    Publisher,
    Revision,
    ShingleBand,
    Syndication,
)
from claims.pipeline.origins import as_article, recompute
from claims.provenance import Derivation, Proof

# Articles that one is compared with: those that share most with it.
_COMPARED: Final = 30


@dataclass(frozen=True)
class Plan:
    bands: tuple[int, ...]
    # Those that come from this article, or from which it comes.
    found: tuple[Derivation, ...]


def prepare(revision: Revision) -> Plan:
    """What the article has in common with those that share shingles or claims with it."""
    article = revision.article
    bands = tuple(provenance.bands(revision.text))
    near = _near(article, bands)
    rows = Article.objects.filter(pk__in=near, current__isnull=False).select_related(
        "current", "publisher__owner"
    )
    articles = [as_article(article, revision)]
    articles += [as_article(row, row.current) for row in rows if row.current]
    found = provenance.derivations(articles, encode=matching.encode)
    own = str(article.pk)
    return Plan(bands, tuple(each for each in found if own in (each.from_id, each.to_id)))


def store(revision: Revision, plan: Plan) -> list[Revision]:
    """What was found in place of what was found before, and the origins of all claims it touches.

    Nothing for a text that is no longer the article's.
    """
    keys = {int(key) for each in plan.found for key in (each.from_id, each.to_id) if key}
    held = Article.objects.hold(revision.article_id, *keys)
    article = held[revision.article_id]
    if article.current_id != revision.pk:
        return []
    _write_bands(article, plan.bands)
    _write_copies(article, plan.found, held)
    _write_citations(article, plan.found)
    # Those too that it has been detached from.
    touched = Appearance.objects.filter(attribution__article__in=held)
    recompute(touched.values_list("claim", flat=True))
    return [revision]


def _near(article: Article, bands: Sequence[int]) -> list[int]:
    """The articles that share the most shingles, and those that share the most claims."""
    alike = ShingleBand.objects.filter(band__in=bands, article__demo=article.demo)
    by_bands = Counter(alike.exclude(article=article).values_list("article", flat=True))
    here = Appearance.objects.attached().filter(attribution__article=article)
    others = (
        Appearance.objects.attached()
        .filter(claim__in=here.values("claim"), attribution__article__demo=article.demo)
        .exclude(attribution__article=article)
        .values_list("attribution__article")
        .annotate(shared=Count("claim", distinct=True))
        .order_by("-shared", "attribution__article")[:_COMPARED]
    )
    most = [key for key, _ in by_bands.most_common(_COMPARED)]
    return list(dict.fromkeys([*most, *(key for key, _ in others)]))


# What is stored


def _write_bands(article: Article, bands: Sequence[int]) -> None:
    ShingleBand.objects.filter(article=article).exclude(band__in=bands).delete()
    ShingleBand.objects.bulk_create(
        [ShingleBand(article=article, band=band) for band in bands], ignore_conflicts=True
    )


def _write_copies(
    article: Article, found: Iterable[Derivation], held: Mapping[int, Article]
) -> None:
    """Each copy has one original; what this article was, or was the original of, is told anew."""
    copies = [each for each in found if each.kind.is_copy and each.to_id]
    told = {int(each.from_id) for each in copies} | {article.pk}
    Syndication.objects.filter(article__in=told).delete()
    Syndication.objects.filter(original=article).exclude(article__in=told).delete()
    Syndication.objects.bulk_create(
        Syndication(
            article=held[int(each.from_id)],
            original_id=int(each.to_id or 0),
            kind=each.kind.value,
            proof=_proof(each.proof),
            engine=provenance.ENGINE,
        )
        for each in copies
    )


def _write_citations(article: Article, found: Iterable[Derivation]) -> None:
    """Citations, and credits to outlets that have no article here."""
    own = [
        each
        for each in found
        if each.from_id == str(article.pk) and not (each.kind.is_copy and each.to_id)
    ]
    Citation.objects.filter(article=article).delete()
    Citation.objects.bulk_create(
        [
            Citation(
                article=article,
                publisher=Publisher.objects.called(each.to_publisher, demo=article.demo),
                cited_id=int(each.to_id) if each.to_id else None,
                proof=_proof(each.proof),
                engine=provenance.ENGINE,
            )
            for each in own
        ],
        ignore_conflicts=True,
    )


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "passages": [[list(each.here), list(each.there)] for each in proof.passages],
        "share": round(proof.share, 3),
        "coverage": round(proof.coverage, 3),
        "words": list(proof.words) if proof.words else None,
    }
