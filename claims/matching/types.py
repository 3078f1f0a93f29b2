"""What the engine says about two claims, and about one claim among many."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What one proposition is to another; the order of the two does not matter."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"  # the same quantity or state at a later time
    SUPPORTS = "supports"  # one is more specific, entails the other or is evidence for it
    RELATED = "related"  # one event, different propositions
    NONE = "none"


@dataclass(frozen=True)
class Proposition:
    """A claim's words, and the day that they were said (ISO 8601) where it is known."""

    text: str
    day: str = ""


@dataclass(frozen=True)
class Reason:
    """One thing that decided, as data that a desk can phrase: ("figures_differ", "3", "5")."""

    code: str
    first: str = ""
    second: str = ""

    @property
    def slug(self) -> str:
        """As it is stored: "figures_differ:3 / 5"."""
        told = " / ".join(each for each in (self.first, self.second) if each)
        return f"{self.code}:{told}" if told else self.code


@dataclass(frozen=True)
class Judgement:
    """The relation of two propositions.

    ``probability`` is that of the relation, ``same_probability`` that of the two being one; both
    0 to 1, and calibrated: of the pairs given .8, four in five are right.
    """

    relation: Relation
    probability: float
    same_probability: float
    reasons: tuple[Reason, ...]
