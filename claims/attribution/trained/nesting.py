"""Which of the attributions that a network read stand in which, and which are one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from claims.attribution.findings import Finding
from claims.text.overlap import iou
from claims.text.spans import covers

# Share of characters in common from which two contents are the same.
_SAME: Final = 0.5
# Cues on either side that are looked at, so that a long text takes linear time.
_REACH: Final = 24


class Read(NamedTuple):
    """A finding, and whether the network holds it for one inside of another."""

    finding: Finding
    inner: bool


def without_doubles(read: Sequence[Read]) -> list[Read]:
    """In the order of their cues, without those whose content a surer outermost one has too.

    Two cues for one content ("tried to argue that P") are one attribution to its readers; only
    one that is cited, an inner one, shares its content with another.
    """
    ordered = sorted(read, key=lambda each: each.finding.cue)
    return [
        each
        for number, each in enumerate(ordered)
        if each.inner
        or not each.finding.content
        or not any(
            not other.inner
            and other.finding.confidence > each.finding.confidence
            and iou(other.finding.content, each.finding.content) >= _SAME
            for other in _neighbours(ordered, number)
        )
    ]


def nested(read: Sequence[Read]) -> list[Finding]:
    """The findings, given in the order of their cues, with their parents.

    The one around it is the one with the smallest content that holds its whole cue; of one that
    is cited ("A, citing B, reported P") it is the outermost one with the same content. One that
    lies in another's content with all of its parts is inner, whatever the network holds it for.
    """
    place_of = {id(each.finding): number for number, each in enumerate(read)}
    found: list[Finding] = []
    for number, each in enumerate(read):
        near = list(_neighbours(read, number))
        outer = _around(each.finding, near)
        if outer is not None and not each.inner and not _holds(outer, each.finding):
            outer = None
        if outer is None and each.inner:
            outer = _citing(each.finding, near)
        found.append(replace(each.finding, parent=place_of[id(outer)] if outer else None))
    return found


def _neighbours(read: Sequence[Read], number: int) -> Iterator[Read]:
    yield from read[max(0, number - _REACH) : number]
    yield from read[number + 1 : number + 1 + _REACH]


def _around(inner: Finding, near: Sequence[Read]) -> Finding | None:
    cue = inner.cue[0]
    around = [
        each.finding
        for each in near
        if covers(each.finding.content, cue) and not covers(inner.content, each.finding.cue[0])
    ]
    return min(around, key=_length, default=None)


def _length(found: Finding) -> int:
    return sum(span.end - span.start for span in found.content)


def _holds(outer: Finding, inner: Finding) -> bool:
    return all(covers(outer.content, span) for span in (*inner.source, *inner.cue, *inner.content))


def _citing(cited: Finding, near: Sequence[Read]) -> Finding | None:
    same = (
        each.finding
        for each in near
        if not each.inner and iou(each.finding.content, cited.content) >= _SAME
    )
    return next(same, None)
