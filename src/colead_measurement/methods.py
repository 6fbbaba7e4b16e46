"""Every method by its name, as `colead measure` knows it."""

from __future__ import annotations

from collections.abc import Callable

from colead_measurement.adjusted_comparison import adjusted_comparison
from colead_measurement.agreement import agreement
from colead_measurement.alpha import alpha
from colead_measurement.attrition import attrition
from colead_measurement.cox import cox
from colead_measurement.difference_in_differences import difference_in_differences
from colead_measurement.estimate import Estimate
from colead_measurement.fisher import fisher
from colead_measurement.kappa import kappa
from colead_measurement.logrank import logrank
from colead_measurement.matched_comparison import matched_comparison
from colead_measurement.multiplicity import benjamini_hochberg
from colead_measurement.omega import omega
from colead_measurement.paired_change import paired_change
from colead_measurement.person_time import rate, rate_ratio
from colead_measurement.power import (
    pairs_needed,
    people_per_group,
    people_per_group_for_shares,
    smallest_change,
)
from colead_measurement.proportion import proportion
from colead_measurement.proportion_difference import proportion_difference
from colead_measurement.recommend_score import recommend_score
from colead_measurement.regression_to_mean import regression_from_cut, regression_to_mean
from colead_measurement.reliable_change import reliable_change
from colead_measurement.response_shift import response_shift
from colead_measurement.several_proportions import several_proportions
from colead_measurement.signed_rank import signed_rank
from colead_measurement.survival import survival

METHODS: dict[str, Callable[..., Estimate]] = {
    "paired-change": paired_change, "signed-rank": signed_rank, "reliable-change": reliable_change,
    "response-shift": response_shift, "attrition": attrition, "regression-to-mean": regression_to_mean,
    "regression-from-cut": regression_from_cut, "adjusted-comparison": adjusted_comparison,
    "difference-in-differences": difference_in_differences, "matched-comparison": matched_comparison,
    "survival": survival, "log-rank": logrank, "cox": cox, "rate": rate, "rate-ratio": rate_ratio,
    "proportion": proportion, "proportion-difference": proportion_difference,
    "several-proportions": several_proportions, "fisher": fisher, "benjamini-hochberg": benjamini_hochberg,
    "agreement": agreement, "kappa": kappa, "alpha": alpha, "omega": omega, "recommend-score": recommend_score,
    "pairs-needed": pairs_needed, "people-per-group": people_per_group,
    "people-per-group-for-shares": people_per_group_for_shares, "smallest-change": smallest_change,
}  # fmt: skip
