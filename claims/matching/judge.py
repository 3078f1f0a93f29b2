"""Two propositions -> their relation, with its probability and its reasons."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from claims.matching.encoder import WEIGHTS
from claims.matching.measures import Pair, measures
from claims.matching.reasons import reasons
from claims.matching.signs import Comparison
from claims.matching.types import Judgement, Proposition, Reason, Relation
from claims.text.keys import proposition_key

Weighing = Mapping[str, float]

_BATCH: Final = 64
_EMPTY: Final = proposition_key("")
VETOED: Final = 0.3  # never the same by itself, nor suggested
CERTAIN: Final = 0.9999  # a probability is never 1: the same words may mean something else


def judge(pairs: Sequence[Pair]) -> list[Judgement]:
    """The relation of each pair; the order of the two does not matter.

    Raises WeightsError where the weights are not whole.
    """
    found = [_plain(*pair) for pair in pairs]
    asked = [row for row, judgement in enumerate(found) if judgement is None]
    for start in range(0, len(asked), _BATCH):
        rows = asked[start : start + _BATCH]
        for row, measured in zip(rows, measures([pairs[row] for row in rows]), strict=True):
            found[row] = _weighed(*measured)
    return [each for each in found if each]


def _plain(first: Proposition, second: Proposition) -> Judgement | None:
    """What needs no reading: the same words, or none on one side; None for everything else."""
    keys = {proposition_key(first.text), proposition_key(second.text)}
    if _EMPTY in keys:
        return Judgement(Relation.NONE, CERTAIN, 1 - CERTAIN, (Reason("no_words"),))
    if len(keys) == 1:
        return Judgement(Relation.SAME, CERTAIN, CERTAIN, (Reason("same_words"),))
    return None


def _weighed(comparison: Comparison, numbers: Mapping[str, float]) -> Judgement:
    vetoed = comparison.vetoed
    relation, probability = _relation(numbers, vetoed=vetoed)
    same = chance(numbers, _weights()["same"])
    if vetoed:
        same = min(same, VETOED)
    return Judgement(relation, probability, same, reasons(comparison, relation, numbers))


def same_probabilities(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """For each pair of texts the probability that the two are one proposition."""
    told = [(Proposition(first), Proposition(second)) for first, second in pairs]
    return [each.same_probability for each in judge(told)]


def _relation(numbers: Mapping[str, float], *, vetoed: bool) -> tuple[Relation, float]:
    scores = np.array([_score(numbers, _weights()[f"is_{each}"]) for each in Relation])
    if vetoed:
        scores[list(Relation).index(Relation.SAME)] = -np.inf
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(chances.argmax())
    return list(Relation)[best], round(float(chances[best]), 4)


def chance(numbers: Mapping[str, float], weighing: Weighing) -> float:
    """A logistic regression over measures, its weights in model.toml; 0 to 1, exclusive."""
    score = max(min(_score(numbers, weighing), 30.0), -30.0)
    return round(min(max(1 / (1 + float(np.exp(-score))), 1e-4), 1 - 1e-4), 4)


def _score(numbers: Mapping[str, float], weighing: Weighing) -> float:
    return weighing["bias"] + sum(
        weight * numbers[name] for name, weight in weighing.items() if name != "bias"
    )


@cache
def _weights() -> dict[str, Weighing]:
    found: dict[str, Weighing] = WEIGHTS.description()["weighing"]
    return found
