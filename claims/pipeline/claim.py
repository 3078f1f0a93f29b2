"""claim: a Revision's checkable attributions -> Appearances under Claims.

Identical propositions share one claim; the matching engine, which sees through other wordings,
comes to its place here.
"""

from dataclasses import dataclass
from typing import Final

from claims.models import Appearance, Article, Attribution, Claim, Revision
from claims.text.propositions import proposition

ENGINE: Final = "same-words-1.0"


@dataclass(frozen=True)
class Proposal:
    """An attribution and the proposition that it bears on."""

    attribution: Attribution
    kind: Appearance.Kind
    proposition: str


@dataclass(frozen=True)
class Plan:
    proposals: tuple[Proposal, ...]


def prepare(revision: Revision) -> Plan:
    """The innermost checkable attributions of the revision: the outer ones of a chain are hops."""
    standing = Attribution.objects.standing().filter(anchors__revision=revision, checkable=True)
    outer = Attribution.objects.standing().filter(parent__isnull=False).values("parent")
    innermost = standing.exclude(pk__in=outer.filter(article=revision.article_id))
    return Plan(
        proposals=tuple(
            Proposal(row, Appearance.KIND_OF[Attribution.Stance(row.stance)], text)
            for row in innermost.filter(stance__in=Appearance.KIND_OF)
            if (text := proposition(row.content_words))
        )
    )


def store(revision: Revision, plan: Plan) -> list[Revision]:
    """Claims and appearances, a handful of queries for all; what a person decided stays.

    Nothing for a text that is no longer the article's, or for what was removed meanwhile.
    """
    article = Article.objects.hold(revision.article_id)[revision.article_id]
    if article.current_id != revision.pk:
        return []
    standing = set(article.attributions.standing().values_list("pk", flat=True))
    proposals = [each for each in plan.proposals if each.attribution.pk in standing]
    claims = Claim.objects.same_propositions(
        [proposal.proposition for proposal in proposals],
        language=article.language,
        demo=article.demo,
    )
    wanted = [_appearance(each, claims[each.proposition]) for each in proposals]
    Appearance.objects.bulk_create(wanted, ignore_conflicts=True)
    _bring_up_to_date(article, wanted)
    return [revision]


def _appearance(proposal: Proposal, claim: Claim) -> Appearance:
    return Appearance(
        claim=claim,
        attribution=proposal.attribution,
        kind=proposal.kind,
        state=Appearance.State.ATTACHED,
        proposition=proposal.proposition,
        probability=proposal.attribution.confidence,
        reasons=["same_words"],
        engine=ENGINE,
    )


def _bring_up_to_date(article: Article, wanted: list[Appearance]) -> None:
    """The appearances that were there before, and that no person decided on.

    Those that no longer hold (superseded, removed, reworded) are detached.
    """
    by_pair = {(each.claim_id, each.attribution_id): each for each in wanted}
    machine = Appearance.objects.filter(attribution__article=article, decided_by__isnull=True)
    changed = []
    for row in machine.order_by("pk").select_for_update(of=("self",)):
        fresh = by_pair.get((row.claim_id, row.attribution_id))
        if fresh:
            state, kind, probability = fresh.state, fresh.kind, fresh.probability
        else:
            state, kind, probability = Appearance.State.DETACHED, row.kind, row.probability
        if (row.state, row.kind, row.probability) != (state, kind, probability):
            row.state, row.kind, row.probability = state, kind, probability
            changed.append(row)
    Appearance.objects.bulk_update(changed, fields=["state", "kind", "probability"], batch_size=500)
