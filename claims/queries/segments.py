"""A text cut where anything begins or ends, so that overlapping passages can be shown in it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.text.overlap import enclosing
from claims.text.spans import Span


class Role(StrEnum):
    """What a fragment is to its attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    SAID = "said"


@dataclass(frozen=True)
class Mark:
    """One fragment of an attribution."""

    attribution: int
    role: Role
    span: Span


@dataclass(frozen=True)
class Cover:
    """That a segment lies in an attribution, and as what."""

    attribution: int
    role: Role


@dataclass(frozen=True)
class Segment:
    """A stretch of the text that the same marks cover from end to end."""

    start: int
    text: str
    covers: tuple[Cover, ...]  # the widest attribution first, the innermost last
    opens: tuple[int, ...]  # attributions whose content (cue, source) is first met here


@dataclass(frozen=True)
class Paragraph:
    """A line of the text that is not blank."""

    start: int
    segments: tuple[Segment, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The text's lines, each cut into segments. What a mark covers outside of them is not shown."""
    sweep = _Sweep(list(marks))
    made = []
    for line in _lines(text):
        segments = tuple(sweep.segment(text, piece) for piece in sweep.pieces(line))
        made.append(Paragraph(line.start, segments))
    return made


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


class _Sweep:
    """Goes through a text once, from left to right, and knows which marks cover the place."""

    def __init__(self, marks: list[Mark]) -> None:
        self.upcoming = sorted(marks, key=_start, reverse=True)
        self.active: list[Mark] = []
        self.cuts = sorted({edge for mark in marks for edge in mark.span})
        self.width = _widths(marks)
        self.shown_by = _shown_by(marks)
        self.opened: set[int] = set()

    def pieces(self, line: Span) -> Iterator[Span]:
        """The line between the places where a mark begins or ends."""
        inner = self.cuts[bisect_right(self.cuts, line.start) : bisect_left(self.cuts, line.end)]
        edges = [line.start, *inner, line.end]
        return (Span(start, end) for start, end in zip(edges, edges[1:], strict=False))

    def segment(self, text: str, piece: Span) -> Segment:
        covers = tuple(dict.fromkeys(Cover(mark.attribution, mark.role) for mark in self.at(piece)))
        opens = [
            cover.attribution
            for cover in covers
            if cover.role == self.shown_by[cover.attribution]
            and cover.attribution not in self.opened
        ]
        self.opened.update(opens)
        return Segment(piece.start, text[piece.start : piece.end], covers, tuple(opens))

    def at(self, piece: Span) -> list[Mark]:
        """The marks over a piece, the widest attribution first."""
        while self.upcoming and self.upcoming[-1].span.start <= piece.start:
            self.active.append(self.upcoming.pop())
        self.active = [mark for mark in self.active if mark.span.end > piece.start]
        return sorted(self.active, key=self._outermost_first)

    def _outermost_first(self, mark: Mark) -> tuple[int, int, str]:
        return (-self.width[mark.attribution], mark.attribution, mark.role)


def _start(mark: Mark) -> int:
    return mark.span.start


def _widths(marks: list[Mark]) -> dict[int, int]:
    """How many characters lie between the first and the last word of each attribution."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for mark in marks:
        spans[mark.attribution].append(mark.span)
    around = {attribution: enclosing(found) for attribution, found in spans.items()}
    return {attribution: span.end - span.start for attribution, span in around.items() if span}


def _shown_by(marks: list[Mark]) -> dict[int, Role]:
    """Each attribution is shown by its content; without one by its cue, then by its source."""
    roles: dict[int, set[Role]] = defaultdict(set)
    for mark in marks:
        roles[mark.attribution].add(mark.role)
    order = (Role.CONTENT, Role.CUE, Role.SOURCE, Role.SAID)
    return {
        attribution: next(role for role in order if role in found)
        for attribution, found in roles.items()
    }
