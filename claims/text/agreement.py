"""How far an engine agrees with what people have marked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """Of ``wanted`` gold items and ``found`` ones of the engine, ``right`` agree.

    For an accuracy both are the number of items judged; for a share of passages too.
    """

    part: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0 to 1; 0 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """0 to 1; an accuracy where ``found`` and ``wanted`` are the same."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0
