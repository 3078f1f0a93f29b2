import pytest

from claims.text.spans import Span, covers, trimmed, words_of

TEXT = "  “So be it,” she said.  "


def test_it_joins_the_words_of_fragments() -> None:
    assert words_of("one two three", (Span(0, 3), Span(8, 13))) == "one three"


@pytest.mark.parametrize(
    ("strip", "expected"),
    [
        ("", "“So be it,” she said."),
        # punctuation that the caller names goes too
        ("“”.", "So be it,” she said"),
    ],
)
def test_it_trims_white_space_and_named_characters(strip: str, expected: str) -> None:
    start, end = trimmed(TEXT, Span(0, len(TEXT)), strip)
    assert TEXT[start:end] == expected


def test_a_span_of_white_space_trims_to_nothing() -> None:
    start, end = trimmed("a   b", Span(1, 4))
    assert start == end


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        (Span(0, 5), Span(5, 8), False, False),  # neighbours share nothing
        (Span(0, 5), Span(4, 8), True, False),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(1, 4), True, True),
        (Span(1, 4), Span(0, 5), True, False),
    ],
)
def test_it_compares_spans(one: Span, other: Span, overlaps: bool, contains: bool) -> None:
    assert (one.overlaps(other), one.contains(other)) == (overlaps, contains)


def test_a_span_is_covered_by_one_fragment_not_by_two() -> None:
    fragments = (Span(0, 4), Span(4, 9))
    assert covers(fragments, Span(5, 9))
    assert not covers(fragments, Span(3, 5))
