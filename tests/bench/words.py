"""Invented words: names that mean nothing, in sentences that say nothing, by the dice of a seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from claims.text.spans import Span

T = TypeVar("T")

ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "oa")
CODAS = ("", "l", "lm", "m", "n", "nd", "r", "rn", "s", "st", "th", "v")
ROLES = ("Mayor", "Minister", "Judge", "Captain", "Doctor", "Professor", "Governor", "Colonel")
GROUPS = ("officials", "residents", "witnesses", "diplomats", "fishermen", "nurses", "drivers")
BODIES = ("Council", "Ministry", "Union", "Port Authority", "Party", "Institute", "Brigade")
ADJECTIVES = ("new", "old", "northern", "southern", "public", "closed", "broken", "empty", "secret")
NOUNS = (
    "bridge", "harbour", "budget", "school", "hospital", "railway", "contract", "election",
    "factory", "reservoir", "market", "tunnel", "ferry", "convoy", "clinic", "pipeline",
)  # fmt: skip
VERBS = (
    "was closed", "was opened", "was sold", "was flooded", "was searched", "had failed",
    "was rebuilt", "was attacked", "was inspected", "had doubled", "was abandoned", "was blocked",
)  # fmt: skip
DAYS = ("on Monday", "on Tuesday", "last week", "in the spring", "overnight", "before dawn")


def zipf(dice: Random, things: Sequence[T]) -> T:
    """One of them: the n-th is met about a n-th as often as the first."""
    rank = int((len(things) + 1) ** dice.random())
    return things[rank - 1]


def name(dice: Random) -> str:
    """A word of two syllables that could be a place or a family: "Brailmost"."""
    syllables = (dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(2))
    return "".join(syllables).capitalize()


def proposition(dice: Random, places: Sequence[str]) -> str:
    """Something that can be checked, some ten words long."""
    thing = f"the {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)} in {zipf(dice, places)}"
    cost = f"{dice.choice(VERBS)} {dice.choice(DAYS)} for {dice.randint(2, 900)} thousand crowns"
    return f"{thing} {cost}"


def filler(dice: Random, places: Sequence[str]) -> str:
    """A sentence in the outlet's own voice."""
    return f"{proposition(dice, places).capitalize()}."


class Writer:
    """A text that grows, and knows where what was written stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def write(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length = span.end
        return span

    @property
    def text(self) -> str:
        return "".join(self.parts)
