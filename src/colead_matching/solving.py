"""The entry to a round: a problem in, a solution out."""

from collections.abc import Callable

from colead_matching.formats import Peers
from colead_matching.problem import Problem
from colead_matching.solution import Solution


def solve(
    problem: Problem,
    on_progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Solution:
    """Solves a round of the problem's format.

    Progress is told as a share done and a stage: "scoring", "coverage", "worst_off", "bound",
    "total", "report", "done". When `cancelled` answers yes, `Cancelled` is raised soon after.
    """
    from colead_matching.formats_table import SOLVERS

    tell = on_progress or (lambda _done, _stage: None)
    return SOLVERS[type(problem.format)](problem, tell, cancelled or (lambda: False))


def preview(problem: Problem) -> Solution:
    """Solves a round of peers at once, without the proofs about coverage and the worst-off.

    An odd pool's triad is a good one, not always the best. Other formats are solved as `solve` does.
    """
    from colead_matching.peers import quick

    if not isinstance(problem.format, Peers):
        return solve(problem)
    return quick(problem, lambda _done, _stage: None, lambda: False)
