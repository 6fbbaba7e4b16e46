"""Turns a fast round into a solution: values, reasons, prices, who could be better off."""

from collections.abc import Sequence

import numpy as np

from colead_matching.blossom import Matched
from colead_matching.criterion import Criterion
from colead_matching.peers.fast import Fast, scored_pairs
from colead_matching.peers.looking import Cancel
from colead_matching.peers.proving import proven
from colead_matching.peers.unplaced import unplaced
from colead_matching.problem import Problem
from colead_matching.scale import SCALE, TOTAL_STEP, UNIT
from colead_matching.scan.blocking import better_together
from colead_matching.scan.features import Features, Long, features
from colead_matching.scan.nesting import nesting_of
from colead_matching.scan.passes import Asked, underpriced
from colead_matching.solution import (
    BLOCKING_LISTED,
    VERSION,
    Blocking,
    Bound,
    Direction,
    Duals,
    Objective,
    OddSet,
    OwnSide,
    Part,
    Partnership,
    Solution,
)

ALL_BLOCKING = 1_500
"""Up to so many people, everybody's blocking pairs are kept; beyond, the best of each."""


def assemble(problem: Problem, fast: Fast, *, prove: bool, cancelled: Cancel) -> Solution:
    """Builds the solution; `prove` adds the proofs about coverage and the worst-off."""
    everybody = features(problem, problem.people) if problem.locks else fast.looked.pool
    partnerships = _partnerships(problem, everybody, fast.groups)
    objective = _objective(problem, partnerships)
    duals, total = _duals(problem, fast, objective)
    bound = _bound(problem, fast, objective, duals, total)
    if prove:
        bound = proven(problem, objective, bound, fast)
    exact = (bound.matched, bound.worst_off, bound.total) == (
        objective.matched,
        objective.worst_off,
        objective.total,
    )
    blocking, count = _blocking(everybody, problem, partnerships, cancelled)
    return Solution(
        version=VERSION,
        solver="priced",
        seed=problem.seed,
        digest=problem.digest,
        status="optimal" if exact else "gap",
        objective=objective,
        bound=bound,
        partnerships=partnerships,
        left_out=unplaced(problem, everybody, fast.groups, partnerships),
        blocking=blocking,
        blocking_total=count,
    )


def _bound(problem: Problem, fast: Fast, objective: Objective, duals: Duals, total: int) -> Bound:
    return Bound(
        matched=max(fast.most_matched, objective.matched),
        worst_off=max(fast.highest_floor * UNIT, objective.worst_off),
        total=total,
        duals=duals,
        refutations=(),
    )


def _partnerships(
    problem: Problem, pool: Features, groups: Sequence[tuple[int, ...]]
) -> tuple[Partnership, ...]:
    meet = [(a, b) for group in groups for a in group for b in group if a < b]
    members = np.array(meet, dtype=np.int64).reshape(-1, 2)
    scored = scored_pairs(pool, members)
    parts = _parts(pool, members)
    found, begin = [], 0
    for group in groups:
        end = begin + len(group) * (len(group) - 1) // 2
        found.append(
            _partnership(problem, group, members[begin:end], scored.sides[begin:end], parts[begin:end])
        )
        begin = end
    return tuple(found)


def _parts(pool: Features, members: Long) -> Long:
    """Returns what every criterion adds to each pair's value, in steps, in the order of `Criterion`."""
    columns = []
    for number in range(len(pool.weights)):
        alone = np.zeros_like(pool.weights)
        alone[number] = pool.weights[number]
        columns.append(scored_pairs(pool._replace(weights=alone), members).value)
    return np.stack(columns, axis=1)


def _partnership(
    problem: Problem, group: tuple[int, ...], meet: Long, sides: Long, parts: Long
) -> Partnership:
    keys, pairs = problem.keys, len(meet)
    given = {}
    for (a, b), (to_a, to_b) in zip(meet.tolist(), sides.tolist(), strict=True):
        given[a, b], given[b, a] = UNIT * to_a, UNIT * to_b
    others = len(group) - 1
    return Partnership(
        members=tuple(keys[i] for i in group),
        value=UNIT * int(parts.sum()) // pairs,
        own_sides=tuple(OwnSide(keys[i], sum(given[i, j] for j in group if j != i) // others) for i in group),
        directions=tuple(Direction(keys[i], keys[j], given[i, j]) for i in group for j in group if i != j),
        parts=tuple(
            Part(criterion.value, UNIT * int(worth) // pairs)
            for criterion, worth in zip(Criterion, parts.sum(axis=0).tolist(), strict=True)
        ),
        locked=any(frozenset((keys[a], keys[b])) in problem.locks for a, b in meet.tolist()),
    )


def _objective(problem: Problem, partnerships: Sequence[Partnership]) -> Objective:
    felt = [
        side.value if problem.person[side.person].needs else SCALE
        for p in partnerships
        for side in p.own_sides
    ]
    return Objective(len(felt), min(felt, default=SCALE), sum(p.value for p in partnerships))


def _duals(problem: Problem, fast: Fast, objective: Objective) -> tuple[Duals, int]:
    """Returns the prices in thirds of half a step, so that a triad's are whole, and the bound they prove.

    A price counts for twice the weight, in which every pair has `more`: three of them are a value of
    six a step, in 1 / unit, and the price of having a pair at all takes `more` away again.
    """
    priced, looked = fast.priced, fast.looked
    scale = priced.scale
    keys = [problem.keys[i] for i in looked.people]
    people = [3 * price for price in priced.prices.tolist()]
    sets = tuple(OddSet(tuple(keys[v] for v in odd.vertices), 3 * odd.price) for odd in priced.odd_sets)
    pair = -6 * scale.more
    triad = _triad_price(problem, fast, people) if fast.triad else 0
    duals = Duals(scale.unit, tuple(zip(keys, people, strict=True)), sets, pair, triad)
    groups = (objective.matched - 2 * len(problem.locks)) // 2
    around = sum(odd.value * ((len(odd.members) - 1) // 2) for odd in sets)
    locked = sum(p.value for p in _locked_alone(problem, fast))
    total = locked + (sum(people) + around + pair * groups + triad) // scale.unit
    return duals, total - total % TOTAL_STEP


def _locked_alone(problem: Problem, fast: Fast) -> tuple[Partnership, ...]:
    """Returns the locked pairs as they would be without a third."""
    place = {key: i for i, key in enumerate(problem.keys)}
    groups = [tuple(sorted(place[key] for key in lock)) for lock in problem.locks]
    return _partnerships(problem, features(problem, problem.people), sorted(groups)) if groups else ()


def _triad_price(problem: Problem, fast: Fast, people: Sequence[int]) -> int:
    """Returns what covers every triad: two thirds of the three people's prices do, and a little more.

    For a triad is worth the mean of its pairs, each of which is worth at most its two prices; pairs
    below the floor, which only a triad may hold, at most the excess more. Who joins a locked pair
    adds at most two thirds of the best value there is.
    """
    free = 3 * _most_excess(fast) - sum(sorted(people)[:3]) // 3
    if not problem.locks:
        return free
    highest = SCALE * problem.weights.sum * fast.priced.scale.unit
    return max(free, 2 * highest // 3 + 1 - min(people))


def _most_excess(fast: Fast) -> int:
    """Returns by how much a pair below the floor can be worth more than its prices."""
    priced, looked = fast.priced, fast.looked
    if priced.floor == 0:
        return 0
    matched = Matched(priced.mate, priced.prices, priced.odd_sets)
    scale = priced.scale
    asked = Asked(
        priced.prices, nesting_of(matched), scale.more, scale.unit, scale.chance_bits, looked.salt, 0
    )
    return int(underpriced(looked.pool, asked, 1, looked.cancelled).excess.max(initial=0))


def _blocking(
    pool: Features, problem: Problem, partnerships: Sequence[Partnership], cancelled: Cancel
) -> tuple[tuple[Blocking, ...], int]:
    count, place = len(problem.keys), {key: i for i, key in enumerate(problem.keys)}
    now = np.zeros(count, dtype=np.int64)
    partner = np.full((count, 2), -1, dtype=np.int64)
    for group in partnerships:
        for side in group.own_sides:
            one = place[side.person]
            now[one] = side.value
            others = [place[key] for key in group.members if key != side.person]
            partner[one, : len(others)] = others
    most = count if count <= ALL_BLOCKING else 20
    found = better_together(pool, now, partner, UNIT, max(most, 1), cancelled)
    keys = problem.keys
    listed = [
        Blocking(keys[a], keys[b], gain_a, gain_b)
        for (a, b), (gain_a, gain_b) in zip(found.pairs.tolist(), found.gains.tolist(), strict=True)
    ]
    listed.sort(key=lambda two: (-min(two.gain_a, two.gain_b), two.a, two.b))
    return tuple(listed[:BLOCKING_LISTED]), found.total
