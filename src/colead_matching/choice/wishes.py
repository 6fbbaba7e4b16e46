"""Two people who wish for each other first are a pair already."""

from dataclasses import replace

from colead_matching.errors import ProblemError
from colead_matching.formats import NearPeer, Peers
from colead_matching.problem import Pair, Problem, pair


def mutual_first_wishes(problem: Problem) -> frozenset[Pair]:
    """Returns the pairs who are each other's first wish within the pool, and whom no rule keeps apart."""
    pool = frozenset(problem.keys)
    first = {p.key: next((key for key in p.wishes if key in pool), None) for p in problem.people}
    found = {pair(a, b) for a, b in first.items() if b is not None and first[b] == a}
    return frozenset(two for two in found if not problem.broken_rules(*sorted(two)))


def with_mutual_wishes_locked(problem: Problem) -> Problem:
    """Returns the problem with those pairs locked; a coordinator's own locks come first."""
    if not isinstance(problem.format, Peers | NearPeer):
        raise ProblemError("A mutual first wish locks in rounds of pairs alone.")
    taken = {key for lock in problem.locks for key in lock}
    new = {two for two in mutual_first_wishes(problem) if not two & taken and _fits(problem, two)}
    return replace(problem, locks=problem.locks | new)


def _fits(problem: Problem, two: Pair) -> bool:
    """Tells whether two could meet in this format: in near-peer rounds a learner and a mentor with room."""
    if isinstance(problem.format, Peers):
        return True
    a, b = (problem.person[key] for key in sorted(two))
    return any(
        "learner" in one.roles and "mentor" in other.roles and other.capacity[1] > 0
        for one, other in ((a, b), (b, a))
    )
