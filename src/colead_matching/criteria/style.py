"""How alike two people like to work."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.problem import STYLE_HIGHEST, STYLE_LOWEST, Problem
from colead_matching.scale import STEPS, UNIT


def style(problem: Problem) -> Ints:
    """Returns the mean closeness of two people's answers; none where one has not answered."""
    width = max((len(p.style or ()) for p in problem.people), default=0)
    size = len(problem.people)
    if width == 0:
        return np.zeros((size, size), dtype=np.int64)
    answered = np.array([bool(p.style) for p in problem.people], dtype=bool)
    answers = np.array([p.style or (0,) * width for p in problem.people], dtype=np.int64)
    apart = sum(abs(column[:, None] - column[None, :]) for column in answers.T)
    furthest = width * (STYLE_HIGHEST - STYLE_LOWEST)
    closeness = UNIT * (STEPS * (furthest - apart) // furthest)
    return np.where(answered[:, None] & answered[None, :], closeness, 0)
