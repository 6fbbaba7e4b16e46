"""The check of a solution, whatever its format."""

from colead_matching.finding import Finding
from colead_matching.problem import Problem
from colead_matching.solution import Solution


def verify(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a solution, from the problem alone."""
    from colead_matching.formats_table import VERIFIERS

    return VERIFIERS[type(problem.format)](problem, solution)
