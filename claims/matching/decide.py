"""Whether a text says what a known claim says: `Match`, `Ambiguous` or `NoMatch`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.matching.config import DEFAULT_CONFIG, MatchingConfig
from claims.matching.judge import judge
from claims.matching.ranking import Candidate, Frequencies, Query, glance
from claims.matching.types import Judgement, Proposition
from claims.matching.words import words


@dataclass(frozen=True)
class Judged:
    """A known claim and what the text is to it."""

    key: str
    judgement: Judgement


@dataclass(frozen=True)
class Match:
    """It says the same as one claim: certain enough to attach it."""

    claim: Judged


@dataclass(frozen=True)
class Ambiguous:
    """It may say the same as these, the likeliest first: an editor decides."""

    claims: tuple[Judged, ...]


@dataclass(frozen=True)
class NoMatch:
    """It says the same as none of those that were looked at."""


Decision = Match | Ambiguous | NoMatch


def judge_candidates(
    proposition: Proposition,
    query: Query,
    candidates: Sequence[Candidate],
    frequencies: Frequencies,
    config: MatchingConfig = DEFAULT_CONFIG,
) -> list[Judged]:
    """What a text is to the claims that look nearest, likeliest first.

    What is far in meaning is not judged: whatever a network makes of it, it is another matter.
    """
    numbers = glance(query, candidates, frequencies)
    near = [each for each in range(len(candidates)) if numbers[each]["near_text"] >= config.near]
    order = sorted(near, key=lambda each: (-numbers[each]["glance"], each))
    nearest = [candidates[each] for each in order[: config.judged]]
    judged = judge([(proposition, Proposition(each.text)) for each in nearest])
    told = [Judged(each.key, found) for each, found in zip(nearest, judged, strict=True)]
    return sorted(told, key=lambda each: -each.judgement.same_probability)


def decide(
    proposition: Proposition, judged: Iterable[Judged], config: MatchingConfig = DEFAULT_CONFIG
) -> Decision:
    """The decision from judgements, the likeliest first.

    A text of too few words is never attached: it names a subject and says nothing of it.
    """
    alike = [each for each in judged if each.judgement.same_probability >= config.suggest]
    if not alike or len(words(proposition.text)) < config.least_words:
        return NoMatch()
    if alike[0].judgement.same_probability >= config.attach:
        return Match(alike[0])
    return Ambiguous(tuple(alike[: config.suggestions]))
