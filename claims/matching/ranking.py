"""Which of many known claims a text repeats: candidates by words and by meaning, read closely.

The same steps serve an index in memory and one in a database: whoever finds the candidates hands
them over with their vectors and how many claims hold each word.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from claims.matching.config import DEFAULT_CONFIG, MatchingConfig
from claims.matching.encoder import WEIGHTS, Floats, Reading, encoder
from claims.matching.judge import Weighing, chance
from claims.matching.measures import covered
from claims.matching.posts import readable, views
from claims.matching.words import words

# What shows at a glance, and piece by piece; chosen on the development parts of CheckThat!.
_TEXT: Final = 1.2
_TITLE: Final = 0.5
_PIECES: Final = 5.0
# BM25: how fast a repeated word stops counting, and how much long claims are held back.
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


@dataclass(frozen=True)
class Query:
    """A text that is looked for: its views, their vectors and its content words."""

    text: str
    vectors: Floats  # (views, 384)
    words: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """A known claim; ``title`` is another wording of it, "" without one."""

    key: str
    text: str
    title: str
    vectors: Floats  # (1 or 2, 384): of the text, and of the title where there is one


@dataclass(frozen=True)
class Frequencies:
    """In how many of the known claims a word stands, how many there are, and how long."""

    claims: int
    average: float  # content words in a claim
    holding: Mapping[str, int]

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer the more."""
        holding = self.holding.get(word, 0)
        return math.log(1 + (self.claims - holding + 0.5) / (holding + 0.5))


@dataclass(frozen=True)
class Ranked:
    """A claim and the probability that the text repeats it."""

    key: str
    probability: float


def read_query(text: str) -> Query:
    """What is looked for; an empty text finds nothing by words, and anything by meaning."""
    shown = list(dict.fromkeys(views(text)))
    return Query(readable(text), encoder().vectors(shown), frozenset(words(shown[0])))


def bm25(query: Query, claim: Sequence[str], frequencies: Frequencies) -> float:
    """How much of a text's words a claim holds, the rare ones counting most; 0 for none."""
    long = len(claim) / max(frequencies.average, 1)
    held = Counter(claim)
    return sum(
        frequencies.weight(word) * float(saturated(held[word], long))
        for word in query.words & held.keys()
    )


def saturated(times: Any, long: Any) -> Any:
    """How much a word counts that a claim holds so many times, by the claim's relative length."""
    held_back = _SATURATION * (1 - _LENGTH + _LENGTH * long)
    return times * (_SATURATION + 1) / (times + held_back)


def nearness(query: Query, candidate: Candidate) -> tuple[float, float]:
    """Cosine with the claim's text and with its title, over all views on average."""
    found = (candidate.vectors @ query.vectors.T).mean(1)
    return float(found[0]), float(found[-1])


def rank(
    query: Query,
    candidates: Sequence[Candidate],
    frequencies: Frequencies,
    config: MatchingConfig = DEFAULT_CONFIG,
) -> list[Ranked]:
    """All candidates, the likeliest first; those that are not read closely come after."""
    if not candidates:
        return []
    close, rest = read_close(query, candidates, frequencies, config)
    found = [
        Ranked(candidates[each].key, chance({"stands_out": score}, _weighing()))
        for each, score in close
    ]
    found.sort(key=lambda each: -each.probability)
    least = found[-1].probability
    return found + [
        Ranked(candidates[each].key, least / (2 + number)) for number, each in enumerate(rest)
    ]


def read_close(
    query: Query,
    candidates: Sequence[Candidate],
    frequencies: Frequencies,
    config: MatchingConfig = DEFAULT_CONFIG,
) -> tuple[list[tuple[int, float]], list[int]]:
    """Places of the candidates that are read closely, with how far each stands out; the rest."""
    glanced = glance(query, candidates, frequencies)
    order = sorted(range(len(candidates)), key=lambda each: (-glanced[each]["glance"], each))
    close, rest = order[: config.read_closely], order[config.read_closely :]
    scores = _closely(
        query, [candidates[each] for each in close], [glanced[each] for each in close]
    )
    return list(zip(close, scores, strict=True)), rest


def glance(
    query: Query, candidates: Sequence[Candidate], frequencies: Frequencies
) -> list[dict[str, float]]:
    """What shows without reading: words and nearness, also as they stand out among all."""
    if not candidates:
        return []
    claims = [words(f"{each.text} {each.title}") for each in candidates]
    held = np.array([bm25(query, claim, frequencies) for claim in claims])
    near = np.array([nearness(query, each) for each in candidates])
    numbers = {
        "near_text": near[:, 0],
        "out_words": _standing_out(held),
        "out_text": _standing_out(near[:, 0]),
        "out_title": _standing_out(near[:, 1]),
    }
    numbers["glance"] = (
        numbers["out_words"] + _TEXT * numbers["out_text"] + _TITLE * numbers["out_title"]
    )
    return [
        {name: float(column[row]) for name, column in numbers.items()}
        for row in range(len(candidates))
    ]


def _standing_out(column: Floats) -> Floats:
    """Standard deviations above the mean."""
    spread = float(column.std())
    return (column - column.mean()) / spread if spread else np.zeros_like(column)


def _closely(
    query: Query, candidates: Sequence[Candidate], glanced: Sequence[Mapping[str, float]]
) -> list[float]:
    """How far each candidate stands out when it is read piece by piece, the rare ones counting."""
    shown = [f"{each.text} {each.title}".strip() for each in candidates]
    own, *theirs = encoder().readings([query.text, *shown])
    rarity = _rarity([own, *theirs])
    return [
        numbers["glance"] / 2
        + _PIECES
        * (
            covered(own, other, _weights_of(own, rarity))
            + covered(other, own, _weights_of(other, rarity))
        )
        for numbers, other in zip(glanced, theirs, strict=True)
    ]


def _rarity(readings: Sequence[Reading]) -> dict[int, float]:
    """How much each word piece tells among these texts."""
    holding: dict[int, int] = {}
    for each in readings:
        for piece in set(each.pieces):
            holding[piece] = holding.get(piece, 0) + 1
    return {piece: math.log(1 + len(readings) / count) for piece, count in holding.items()}


def _weights_of(reading: Reading, rarity: Mapping[int, float]) -> Floats:
    return np.array([rarity[piece] for piece in reading.pieces], np.float32)


@cache
def _weighing() -> Weighing:
    found: Weighing = WEIGHTS.description()["weighing"]["repeats"]
    return found
