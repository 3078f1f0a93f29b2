"""Whether a text retells another sentence by sentence: the same facts in the same order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.provenance.config import DEFAULT_CONFIG, ProvenanceConfig
from claims.provenance.types import Passage
from claims.provenance.words import Body
from claims.text.sentences import sentences
from claims.text.spans import Span

Vectors = npt.NDArray[np.float32]
# Texts in, a unit vector for each of them out, one to a row.
Encode = Callable[[Sequence[str]], Vectors]

# Words: "Read on." says nothing that could be retold.
_SENTENCE: Final = 4
# Sentences: what a text retells stands at its beginning, and the alignment is quadratic.
_MOST: Final = 60


@dataclass(frozen=True)
class Telling:
    """A text as its sentences and what they mean."""

    spans: tuple[Span, ...]
    vectors: Vectors

    @property
    def whole(self) -> Vectors:
        """A unit vector for the text, or zeros for one without sentences."""
        total = self.vectors.sum(axis=0)
        length = float(np.linalg.norm(total))
        return np.asarray(total / length if length else total, dtype=np.float32)


def tellings(bodies: Sequence[Body], encode: Encode) -> list[Telling]:
    """All texts are encoded in one call."""
    spans = [told(body) for body in bodies]
    texts = [
        body.text[span.start : span.end]
        for body, those in zip(bodies, spans, strict=True)
        for span in those
    ]
    vectors = encode(texts) if texts else np.zeros((0, 1), np.float32)
    ends = np.cumsum([len(each) for each in spans], dtype=int)
    return [
        Telling(those, vectors[end - len(those) : end])
        for those, end in zip(spans, ends, strict=True)
    ]


def told(body: Body) -> tuple[Span, ...]:
    """The sentences that tell something."""
    found = [
        Span(line.start + start, line.start + end)
        for line in body.lines
        for start, end in sentences(body.words_in(line))
    ]
    long = [each for each in found if len(body.text[each.start : each.end].split()) >= _SENTENCE]
    return tuple(long[:_MOST])


@dataclass(frozen=True)
class Retelling:
    """Sentences of one text that stand in the other in the same order."""

    # Of the shorter text's sentences, 0 to 1.
    share: float
    passages: tuple[Passage, ...]


def retelling(
    one: Telling, other: Telling, *, config: ProvenanceConfig = DEFAULT_CONFIG
) -> Retelling | None:
    """The common order of two texts; None where they have too few sentences in common."""
    shorter = min(len(one.spans), len(other.spans))
    if shorter < config.min_retold:
        return None
    above = one.vectors @ other.vectors.T - config.same_sentence
    pairs = _in_order(above)
    if len(pairs) < config.min_retold:
        return None
    passages = tuple(Passage(one.spans[here], other.spans[there]) for here, there in pairs)
    return Retelling(len(pairs) / shorter, passages)


def _in_order(gain: Vectors) -> list[tuple[int, int]]:
    """The pairs that gain most together and cross nowhere."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1), np.float32)
    for row in range(rows):
        for column in range(columns):
            best[row + 1, column + 1] = max(
                best[row, column + 1],
                best[row + 1, column],
                best[row, column] + gain[row, column],
            )
    return _trace(best, rows, columns)


def _trace(best: Vectors, row: int, column: int) -> list[tuple[int, int]]:
    pairs = []
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]
