"""Thresholds of the rules."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AttributionConfig:
    """What may be set from outside."""

    # Confidence, 0 to 1: below it a reader is wrong more often than helped.
    min_confidence: float = 0.3
    # Paragraphs: how far a quotation without a tag may stand from the one it goes on with.
    follow_paragraphs: int = 0
    # Words: a shorter content is no proposition that can be checked ("he was wrong").
    min_claim_words: int = 3


DEFAULT_CONFIG = AttributionConfig()
