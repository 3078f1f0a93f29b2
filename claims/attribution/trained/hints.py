"""What the rules found in a text, asked for by place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from claims.attribution.findings import Finding
from claims.text.spans import Span

# Cues before a place that are looked at: one that goes on behind others is rare.
_REACH: Final = 8


class Hints:
    """The findings of the rules in the order of their cues."""

    def __init__(self, found: Iterable[Finding]) -> None:
        self._found = sorted(found, key=lambda each: each.cue)
        self._starts = [each.cue[0].start for each in self._found]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def at(self, cue: Span) -> Finding | None:
        """The first finding whose cue, from its start to its end, overlaps the span."""
        behind = bisect_left(self._starts, cue.end)
        for each in self._found[max(0, behind - _REACH) : behind]:
            if each.cue[-1].end > cue.start:
                return each
        return None
