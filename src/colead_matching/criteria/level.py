"""How close two people's levels are."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.problem import Problem
from colead_matching.scale import FAR_LEVELS, STEPS, UNIT


def level(problem: Problem) -> Ints:
    """Returns full marks for the same level, none for levels far apart or not known."""
    known = np.array([p.level is not None for p in problem.people], dtype=bool)
    levels = np.array([p.level or 0 for p in problem.people], dtype=np.int64)
    apart = np.minimum(abs(levels[:, None] - levels[None, :]), FAR_LEVELS)
    closeness = UNIT * (STEPS * (FAR_LEVELS - apart) // FAR_LEVELS)
    return np.where(known[:, None] & known[None, :], closeness, 0)
