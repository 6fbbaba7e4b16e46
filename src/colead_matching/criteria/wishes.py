"""Whom people would like to meet."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.problem import Problem
from colead_matching.scale import COUNTED_WISHES, STEPS, UNIT


def wishes(problem: Problem) -> Ints:
    """Returns the mean of both people's wishes: full marks for a first wish, less for each later one."""
    index = {key: i for i, key in enumerate(problem.keys)}
    marks = np.zeros((len(index), len(index)), dtype=np.int64)
    for row, person in enumerate(problem.people):
        for rank, key in enumerate(person.wishes[:COUNTED_WISHES]):
            if key in index:
                marks[row, index[key]] = wish_marks(rank)
    return UNIT * ((marks + marks.T) // 2)


def wish_marks(rank: int) -> int:
    """Returns the steps that a wish is worth; the first has rank 0."""
    return STEPS * (COUNTED_WISHES - rank) // COUNTED_WISHES
