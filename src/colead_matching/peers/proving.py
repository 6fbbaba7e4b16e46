"""Proofs that no more people can be matched, and nobody raised above the worst-off."""

from dataclasses import replace

from colead_matching.peers.fast import Fast
from colead_matching.problem import Problem
from colead_matching.scale import SCALE, UNIT
from colead_matching.scores import Scores, score
from colead_matching.solution import Bound, Objective, Refutation
from colead_matching.solvers.pool import pool_of
from colead_matching.solvers.reach import Reached, reach

PROVEN = 1_500
"""Larger pools have no matrices; their proofs are those that the prices give."""


def proven(problem: Problem, objective: Objective, bound: Bound, fast: Fast) -> Bound:
    """Returns the bound with the proofs that the verifier asks for.

    What cannot be proven is not claimed: there, the bound is what holds for any round.
    """
    if len(problem.people) > PROVEN:
        return _by_reach(problem, objective, bound, fast)
    if fast.triad:
        return replace(bound, matched=len(problem.people), worst_off=SCALE)
    scores = score(problem)
    matched, more = _coverage(problem, scores, bound.matched)
    worst_off, higher = _worst_off(scores, objective, bound.worst_off)
    return replace(bound, matched=matched, worst_off=worst_off, refutations=(*more, *higher))


def _by_reach(problem: Problem, objective: Objective, bound: Bound, fast: Fast) -> Bound:
    """Returns a bound that one look at all pairs proves.

    Whoever has an allowed partner might be matched; and if all of those are, nobody can be raised
    above what the one with the lowest reach gets from their best partner.
    """
    able = int((fast.looked.survey.allowed > 0).sum()) + 2 * len(problem.locks)
    reached = objective.matched == able and bound.worst_off >= UNIT * fast.reach and not fast.triad
    return replace(
        bound, matched=max(able, objective.matched), worst_off=bound.worst_off if reached else SCALE
    )


Proof = tuple[int, tuple[Refutation, ...]]


def _coverage(problem: Problem, scores: Scores, matched: int) -> Proof:
    size, proofs = len(problem.people), []
    for more in (matched + 1, matched + 2):
        if more > size or (more == matched + 1 and size % 2 == 0):
            continue
        proof = _refutation(scores, 0, more)
        if proof is None:
            return size, ()
        proofs.append(proof)
    return matched, tuple(proofs)


def _worst_off(scores: Scores, objective: Objective, worst_off: int) -> Proof:
    if worst_off >= SCALE:
        return SCALE, ()
    proof = _refutation(scores, worst_off + UNIT // 2, objective.matched)
    return (SCALE, ()) if proof is None else (worst_off, (proof,))


def _refutation(scores: Scores, floor: int, covered: int) -> Refutation | None:
    pool = pool_of(scores, floor)
    tried = reach(pool, covered)
    if isinstance(tried, Reached):
        return None
    barriers = tuple(tuple(scores.keys[pool.people[i]] for i in barrier) for barrier in tried.barriers)
    return Refutation(floor, covered, barriers)
