"""Divisions by a fixed number, done by a multiplication and a shift, exactly."""

from colead_matching.errors import ProblemError
from colead_matching.scale import STEPS

SHIFT = 20
LARGEST_DIVISOR = 1_000


def factor(divisor: int) -> int:
    """Returns the factor with which STEPS * x // divisor is x * factor >> SHIFT, for x up to the divisor.

    The factor is too large by less than one, so the quotient by less than x / 2**SHIFT. That stays
    below the 1 / divisor by which it may grow as long as the divisor's square is below 2**SHIFT.
    """
    if divisor > LARGEST_DIVISOR:
        raise ProblemError(f"Somebody's needs add up to more than {LARGEST_DIVISOR // 3}.")
    return (STEPS << SHIFT) // divisor + 1
