"""What sets two propositions apart or ties them, besides how alike they sound.

Cosine cannot see a contradiction: two thirds of negated sentences stay as near as paraphrases.
Negation, reversals, figures, names and days are looked at by themselves, and can be named as
reasons.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from claims.matching.figures import Figure, agree, clashing, figures
from claims.matching.lists import lists
from claims.matching.types import Proposition
from claims.matching.words import FUNCTION_WORDS, plain_words, stem

# A capitalised word; the first of a sentence says nothing, unless it is all in capitals.
_NAME: Final = re.compile(r"(?<![.!?…:“\"]\s)(?<!^)(?<![\w'’#@-])[A-Z][\w'’-]*|\b[A-Z]{2,}\b")
_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS: Final = "january february march april june july august september october november december"
_TIME: Final = frozenset(f"{_DAYS} {_MONTHS}".split())


_MOSTLY: Final = 0.75  # share of the shorter text's content words


@dataclass(frozen=True)
class Signs:
    """What one text holds that may set it apart from another."""

    proposition: Proposition

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return tuple(plain_words(self.proposition.text))

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.tokens if word not in FUNCTION_WORDS)

    @cached_property
    def negations(self) -> tuple[str, ...]:
        return tuple(word for word in self.tokens if word in lists().negations)

    @cached_property
    def debunking(self) -> tuple[str, ...]:
        return tuple(word for word in self.tokens if word in lists().debunking)

    @cached_property
    def changing(self) -> tuple[str, ...]:
        return tuple(word for word in self.tokens if word in lists().changing)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures(self.proposition.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words inside sentences, days and months left out."""
        found = (match.group().lower() for match in _NAME.finditer(self.proposition.text))
        plain = (re.sub(r"['’]s?$", "", name) for name in found)
        return frozenset(name for name in plain if name not in _TIME | FUNCTION_WORDS)

    @cached_property
    def times(self) -> frozenset[str]:
        return frozenset(word for word in self.tokens if word in _TIME)


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side; every share is 0 to 1."""

    first: Signs
    second: Signs

    @property
    def common(self) -> float:
        """Content words that both have, as a share of all."""
        return _share(self.first.content & self.second.content, self._words)

    @property
    def contained(self) -> float:
        """Content words that both have, as a share of the shorter one's."""
        smaller = min(self.first.content, self.second.content, key=len)
        return _share(self.first.content & self.second.content, smaller)

    @property
    def length_ratio(self) -> float:
        sizes = sorted(len(each.content) for each in (self.first, self.second))
        return sizes[0] / sizes[1] if sizes[1] else 1.0

    @property
    def _words(self) -> frozenset[str]:
        return self.first.content | self.second.content

    @property
    def turned(self) -> bool:
        """Whether one is negated once more than the other, counting in twos."""
        return (len(self.first.negations) + len(self.second.negations)) % 2 == 1

    @property
    def debunked(self) -> tuple[str, str] | None:
        """The word with which only one of them calls it untrue; None where both or none do."""
        if bool(self.first.debunking) == bool(self.second.debunking):
            return None
        return (self.first.debunking or ("",))[0], (self.second.debunking or ("",))[0]

    @property
    def opposites(self) -> tuple[str, str] | None:
        """Two words that say the reverse of each other, each in one of them only; None else."""
        mine = self.first.content - self.second.content
        theirs = self.second.content - self.first.content
        for word in sorted(mine):
            for other in sorted(lists().opposites.get(word, frozenset()) & theirs):
                return word, other
        return None

    @property
    def clash(self) -> tuple[Figure, Figure] | None:
        return clashing(self.first.figures, self.second.figures)

    @property
    def shared_figures(self) -> int:
        return sum(
            any(agree(one, other) for other in self.second.figures) for one in self.first.figures
        )

    @property
    def shared_names(self) -> frozenset[str]:
        return self.first.names & self.second.names

    @property
    def strange_names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Names that the other text does not hold in any form."""
        return (
            _not_met(self.first.names, self.second.tokens),
            _not_met(self.second.names, self.first.tokens),
        )

    @property
    def times_clash(self) -> bool:
        one, other = self.first.times, self.second.times
        return bool(one and other and not one & other)

    @property
    def vetoed(self) -> bool:
        """Whether they cannot be the same, however alike they sound.

        Other figures for one thing, one that calls it untrue, other days; a word that says the
        reverse, or a negation that only one has where most other words are the same: not both,
        since "no danger" says what "safe" says.
        """
        opposed = self.opposites is not None
        negated = self.turned and (opposed or self.contained >= _MOSTLY)
        return bool(self.clash or self.debunked or self.times_clash or opposed != negated)

    @property
    def days_apart(self) -> int | None:
        """Days between the two being said; None where one of them is not known."""
        days = [_day(each.proposition.day) for each in (self.first, self.second)]
        if days[0] is None or days[1] is None:
            return None
        return abs((days[1] - days[0]).days)


def _not_met(names: frozenset[str], tokens: tuple[str, ...]) -> frozenset[str]:
    """Names of which a part is missing among words."""
    known = frozenset(tokens)
    return frozenset(name for name in names if not known.issuperset(plain_words(name)))


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 0.0


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def features(comparison: Comparison) -> dict[str, float]:
    """The signs as numbers, for the regression that decides with them."""
    mine, theirs = comparison.strange_names
    apart = comparison.days_apart
    return {
        "common": comparison.common,
        "contained": comparison.contained,
        "length_ratio": comparison.length_ratio,
        "turned": float(comparison.turned),
        "turned_and_alike": float(comparison.turned) * comparison.contained,
        "debunked": float(comparison.debunked is not None),
        "opposites": float(comparison.opposites is not None),
        "figures_differ": float(comparison.clash is not None),
        "figures_shared": float(min(comparison.shared_figures, 2)),
        "names_shared": float(min(len(comparison.shared_names), 3)),
        "names_strange": float(bool(mine and theirs)),
        "times_differ": float(comparison.times_clash),
        "later": float(bool(apart)),
        "later_figures": float(bool(apart) and comparison.clash is not None),
        "changing": float(bool(comparison.first.changing or comparison.second.changing)),
    }
