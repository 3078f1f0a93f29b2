"""Where the engine draws its lines."""

from dataclasses import dataclass
from typing import Final

# Stored with every decision.
ENGINE: Final = "matching-1.0"
LANGUAGES: Final = ("en",)


@dataclass(frozen=True)
class MatchingConfig:
    """Thresholds are probabilities, 0 to 1, unless they say otherwise."""

    # From here on an attribution attaches to a known claim by itself: false links stay rare.
    attach: float = 0.85
    # From here on an editor is asked; below, the two have nothing to say to one another.
    suggest: float = 0.4
    # Candidates by words and by meaning each. More than 50 find nothing that ranks among the
    # first five.
    candidates: int = 50
    # Candidates that are read closely, piece by piece; each costs some milliseconds.
    read_closely: int = 20
    # Cosine below which a known claim is another matter. What two people say of one event comes
    # near it; a rewrite in hardly any of the same words may fall below, and is then missed.
    near: float = 0.5
    # Known claims that a new proposition is judged against: each is read twice, in both orders.
    judged: int = 8
    # Of the claims that may be meant, so many are shown to an editor.
    suggestions: int = 3
    # Content words: a claim of one word names a subject and says nothing of it.
    least_words: int = 2


DEFAULT_CONFIG: Final = MatchingConfig()
