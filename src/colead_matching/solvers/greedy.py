"""The baseline that a round has to beat: the best pair first, then the best of what is left."""

import numpy as np

from colead_matching.scores import Scores
from colead_matching.solvers.result import Grouping


def greedy(scores: Scores) -> Grouping:
    """Takes locked pairs, then the most valuable allowed pairs; nobody joins as a third."""
    groups: list[tuple[int, ...]] = list(scores.locks)
    taken = {person for lock in scores.locks for person in lock}
    i, j = np.nonzero(np.triu(scores.allowed, 1))
    for k in np.argsort(-scores.values[i, j], kind="stable").tolist():
        a, b = int(i[k]), int(j[k])
        if a not in taken and b not in taken:
            groups.append((a, b))
            taken |= {a, b}
    return Grouping(tuple(sorted(groups)))
