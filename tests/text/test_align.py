"""Offsets carried from one version of a text to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import align as module
from claims.text.align import align
from claims.text.spans import Span

OLD = "Officials in Vellmar said two people died. The alliance denied it."

CASES = [
    # the same text
    (OLD, "said two people died", "said two people died"),
    # words put in before it
    ("On Monday officials in Vellmar said two people died.", "two people died", "two people died"),
    # a figure changed inside it: the span survives with the new figure
    (OLD.replace("two", "three"), "said two people died", "said three people died"),
    # it moved down by a sentence
    (f"A blast shook Vellmar. {OLD}", "The alliance denied it", "The alliance denied it"),
    # white space alone changed
    (OLD.replace(" ", "\n\n"), "two people died", "two\n\npeople\n\ndied"),
    # it is gone
    ("Officials in Vellmar said two people died.", "The alliance denied it", None),
    # most of it was rewritten
    ("Officials in Vellmar said nobody was hurt at all.", "two people died", None),
    # nothing is left
    ("", "two people died", None),
]


@pytest.mark.parametrize(("new", "words", "expected"), CASES)
def test_it_carries_a_span(new: str, words: str, expected: str | None) -> None:
    start = OLD.index(words)
    moved = align(OLD, new).carry(Span(start, start + len(words)))
    assert (moved and new[moved.start : moved.end]) == expected


def test_a_span_that_cuts_a_word_takes_the_whole_word() -> None:
    assert align("one two", "one two").carry(Span(5, 6)) == Span(4, 7)


@given(st.text(max_size=200), st.text(max_size=200))
def test_it_never_points_outside_the_new_text(old: str, new: str) -> None:
    moved = align(old, new).carry(Span(0, len(old)))
    assert moved is None or 0 <= moved.start < moved.end <= len(new)


@given(st.text(alphabet="ab \n.", min_size=1, max_size=60))
def test_a_text_aligned_with_itself_keeps_every_word(text: str) -> None:
    alignment = align(text, text)
    assert list(alignment.kept) == list(alignment.old_words)


def test_texts_too_large_to_compare_keep_what_is_common_at_both_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_CELLS", 1)
    alignment = align("head a b c tail", "head d e f tail")
    assert [word is not None for word in alignment.kept] == [True, False, False, False, True]
