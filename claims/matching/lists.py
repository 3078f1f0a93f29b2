"""The word lists of signs.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from claims.matching.words import stem

_FILE: Final = Path(__file__).with_name("signs.toml")


@dataclass(frozen=True)
class Lists:
    negations: frozenset[str]
    debunking: frozenset[str]
    changing: frozenset[str]
    opposites: dict[str, frozenset[str]]  # stem -> stems that say the reverse
    reverse: dict[str, str]  # word -> a word that says the reverse
    synonyms: dict[str, tuple[str, ...]]  # word -> words that say the same
    numbers: dict[str, float]
    scales: dict[str, float]


@cache
def lists() -> Lists:
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    opposites: dict[str, set[str]] = {}
    for one, other in found["opposites"]:
        opposites.setdefault(stem(one), set()).add(stem(other))
        opposites.setdefault(stem(other), set()).add(stem(one))
    return Lists(
        negations=frozenset(found["negations"]),
        debunking=frozenset(found["debunking"]),
        changing=frozenset(found["changing"]),
        reverse={word: other for pair in found["opposites"] for word, other in (pair, pair[::-1])},
        opposites={word: frozenset(others) for word, others in opposites.items()},
        synonyms={
            word: tuple(each for each in group if each != word)
            for group in found["synonyms"]
            for word in group
        },
        numbers={word: float(value) for word, value in found["numbers"].items()},
        scales={word: float(value) for word, value in found["scales"].items()},
    )
