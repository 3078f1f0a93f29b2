"""Carrying offsets from one version of a text to the next, word by word."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.text.spans import Span

_WORD = re.compile(r"\w+|[^\w\s]")
# Cells of the alignment, 1 bit each: 2e9 bits are 250 MB. Beyond it the changed middle of two
# texts counts as rewritten.
MAX_CELLS = 2_000_000_000
SURVIVES = 0.5  # share of a span's words that must stand unchanged for the span to be carried over


@dataclass(frozen=True)
class Alignment:
    """Which words of the old text stand in the new one; both lists run in parallel and rise."""

    old_words: tuple[Span, ...]
    kept: tuple[Span | None, ...]  # for each old word, where it stands in the new text

    def carry(self, span: Span) -> Span | None:
        """The span in the new text, or None where most of its words are gone.

        A word that a span cuts through belongs to it.
        """
        first = bisect_left(self.old_words, span.start, key=_end_after)
        last = bisect_left(self.old_words, span.end, key=_start)
        inside = self.kept[first:last]
        standing = [word for word in inside if word]
        if not standing or len(standing) < SURVIVES * len(inside):
            return None
        return Span(standing[0].start, standing[-1].end)


def align(old: str, new: str) -> Alignment:
    """Match the words of two texts, keeping their order, with as many kept as possible."""
    old_words, new_words = _words(old), _words(new)
    old_tokens = [old[start:end] for start, end in old_words]
    new_tokens = [new[start:end] for start, end in new_words]
    kept: list[Span | None] = [None] * len(old_words)
    for here, there in _kept_pairs(old_tokens, new_tokens):
        kept[here] = new_words[there]
    return Alignment(old_words=tuple(old_words), kept=tuple(kept))


def _kept_pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Indexes (old, new) of the words that stand in both."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    pairs = [(index, index) for index in range(head)]
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old_middle) * len(new_middle) <= MAX_CELLS:
        for block in Indel.opcodes(old_middle, new_middle):
            if block.tag == "equal":
                length = block.src_end - block.src_start
                pairs += [
                    (head + block.src_start + step, head + block.dest_start + step)
                    for step in range(length)
                ]
    pairs += [(len(old) - step, len(new) - step) for step in range(tail, 0, -1)]
    return pairs


def _common_head(one: list[str], other: list[str]) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def _words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def _start(word: Span) -> int:
    return word.start


def _end_after(word: Span) -> int:
    return word.end - 1
