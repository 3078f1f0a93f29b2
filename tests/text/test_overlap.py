"""How much two sets of fragments have in common."""

import pytest

from claims.text.overlap import common, enclosing, iou
from claims.text.spans import Span, Spans

ONE: Spans = (Span(0, 10),)

CASES: list[tuple[Spans, int, float]] = [
    # the same
    ((Span(0, 10),), 10, 1.0),
    # half of it
    ((Span(0, 5),), 5, 0.5),
    # overlapping by a half, each
    ((Span(5, 15),), 5, 1 / 3),
    # touching is not overlapping
    ((Span(10, 20),), 0, 0.0),
    # fragments count together
    ((Span(0, 4), Span(6, 10)), 8, 0.8),
    # nothing
    ((), 0, 0.0),
]


@pytest.mark.parametrize(("other", "shared", "share"), CASES)
def test_it_counts_characters_in_common(other: Spans, shared: int, share: float) -> None:
    assert common(ONE, other) == shared
    assert iou(ONE, other) == pytest.approx(share)


def test_it_encloses_all_fragments_in_any_order() -> None:
    assert enclosing([Span(5, 7), Span(1, 2)]) == Span(1, 7)


def test_nothing_encloses_nothing() -> None:
    assert enclosing([]) is None
