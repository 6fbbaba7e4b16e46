"""How much of a scale's sum is one common thing: omega, from a one-factor model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_measurement.bootstrap import bca_interval
from colead_measurement.data import Numbers, is_constant, number, table
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, check_level

CITATION = "McDonald (1999), Test Theory; one factor by maximum likelihood: Joreskog (1967), Psychometrika 32, 443-482"
LEAST_PEOPLE = 100
RESAMPLES = 2_000
STEPS, CLOSE, SMALLEST = 500, 1e-9, 1e-4


@dataclass(frozen=True, kw_only=True)
class Omega(Estimate):
    """Holds omega total, with each question's loading in standard deviations."""

    items: int
    loadings: tuple[float, ...]


def omega(
    answers: Sequence[Sequence[float]], *, level: float = LEVEL, seed: int = 0, resamples: int = RESAMPLES
) -> Omega:
    """Work omega out from complete answers of at least 100 people, with a bootstrap interval."""
    check_level(level)
    rows = table("answers", answers, least=LEAST_PEOPLE, width=3)
    if any(is_constant(column) for column in rows.T):
        raise NotMeasurable("constant", "Everybody gave the same answer to some question; leave it out.")
    fitted = _one_factor(rows[None])
    spread = rows.std(axis=0, ddof=1)

    def statistic(people: NDArray[np.int64]) -> Numbers:
        return np.concatenate(
            [_omegas(_one_factor(rows[some])) for some in np.array_split(people, _parts(people))]
        )

    return Omega(
        n=len(rows), estimate=float(_omegas(fitted)[0]), method="omega total, one factor by maximum likelihood",
        interval=bca_interval(statistic, len(rows), level=level, seed=seed, resamples=resamples),
        citation=CITATION, items=rows.shape[1], loadings=tuple((fitted[0][0] / spread).tolist()),
    )  # fmt: skip


def omega_of(loadings: Sequence[float]) -> float:
    """Give omega from standardized loadings."""
    read = np.array([number("loading", one) for one in loadings])
    return float(_omegas((read[None], 1 - read[None] ** 2))[0])


def _parts(people: NDArray[np.int64]) -> int:
    return max(1, people.size // 1_000_000)


def _omegas(fitted: tuple[Numbers, Numbers]) -> Numbers:
    loadings, errors = fitted
    common = loadings.sum(axis=1) ** 2
    return np.asarray(common / (common + errors.sum(axis=1)))


def _one_factor(samples: Numbers) -> tuple[Numbers, Numbers]:
    """Fit one factor to each sample (samples x people x questions) by the EM of Rubin & Thayer (1982)."""
    centred = samples - samples.mean(axis=1, keepdims=True)
    covariance = np.einsum("sni,snj->sij", centred, centred) / (samples.shape[1] - 1)
    variances = np.einsum("sii->si", covariance).copy()
    usable = np.maximum(variances, SMALLEST)
    values, vectors = np.linalg.eigh(covariance)
    loadings = vectors[:, :, -1] * np.sqrt(np.maximum(values[:, -1:], SMALLEST))
    errors = np.maximum(usable - loadings**2, 0.1 * usable)
    for _ in range(STEPS):
        weights = loadings / errors
        beta = weights / (1 + np.sum(loadings * weights, axis=1, keepdims=True))
        scores = np.einsum("sij,sj->si", covariance, beta)
        second = 1 - np.sum(beta * loadings, axis=1) + np.sum(beta * scores, axis=1)
        renewed = scores / second[:, None]
        change = float(np.max(np.abs(renewed - loadings)))
        loadings, errors = renewed, np.maximum(variances - renewed * scores, SMALLEST * usable)
        if change < CLOSE:
            break
    # A factor has no direction of its own; most questions are to point the way it does.
    return loadings * np.where(loadings.sum(axis=1, keepdims=True) < 0, -1, 1), errors
