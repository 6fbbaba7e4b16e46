"""What several peers say of one person, as one figure a scale. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

FEWEST, MOST = 3, 5  # peers for one person

Scores = Mapping[str, float | None]


def means(ratings: Sequence[Scores]) -> dict[str, float]:
    """Give the mean of each scale that at least three have rated, to a tenth; where all said the same, to a half.

    A mean at the very end of a scale would say what each of them said, and so would one of equal ratings.
    """
    found: dict[str, float] = {}
    for scale in ratings[0] if ratings else ():
        given = [score for one in ratings if (score := one.get(scale)) is not None]
        if len(given) >= FEWEST:
            found[scale] = _coarse(fmean(given)) if max(given) == min(given) else round(fmean(given), 1)
    return found


def _coarse(value: float) -> float:
    return round(value * 2) / 2
