"""How near two people's own words are in meaning."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.problem import Problem
from colead_matching.scale import FULL_MEANING, STEPS, UNIT


def text(problem: Problem) -> Ints:
    """Returns the likeness of the texts' meanings, none where one has no text."""
    width = max((len(p.meaning or ()) for p in problem.people), default=0)
    rows = [p.meaning or (0,) * width for p in problem.people]
    meanings = np.array(rows, dtype=np.float64).reshape(len(rows), width)
    # Exact: every product and sum stays far below 2**53.
    likeness = np.clip(meanings @ meanings.T, 0, FULL_MEANING).astype(np.int64)
    return UNIT * (STEPS * likeness // FULL_MEANING)
