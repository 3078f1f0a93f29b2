"""Two propositions -> the numbers that every decision about them is made from."""

from collections.abc import Sequence

import numpy as np

from claims.matching import signs
from claims.matching.encoder import Floats, Reading, encoder
from claims.matching.reader import reader
from claims.matching.signs import Comparison, Signs
from claims.matching.types import Proposition, Relation

Pair = tuple[Proposition, Proposition]


def measures(pairs: Sequence[Pair]) -> list[tuple[Comparison, dict[str, float]]]:
    """For each pair what the networks see in it, and its signs; the order within does not matter.

    Keys: ``reads_<relation>`` (logarithm of a chance), ``near`` (cosine), ``covered`` and
    ``covered_least`` (how well each text's pieces find their like in the other), and those of
    ``signs.features``.
    """
    texts = sorted({each.text for pair in pairs for each in pair})
    readings = dict(zip(texts, encoder().readings(texts), strict=True))
    read = reader().both_ways([(first.text, second.text) for first, second in pairs])
    found = []
    for (first, second), scores in zip(pairs, read, strict=True):
        comparison = Comparison(Signs(first), Signs(second))
        numbers = {
            **{
                f"reads_{relation}": float(each)
                for relation, each in zip(Relation, scores, strict=True)
            },
            **_nearness(readings[first.text], readings[second.text]),
            **signs.features(comparison),
        }
        found.append((comparison, numbers))
    return found


def _nearness(first: Reading, second: Reading) -> dict[str, float]:
    forth, back = covered(first, second), covered(second, first)
    return {
        "near": float(first.vector @ second.vector),
        "covered": (forth + back) / 2,
        "covered_least": min(forth, back),
    }


def covered(text: Reading, by: Reading, weights: Floats | None = None) -> float:
    """How near each piece of a text comes to its nearest in another, on average; -1 to 1.

    ``weights`` says how much each piece counts; None counts all alike. 0 where either has none.
    """
    if not (len(text.pieces) and len(by.pieces)):
        return 0.0
    nearest = (text.hidden @ by.hidden.T).max(1)
    return float(np.average(nearest, weights=weights))
