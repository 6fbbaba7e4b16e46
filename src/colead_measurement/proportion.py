"""A share of people: how many of n, with Wilson's interval, which holds for few people and for nobody at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colead_measurement.data import count
from colead_measurement.distributions import normal_quantile
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import LEVEL, Estimate, Interval, check_level

CITATION = "Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17, 857-872"


@dataclass(frozen=True, kw_only=True)
class Proportion(Estimate):
    """Holds a share, as a number between 0 and 1."""

    successes: int


def proportion(successes: int, n: int, *, level: float = LEVEL) -> Proportion:
    """Estimate a share from how many of n it is true of."""
    check_level(level)
    true, people = counted("successes", successes, "n", n)
    return Proportion(
        n=people, estimate=true / people, interval=wilson_interval(true, people, level),
        method="share, Wilson score", citation=CITATION, successes=true,
    )  # fmt: skip


def counted(part_name: str, part: int, whole_name: str, whole: int) -> tuple[int, int]:
    """Return a part and its whole as whole numbers, or refuse a part that is larger."""
    people = count(whole_name, whole, least=1)
    true = count(part_name, part)
    if true > people:
        raise NotMeasurable(
            "out_of_range", f'"{part_name}" is {true:,} of only {people:,} in "{whole_name}".'
        )
    return true, people


def wilson_interval(successes: float, n: int, level: float) -> Interval:
    """Give Wilson's score interval of a share."""
    z = normal_quantile((1 + level) / 2)
    share, widened = successes / n, n + z**2
    middle = (successes + z**2 / 2) / widened
    half = z * math.sqrt(n * share * (1 - share) + z**2 / 4) / widened
    # At the ends the formula is exact, and rounding must not lead past them.
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == n else middle + half
    return Interval(low, high, level, "Wilson score")
