"""Sentences by their tags, for the tests of single rules."""

from collections.abc import Sequence

from claims.attribution.document import Sentence, read
from claims.attribution.lexicon import lexicon
from claims.attribution.phrases import Range
from claims.attribution.tokens import Token


def sentence(text: str) -> Sentence:
    """The one sentence of a text."""
    (found,) = read(text, lexicon())
    return found


def tokens(text: str) -> Sequence[Token]:
    return sentence(text).tokens


def index(found: Sequence[Token], word: str) -> int:
    """Where a word stands; it must stand there once."""
    (place,) = [n for n, token in enumerate(found) if token.low == word]
    return place


def said(text: str, found: Sequence[Token], part: Range | None) -> str | None:
    """The words of a range; None for none."""
    return text[found[part.start].start : found[part.end - 1].end] if part else None
