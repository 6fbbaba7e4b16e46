"""Rounds of reciprocal pairs."""

from collections.abc import Callable

from colead_matching.assemble import assemble
from colead_matching.problem import Problem
from colead_matching.scores import score
from colead_matching.solution import Solution
from colead_matching.solvers.exact import Exactly


def solve_peers(
    problem: Problem, tell: Callable[[float, str], None], cancelled: Callable[[], bool]
) -> Solution:
    """Solves a round of reciprocal pairs."""
    tell(0.0, "scoring")
    scores = score(problem)
    exact = Exactly(scores, tell, cancelled).run()
    tell(0.9, "report")
    solution = assemble(problem, scores, exact)
    tell(1.0, "done")
    return solution
