"""How far two people can meet each other's needs."""

import numpy as np

from colead_matching.arrays import Ints, root
from colead_matching.problem import Problem
from colead_matching.scale import STEPS, TOP_LEVEL, UNIT


def own_sides(problem: Problem) -> Ints:
    """Returns what the person of each row gets from the person of each column, 0 to SCALE.

    It is the share of the row's needs, weighted by urgency, that the column's strengths meet.
    A person without needs gets 0.
    """
    codes = {code: i for i, code in enumerate(sorted(problem.competencies))}
    needs = np.zeros((len(problem.people), len(codes)), dtype=np.int64)
    strengths = np.zeros_like(needs)
    for row, person in enumerate(problem.people):
        for code, urgency in person.needs.items():
            needs[row, codes[code]] = urgency
        for code, level in person.strengths.items():
            strengths[row, codes[code]] = level
    asked = np.maximum(needs.sum(axis=1, keepdims=True), 1)
    steps: Ints = STEPS * (needs @ strengths.T) // (TOP_LEVEL * asked)
    return UNIT * steps


def needs(problem: Problem) -> Ints:
    """Returns the geometric mean of both own sides, so that one-sided pairs score low."""
    steps = own_sides(problem) // UNIT
    return UNIT * root(steps * steps.T)
