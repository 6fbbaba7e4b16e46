"""The entry to a round: a problem in, a solution out."""

from collections.abc import Callable

from colead_matching.assemble import assemble
from colead_matching.problem import Problem
from colead_matching.scores import score
from colead_matching.solution import Solution
from colead_matching.solvers.exact import Exactly


def solve(
    problem: Problem,
    on_progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Solution:
    """Solves a round of reciprocal pairs exactly.

    Progress is told as a share done and a stage: "scoring", "coverage", "worst_off", "bound",
    "total", "report", "done". When `cancelled` answers yes, `Cancelled` is raised soon after.
    """
    tell = on_progress or (lambda _done, _stage: None)
    tell(0.0, "scoring")
    scores = score(problem)
    exact = Exactly(scores, tell, cancelled or (lambda: False)).run()
    tell(0.9, "report")
    solution = assemble(problem, scores, exact)
    tell(1.0, "done")
    return solution
