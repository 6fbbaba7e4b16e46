"""How much a group that was chosen for low scores will seem to gain by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import special

from colead_measurement.data import number
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate, check_between

CITATION = "Barnett, van der Pols & Dobson (2005), International Journal of Epidemiology 34, 215-220"
NOTABLE = 0.3  # standard deviations between a cohort's mean and the organisation's


@dataclass(frozen=True, kw_only=True)
class RegressionToMean(Estimate):
    """Holds the change to expect from no programme at all, in points of the scale."""

    in_sd: float


def regression_to_mean(cohort_mean: float, mean: float, sd: float, reliability: float) -> RegressionToMean:
    """Foretell from a cohort's baseline mean how far it will move towards everybody's without any help."""
    chosen, everybody, spread = number("cohort_mean", cohort_mean), number("mean", mean), _spread("sd", sd)
    check_between("reliability", reliability, 0.0, 1.0)
    away = (chosen - everybody) / spread
    expected = (1 - reliability) * (everybody - chosen)
    warning = (
        f"The cohort began {abs(away):.2f} standard deviations {'below' if away < 0 else 'above'} everybody: without a "
        "comparison group, part of its change is this and not the programme."
    )
    return RegressionToMean(
        n=1, estimate=expected, interval=None, method="expected regression to the mean", citation=CITATION,
        in_sd=expected / spread, warnings=(warning,) if abs(away) > NOTABLE else (),
    )  # fmt: skip


def regression_from_cut(
    mean: float, cut: float, within_variance: float, between_variance: float, *, above: bool = False
) -> RegressionToMean:
    """Foretell the same for people who were chosen because they lay below a cut (or above it)."""
    centre, at = number("mean", mean), number("cut", cut)
    within, between = (
        _spread("within_variance", within_variance),
        number("between_variance", between_variance),
    )
    if between < 0:
        raise NotMeasurable("out_of_range", '"between_variance" must not be negative.')
    total = math.sqrt(within + between)
    z = (at - centre) / total if above else (centre - at) / total
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    size = within / total * density / float(special.ndtr(-z))
    return RegressionToMean(
        n=1, estimate=-size if above else size, interval=None, method="regression to the mean behind a cut",
        citation=CITATION, in_sd=(-size if above else size) / total,
    )  # fmt: skip


def _spread(name: str, value: float) -> float:
    if number(name, value) <= 0:
        raise NotMeasurable("out_of_range", f'"{name}" must be greater than 0.')
    return float(value)
