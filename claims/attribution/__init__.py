"""Who said what in a text: the rule-based engine."""

from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig
from claims.attribution.engine import ENGINE, LANGUAGES, extract_attributions
from claims.attribution.types import (
    Attribution,
    Quotation,
    SaidAt,
    Speaker,
    SpeakerKind,
    Stance,
)
from claims.attribution.worth import is_checkable

__all__ = [
    "DEFAULT_CONFIG",
    "ENGINE",
    "LANGUAGES",
    "Attribution",
    "AttributionConfig",
    "Quotation",
    "SaidAt",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "extract_attributions",
    "is_checkable",
]
