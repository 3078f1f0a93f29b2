"""Gold stories solved from their texts alone, as `trace` goes about it."""

from collections.abc import Sequence

from claims import matching
from claims.attribution import AttributionConfig
from claims.management.composing import derive, read, together
from claims.pipeline.utterances import Statement
from claims.provenance import Archive, origins_in
from claims.provenance.evaluation.gold import Story
from claims.provenance.evaluation.scores import Answer, FoundClaim


def solve(story: Story, config: AttributionConfig) -> Answer:
    """The relations of a story, and for each claim that gold asks about the nearest one found."""
    said = read(story.articles, config, quiet=True)
    found = derive(story.articles, said)
    archive = Archive(story.articles, found)
    those = together(said)
    nearest = [_nearest(each.text, those) for each in story.claims]
    return Answer(found, [_counted(each, archive) if each else None for each in nearest])


def _nearest(text: str, claims: Sequence[Sequence[Statement]]) -> Sequence[Statement]:
    """The claim with the wording likeliest to be the same as a text; empty where there is none."""
    wordings = [(number, each.text) for number, those in enumerate(claims) for each in those]
    if not wordings:
        return ()
    scores = matching.same_probabilities([(text, wording) for _, wording in wordings])
    best = max(range(len(wordings)), key=list(scores).__getitem__)
    return claims[wordings[best][0]]


def _counted(said: Sequence[Statement], archive: Archive) -> FoundClaim:
    found = origins_in(archive, [each.utterance for each in said])
    articles = frozenset(each.utterance.article_id for each in said)
    return FoundClaim(articles, found.least, found.most, found.circular)
