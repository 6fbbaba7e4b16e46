"""The check of a solution, whatever its format."""

from colead_matching.finding import Finding
from colead_matching.problem import Problem
from colead_matching.solution import Solution
from colead_matching.unused import unused_claims


def verify(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a solution, from the problem alone."""
    from colead_matching.formats_table import VERIFIERS

    unused = list(unused_claims(problem, solution))
    return unused or VERIFIERS[type(problem.format)](problem, solution)
