"""Recall of copies made from our own articles, and no link between independent ones."""

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest

from claims.provenance import bands
from claims.provenance.copies import overlap
from claims.provenance.evaluation.gold import Relation
from claims.provenance.words import Body
from tests.provenance import cast, edits

ROUNDS = 5  # copies of each article


def is_found(original: str, copy: str) -> bool:
    """Whether the two meet in a band and are then held to be copies."""
    met = set(bands(original)) & set(bands(copy))
    return bool(met) and overlap(Body(copy), Body(original)) is not None


@pytest.mark.parametrize(
    ("edit", "least"),
    [
        (edits.with_boilerplate, 0.98),
        (edits.with_sentences_dropped, 0.98),
        (edits.cut_off, 0.90),
        (edits.with_words_changed, 0.85),
    ],
)
def test_edited_copies_are_found(edit: Callable[[str, Random], str], least: float) -> None:
    random = Random(7)
    texts = [text for text in edits.originals() for _ in range(ROUNDS)]
    found = [is_found(text, edit(text, random)) for text in texts]
    assert sum(found) / len(found) >= least


def test_independent_articles_on_one_event_are_not_linked() -> None:
    """Every pair within a story, whether or not it meets in a band."""
    linked = []
    for story in cast.stories():
        families = family(story.relations)
        for one, other in combinations(story.articles, 2):
            if families.get(one.id, one.id) != families.get(other.id, other.id):
                linked += [(story.id, one.id, other.id)] * (
                    overlap(Body(one.text), Body(other.text)) is not None
                )
    assert linked == []


def test_articles_of_different_stories_are_not_linked() -> None:
    texts = [Body(text) for text in edits.originals()]
    pairs = list(combinations(texts, 2))
    assert len(pairs) > 500
    assert not any(overlap(one, other) for one, other in pairs)


def family(relations: frozenset[Relation]) -> dict[str, str]:
    """For each article that copies or is copied, the one at the root of all copies."""
    source = {each.from_id: each.to_id for each in relations if each.kind.is_copy}
    found = {}
    for start in {*source, *source.values()}:
        root = start
        while root in source:
            root = source[root]
        found[start] = root
    return found
