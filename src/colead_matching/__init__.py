"""Matching people who have needs and strengths: a problem in, a checkable solution out."""

from colead_matching.change import Changed, Difference, difference, following, keeping
from colead_matching.compare import Comparison, compare
from colead_matching.criterion import Criterion
from colead_matching.errors import Cancelled, ProblemError
from colead_matching.explain import Reason, WhyNot, explain, why_not
from colead_matching.fairness import Fairness, GroupFairness, fairness
from colead_matching.finding import Finding
from colead_matching.formats import Circles, Format, NearPeer, Peers, Rotation
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
from colead_matching.solving import preview, solve
from colead_matching.verify import verify

__all__ = [
    "SCALE",
    "Blocking",
    "Bound",
    "Cancelled",
    "Changed",
    "Circles",
    "Comparison",
    "Criterion",
    "Difference",
    "Direction",
    "Duals",
    "Fairness",
    "Finding",
    "Format",
    "GroupFairness",
    "LeftOut",
    "NearPeer",
    "Objective",
    "OddSet",
    "OwnSide",
    "Pair",
    "Part",
    "Partnership",
    "Peers",
    "Person",
    "Problem",
    "ProblemError",
    "Reason",
    "Refutation",
    "Removal",
    "Rotation",
    "Rules",
    "Solution",
    "Swap",
    "Weights",
    "WhyNot",
    "compare",
    "difference",
    "explain",
    "fairness",
    "following",
    "keeping",
    "pair",
    "preview",
    "solve",
    "verify",
    "why_not",
]
