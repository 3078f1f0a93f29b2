"""Statements that say the same, together. Pure, like utterances.py."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

# The probability, 0 to 1, that the two texts of each pair are the same proposition.
Same = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]

# Cosine: below it hardly any two texts are the same proposition.
_NEAR: Final = 0.4
# Texts: the nearest that are judged.
_NEAREST: Final = 20
# Probability from which two texts are held to be the same: lower than in an archive, since what is
# traced together is about one event.
_SAME: Final = 0.2
# Texts whose likeness to all before them is computed at once.
_BLOCK: Final = 512


def groups(texts: Sequence[str], same: Same, encode: Encode) -> list[list[int]]:
    """Indexes of texts that say the same, each in one group, by their first member.

    Two groups are joined only where half of their pairs are the same, so that no chain of small
    changes leads from one claim to another.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    wordings = list(places)
    joined = _Groups(len(wordings))
    pairs = _near(wordings, encode)
    judged = zip(same([(wordings[a], wordings[b]) for a, b in pairs]), pairs, strict=True)
    alike = {pair: probability for probability, pair in judged if probability >= _SAME}
    for pair in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        joined.join(pair, alike)
    found = [
        sorted(place for number in members for place in places[wordings[number]])
        for members in joined.members.values()
    ]
    return sorted(found)


def _near(wordings: Sequence[str], encode: Encode) -> list[tuple[int, int]]:
    """Pairs of wordings worth judging, the earlier one first."""
    if len(wordings) < 2:
        return []
    vectors = encode(wordings)
    pairs = []
    for start in range(0, len(wordings), _BLOCK):
        likeness = vectors[start : start + _BLOCK] @ vectors[: start + _BLOCK].T
        for row, those in enumerate(likeness, start=start):
            nearest = np.argsort(-those[:row], kind="stable")[:_NEAREST]
            pairs += [(int(place), row) for place in nearest if those[place] >= _NEAR]
    return pairs


class _Groups:
    """Disjoint groups of wordings."""

    def __init__(self, size: int) -> None:
        self.of = list(range(size))
        self.members = {each: [each] for each in range(size)}

    def join(self, pair: tuple[int, int], alike: dict[tuple[int, int], float]) -> None:
        one, other = sorted((self.of[pair[0]], self.of[pair[1]]))
        if one == other:
            return
        here, there = self.members[one], self.members[other]
        held = sum((min(a, b), max(a, b)) in alike for a in here for b in there)
        if 2 * held >= len(here) * len(there):
            self.members[one] = here + self.members.pop(other)
            for each in there:
                self.of[each] = one
