"""What no rotation can exceed, proven by everybody's price: one round's prices cover every round."""

import numpy as np

from colead_matching.blossom import best_matching, graph_of
from colead_matching.problem import Problem
from colead_matching.scale import SCALE
from colead_matching.scores import Scores, score
from colead_matching.solution import Bound, Duals, Objective

PRICED = 1_500
QUARTERS = 4
"""The search's prices count for twice a value, and each member of an odd set takes half of its price."""


def priced_bound(problem: Problem, rounds: int, objective: Objective) -> Bound:
    """Returns the bounds that people's prices, and how many each may meet, prove.

    Two people's prices are at least their pair's value, so all prices together are at least any round's
    total; a triad's value is a mean of three pairs' and is covered as well.
    """
    scores = score(problem)
    _without_history(problem, scores)
    pairs = np.argwhere(np.triu(scores.allowed, 1)).astype(np.int64)
    found = best_matching(graph_of(len(scores.keys), pairs, scores.values[pairs[:, 0], pairs[:, 1]]))
    prices = [2 * int(price) for price in found.prices]
    for odd in found.odd_sets:
        for vertex in odd.vertices:
            prices[vertex] += odd.price
    duals = Duals(QUARTERS, tuple(zip(scores.keys, prices, strict=True)), (), 0, 0)
    return Bound(
        matched=int(np.minimum(scores.allowed.sum(axis=1), rounds).sum()),
        worst_off=_worst_off(scores, rounds, objective),
        total=rounds * (sum(prices) // QUARTERS),
        duals=duals,
        refutations=(),
        basis="rounds_priced",
    )


def _without_history(problem: Problem, scores: Scores) -> None:
    place = {key: i for i, key in enumerate(scores.keys)}
    for two in problem.history:
        if two <= place.keys():
            a, b = (place[key] for key in two)
            scores.allowed[a, b] = scores.allowed[b, a] = False


def _worst_off(scores: Scores, rounds: int, objective: Objective) -> int:
    """Returns what the one who can be served least gets in their worst round, if all meet in every round."""
    able = scores.allowed.sum(axis=1)
    if (able < rounds).any() or objective.matched < rounds * len(able) or not len(able):
        return SCALE
    sides = np.sort(np.where(scores.allowed, scores.felt, -1), axis=1)
    return int(sides[:, -rounds].min())
