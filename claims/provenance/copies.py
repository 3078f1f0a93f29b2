"""Whether one text was taken from another: its words, in their order, in long runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from claims.provenance.config import DEFAULT_CONFIG, ProvenanceConfig
from claims.provenance.types import Passage, RelationKind
from claims.provenance.words import Body
from claims.text.spans import Span

# Cells of the alignment, 1 bit each: 250 MB. Two texts of 45,000 words are compared, no longer.
_MAX_CELLS: Final = 2_000_000_000


@dataclass(frozen=True)
class Overlap:
    """What two texts have in common. ``one`` and ``other`` are not yet copy and source."""

    # Shares of each text's words that stand in the common runs, 0 to 1.
    one_share: float
    other_share: float
    # Words in the common runs, outside quotation marks.
    common: int
    # ``here`` is in ``one``.
    passages: tuple[Passage, ...]

    def turned(self) -> "Overlap":
        passages = tuple(Passage(each.there, each.here) for each in self.passages)
        return Overlap(self.other_share, self.one_share, self.common, passages)


def overlap(one: Body, other: Body, *, config: ProvenanceConfig = DEFAULT_CONFIG) -> Overlap | None:
    """The common runs of two texts; None where they do not make either a copy.

    Quoted words do not count: everybody who was in the room has them.
    """
    runs = list(_runs(one, other, config.min_run))
    here = sum(sum(one.narrated[run.here : run.here + run.length]) for run in runs)
    there = sum(sum(other.narrated[run.there : run.there + run.length]) for run in runs)
    common = min(here, there)
    sizes = sum(one.narrated), sum(other.narrated)
    if common < min(config.min_common, *sizes) or not common:
        return None
    if common < config.min_share * min(sizes):
        return None
    passages = tuple(_passage(one, other, run) for run in runs)
    return Overlap(here / sizes[0], there / sizes[1], common, passages)


def kind_of(found: Overlap, *, config: ProvenanceConfig = DEFAULT_CONFIG) -> RelationKind:
    """What ``one`` is to ``other``: a copy of nearly all of it, or of a part."""
    whole = found.other_share >= config.whole_source
    truncated = found.one_share >= config.whole_copy and found.other_share >= config.half_source
    return RelationKind.REPUBLISHES if whole or truncated else RelationKind.EXCERPT


@dataclass(frozen=True)
class _Run:
    here: int
    there: int
    length: int


def _runs(one: Body, other: Body, shortest: int) -> Iterator[_Run]:
    here = [word.key for word in one.words]
    there = [word.key for word in other.words]
    if len(here) * len(there) > _MAX_CELLS:
        return
    for block in Indel.opcodes(here, there):
        length = block.src_end - block.src_start
        if block.tag == "equal" and length >= shortest:
            yield _Run(block.src_start, block.dest_start, length)


def _passage(one: Body, other: Body, run: _Run) -> Passage:
    return Passage(_span(one, run.here, run.length), _span(other, run.there, run.length))


def _span(body: Body, first: int, length: int) -> Span:
    return Span(body.words[first].span.start, body.words[first + length - 1].span.end)
