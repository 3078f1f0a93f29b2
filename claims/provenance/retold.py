"""Reworded copies among many articles."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from claims.provenance.config import ProvenanceConfig
from claims.provenance.direction import Named, derives
from claims.provenance.rewording import Encode, Retelling, Telling, retelling, tellings
from claims.provenance.types import Article, Derivation, Proof, RelationKind
from claims.provenance.words import Body
from claims.text.keys import name_key

# Articles whose likeness to all before them is computed at once.
_BLOCK: Final = 256


def reworded(
    articles: Sequence[Article],
    bodies: Mapping[str, Body],
    named: Mapping[str, Named],
    copied: Collection[str],
    *,
    encode: Encode,
    config: ProvenanceConfig,
) -> Iterator[Derivation]:
    """Articles that retell another one; those in ``copied`` are copies already.

    A copy is no source of a retelling either, unless the retelling names it. ``articles`` stand
    in the order of publication.
    """
    free = [each for each in articles if each.id not in copied]
    by_name = [
        (one, other)
        for one in free
        if named[one.id].publishers or named[one.id].articles
        for other in articles
        if other.id != one.id and named[one.id].names(other)
    ]
    read = list({each.id: each for each in [*free, *(other for _, other in by_name)]}.values())
    vectors = tellings([bodies[each.id] for each in read], encode)
    told = dict(zip([each.id for each in read], vectors, strict=True))
    for one, other in [*by_name, *_near(free, told, config)]:
        if name_key(one.publisher) != name_key(other.publisher):
            yield from _compared(one, other, told, named, config)


def _near(
    articles: Sequence[Article], told: Mapping[str, Telling], config: ProvenanceConfig
) -> Iterator[tuple[Article, Article]]:
    """Pairs of articles that are about one event, the later one first."""
    if not articles:
        return
    wholes = np.stack([told[each.id].whole for each in articles])
    for start in range(0, len(articles), _BLOCK):
        likeness = wholes[start : start + _BLOCK] @ wholes[: start + _BLOCK].T
        for row, those in enumerate(likeness, start=start):
            nearest = np.argsort(-those[:row], kind="stable")[: config.nearest]
            for place in nearest:
                if those[place] >= config.same_event:
                    yield articles[row], articles[int(place)]


def _compared(
    one: Article,
    other: Article,
    told: Mapping[str, Telling],
    named: Mapping[str, Named],
    config: ProvenanceConfig,
) -> Iterator[Derivation]:
    if not derives(one, other, named):
        one, other = other, one
    is_named = named[one.id].names(other)
    found = retelling(told[one.id], told[other.id], config=config)
    least = config.retold_with_credit if is_named else config.retold
    if found and found.share >= least:
        yield _derivation(one, other, found)


def _derivation(one: Article, other: Article, found: Retelling) -> Derivation:
    proof = Proof(found.passages, share=found.share, coverage=found.share)
    return Derivation(one.id, other.id, other.publisher, RelationKind.REWORDED, proof)
