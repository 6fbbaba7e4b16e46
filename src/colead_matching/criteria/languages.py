"""How well two people can talk."""

import numpy as np

from colead_matching.arrays import Ints, shared
from colead_matching.problem import Problem
from colead_matching.scale import ENOUGH_LANGUAGES, STEPS, UNIT


def languages(problem: Problem) -> Ints:
    """Returns marks for every shared language, up to as many as are enough."""
    counted = np.minimum(shared([p.languages for p in problem.people]), ENOUGH_LANGUAGES)
    return UNIT * (STEPS * counted // ENOUGH_LANGUAGES)
