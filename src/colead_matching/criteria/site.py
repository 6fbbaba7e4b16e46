"""Whether two people work at different sites."""

import numpy as np

from colead_matching.arrays import Ints, shared
from colead_matching.problem import Problem
from colead_matching.scale import SCALE


def site(problem: Problem) -> Ints:
    """Returns full marks for two sites that are known and different, else none."""
    named = np.array([p.site is not None for p in problem.people], dtype=bool)
    same = shared([{p.site} for p in problem.people]) > 0
    return np.where(named[:, None] & named[None, :] & ~same, SCALE, 0).astype(np.int64)
