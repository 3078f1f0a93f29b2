"""Texts -> what they mean, as vectors: all-MiniLM-L6-v2, int8."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claims.networks import Weights, session

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Stored with every vector: vectors of two engines are never compared.
ENCODER: Final = "minilm-l6-int8-1"
DIMENSIONS: Final = 384
WEIGHTS: Final = Weights(
    Path(__file__).parent / "weights",
    owner="the matching engine",
    remedy="Check the file out again, or run make train-matching.",
)
_PIECES: Final = 128  # a claim is shorter; of a longer text its beginning counts
_CHARACTERS: Final = 4_000  # beyond them no piece is among the first 128; spares the tokenizer
_BATCH: Final = 32


@dataclass(frozen=True)
class Reading:
    """A text's vector, and its word pieces with a vector each; all vectors of length 1."""

    vector: Floats
    pieces: tuple[int, ...]
    hidden: Floats  # (pieces, 384), half precision


class Encoder:
    """Raises WeightsError where the files are not whole."""

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        weights.verify()
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(weights.folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(_PIECES)
        self.session = session(weights.folder / "sentences.onnx")

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(texts, 384); a text without words has the vector of nothing, like any other such."""
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        for rows, ids, mask in self._batches(texts):
            found[rows] = self.session.run(["vector"], {"ids": ids, "mask": mask})[0]
        return found

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """The vectors with those of the pieces, special tokens left out."""
        found: dict[int, Reading] = {}
        for rows, ids, mask in self._batches(texts):
            vectors, hidden = self.session.run(["vector", "hidden"], {"ids": ids, "mask": mask})
            for place, row in enumerate(rows):
                length = int(mask[place].sum())
                pieces = tuple(int(each) for each in ids[place, 1 : length - 1])
                found[row] = Reading(vectors[place], pieces, hidden[place, 1 : length - 1])
        return [found[row] for row in range(len(texts))]

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Ints, Ints]]:
        """Rows with their padded ids and masks, those of about one length together."""
        encoded = self.tokenizer.encode_batch([text[:_CHARACTERS] for text in texts])
        order = sorted(range(len(texts)), key=lambda row: len(encoded[row].ids))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            ids, mask, _ = padded([(encoded[row].ids, encoded[row].type_ids) for row in rows])
            yield rows, ids, mask


def padded(encoded: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Ints, Ints, Ints]:
    """Ids, mask and kinds of one batch, filled up to its longest."""
    shape = (len(encoded), max(len(ids) for ids, _ in encoded))
    ids, mask, kinds = (np.zeros(shape, np.int64) for _ in range(3))
    for row, (own, own_kinds) in enumerate(encoded):
        ids[row, : len(own)] = own
        mask[row, : len(own)] = 1
        kinds[row, : len(own)] = own_kinds
    return ids, mask, kinds


@cache
def encoder() -> Encoder:
    """The encoder of this process, loaded at the first call (it must not cross a fork)."""
    return Encoder()


def encode(texts: Sequence[str]) -> Floats:
    """Vectors of length 1, (texts, 384): the nearer their direction, the nearer the meaning."""
    return encoder().vectors(texts)
