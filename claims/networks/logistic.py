"""Logistic regression: chances from features, and whether the chances mean what they say."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_FOLDS: Final = 5
_BINS: Final = 10
# Newton's method is done long before, or never.
_STEPS: Final = 30
_SETTLED: Final = 1e-9


def fitted(rows: Floats, right: Floats, ridge: float = 1.0) -> Floats:
    """Weights of a logistic regression, by Newton's method.

    ``ridge`` keeps weights of features that say little near nothing.
    """
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        before = weights.copy()
        chance = chances(rows, weights)
        slope = rows.T @ (chance - right) + ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
        if np.abs(weights - before).max() < _SETTLED:
            break
    return weights


def chances(rows: Floats, weights: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
    return found


def crossed(rows: Floats, right: Floats, text: Floats, ridge: float = 1.0) -> Floats:
    """The chance of each row by weights that were fitted without its text."""
    found = np.zeros(len(rows))
    for fold in range(_FOLDS):
        own = text % _FOLDS == fold
        found[own] = chances(rows[own], fitted(rows[~own], right[~own], ridge))
    return found


def calibration_error(chance: Floats, right: Floats) -> float:
    """The expected difference between confidence and the share that is right, 0 to 1."""
    bins = np.minimum((chance * _BINS).astype(int), _BINS - 1)
    return float(
        sum(
            abs(chance[bins == each].mean() - right[bins == each].mean()) * (bins == each).mean()
            for each in np.unique(bins)
        )
    )
