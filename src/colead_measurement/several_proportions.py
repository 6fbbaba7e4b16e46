"""Whether the shares of several groups differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import check_lengths, items
from colead_measurement.distributions import chi_square_tail
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate
from colead_measurement.proportion import counted

CITATION = "Pearson (1900), Philosophical Magazine 50, 157-175; Fleiss (1981), Statistical Methods for Rates and Proportions"
FEWEST = 5  # expected people in a cell below which the approximation is poor


@dataclass(frozen=True, kw_only=True)
class SeveralProportions(Estimate):
    """Holds chi-square of equal shares; `estimate` is the share of everybody together."""

    chi_square: float
    df: int
    p_value: float
    shares: tuple[float, ...]


def several_proportions(successes: Sequence[int], n: Sequence[int]) -> SeveralProportions:
    """Test whether groups have the same share, by Pearson's chi-square without correction."""
    check_lengths(successes=items("successes", successes, least=2), n=items("n", n, least=2))
    groups = [counted("successes", one, "n", all_) for one, all_ in zip(successes, n, strict=True)]
    true, people = (np.array(column, dtype=np.float64) for column in zip(*groups, strict=True))
    share = float(true.sum() / people.sum())
    if share in (0.0, 1.0):
        raise NotMeasurable("constant", "It is true of everybody or of nobody; the groups do not differ.")
    chi_square = float(np.sum((true - people * share) ** 2 / (people * share * (1 - share))))
    few = min(share, 1 - share) * people.min() < FEWEST
    return SeveralProportions(
        n=int(people.sum()), estimate=share, interval=None, method="Pearson chi-square of equal shares",
        citation=CITATION, chi_square=chi_square, df=len(groups) - 1,
        p_value=chi_square_tail(chi_square, len(groups) - 1), shares=tuple((true / people).tolist()),
        warnings=("Some group is so small that the p-value is rough; compare two at a time exactly.",) if few else (),
    )  # fmt: skip
