"""Turns who meets whom into a solution with values, reasons and proofs."""

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.blocking import blocking_pairs
from colead_matching.left_out import left_out
from colead_matching.problem import Problem
from colead_matching.scale import SCALE, TOTAL_STEP
from colead_matching.scores import Scores
from colead_matching.solution import (
    BLOCKING_LISTED,
    VERSION,
    Bound,
    Direction,
    Duals,
    Objective,
    OddSet,
    OwnSide,
    Part,
    Partnership,
    Refutation,
    Solution,
)
from colead_matching.solvers.exact import Exact, Refuted
from colead_matching.solvers.prices import PRICE_SCALE
from colead_matching.solvers.result import Grouping


def assemble(problem: Problem, scores: Scores, exact: Exact) -> Solution:
    """Builds the solution of the exact solver."""
    partnerships = partnerships_of(scores, exact.grouping)
    objective = objective_of(scores, exact.grouping)
    bound = _bound(scores, exact, objective)
    blocking = blocking_pairs(scores, exact.grouping, current_sides(scores, exact.grouping))
    return Solution(
        version=VERSION,
        solver="exact",
        seed=problem.seed,
        digest=problem.digest,
        status="optimal" if bound.total == objective.total else "gap",
        objective=objective,
        bound=bound,
        partnerships=partnerships,
        left_out=left_out(problem, scores, exact.grouping),
        blocking=blocking[:BLOCKING_LISTED],
        blocking_total=len(blocking),
    )


def partnerships_of(scores: Scores, grouping: Grouping) -> tuple[Partnership, ...]:
    """Returns the partnerships in the order of their members' keys."""
    return tuple(_partnership(scores, members) for members in sorted(grouping.groups))


def _partnership(scores: Scores, members: tuple[int, ...]) -> Partnership:
    keys = scores.keys
    meet = [(a, b) for a in members for b in members if a < b]
    return Partnership(
        members=tuple(keys[i] for i in members),
        value=sum(int(scores.values[two]) for two in meet) // len(meet),
        own_sides=tuple(OwnSide(keys[i], own_side(scores.sides, i, members)) for i in members),
        directions=tuple(
            Direction(keys[i], keys[j], int(scores.sides[i, j])) for i in members for j in members if i != j
        ),
        parts=tuple(
            Part(criterion.value, sum(int(values[two]) for two in meet) // len(meet))
            for criterion, values in scores.parts.items()
        ),
        locked=any(two in scores.locks for two in meet),
    )


def own_side(sides: Ints, person: int, members: tuple[int, ...]) -> int:
    """Returns the mean of what a member gets from the others."""
    others = [int(sides[person, other]) for other in members if other != person]
    return sum(others) // len(others)


def objective_of(scores: Scores, grouping: Grouping) -> Objective:
    """Returns how well a grouping does."""
    felt = [own_side(scores.felt, i, members) for members in grouping.groups for i in members]
    total = sum(partnership.value for partnership in partnerships_of(scores, grouping))
    return Objective(matched=len(felt), worst_off=min(felt, default=SCALE), total=total)


def current_sides(scores: Scores, grouping: Grouping) -> Ints:
    """Returns everyone's own side in the grouping; nothing for those left out."""
    now = np.zeros(len(scores.keys), dtype=np.int64)
    for members in grouping.groups:
        for person in members:
            now[person] = own_side(scores.sides, person, members)
    return now


def _bound(scores: Scores, exact: Exact, objective: Objective) -> Bound:
    keys = [scores.keys[i] for i in exact.pool.people]
    prices = exact.prices
    locked = sum(int(scores.values[lock]) for lock in scores.locks)
    total = locked + prices.total(exact.groups) // PRICE_SCALE
    duals = Duals(
        scale=PRICE_SCALE,
        people=tuple(zip(keys, (int(price) for price in prices.people), strict=True)),
        odd_sets=tuple(
            OddSet(tuple(keys[i] for i in members), price)
            for members, price in zip(prices.odd_sets, prices.set_prices, strict=True)
            if price
        ),
        pair=prices.pair,
        triad=prices.triad,
    )
    refutations = tuple(_refutation(scores, proof) for proof in exact.refuted)
    whole = total - total % TOTAL_STEP
    return Bound(objective.matched, objective.worst_off, whole, duals, refutations)


def _refutation(scores: Scores, proof: Refuted) -> Refutation:
    people = proof.pool.people
    return Refutation(
        floor=proof.pool.floor,
        covered=proof.covered,
        barriers=tuple(tuple(scores.keys[people[i]] for i in barrier) for barrier in proof.barriers),
    )
