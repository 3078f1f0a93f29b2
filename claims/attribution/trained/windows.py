"""A long text in overlapping windows that end between sentences."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.trained.pieces import Pieces

Ints = NDArray[np.int64]

# Pieces in a window, and how many of them it shares with the one before. 320 pieces are about 240
# words; attention costs the square, and hardly an attribution reaches further.
SIZE: Final = 320
OVERLAP: Final = 96
# The classes of a distance between a piece and a cue, by the logarithm, on either side.
_BOUNDS: Final = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192])
DISTANCES: Final = 2 * (len(_BOUNDS) + 1) + 1
# How many sentences apart, -3 to 3, and whether in one paragraph.
APART: Final = 14


class Window(NamedTuple):
    """The pieces [start, end) of one text."""

    start: int
    end: int

    def room(self, cue: tuple[int, int]) -> int:
        """Pieces between a cue and the nearer edge."""
        return min(cue[0] - self.start, self.end - cue[1])


def windows(pieces: Pieces, *, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows of at most ``size`` pieces that cover all; each begins at a sentence."""
    return pack(bounds(pieces, size, overlap), len(pieces.ids), size, overlap)


def bounds(pieces: Pieces, size: int, overlap: int) -> list[int]:
    """Where a window may begin or end: between sentences, and inside of one longer than it."""
    number = pieces.sentence
    edges = [0, *(np.flatnonzero(number[1:] != number[:-1]) + 1).tolist(), len(number)]
    found: list[int] = []
    for start, end in zip(edges, edges[1:], strict=False):
        long = end - start > size
        found.extend(range(start, end, (overlap or size) if long else size))
    return found


def pack(starts: Sequence[int], total: int, size: int, overlap: int) -> list[Window]:
    """The fewest windows that begin at bounds, end at bounds and overlap by at most ``overlap``."""
    found: list[Window] = []
    edges = np.array([*starts, total])
    start = 0
    while start < total:
        end = int(edges[np.searchsorted(edges, start + size, side="right") - 1])
        if end <= start:
            end = min(start + size, total)
        found.append(Window(start, end))
        if end >= total:
            break
        again = int(edges[np.searchsorted(edges, end - overlap, side="left")])
        start = again if start < again < end else end
    return found


def distances(length: int, cue: tuple[int, int]) -> Ints:
    """The class of each piece's distance to the cue [first, last); 0 to DISTANCES - 1."""
    place = np.arange(length)
    left = np.searchsorted(_BOUNDS, cue[0] - place, side="right")
    right = np.searchsorted(_BOUNDS, place - cue[1] + 1, side="right")
    middle = DISTANCES // 2
    found = np.full(length, middle)
    found[place < cue[0]] = middle - left[place < cue[0]]
    found[place >= cue[1]] = middle + right[place >= cue[1]]
    return found


def apart(pieces: Pieces, window: Window, cue: tuple[int, int]) -> Ints:
    """How many sentences lie between, doubled, plus whether the paragraph is the same."""
    own = int(pieces.sentence[cue[0]])
    number = pieces.sentence[window.start : window.end]
    same = pieces.paragraph[number] == pieces.paragraph[own]
    found: Ints = (np.clip(number - own, -3, 3) + 3) * 2 + same
    return found
