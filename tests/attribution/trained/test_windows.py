"""How a long text is cut, and what the linker is told of places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.attribution.trained.pieces import FEATURES, Pieces
from claims.attribution.trained.windows import APART, DISTANCES, Window, apart, distances, windows


def pieces(lengths: list[int]) -> Pieces:
    """Sentences of so many pieces, two in each paragraph."""
    total = sum(lengths)
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    return Pieces(
        ids=np.zeros(total, np.int64),
        start=np.arange(total),
        end=np.arange(total) + 1,
        features=np.zeros((total, len(FEATURES)), np.int64),
        sentence=sentence,
        paragraph=np.arange(len(lengths)) // 2,
    )


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [
        ([], []),
        ([5], [(0, 5)]),
        # what fits is one window
        ([4, 4], [(0, 8)]),
        # a window ends between sentences, and begins again at one within the overlap
        ([4, 3, 3, 4], [(0, 10), (7, 14)]),
        # a sentence longer than a window is cut inside
        ([25], [(0, 9), (6, 15), (12, 21), (18, 25)]),
        # no sentence begins within the overlap: nothing is shared
        ([6, 6], [(0, 6), (6, 12)]),
    ],
)
def test_windows(lengths: list[int], wanted: list[tuple[int, int]]) -> None:
    assert windows(pieces(lengths), size=10, overlap=3) == wanted


@given(st.lists(st.integers(1, 30), max_size=20))
def test_windows_cover_all_in_order_and_are_never_too_long(lengths: list[int]) -> None:
    cut = windows(pieces(lengths), size=10, overlap=3)
    assert {place for start, end in cut for place in range(start, end)} == set(range(sum(lengths)))
    assert all(0 < end - start <= 10 for start, end in cut)
    assert all(a.start < b.start <= a.end for a, b in zip(cut, cut[1:], strict=False))


def test_distances_tell_sides_apart_and_grow_coarser() -> None:
    found = distances(400, (200, 202))
    assert found.min() >= 0 and found.max() < DISTANCES
    assert found[200] == found[201] == DISTANCES // 2
    assert found[199] < found[200] < found[202]
    assert found[202] != found[203] and found[300] == found[301]
    assert list(found) == sorted(found)


def test_apart_counts_sentences_and_knows_the_paragraph() -> None:
    found = apart(pieces([2, 2, 2, 2, 2, 2]), Window(2, 12), (4, 5))
    # sentences 1 to 5; the cue stands in sentence 2, which shares its paragraph with 3
    assert list(found[::2]) == [4, 7, 9, 10, 12]
    assert found.max() < APART
