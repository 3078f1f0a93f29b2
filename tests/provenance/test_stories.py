"""The development stories, from utterances read by hand: what this engine answers for.

How far they are solved from the texts alone, with attribution and matching before it, is told by
`manage.py evaluate provenance`.
"""

from dataclasses import replace

import pytest

from claims.matching import encode
from claims.provenance import derivations, origins
from claims.provenance.evaluation.gold import Story
from claims.provenance.evaluation.scores import (
    Answer,
    FoundClaim,
    publishers_of,
    publishers_solve,
    relations_of,
    solves,
)
from tests.provenance import cast

names = pytest.mark.parametrize("story", cast.stories(), ids=[each.id for each in cast.stories()])


def solve(story: Story) -> Answer:
    said = cast.utterances(story)
    found = derivations(
        story.articles, utterances=[each for claim in said for each in claim], encode=encode
    )
    claims = []
    for each in said:
        counted = origins(each, story.articles, found)
        articles = frozenset(utterance.article_id for utterance in each)
        claims.append(FoundClaim(articles, counted.least, counted.most, counted.circular))
    return Answer(found, claims)


@names
def test_it_is_solved(story: Story) -> None:
    answer = solve(story)
    assert relations_of(answer.derivations) == story.relations
    assert solves(story, answer)


@names
def test_every_proof_stands_in_the_texts(story: Story) -> None:
    texts = {each.id: each.text for each in story.articles}
    for each in derivations(story.articles, encode=encode):
        here = texts[each.from_id]
        assert each.proof.passages or each.proof.words
        if each.proof.words:
            assert here[each.proof.words.start : each.proof.words.end].strip()
        for passage in each.proof.passages:
            there = texts[each.to_id or ""]
            assert here[passage.here.start : passage.here.end].strip()
            assert there[passage.there.start : passage.there.end].strip()


def test_stories_do_not_mix() -> None:
    """All of them in one heap give what each gives alone: nothing is linked across events."""
    heap = [
        replace(each, id=f"{story.id}/{each.id}")
        for story in cast.stories()
        for each in story.articles
    ]
    found = derivations(heap, encode=encode)
    assert len(found) > 30
    for each in found:
        assert each.to_id is None or each.to_id.split("/")[0] == each.from_id.split("/")[0]


def test_counting_publishers_fails_all_of_them() -> None:
    claims = [(story, claim) for story in cast.stories() for claim in story.claims]
    right = [
        claim.text
        for story, claim in claims
        if (claim.least, claim.most) == (publishers_of(story, claim),) * 2
    ]
    assert len(cast.stories()) == 22
    assert [story.id for story in cast.stories() if publishers_solve(story)] == []
    assert (len(right), len(claims)) == (2, 28)
