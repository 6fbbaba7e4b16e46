"""What a mentor and a learner are worth to each other, in steps.

The needs of both count as the weighted geometric mean of both own sides, rounded down exactly. Where
one of them asks for nothing, as mentors often do, only the other's own side counts.
"""

from functools import cache

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.criterion import Criterion
from colead_matching.problem import Problem
from colead_matching.scale import UNIT
from colead_matching.scores import Scores

PERCENT = 100


def near_peer_parts(problem: Problem, scores: Scores, share: int) -> dict[Criterion, Ints]:
    """Returns what every criterion adds, for the learner of each row and the mentor of each column."""
    asks = np.array([bool(person.needs) for person in problem.people], dtype=bool)
    steps = scores.sides // UNIT
    mean = _means(steps, steps.T, share)
    mean = np.where(asks[:, None] & asks[None, :], mean, np.where(asks[:, None], steps, steps.T))
    weight = problem.weights.of(Criterion.NEEDS)
    return {**scores.parts, Criterion.NEEDS: weight * UNIT * mean}


def _means(learner: Ints, mentor: Ints, share: int) -> Ints:
    together = np.stack([learner.ravel(), mentor.ravel()], axis=1)
    distinct, which = np.unique(together, axis=0, return_inverse=True)
    means = np.array([weighted_mean(int(a), int(b), share) for a, b in distinct], dtype=np.int64)
    return means[which.ravel()].reshape(learner.shape)


@cache
def weighted_mean(learner: int, mentor: int, share: int) -> int:
    """Returns the greatest whole number that is not above the weighted geometric mean.

    >>> weighted_mean(2000, 500, 50), weighted_mean(2000, 500, 100)
    (1000, 2000)
    """
    product = learner**share * mentor ** (PERCENT - share)
    low, high = 0, max(learner, mentor)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**PERCENT <= product:
            low = middle
        else:
            high = middle - 1
    return low
