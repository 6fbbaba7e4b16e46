"""How likely each person was to be in the group, by what was known of them before: logistic regression."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colead_measurement.data import Numbers
from colead_measurement.errors import NotMeasurable

STEPS, CLOSE, FARTHEST = 100, 1e-10, 20.0


def log_odds(inside: NDArray[np.bool_], covariates: Numbers) -> Numbers:
    """Fit and give each person's log odds; refused where the covariates tell the groups apart entirely."""
    spread = covariates.std(axis=0)
    scaled = (covariates - covariates.mean(axis=0)) / np.where(spread > 0, spread, 1)
    matrix = np.column_stack([np.ones(len(inside)), scaled])
    at = np.zeros(matrix.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(matrix @ at, -30, 30)))
        curve = matrix.T @ (matrix * (share * (1 - share))[:, None])
        if np.linalg.cond(curve) > 1e12:
            raise NotMeasurable(
                "not_identified", "The covariates tell the groups apart entirely, or say the same twice."
            )
        step = np.linalg.solve(curve, matrix.T @ (inside - share))
        at = at + step
        if float(np.abs(at).max()) > FARTHEST:
            raise NotMeasurable(
                "not_identified", "The covariates tell the groups apart entirely; nobody is comparable."
            )
        if float(np.abs(step).max()) < CLOSE:
            break
    return np.asarray(matrix @ at)
