"""From the network's scores to the share of such attributions that readers agree with."""

import math
from functools import cache
from typing import Final

from claims.attribution.trained.model import WEIGHTS, Link

# Scores: the network is never certain, and its logarithm must be finite.
_EDGE: Final = 1e-4


def features(link: Link, *, agreed: bool) -> dict[str, float]:
    """What confidence is told from; ``agreed`` says that the rules know the cue too."""
    roles = link.roles
    return {
        "bias": 1.0,
        "cue": _log_odds(link.cue.score),
        "content": _log_odds(roles.content_score),
        "source": _log_odds(roles.source_score) if roles.source else 0.0,
        "sourceless": float(roles.source is None),
        "agreed": float(agreed),
        "pieces": math.log1p(sum(part.last - part.first for part in roles.content)),
    }


def confidence(link: Link, *, agreed: bool) -> float:
    """0 to 1, exclusive: a logistic regression over ``features``, its weights in model.toml."""
    weights = _weights()
    found = features(link, agreed=agreed)
    score = sum(weights[name] * value for name, value in found.items())
    return round(min(max(1 / (1 + math.exp(-score)), 0.001), 0.999), 3)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = WEIGHTS.description()["calibration"]
    return weights


def _log_odds(score: float) -> float:
    kept = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))
