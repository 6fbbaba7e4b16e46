"""What two people care about besides work."""

import numpy as np

from colead_matching.arrays import Ints, shared
from colead_matching.problem import Problem
from colead_matching.scale import ENOUGH_INTERESTS, STEPS, UNIT


def interests(problem: Problem) -> Ints:
    """Returns marks for every shared interest, up to as many as are enough."""
    counted = np.minimum(shared([p.interests for p in problem.people]), ENOUGH_INTERESTS)
    return UNIT * (STEPS * counted // ENOUGH_INTERESTS)
