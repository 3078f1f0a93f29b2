"""claim: a Revision's attributions -> Appearances under Claims.

Each proposition is made to stand alone and compared with the claims that are known: it is
attached, suggested, or becomes a claim of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims import conf, matching
from claims.matching import Candidate, Decision, Frequencies, Match, NoMatch, Proposition, Query
from claims.models import Appearance, Article, Attribution, Claim, Revision
from claims.pipeline import known
from claims.pipeline.known import Shelf
from claims.text.keys import proposition_key
from claims.text.propositions import proposition

SAME_WORDS: Final = "same_words"
# An appearance that hangs in the air: the claim is made when the plan is stored.
_NEW: Final = "new:"


@dataclass(frozen=True)
class Proposal:
    """An attribution, the stand-alone text of what it says, and what that turned out to be."""

    attribution: Attribution
    kind: Appearance.Kind
    text: str
    # The claims that it may bear on, by primary key; or by text, for those made in this plan.
    decision: Decision

    @property
    def makes_claim(self) -> bool:
        """A mention ("condemned those who ...") bears on what is there, and makes no claim."""
        mention = self.kind is Appearance.Kind.MENTIONS
        return not mention and not isinstance(self.decision, Match)


@dataclass(frozen=True)
class Plan:
    proposals: tuple[Proposal, ...]
    shelf: Shelf
    newest: int  # the newest wording that was looked at


def prepare(revision: Revision) -> Plan:
    """What the innermost attributions of a revision say: the outer ones of a chain are hops."""
    shelf = Shelf(revision.language, revision.article.demo)
    newest = known.newest_wording()
    wanted = list(_propositions(revision))
    return Plan(tuple(_decided(wanted, shelf)), shelf, newest)


def store(revision: Revision, plan: Plan) -> list[Revision]:
    """Claims and appearances, a handful of queries for all; what a person decided stays.

    Nothing for a text that is no longer the article's, or for what was removed meanwhile.
    Raises Overtaken where somebody has made a claim meanwhile that this plan would make again.
    """
    article = Article.objects.hold(revision.article_id)[revision.article_id]
    if article.current_id != revision.pk:
        return []
    standing = set(article.attributions.standing().values_list("pk", flat=True))
    proposals = [each for each in plan.proposals if each.attribution.pk in standing]
    made = [each.text for each in proposals if each.makes_claim]
    known.take_turns()
    known.refuse_overtaken(made, plan.shelf, plan.newest)
    claims = Claim.objects.same_propositions(made, language=article.language, demo=article.demo)
    wanted = [each for proposal in proposals for each in _appearances(proposal, claims)]
    Appearance.objects.bulk_create(wanted, ignore_conflicts=True)
    _bring_up_to_date(article, wanted)
    known.remember(
        [(claims[text], text) for text in made]
        + [(each.claim, each.proposition) for each in wanted if each.state == _ATTACHED]
    )
    return [revision]


# What is said


def _propositions(revision: Revision) -> Iterator[tuple[Attribution, Appearance.Kind, str]]:
    """The attributions that may bear on a claim, with what they say, made to stand alone.

    Without those of which a person has said already what they bear on.
    """
    standing = Attribution.objects.standing().filter(anchors__revision=revision)
    outer = Attribution.objects.standing().filter(parent__isnull=False).values("parent")
    innermost = standing.exclude(pk__in=outer.filter(article=revision.article_id))
    settled = Appearance.objects.attached().filter(
        attribution__article=revision.article_id, decided_by__isnull=False
    )
    text = f"{revision.headline}. {revision.text}"
    for row in (
        innermost.select_related("source", "article")
        .exclude(pk__in=settled.values("attribution"))
        .order_by("pk")
    ):
        kind = Appearance.KIND_OF.get(Attribution.Stance(row.stance), Appearance.Kind.MENTIONS)
        said = proposition(row.content_words)
        if not said or (not row.checkable and kind is not Appearance.Kind.MENTIONS):
            continue
        context = matching.Context(
            speaker=row.source.name if row.source else "",
            text=text,
            direct=row.quotation == Attribution.Quotation.DIRECT,
        )
        yield row, kind, matching.standalone(said, context)


def _decided(
    wanted: Sequence[tuple[Attribution, Appearance.Kind, str]], shelf: Shelf
) -> Iterator[Proposal]:
    """Each with its decision; a claim that one of them makes is known to the next."""
    if shelf.language not in matching.LANGUAGES:
        for row, kind, text in wanted:
            yield Proposal(row, kind, text, NoMatch())
        return
    queries = [matching.read_query(text) for _row, _kind, text in wanted]
    weights = known.frequencies(queries)
    known_words = Claim.objects.in_bulk(
        {proposition_key(text) for _row, _kind, text in wanted}, field_name="key"
    )
    made: list[Candidate] = []
    for (row, kind, text), query in zip(wanted, queries, strict=True):
        same = known_words.get(proposition_key(text))
        if same:
            decision: Decision = Match(known.certain(same))
        else:
            candidates = known.candidates(query, shelf, weights, conf.matching())
            decision = _decision(row, text, query, [*candidates, *made], weights)
        proposal = Proposal(row, kind, text, decision)
        if proposal.makes_claim:
            made.append(Candidate(_NEW + text, text, "", query.vectors[:1]))
        yield proposal


def _decision(
    row: Attribution, text: str, query: Query, candidates: Sequence[Candidate], weights: Frequencies
) -> Decision:
    """What a text is to the claims that are known, and to those that this article makes."""
    config = conf.matching()
    day = row.said_at or row.article.published_at
    said = Proposition(text, day.date().isoformat() if day else "")
    judged = matching.judge_candidates(said, query, candidates, weights, config)
    return matching.decide(said, judged, config)


# What is stored


_ATTACHED: Final = Appearance.State.ATTACHED


def _appearances(proposal: Proposal, claims: dict[str, Claim]) -> Iterator[Appearance]:
    """The appearance under the claim that it matches or makes, and those that are suggested."""
    decision = proposal.decision
    if isinstance(decision, Match):
        yield _appearance(proposal, _claim(decision.claim.key, claims), _ATTACHED, decision.claim)
        return
    if proposal.makes_claim:
        yield _appearance(proposal, claims[proposal.text], _ATTACHED, None)
    if not isinstance(decision, NoMatch):
        for judged in decision.claims:
            yield _appearance(
                proposal, _claim(judged.key, claims), Appearance.State.SUGGESTED, judged
            )


def _claim(key: str, claims: dict[str, Claim]) -> Claim:
    """The claim that is meant: one made in this plan, or one that was known."""
    return claims[key.removeprefix(_NEW)] if key.startswith(_NEW) else Claim(pk=int(key))


def _appearance(
    proposal: Proposal, claim: Claim, state: str, judged: matching.Judged | None
) -> Appearance:
    return Appearance(
        claim=claim,
        attribution=proposal.attribution,
        kind=proposal.kind,
        state=state,
        proposition=proposal.text,
        probability=judged.judgement.same_probability
        if judged
        else proposal.attribution.confidence,
        reasons=[each.slug for each in judged.judgement.reasons] if judged else [SAME_WORDS],
        engine=matching.ENGINE,
    )


def _bring_up_to_date(article: Article, wanted: Sequence[Appearance]) -> None:
    """The appearances that were there before, and that no person decided on.

    Those that no longer hold (superseded, removed, reworded) are detached. A suggestion waits as
    long as the same is said: the claim that was made meanwhile answers for the words alone.
    """
    by_pair = {(each.claim_id, each.attribution_id): each for each in wanted}
    said = {(each.attribution_id, each.proposition) for each in wanted}
    machine = Appearance.objects.filter(attribution__article=article, decided_by__isnull=True)
    changed = []
    for row in machine.order_by("pk").select_for_update(of=("self",)):
        fresh = by_pair.get((row.claim_id, row.attribution_id))
        waits = row.state == Appearance.State.SUGGESTED
        if waits and not fresh and (row.attribution_id, row.proposition) in said:
            continue
        if fresh:
            state, kind, probability = fresh.state, fresh.kind, fresh.probability
        else:
            state, kind, probability = Appearance.State.DETACHED, row.kind, row.probability
        if (row.state, row.kind, row.probability) != (state, kind, probability):
            row.state, row.kind, row.probability = state, kind, probability
            changed.append(row)
    Appearance.objects.bulk_update(changed, fields=["state", "kind", "probability"], batch_size=500)
