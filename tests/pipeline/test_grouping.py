"""Which statements are held to be one claim."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from claims.pipeline.grouping import groups


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """All texts are near one another."""
    return np.ones((len(texts), 1), np.float32)


def same(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Texts are words of letters; certainly the same where half of the letters are, else not."""
    return [float(2 * len(set(a) & set(b)) >= len(set(a) | set(b))) for a, b in pairs]


CASES = [
    ([], []),
    (["ab"], [[0]]),
    # Word for word, without asking.
    (["ab", "ab"], [[0, 1]]),
    (["ab", "cd", "ab"], [[0, 2], [1]]),
    (["abc", "abcd", "xyz"], [[0, 1], [2]]),
    # A chain of likeness ends where most of the group is unlike.
    (["abcd", "bcde", "cdef", "defg"], [[0, 1, 2], [3]]),
]


@pytest.mark.parametrize(("texts", "wanted"), CASES)
def test_it_groups(texts: list[str], wanted: list[list[int]]) -> None:
    assert groups(texts, same, encode) == wanted


def test_a_thousand_of_one_text_are_judged_once() -> None:
    asked: list[tuple[str, str]] = []

    def counting(pairs: Sequence[tuple[str, str]]) -> list[float]:
        asked.extend(pairs)
        return same(pairs)

    assert groups(["ab"] * 1000, counting, encode) == [list(range(1000))]
    assert asked == []
