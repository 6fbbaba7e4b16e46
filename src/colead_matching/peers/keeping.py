"""Solves again with the least disturbance: an earlier round's pairs stay unless breaking them pays.

As many people as possible, then the total less the price of every broken pair. The worst-off is reported,
not raised: that would break pairs at any price. The prices that prove it cover all pairs, and they prove
the number of people as well, because one pair more outweighs everything else.
"""

from dataclasses import dataclass

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.assemble import current_sides, objective_of, partnerships_of
from colead_matching.blocking import blocking_pairs
from colead_matching.blossom import Matched, best_matching, graph_of
from colead_matching.left_out import left_out
from colead_matching.peers.looking import Cancel, Tell
from colead_matching.problem import Problem
from colead_matching.scale import SCALE
from colead_matching.scores import Scores, score
from colead_matching.solution import BLOCKING_LISTED, VERSION, Bound, Duals, OddSet, Solution
from colead_matching.solvers.result import Grouping

DOUBLED = 2
"""The prices of the search count for twice the weight."""


@dataclass(frozen=True)
class _Free:
    """Holds the people who are not locked, and what every pair of them weighs."""

    people: tuple[int, ...]
    pairs: Ints
    weights: Ints
    more: int
    """What one pair more weighs, above everything else."""


def solve_kept(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Solves a round of pairs beside an earlier one, exactly."""
    tell(0.0, "scoring")
    scores = score(problem)
    free = _free(problem, scores)
    tell(0.2, "total")
    matched = best_matching(graph_of(len(free.people), free.pairs, free.weights), cancelled=cancelled)
    tell(0.9, "report")
    pairs = [(free.people[a], free.people[b]) for a, b in matched.pairs]
    grouping = Grouping(tuple(sorted([*pairs, *scores.locks])))
    return _solution(problem, scores, free, matched, grouping)


def earlier(problem: Problem, scores: Scores) -> Ints:
    """Returns what every pair's place in the earlier round adds to it."""
    added = np.zeros_like(scores.values)
    place = {key: i for i, key in enumerate(scores.keys)}
    for two in problem.previous:
        if two <= place.keys():
            a, b = (place[key] for key in two)
            added[a, b] = added[b, a] = problem.price
    return added


def _free(problem: Problem, scores: Scores) -> _Free:
    locked = {i for two in scores.locks for i in two}
    people = tuple(i for i in range(len(scores.keys)) if i not in locked)
    among = np.ix_(people, people)
    pairs = np.argwhere(np.triu(scores.allowed[among], 1)).astype(np.int64)
    worth = (scores.values + earlier(problem, scores))[among][pairs[:, 0], pairs[:, 1]]
    more = (len(people) // 2 + 1) * (int(worth.max(initial=0)) + 1)
    return _Free(people, pairs, worth + more, more)


def _solution(
    problem: Problem, scores: Scores, free: _Free, matched: Matched, grouping: Grouping
) -> Solution:
    objective = objective_of(scores, grouping)
    blocking = blocking_pairs(scores, grouping, current_sides(scores, grouping))
    keys = [scores.keys[i] for i in free.people]
    duals = Duals(
        scale=DOUBLED,
        people=tuple(zip(keys, map(int, matched.prices), strict=True)),
        odd_sets=tuple(OddSet(tuple(keys[v] for v in odd.vertices), odd.price) for odd in matched.odd_sets),
        pair=-DOUBLED * free.more,
        triad=0,
    )
    kept = sum(frozenset((keys_of[0], keys_of[1])) in problem.previous for keys_of in _keys(scores, grouping))
    pairs = len(matched.pairs)
    weight = matched.twice_the_bound // DOUBLED
    locks = sum(int(scores.values[two]) + int(earlier(problem, scores)[two]) for two in scores.locks)
    bound = Bound(
        matched=2 * (len(scores.locks) + weight // free.more),
        worst_off=SCALE,
        # For as many broken pairs as there are.
        total=weight - pairs * free.more + locks - kept * problem.price,
        duals=duals,
        refutations=(),
        basis="kept",
    )
    reached = (objective.matched, objective.total)
    return Solution(
        version=VERSION,
        solver="kept",
        seed=problem.seed,
        digest=problem.digest,
        status="optimal" if reached == (bound.matched, bound.total) else "gap",
        objective=objective,
        bound=bound,
        partnerships=partnerships_of(scores, grouping),
        left_out=left_out(problem, scores, grouping),
        blocking=blocking[:BLOCKING_LISTED],
        blocking_total=len(blocking),
    )


def _keys(scores: Scores, grouping: Grouping) -> list[tuple[str, ...]]:
    return [tuple(scores.keys[i] for i in members) for members in grouping.groups]
