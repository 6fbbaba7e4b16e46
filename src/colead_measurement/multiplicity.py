"""Which of many differences to show: the false discovery rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead_measurement.data import column
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Estimate, check_between

CITATION = "Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300"


@dataclass(frozen=True, kw_only=True)
class Discoveries(Estimate):
    """Holds what to show: `estimate` counts the discoveries, `adjusted` has the p-values in the order given."""

    q: float
    adjusted: tuple[float, ...]
    shown: tuple[bool, ...]


def benjamini_hochberg(p_values: Sequence[float], *, q: float = 0.10) -> Discoveries:
    """Choose the differences among which at most a share q is expected to be chance."""
    check_between("q", q, 0.0, 1.0)
    given = column("p_values", p_values, least=1)
    if np.any((given < 0) | (given > 1)):
        raise NotMeasurable("out_of_range", '"p_values" must lie between 0 and 1.')
    n, order = len(given), np.argsort(given, kind="stable")
    stepped = given[order] * n / np.arange(1, n + 1)
    adjusted = np.empty(n)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(stepped[::-1])[::-1])
    shown = adjusted <= q
    return Discoveries(
        n=n, estimate=float(shown.sum()), interval=None, method="Benjamini-Hochberg", citation=CITATION, q=q,
        adjusted=tuple(adjusted.tolist()), shown=tuple(shown.tolist()),
    )  # fmt: skip
