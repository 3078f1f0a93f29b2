"""Offsets into a text: half-open, counted in code points."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]``; code points, half-open."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


# Fragments of one thing, in order and apart: a quotation resumed after its tag has two.
Spans = tuple[Span, ...]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words that the fragments cover, joined by one space."""
    return " ".join(text[start:end] for start, end in spans)


def trimmed(text: str, span: Span, strip: str = "") -> Span:
    """The span without white space, or the characters of ``strip``, at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end)


def covers(spans: Iterable[Span], span: Span) -> bool:
    """Whether one of the fragments contains the whole span."""
    return any(fragment.contains(span) for fragment in spans)
