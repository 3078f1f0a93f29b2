"""How much two sets of fragments have in common."""

from collections.abc import Iterable

from claims.text.spans import Span, Spans


def enclosing(spans: Iterable[Span]) -> Span | None:
    """The smallest span around all fragments, or None where there are none."""
    spans = list(spans)
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def common(one: Spans, other: Spans) -> int:
    """How many characters both cover."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def iou(one: Spans, other: Spans) -> float:
    """Characters in common over characters in either, 0 to 1; 0 where one of them is empty."""
    shared = common(one, other)
    either = sum(span.end - span.start for span in (*one, *other)) - shared
    return shared / either if shared else 0.0
