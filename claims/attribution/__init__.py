"""Who said what in a text: the trained engine, or the rules."""

from claims.attribution.checkworthiness import check_worthiness, is_checkable
from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig, Engine
from claims.attribution.engine import (
    LANGUAGES,
    engine_version,
    extract_all,
    extract_attributions,
    verify_engine,
)
from claims.attribution.types import (
    Attribution,
    CheckWorthiness,
    ContentKind,
    Quotation,
    SaidAt,
    Speaker,
    SpeakerKind,
    Stance,
)

__all__ = [
    "DEFAULT_CONFIG",
    "LANGUAGES",
    "Attribution",
    "AttributionConfig",
    "CheckWorthiness",
    "ContentKind",
    "Engine",
    "Quotation",
    "SaidAt",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "check_worthiness",
    "engine_version",
    "extract_all",
    "extract_attributions",
    "is_checkable",
    "verify_engine",
]
