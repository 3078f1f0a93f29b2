"""Annotated texts as the network is trained on them."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from claims.attribution import rules
from claims.attribution.config import DEFAULT_CONFIG
from claims.attribution.document import read
from claims.attribution.evaluation.gold import read_gold
from claims.attribution.findings import Finding
from claims.attribution.lexicon import lexicon
from claims.attribution.trained.decoding import BEGINS, INNER_BEGINS
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.pieces import Ints, Pieces, link_hint, read_pieces
from claims.attribution.trained.windows import Window, bounds, pack
from claims.text.spans import Span, Spans


@dataclass(frozen=True)
class Marked:
    """One attribution in pieces: its cue, and the label (see ROLE_LABELS) of every piece."""

    cue: tuple[int, int]
    labels: Ints
    hint: Ints
    inner: bool


@dataclass(frozen=True)
class Example:
    """A text, its pieces and the outermost attributions that readers marked."""

    name: str
    text: str
    pieces: Pieces
    hints: list[Finding]
    marked: list[Marked]


class Annotation(NamedTuple):
    """What a reader, or a teacher, marked."""

    source: Spans
    cue: Spans
    content: Spans
    inner: bool = False


def whole(path: Path) -> Tokenizer:
    """The tokenizer of a file, that neither cuts nor pads."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def records(path: Path) -> Iterator[tuple[str, str, list[Annotation]]]:
    """Records {id, text, attributions: [{source, cue, content, inner?}]} of a JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            found = [
                Annotation(
                    _spans(each["source"]),
                    _spans(each["cue"]),
                    _spans(each["content"]),
                    each.get("inner", False),
                )
                for each in record["attributions"]
            ]
            yield str(record["id"]), record["text"], found


def passages(folder: Path) -> Iterator[tuple[str, str, list[Annotation]]]:
    """The gold passages of a folder, without what has no content."""
    for passage in read_gold(folder):
        found = [
            Annotation(each.source, each.cue, each.content, each.parent is not None)
            for each in passage.attributions
            if each.content
        ]
        yield passage.name, passage.text, found


def examples(
    texts: Iterable[tuple[str, str, list[Annotation]]], tokenizer: Tokenizer
) -> list[Example]:
    return [_example(name, text, found, tokenizer) for name, text, found in texts]


def _example(name: str, text: str, found: list[Annotation], tokenizer: Tokenizer) -> Example:
    sentences = read(text, lexicon())
    hints = rules.find(sentences, DEFAULT_CONFIG)
    pieces = read_pieces(text, sentences, hints, tokenizer)
    marked = [_marked(pieces, hints, each) for each in found if each.cue and each.content]
    return Example(name, text, pieces, hints, marked)


def _marked(pieces: Pieces, hints: Sequence[Finding], annotation: Annotation) -> Marked:
    source, cue, content, inner = annotation
    place = pieces.within(Span(cue[0].start, cue[-1].end))
    labels = np.zeros(len(pieces.ids), np.int64)
    for begins, spans in ((3, content), (1, source)):
        for span in spans:
            first, last = pieces.within(span)
            labels[first:last] = begins + 1
            labels[first : first + 1] = begins
    labels[place[0] : place[1]] = 0
    known = Hints(hints).at(Span(cue[0].start, cue[-1].end))
    return Marked(place, labels, link_hint(pieces, known, (0, len(pieces.ids))), inner)


def spans_of(parts: Iterable[tuple[Any, ...]], pieces: Pieces) -> Spans:
    """Where ranges of pieces, given by their first two numbers, stand in the text."""
    return tuple(pieces.span(part[0], part[1]) for part in parts)


def _spans(pairs: Iterable[Iterable[int]] | None) -> Spans:
    return tuple(Span(*pair) for pair in pairs or ())


@dataclass(frozen=True)
class Cut:
    """One window of an example, with the attributions whose cue stands in it."""

    example: Example
    window: Window
    cues: Ints  # label of each piece, see CUE_LABELS
    roles: Ints  # of each piece: bit 1 in a source, bit 2 in a content
    marked: list[Marked]

    @property
    def length(self) -> int:
        """In pieces."""
        return self.window.end - self.window.start


def cuts(found: Sequence[Example], size: int, random_: random.Random) -> list[Cut]:
    """All examples cut anew into windows of random sizes, so that edges fall elsewhere."""
    cut: list[Cut] = []
    for example in found:
        length = random_.randint(size // 2, size)
        starts = bounds(example.pieces, length, 0)
        cut.extend(_cut(example, each) for each in pack(starts, len(example.pieces.ids), length, 0))
    return cut


def _cut(example: Example, window: Window) -> Cut:
    cue = np.zeros(window.end - window.start, np.int64)
    role = np.zeros((window.end - window.start, 2), np.int64)
    inside: list[Marked] = []
    for each in example.marked:
        first, last = each.cue
        labels = each.labels[window.start : window.end]
        if not each.inner:
            role[:, 0] |= (labels == 1) | (labels == 2)
            role[:, 1] |= labels >= 3
        if window.start <= first and last <= window.end and last > first:
            begins = INNER_BEGINS if each.inner else BEGINS
            cue[first - window.start : last - window.start] = begins + 1
            cue[first - window.start] = begins
            inside.append(each)
    return Cut(example, window, cue, role, inside)
