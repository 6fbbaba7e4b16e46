"""Who could both be better off with each other than they are."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.scores import Scores
from colead_matching.solution import Blocking
from colead_matching.solvers.result import Grouping


def blocking_pairs(scores: Scores, grouping: Grouping, now: Ints) -> tuple[Blocking, ...]:
    """Returns the allowed pairs that do not meet and would both gain, the greatest gain first.

    The gain of a pair is the smaller of the two.
    """
    gains = scores.sides - now[:, None]
    both = scores.allowed & (gains > 0) & (gains.T > 0)
    for members in grouping.groups:
        both[np.ix_(members, members)] = False
    found = [
        Blocking(scores.keys[a], scores.keys[b], int(gains[a, b]), int(gains[b, a]))
        for a, b in np.argwhere(np.triu(both, 1)).tolist()
    ]
    return tuple(sorted(found, key=lambda two: (-min(two.gain_a, two.gain_b), two.a, two.b)))
