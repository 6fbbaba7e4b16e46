"""Least squares with the standard errors that groups of people deserve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_measurement.data import Numbers
from colead_measurement.errors import NotMeasurable

FEWEST_CLUSTERS = 2
SMALLEST = 1e-10


@dataclass(frozen=True)
class Fit:
    """Holds coefficients with their covariance; `df` is what t is to be asked with."""

    coefficients: Numbers
    covariance: Numbers
    residuals: Numbers
    df: int


def fit(y: Numbers, matrix: Numbers, *, clusters: NDArray[np.int64] | None = None) -> Fit:
    """Fit y by the columns of a matrix, with classical errors, or cluster-robust ones (CR1) where groups are given."""
    n, k = matrix.shape
    if n <= k:
        raise NotMeasurable("too_few", f"{k} coefficients need more than {n} people.")
    scale = np.sqrt(np.mean(matrix**2, axis=0))
    scaled = matrix / np.where(scale > 0, scale, 1)
    gram = scaled.T @ scaled
    if np.linalg.eigvalsh(gram / n)[0] < SMALLEST:
        raise NotMeasurable("not_identified", "Two of the columns say the same thing; one of them has to go.")
    inverse = np.linalg.inv(gram)
    found = inverse @ scaled.T @ y
    residuals = y - scaled @ found
    if clusters is None:
        middle, df = gram * float(residuals @ residuals) / (n - k), n - k
    else:
        middle, df = _between_clusters(scaled, residuals, clusters)
    outer = np.outer(scale, scale)
    return Fit(found / scale, inverse @ middle @ inverse / outer, residuals, df)


def _between_clusters(
    matrix: Numbers, residuals: Numbers, clusters: NDArray[np.int64]
) -> tuple[Numbers, int]:
    n, k = matrix.shape
    names = np.unique(clusters)
    g = len(names)
    if g < FEWEST_CLUSTERS:
        raise NotMeasurable("too_few", "Errors by cluster need at least two clusters.")
    sums = np.array([matrix[clusters == name].T @ residuals[clusters == name] for name in names])
    middle: Numbers = sums.T @ sums * (g / (g - 1)) * ((n - 1) / (n - k))
    return middle, g - 1
