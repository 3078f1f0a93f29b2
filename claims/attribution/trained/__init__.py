"""The trained engine: an encoder that finds cues and links to each its source and content."""

from claims.attribution.trained.engine import ENGINE, find
from claims.attribution.trained.model import WEIGHTS

__all__ = ["ENGINE", "WEIGHTS", "find"]
