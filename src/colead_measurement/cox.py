"""What goes with leaving sooner or later: Cox's proportional hazards, with Efron's ties and a check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import Numbers, is_constant, named_columns
from colead_measurement.distributions import chi_square_tail, normal_quantile, normal_two_sided
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level
from colead_measurement.partial_likelihood import Likelihood, maximize
from colead_measurement.survival_data import Watched, watched

CITATION = (
    "Cox (1972), JRSS B 34, 187-220; ties: Efron (1977), JASA 72, 557-565; "
    "check: Grambsch & Therneau (1994), Biometrika 81, 515-526"
)
EVENTS_PER_TERM = 10


@dataclass(frozen=True)
class Term:
    """A coefficient on the log scale, and its hazard ratio; `check` is the p-value of proportional hazards."""

    name: str
    coefficient: float
    standard_error: float
    p_value: float
    hazard_ratio: float
    interval: Interval  # of the hazard ratio
    check: float


@dataclass(frozen=True, kw_only=True)
class Cox(Estimate):
    """Holds the model; `estimate` is the hazard ratio of the first term."""

    events: int
    ties: str
    terms: tuple[Term, ...]
    log_likelihood: float
    likelihood_ratio: float
    df: int
    p_value: float
    concordance: float


def cox(
    durations: Sequence[float],
    events: Sequence[bool],
    covariates: Mapping[str, Sequence[float]],
    entries: Sequence[float] | None = None,
    *,
    ties: str = "efron",
    level: float = LEVEL,
) -> Cox:
    """Fit proportional hazards to what was known of people at the beginning, never to what they did later.

    A covariate such as "completed four sessions" is of the future: who left early could not. Use what was known
    when the watch began.
    """
    check_level(level)
    if ties not in ("efron", "breslow"):
        raise NotMeasurable("out_of_range", '"ties" must be "efron" or "breslow".')
    people = watched(durations, events, entries)
    read = named_columns("covariates", covariates, length=len(people))
    if not read or any(is_constant(values) for values in read.values()):
        raise NotMeasurable(
            "constant", '"covariates" must hold at least one list, and none that is the same for all.'
        )
    matrix = np.column_stack(list(read.values()))
    found = maximize(people, matrix, ties=ties)
    errors = np.sqrt(np.diag(found.covariance))
    z, checks = normal_quantile((1 + level) / 2), _checks(found)
    terms = tuple(
        Term(name, float(b), float(se), normal_two_sided(float(b / se)), float(np.exp(b)),
             Interval(float(np.exp(b - z * se)), float(np.exp(b + z * se)), level, "Wald"), check)
        for name, b, se, check in zip(read, found.coefficients, errors, checks, strict=True)
    )  # fmt: skip
    ratio, happened = 2 * (found.log_likelihood - found.log_likelihood_at_zero), int(people.events.sum())
    return Cox(
        n=len(people), estimate=terms[0].hazard_ratio, interval=terms[0].interval, method=f"hazard ratio, Cox ({ties})",
        citation=CITATION, events=happened, ties=ties, terms=terms, log_likelihood=found.log_likelihood,
        likelihood_ratio=ratio, df=len(terms), p_value=chi_square_tail(ratio, len(terms)),
        concordance=_concordance(people, matrix @ found.coefficients),
        warnings=_warnings(happened, terms, level),
    )  # fmt: skip


def _warnings(happened: int, terms: Sequence[Term], level: float) -> tuple[str, ...]:
    few = happened < EVENTS_PER_TERM * len(terms)
    bent = [term.name for term in terms if term.check < 1 - level]
    said = [f"There are {happened} events for {len(terms)} terms; ten for each are the least."] if few else []
    if bent:
        said.append(
            f"The ratio of hazards changes with time for {', '.join(bent)}; one number does not describe it."
        )
    return tuple(said)


def _checks(found: Likelihood) -> list[float]:
    """Test for each term whether its scaled Schoenfeld residuals go with the rank of time."""
    ranks = found.event_ranks - found.event_ranks.mean()
    if is_constant(found.event_ranks):
        return [1.0] * found.residuals.shape[1]
    scaled = found.residuals @ found.covariance * len(ranks)
    sums = ranks @ scaled
    spread = len(ranks) * np.diag(found.covariance) * np.sum(ranks**2)
    return [chi_square_tail(float(s**2 / v), 1) for s, v in zip(sums, spread, strict=True)]


def _concordance(people: Watched, risk: Numbers) -> float:
    """Give the share of comparable pairs in which whoever was at higher risk went first (Harrell)."""
    right, total, until = 0.0, 0, people.durations
    for i in np.flatnonzero(people.events):
        outlasts = (until > until[i]) | ((until == until[i]) & ~people.events)
        later = outlasts & (people.entries < until[i])
        total += int(later.sum())
        right += float(np.sum(risk[later] < risk[i])) + float(np.sum(risk[later] == risk[i])) / 2
    return right / total if total else 0.5
