"""Which article comes from which, and how many independent origins a claim has."""

from claims.provenance.archive import Archive
from claims.provenance.config import DEFAULT_CONFIG, ENGINE, ProvenanceConfig
from claims.provenance.derivations import derivations
from claims.provenance.origins import origins, origins_in
from claims.provenance.shingles import bands
from claims.provenance.types import (
    Article,
    Derivation,
    Occasion,
    Origins,
    Passage,
    Proof,
    RelationKind,
    Root,
    Stance,
    Utterance,
    Voice,
    VoiceKind,
)

__all__ = [
    "DEFAULT_CONFIG",
    "ENGINE",
    "Archive",
    "Article",
    "Derivation",
    "Occasion",
    "Origins",
    "Passage",
    "Proof",
    "ProvenanceConfig",
    "RelationKind",
    "Root",
    "Stance",
    "Utterance",
    "Voice",
    "VoiceKind",
    "bands",
    "derivations",
    "origins",
    "origins_in",
]
