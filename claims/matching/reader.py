"""Two texts read at once, by a network: how likely each relation looks to it."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from claims.matching.encoder import WEIGHTS, Floats, padded
from claims.matching.types import Relation
from claims.networks import Weights, session

_PIECES: Final = 160  # of both texts together
_CHARACTERS: Final = 2_000  # of each
_BATCH: Final = 32


class PairReader:
    """Raises WeightsError where the files are not whole."""

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        weights.verify()
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(weights.folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(_PIECES)
        self.session = session(weights.folder / "pairs.onnx")

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """(pairs, 6): the logarithm of each relation's chance, read in this order."""
        found = np.zeros((len(pairs), len(Relation)), np.float32)
        cut = [(first[:_CHARACTERS], second[:_CHARACTERS]) for first, second in pairs]
        encoded = self.tokenizer.encode_batch(cut)
        order = sorted(range(len(pairs)), key=lambda row: len(encoded[row].ids))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            batch = padded([(encoded[row].ids, encoded[row].type_ids) for row in rows])
            shown = dict(zip(("ids", "mask", "kinds"), batch, strict=True))
            found[rows] = self.session.run(None, shown)[0]
        return _log_chances(found)

    def both_ways(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The same, read in both orders: the order of two propositions must not matter."""
        turned = [(second, first) for first, second in pairs]
        both: Floats = (self.scores(pairs) + self.scores(turned)) / np.float32(2)
        return _log_chances(both)


def _log_chances(scores: Floats) -> Floats:
    if not len(scores):
        return scores
    top = scores.max(1, keepdims=True)
    whole: Floats = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
    return whole


@cache
def reader() -> PairReader:
    """The reader of this process, loaded at the first call (it must not cross a fork)."""
    return PairReader()
