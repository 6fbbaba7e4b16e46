"""How easily two people find an hour."""

import numpy as np

from colead_matching.arrays import Ints, shared
from colead_matching.problem import Problem
from colead_matching.scale import ENOUGH_HOURS, STEPS, UNIT


def hours(problem: Problem) -> Ints:
    """Returns marks for every shared hour of the week, up to as many as are enough."""
    counted = np.minimum(shared([p.hours for p in problem.people]), ENOUGH_HOURS)
    return UNIT * (STEPS * counted // ENOUGH_HOURS)
