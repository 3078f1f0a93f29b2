"""claim: a Revision's checkable attributions -> Appearances under Claims.

Identical propositions share one claim; the matching engine, which sees through other wordings,
takes this stage's place in `propose`.
"""

from dataclasses import dataclass
from typing import Final

from claims.models import Appearance, Article, Attribution, Claim, Revision
from claims.text.propositions import proposition

ENGINE: Final = "same-words-1.0"
# What a stance does to the proposition under it. The others never make a claim.
KIND_OF: Final = {
    Attribution.Stance.ASSERTS: Appearance.Kind.ASSERTS,
    Attribution.Stance.PREDICTS: Appearance.Kind.ASSERTS,
    Attribution.Stance.DENIES: Appearance.Kind.DENIES,
    Attribution.Stance.QUESTIONS: Appearance.Kind.QUESTIONS,
}


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
            Proposal(row, KIND_OF[Attribution.Stance(row.stance)], text)
            for row in innermost.filter(stance__in=KIND_OF)
            if (text := proposition(row.content_words))
        )
    )


def store(revision: Revision, plan: Plan) -> list[Revision]:
    article = Article.objects.get(pk=revision.article_id)
    attached = [_attach(proposal, article) for proposal in plan.proposals]
    _let_go(article, attached)
    return [revision]


def _attach(proposal: Proposal, article: Article) -> Appearance:
    """The appearance of an attribution under its claim; what a person decided stays."""
    claim = Claim.objects.same_proposition(
        proposal.proposition, language=article.language, demo=article.demo
    )
    appearance, made = Appearance.objects.get_or_create(
        claim=claim,
        attribution=proposal.attribution,
        defaults={
            "kind": proposal.kind,
            "state": Appearance.State.ATTACHED,
            "proposition": proposal.proposition,
            "probability": proposal.attribution.confidence,
            "reasons": ["same_words"],
            "engine": ENGINE,
        },
    )
    if not made and appearance.decided_by_id is None:
        appearance.kind = proposal.kind
        appearance.state = Appearance.State.ATTACHED
        appearance.probability = proposal.attribution.confidence
        appearance.save()
    return appearance


def _let_go(article: Article, attached: list[Appearance]) -> None:
    """Appearances that the machine made and that no longer hold: superseded, removed, reworded."""
    stale = Appearance.objects.attached().filter(
        attribution__article=article, decided_by__isnull=True
    )
    stale.exclude(pk__in=[each.pk for each in attached]).update(state=Appearance.State.DETACHED)
