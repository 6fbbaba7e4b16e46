"""Rounds of reciprocal pairs."""

from colead_matching.assemble import assemble as assemble_exact
from colead_matching.change import MOST_KEPT
from colead_matching.peers.afterwards import with_afterwards
from colead_matching.peers.assembling import assemble
from colead_matching.peers.fast import solve_fast
from colead_matching.peers.keeping import solve_kept
from colead_matching.peers.looking import Cancel, Tell
from colead_matching.problem import Problem
from colead_matching.scores import score
from colead_matching.solution import Solution
from colead_matching.solvers.exact import Exactly

EXACT_TRIAD, QUICK_TRIAD = 1_001, 61
"""Up to so many people, an odd pool's triad is chosen exactly, out of all; the latter in a blink."""


def solve_peers(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Solves a round of reciprocal pairs.

    Prices that cover all pairs prove an even pool's round; the triad of an odd one is chosen exactly
    where that does not take long.
    """
    odd = len(problem.people) % 2 == 1 and len(problem.people) <= EXACT_TRIAD
    if problem.previous and problem.price and len(problem.people) <= MOST_KEPT:
        base = solve_kept(problem, tell, cancelled)
    elif odd:
        base = _with_best_triad(problem, tell, cancelled)
    else:
        base = _by_prices(problem, tell, cancelled, prove=True)
    solution = with_afterwards(problem, base)
    tell(1.0, "done")
    return solution


def quick(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Solves a round at once, as a page does that answers while somebody moves a slider."""
    if len(problem.people) % 2 == 1 and len(problem.people) <= QUICK_TRIAD:
        return with_afterwards(problem, _with_best_triad(problem, tell, cancelled))
    return with_afterwards(problem, _by_prices(problem, tell, cancelled, prove=False))


def _by_prices(problem: Problem, tell: Tell, cancelled: Cancel, *, prove: bool) -> Solution:
    fast = solve_fast(problem, tell, cancelled)
    tell(0.9, "report")
    return assemble(problem, fast, prove=prove, cancelled=cancelled)


def _with_best_triad(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    tell(0.0, "scoring")
    scores = score(problem)
    exact = Exactly(scores, tell, cancelled).run()
    tell(0.9, "report")
    return assemble_exact(problem, scores, exact)
