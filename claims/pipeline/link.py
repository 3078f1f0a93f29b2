"""link: a Revision's new claims -> Links to the claims that they contradict, update or support."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims import conf, matching
from claims.matching import Judged, Proposition, Relation
from claims.models import Appearance, Article, Claim, Link, Revision
from claims.pipeline import known
from claims.pipeline.known import Shelf


@dataclass(frozen=True)
class Plan:
    """Pairs of claims with what they are to one another."""

    found: tuple[tuple[Claim, Judged], ...]


def prepare(revision: Revision) -> Plan:
    """What the claims that this article brought up are to those that were known."""
    if revision.language not in matching.LANGUAGES:
        return Plan(())
    shelf = Shelf(revision.language, revision.article.demo)
    return Plan(tuple(_related(revision.article, shelf)))


def store(revision: Revision, plan: Plan) -> list[Revision]:
    """The links, once for each pair; what a person decided on stays.

    A claim that was removed meanwhile is passed over.
    """
    wanted = [_link(claim, judged) for claim, judged in plan.found]
    keys = {key for link in wanted for key in (link.first_id, link.second_id)}
    there = set(Claim.objects.filter(pk__in=keys).values_list("pk", flat=True))
    Link.objects.bulk_create(
        [each for each in wanted if {each.first_id, each.second_id} <= there],
        ignore_conflicts=True,
    )
    return [revision]


def _related(article: Article, shelf: Shelf) -> Iterator[tuple[Claim, Judged]]:
    config = conf.matching()
    for claim, day in _brought_up(article):
        query = matching.read_query(claim.text)
        weights = known.frequencies([query])
        found = known.candidates(query, shelf, weights, config)
        others = [each for each in found if each.key != str(claim.pk)]
        said = Proposition(claim.text, day)
        judged = matching.judge_candidates(said, query, others, weights, config)
        for each in judged:
            if each.judgement.relation is not Relation.NONE and _is_likely(each, config):
                yield claim, each


def _is_likely(judged: Judged, config: matching.MatchingConfig) -> bool:
    """That two are the same must be likely by its own measure, too."""
    judgement = judged.judgement
    same = judgement.relation is Relation.SAME
    least = (
        min(judgement.probability, judgement.same_probability) if same else judgement.probability
    )
    return least >= config.suggest


def _brought_up(article: Article) -> Iterator[tuple[Claim, str]]:
    """The claims that appear in no article before this one, with the day that they were said."""
    here = Appearance.objects.attached().filter(attribution__article=article)
    earlier = Appearance.objects.attached().filter(attribution__article__lt=article)
    claims = Claim.objects.filter(appearances__in=here).exclude(appearances__in=earlier)
    day = article.published_at.date().isoformat() if article.published_at else ""
    for claim in claims.distinct().order_by("pk"):
        yield claim, day


def _link(claim: Claim, judged: Judged) -> Link:
    """What is certain is attached, the rest waits for an editor.

    That two claims are one is never taken for certain: an editor merges them.
    """
    judgement = judged.judgement
    older, newer = sorted((claim.pk, int(judged.key)))
    certain = judgement.probability >= conf.matching().attach
    same = judgement.relation is Relation.SAME
    return Link(
        first_id=older,
        second_id=newer,
        relation=judgement.relation.value,
        state=Link.State.ATTACHED if certain and not same else Link.State.SUGGESTED,
        probability=judgement.probability,
        reasons=[each.slug for each in judgement.reasons],
        engine=matching.ENGINE,
    )
