"""Which engine reads, and its thresholds."""

from dataclasses import dataclass
from enum import StrEnum


class Engine(StrEnum):
    """The engines to choose from; neither stands in for the other by itself."""

    TRAINED = "trained"
    RULES = "rules"


@dataclass(frozen=True)
class AttributionConfig:
    """What may be set from outside."""

    engine: Engine = Engine.TRAINED
    # Confidence, 0 to 1: below it a reader is wrong more often than helped.
    min_confidence: float = 0.3
    # Score of the network, 0 to 1: a cue below it is not even linked; the rest is weighed by
    # confidence.
    min_cue: float = 0.2
    # Paragraphs: how far a quotation without a tag may stand from the one it goes on with. In
    # news a paragraph of nothing but quotation has the speaker of the one before.
    follow_paragraphs: int = 1
    # Confidence, 0 to 1: below it an attribution is kept but makes no claim by itself.
    min_claim_confidence: float = 0.4
    # Words: a shorter content is no proposition that can be checked ("he was wrong").
    min_claim_words: int = 4
    # Check-worthiness, 0 to 1: what scores less makes no claim by itself. Low, since an editor
    # dismisses a claim sooner than finds one that was never made.
    min_check_worthiness: float = 0.02


DEFAULT_CONFIG = AttributionConfig()
