"""Cox's partial likelihood and its maximum, by Newton's steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colead_measurement.data import Numbers
from colead_measurement.errors import NotMeasurable
from colead_measurement.survival_data import Watched

STEPS, CLOSE = 50, 1e-10
FARTHEST = 25.0  # standard deviations' worth of log hazard; beyond, the maximum is at infinity


@dataclass(frozen=True)
class Likelihood:
    """Holds the maximum; residuals are Schoenfeld's, a row for each event in the order of time."""

    coefficients: Numbers
    covariance: Numbers
    log_likelihood: float
    log_likelihood_at_zero: float
    residuals: Numbers
    event_ranks: Numbers


@dataclass(frozen=True)
class _Point:
    value: float
    slope: Numbers
    curve: Numbers
    residuals: Numbers


def maximize(people: Watched, matrix: Numbers, *, ties: str) -> Likelihood:
    """Find the coefficients under which what happened is likeliest."""
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0)
    scaled = (matrix - middle) / spread
    at = np.zeros(matrix.shape[1])
    start = point = _evaluate(people, scaled, at, ties)
    for _ in range(STEPS):
        step = _solved(point.curve, point.slope)
        following = _evaluate(people, scaled, at + step, ties)
        while following.value < point.value - 1e-9 and float(np.abs(step).max()) > CLOSE:
            step = step / 2
            following = _evaluate(people, scaled, at + step, ties)
        at, point = at + step, following
        if float(np.abs(at).max()) > FARTHEST:
            raise NotMeasurable(
                "not_identified", "A covariate tells the events apart entirely; no ratio is finite."
            )
        if float(np.abs(step).max()) < CLOSE:
            break
    covariance = np.linalg.inv(point.curve) / np.outer(spread, spread)
    times = np.sort(people.durations[people.events])
    ranks = np.searchsorted(np.unique(times), times).astype(np.float64)
    return Likelihood(at / spread, covariance, point.value, start.value, point.residuals * spread, ranks)


def _solved(curve: Numbers, slope: Numbers) -> Numbers:
    if np.linalg.cond(curve) > 1e10:
        raise NotMeasurable(
            "not_identified", "The covariates say the same thing twice; leave one of them out."
        )
    return np.asarray(np.linalg.solve(curve, slope))


def _evaluate(people: Watched, matrix: Numbers, at: Numbers, ties: str) -> _Point:
    """Give the log likelihood with slope and curvature; Efron lets those who tie leave a part at a time."""
    log_risk = matrix @ at
    risk = np.exp(log_risk)
    k = len(at)
    value, slope, curve = 0.0, np.zeros(k), np.zeros((k, k))
    residuals = []
    for time in np.unique(people.durations[people.events]):
        there = (people.durations >= time) & (people.entries < time)
        tied = people.events & (people.durations == time)
        d = int(tied.sum())
        all_sums, tied_sums = _sums(risk[there], matrix[there]), _sums(risk[tied], matrix[tied])
        value += float(log_risk[tied].sum())
        slope += matrix[tied].sum(axis=0)
        expected = np.zeros(k)
        for j in range(d):
            part = j / d if ties == "efron" else 0.0
            total, first, second = (a - part * b for a, b in zip(all_sums, tied_sums, strict=True))
            mean = first / total
            value -= float(np.log(total))
            slope -= mean
            curve += second / total - np.outer(mean, mean)
            expected += mean / d
        residuals.extend(matrix[tied] - expected)
    return _Point(value, slope, curve, np.array(residuals))


def _sums(risk: Numbers, matrix: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    weighted = matrix * risk[:, None]
    return np.asarray(risk.sum()), weighted.sum(axis=0), weighted.T @ matrix
