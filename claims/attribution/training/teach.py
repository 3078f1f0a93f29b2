"""Mark inner attributions with a network that knows outermost ones.

PolNeAR marks "A said that B denied P" once, as A's. Read alone, the content "B denied P" is an
outermost attribution that the network finds; what it finds so is added to the corpus as inner.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tqdm import tqdm

from claims.attribution import rules
from claims.attribution.config import DEFAULT_CONFIG
from claims.attribution.document import read
from claims.attribution.findings import Finding
from claims.attribution.lexicon import lexicon
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.model import WEIGHTS, Link, Network, Reading
from claims.attribution.trained.pieces import Pieces, read_pieces
from claims.attribution.training.corpus import spans_of

# Score, 0 to 1: what the teacher is less sure of is not taught.
MIN_SCORE: Final = 0.5
# A bare "to" is what is left of "wants to", cut off from its verb.
_CUT_OFF: Final = frozenset(("to",))

Pairs = list[list[int]]


def taught(record: dict[str, Any], teacher: Network) -> dict[str, Any]:
    """The record with the inner attributions that the teacher finds in its contents."""
    text = record["text"]
    known = [each for each in record["attributions"] if each["cue"] and each["content"]]
    outer = [span for each in known for span in each["cue"]]
    starts = [min(start for start, _ in each["content"]) for each in known]
    ends = [max(end for _, end in each["content"]) for each in known]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    readings = [_reading(part, teacher) for part in parts]
    links = teacher.links(readings, MIN_SCORE)
    found: list[dict[str, Any]] = []
    for each, start, reading, own in zip(known, starts, readings, links, strict=True):
        for inner in _inner(own, reading.pieces, start):
            (cue,) = inner["cue"]
            inside = any(first <= cue[0] and cue[1] <= last for first, last in each["content"])
            apart = not _overlaps(cue, outer) and not _overlaps(
                cue, [one["cue"][0] for one in found]
            )
            if inside and apart and text[cue[0] : cue[1]].lower() not in _CUT_OFF:
                found.append(inner)
    return {**record, "attributions": [*record["attributions"], *found]}


def _reading(text: str, teacher: Network) -> Reading:
    sentences = read(text, lexicon())
    hints: list[Finding] = rules.find(sentences, DEFAULT_CONFIG)
    return Reading(read_pieces(text, sentences, hints, teacher.tokenizer), Hints(hints))


def _inner(links: Iterable[Link], pieces: Pieces, offset: int) -> Iterator[dict[str, Any]]:
    for cue, roles in links:
        yield {
            "source": _pairs([roles.source] if roles.source else [], pieces, offset),
            "cue": _pairs([cue], pieces, offset),
            "content": _pairs(roles.content, pieces, offset),
            "inner": True,
        }


def _pairs(parts: Iterable[tuple[Any, ...]], pieces: Pieces, offset: int) -> Pairs:
    return [[start + offset, end + offset] for start, end in spans_of(parts, pieces)]


def _overlaps(cue: list[int], spans: Iterable[list[int]]) -> bool:
    return any(cue[0] < end and start < cue[1] for start, end in spans)


def teach(weights: Path, corpus: Path, output: Path) -> None:
    """Write a corpus (JSON Lines, gzipped) anew, with what a folder of exported weights finds."""
    teacher = Network(replace(WEIGHTS, folder=weights))
    with (
        gzip.open(corpus, "rt", encoding="utf-8") as lines,
        gzip.open(output, "wt", encoding="utf-8") as out,
    ):
        for line in tqdm(lines, desc="teaching"):
            out.write(json.dumps(taught(json.loads(line), teacher)) + "\n")
