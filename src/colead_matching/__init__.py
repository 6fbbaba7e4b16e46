"""Matching people who have needs and strengths: a problem in, a checkable solution out."""

from colead_matching.criterion import Criterion
from colead_matching.errors import Cancelled, ProblemError
from colead_matching.problem import Pair, Person, Problem, Rules, Weights, pair
from colead_matching.scale import SCALE
from colead_matching.solution import (
    Blocking,
    Bound,
    Direction,
    Duals,
    LeftOut,
    Objective,
    OddSet,
    OwnSide,
    Part,
    Partnership,
    Refutation,
    Removal,
    Solution,
    Swap,
)
from colead_matching.solving import solve

__all__ = [
    "SCALE",
    "Blocking",
    "Bound",
    "Cancelled",
    "Criterion",
    "Direction",
    "Duals",
    "LeftOut",
    "Objective",
    "OddSet",
    "OwnSide",
    "Pair",
    "Part",
    "Partnership",
    "Person",
    "Problem",
    "ProblemError",
    "Refutation",
    "Removal",
    "Rules",
    "Solution",
    "Swap",
    "Weights",
    "pair",
    "solve",
]
