"""The quoted words that find a passage again outside of this system."""

from typing import NamedTuple

from claims.text.spans import Span

CONTEXT = 32  # characters on either side, as in the examples of the Web Annotation model


class Quote(NamedTuple):
    """A W3C TextQuoteSelector."""

    exact: str
    prefix: str
    suffix: str


def quote(text: str, span: Span) -> Quote:
    """The selector of the words in a span."""
    start, end = span
    return Quote(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
