"""The weights and their sessions: windows in, cues with their roles out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from claims.attribution.trained.decoding import (
    Cue,
    Floats,
    Range,
    Roles,
    cues,
    owned,
    roles,
)
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.pieces import FEATURES, Pieces, link_hint
from claims.attribution.trained.windows import Ints, Window, apart, distances, windows
from claims.networks import Weights, session

WEIGHTS: Final = Weights(
    Path(__file__).parent / "weights",
    owner="the trained attribution engine",
    remedy="Check the file out again, run make train-attribution, or choose the rules: "
    "FACTCHECK_ATTRIBUTION_ENGINE=rules.",
)
_CLS: Final = 101
_SEP: Final = 102
# Windows run at once: more cost memory (5 MB each) and gain nothing on two cores.
_BATCH: Final = 8
# Cues linked at once, for the same reason (3 MB each).
_CUES: Final = 32


@dataclass(frozen=True)
class Reading:
    """One text, ready for the network, with what the rules found in it."""

    pieces: Pieces
    hints: Hints


class Link(NamedTuple):
    """A cue and its roles, in pieces of the whole text."""

    cue: Cue
    roles: Roles


class Network:
    """The two networks and their tokenizer. Raises WeightsError where the files are not whole."""

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        weights.verify()
        folder = weights.folder
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.encoder = session(folder / "encoder.onnx")
        self.linker = session(folder / "linker.onnx")

    def links(self, readings: Sequence[Reading], min_score: float) -> list[list[Link]]:
        """For each text its cues of at least ``min_score`` with content, in order."""
        found: list[list[Link]] = [[] for _ in readings]
        for batch in _batches(readings):
            for number, link in self._run(readings, batch, min_score):
                found[number].append(link)
        return [sorted(each, key=lambda link: link.cue.first) for each in found]

    def _run(
        self, readings: Sequence[Reading], batch: Sequence["_Part"], min_score: float
    ) -> Iterator[tuple[int, Link]]:
        shown = [
            (pieces.ids[start:end], pieces.features[start:end])
            for (text, (start, end), _) in batch
            for pieces in (readings[text].pieces,)
        ]
        hidden, scores = self.encoder.run(None, encoder_inputs(shown))
        asked = [
            _Asked(row, part, cue)
            for row, part in enumerate(batch)
            for cue in cues(scores[row, 1 : part.window.end - part.window.start + 1], min_score)
            if part.own.start <= cue.first + part.window.start < part.own.end
        ]
        if not asked:
            return
        labels = self._linked(readings, asked, hidden[:, 1:-1])
        lengths = np.array([each.part.window.end - each.part.window.start for each in asked])
        for each, found in zip(asked, roles(labels, lengths, [a.cue for a in asked]), strict=True):
            if found.content:
                yield each.part.text, _moved(each.cue, found, each.part.window.start)

    def _linked(
        self, readings: Sequence[Reading], asked: Sequence["_Asked"], hidden: Floats
    ) -> Floats:
        links: list[LinkInput] = []
        for row, part, cue in asked:
            reading, start = readings[part.text], part.window.start
            whole = (cue.first + start, cue.last + start)
            known = reading.hints.at(reading.pieces.span(*whole))
            hint = link_hint(reading.pieces, known, part.window)
            links.append((row, reading.pieces, part.window, whole, hint))
        size = hidden.shape[1]
        found: list[Floats] = []
        for begin in range(0, len(links), _CUES):
            inputs = link_inputs(links[begin : begin + _CUES], size)
            found.append(self.linker.run(None, {"hidden": hidden, **inputs})[0])
        return np.concatenate(found)


class _Part(NamedTuple):
    """One window of one text, and the part of it whose cues are read there."""

    text: int
    window: Window
    own: Window


class _Asked(NamedTuple):
    """A cue in one row of a batch; its pieces count from the window's start."""

    row: int
    part: _Part
    cue: Cue


@cache
def network() -> Network:
    """The network of this process, loaded at the first call (it must not cross a fork)."""
    return Network()


def _batches(readings: Sequence[Reading]) -> Iterator[list[_Part]]:
    """The windows of all texts, those of about one length together."""
    parts: list[_Part] = []
    for text, reading in enumerate(readings):
        cut = windows(reading.pieces)
        parts.extend(_Part(text, *pair) for pair in zip(cut, owned(cut), strict=True))
    parts.sort(key=lambda part: part.window.end - part.window.start)
    for start in range(0, len(parts), _BATCH):
        yield parts[start : start + _BATCH]


def encoder_inputs(parts: Sequence[tuple[Ints, Ints]]) -> dict[str, Ints]:
    """Padded inputs of windows, given the ids and features of each, between special tokens."""
    width = max(len(ids) for ids, _ in parts) + 2
    ids = np.zeros((len(parts), width), np.int64)
    mask = np.zeros((len(parts), width), np.int64)
    features = np.zeros((len(parts), width, len(FEATURES)), np.int64)
    for row, (own, feature) in enumerate(parts):
        length = len(own)
        ids[row, 0], ids[row, length + 1] = _CLS, _SEP
        ids[row, 1 : length + 1] = own
        mask[row, : length + 2] = 1
        features[row, 1 : length + 1] = feature
    return {"ids": ids, "mask": mask, "features": features}


# Row of the window in its batch, the text's pieces, the window, the cue in pieces of the text, and
# for each piece of the window what the rules link it to the cue as.
LinkInput = tuple[int, Pieces, Window, tuple[int, int], Ints]


def link_inputs(links: Sequence[LinkInput], size: int) -> dict[str, Ints]:
    """The linker's inputs for cues, padded to ``size`` pieces, special tokens left out."""
    distance, near, hinted = (np.zeros((len(links), size), np.int64) for _ in range(3))
    for number, (_, pieces, window, cue, hint) in enumerate(links):
        length = window.end - window.start
        inside = (cue[0] - window.start, cue[1] - window.start)
        distance[number, :length] = distances(length, inside)
        near[number, :length] = apart(pieces, window, cue)
        hinted[number, :length] = hint
    return {
        "window": np.array([row for row, *_ in links]),
        "first": np.array([cue[0] - window.start for _, _, window, cue, _ in links]),
        "last": np.array([cue[1] - 1 - window.start for _, _, window, cue, _ in links]),
        "distance": distance,
        "apart": near,
        "hint": hinted,
    }


def _moved(cue: Cue, found: Roles, by: int) -> Link:
    """The same in pieces of the whole text."""

    def moved(part: Range) -> Range:
        return Range(part.first + by, part.last + by)

    return Link(
        cue._replace(first=cue.first + by, last=cue.last + by),
        found._replace(
            source=moved(found.source) if found.source else None,
            content=tuple(moved(part) for part in found.content),
        ),
    )
