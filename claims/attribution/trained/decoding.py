"""What the network's scores say: cues, and the source and content of each."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.trained.windows import Window

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

OUTSIDE, BEGINS, GOES_ON, INNER_BEGINS, INNER_GOES_ON = range(5)
_SOURCE_BEGINS, _CONTENT_BEGINS = 1, 3
# Which label may follow which, in log probability: a role goes on only where it stands.
_FORBIDDEN: Final = -1e4
_FOLLOWS: Final = np.zeros((5, 5), np.float32)
_FOLLOWS[[0, 3, 4], 2] = _FORBIDDEN
_FOLLOWS[[0, 1, 2], 4] = _FORBIDDEN


class Cue(NamedTuple):
    """The pieces [first, last) of a cue, and how sure the network is that one begins there.

    ``inner`` says that it stands inside of somebody's content.
    """

    first: int
    last: int
    score: float
    inner: bool


class Range(NamedTuple):
    """Pieces [first, last)."""

    first: int
    last: int


class Roles(NamedTuple):
    """What belongs to a cue, and the mean probability of the labels that say so."""

    source: Range | None
    content: tuple[Range, ...]
    source_score: float
    content_score: float


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def owned(windows: Sequence[Window]) -> Iterator[Window]:
    """The part of each window whose cues are read there: up to the middle of an overlap."""
    for place, window in enumerate(windows):
        before = windows[place - 1].end if place else window.start
        after = windows[place + 1].start if place + 1 < len(windows) else window.end
        yield Window((before + window.start) // 2, (window.end + after) // 2)


def cues(scores: Floats, min_score: float) -> list[Cue]:
    """The cues of a window, by scores of n pieces and 5 labels; those of at least ``min_score``."""
    chances = np.exp(log_softmax(scores))
    begins = chances[:, BEGINS] + chances[:, INNER_BEGINS]
    goes_on = chances[:, GOES_ON] + chances[:, INNER_GOES_ON]
    going = goes_on >= np.maximum(chances[:, OUTSIDE], begins)
    found: list[Cue] = []
    for first in np.flatnonzero(begins >= min_score).tolist():
        if found and first < found[-1].last:
            continue
        last = first + 1
        while last < len(going) and going[last]:
            last += 1
        inner = bool(chances[first, INNER_BEGINS] > chances[first, BEGINS])
        found.append(Cue(first, last, float(begins[first]), inner))
    return found


def roles(scores: Floats, lengths: Ints, found: Sequence[Cue]) -> list[Roles]:
    """The roles of n cues, by scores of n cues, m pieces and 5 labels.

    ``lengths`` says how many of the m pieces count for each cue.
    """
    logs = log_softmax(scores)
    for number, cue in enumerate(found):
        logs[number, cue.first : cue.last, 1:] = _FORBIDDEN
        logs[number, lengths[number] :, 1:] = _FORBIDDEN
    labels = _best_labels(logs)
    return [_roles(labels[number], logs[number]) for number in range(len(found))]


def _best_labels(logs: Floats) -> Ints:
    """The likeliest sequence of labels that follow one another (Viterbi)."""
    count, length, labels = logs.shape
    back = np.zeros((count, length, labels), np.int8)
    best = logs[:, 0].copy()
    best[:, [2, 4]] += _FORBIDDEN
    for place in range(1, length):
        ways = best[:, :, None] + _FOLLOWS
        back[:, place] = ways.argmax(1)
        best = ways.max(1) + logs[:, place]
    found = np.zeros((count, length), np.int64)
    found[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for place in range(length - 1, 0, -1):
        found[:, place - 1] = back[rows, place, found[:, place]]
    return found


def _roles(labels: Ints, logs: Floats) -> Roles:
    chances = np.exp(logs)
    sources = list(_ranges(labels, _SOURCE_BEGINS))
    contents = tuple(_ranges(labels, _CONTENT_BEGINS))
    scored = [(_mean(chances, each, _SOURCE_BEGINS), each) for each in sources]
    source_score, source = max(scored, default=(0.0, None))
    return Roles(
        source=source,
        content=contents,
        source_score=source_score,
        content_score=float(np.mean([_mean(chances, each, _CONTENT_BEGINS) for each in contents]))
        if contents
        else 0.0,
    )


def _ranges(labels: Ints, begins: int) -> Iterator[Range]:
    place = 0
    for first in np.flatnonzero(labels == begins).tolist():
        place = first + 1
        while place < len(labels) and labels[place] == begins + 1:
            place += 1
        yield Range(first, place)


def _mean(chances: Floats, part: Range, begins: int) -> float:
    """How sure the network is that the pieces of a range have their role."""
    inside = chances[part.first : part.last, begins : begins + 2].sum(-1)
    return float(inside.mean())
