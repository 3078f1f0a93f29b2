"""Quoted words with their surroundings."""

from claims.text.selectors import CONTEXT, quote
from claims.text.spans import Span


def test_it_quotes_words_with_what_stands_around_them() -> None:
    assert quote("He said: we left early.", Span(9, 16)) == ("we left", "He said: ", " early.")


def test_the_surroundings_are_bounded() -> None:
    selector = quote("x" * 100 + "here" + "y" * 100, Span(100, 104))
    assert (len(selector.prefix), len(selector.suffix)) == (CONTEXT, CONTEXT)
