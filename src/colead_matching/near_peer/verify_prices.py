"""Checks the bound of a large near-peer round: its prices against every pair, some learners at a time.

It trusts no solver, and shares nothing with one but the definitions.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.definitions import FULL, STEPS, UNIT, own_side
from colead_matching.finding import Finding
from colead_matching.formats import NearPeer
from colead_matching.near_peer.proofs import mean_of
from colead_matching.peers.verify_large import Arrays
from colead_matching.problem import Problem
from colead_matching.solution import Duals, Solution

ROWS = 64
NO_PLACE = 2**60
NO_PRICES = Duals(1, (), (), 0, 0)


@dataclass(frozen=True)
class _Place:
    """Holds what kind of places a mentor has, how many, and at what price."""

    mentor: str
    first: bool
    """Whether they are within the mentor's least."""
    many: int
    price: int


def prices_checked(problem: Problem, solution: Solution) -> Iterator[Finding]:
    """Returns what is wrong with the prices and with what they are said to prove."""
    duals, bound = solution.bound.duals or NO_PRICES, solution.bound
    taken = _taken(problem, solution)
    learners = [p.key for p in problem.people if "learner" in p.roles and p.key not in taken]
    places = _places(problem, solution, len(learners))
    if places is None or sorted(key for key, _ in duals.people[: len(learners)]) != learners:
        yield Finding(
            "duals", "The prices do not name every learner and every mentor with room as often as needed."
        )
        return
    if any(price < 0 for _, price in duals.people) or duals.odd_sets or duals.triad > 0:
        yield Finding("duals", "A price is below zero, or there are odd sets.")
    if bound.total != _proven(problem, solution, places):
        yield Finding("bound", f"The prices prove {_proven(problem, solution, places)}, not {bound.total}.")
    allowed, reach, wrong = _look(problem, solution, learners, places)
    for learner, mentor in wrong[:10]:
        yield Finding("duals", f"The pair {learner}, {mentor} is worth more than its price.")
    yield from _claims(problem, solution, allowed, reach)


def _taken(problem: Problem, solution: Solution) -> dict[str, str]:
    """Returns the mentors of the learners who are locked to one."""
    locked = (group for group in solution.partnerships if frozenset(group.members) in problem.locks)
    return {key: str(group.mentor) for group in locked for key in group.members if key != group.mentor}


def _loads(solution: Solution) -> Counter[str]:
    return Counter(str(group.mentor) for group in solution.partnerships)


def _places(problem: Problem, solution: Solution, skip: int) -> list[_Place] | None:
    """Returns every mentor's places within the heaviest load; nothing if the prices do not fit them."""
    held, limit = Counter(_taken(problem, solution).values()), max(_loads(solution).values(), default=0)
    stated: dict[str, list[int]] = {}
    for key, price in (solution.bound.duals or NO_PRICES).people[skip:]:
        stated.setdefault(key, []).append(price)
    found = []
    for person in problem.people:
        if "mentor" not in person.roles:
            continue
        room = max(0, min(person.capacity[1], limit) - held[person.key])
        first = min(room, max(0, person.capacity[0] - held[person.key]))
        kinds = [(True, first), (False, room - first)]
        kinds = [(kind, many) for kind, many in kinds if many]
        prices = stated.pop(person.key, [])
        if len(prices) != len(kinds):
            return None
        found += [
            _Place(person.key, kind, many, price) for (kind, many), price in zip(kinds, prices, strict=True)
        ]
    return None if stated else found


def _proven(problem: Problem, solution: Solution, places: list[_Place]) -> int:
    duals, taken = solution.bound.duals or NO_PRICES, _taken(problem, solution)
    learners = len(duals.people) - len(places)
    total = sum(price for _, price in duals.people[:learners]) + sum(p.many * p.price for p in places)
    free = _loads(solution) - Counter(taken.values())
    met = sum(min(free[place.mentor], place.many) for place in places if place.first)
    total += duals.pair * (len(solution.partnerships) - len(taken)) + duals.triad * met
    fixed = sum(g.value for g in solution.partnerships if frozenset(g.members) in problem.locks)
    return fixed + total // duals.scale // UNIT * UNIT


def _look(
    problem: Problem, solution: Solution, learners: list[str], places: list[_Place]
) -> tuple[Ints, Ints, list[tuple[str, str]]]:
    """Looks at every learner with every mentor: how many are allowed, the best reach, and what is underpriced."""
    duals = solution.bound.duals or NO_PRICES
    pool, index = Arrays(problem), {key: i for i, key in enumerate(problem.keys)}
    mentor = np.array(["mentor" in person.roles for person in problem.people])
    lowest = np.full(len(problem.keys), NO_PLACE, dtype=np.int64)
    for place in places:
        price = place.price + (duals.triad if place.first else 0)
        lowest[index[place.mentor]] = min(price, lowest[index[place.mentor]])
    price_of = dict(duals.people[: len(learners)])
    allowed_count, reach = np.zeros(len(learners), dtype=np.int64), np.full(len(learners), -1, dtype=np.int64)
    wrong: list[tuple[str, str]] = []
    for begin in range(0, len(learners), ROWS):
        some = learners[begin : begin + ROWS]
        rows = np.array([index[key] for key in some])
        allowed, value, felt = _scored(problem, pool, rows)
        allowed &= mentor
        allowed_count[begin : begin + len(some)] = allowed.sum(axis=1)
        reach[begin : begin + len(some)] = np.where(allowed, felt, -1).max(axis=1)
        mine = np.array([price_of[key] for key in some], dtype=np.int64)
        over = duals.scale * value - mine[:, None] - lowest - duals.pair
        over = np.where(allowed & (felt >= solution.objective.worst_off), over, 0)
        wrong += [(some[row], problem.keys[other]) for row, other in np.argwhere(over > 0).tolist()]
    return allowed_count, reach, wrong


def _scored(
    problem: Problem, pool: Arrays, rows: Ints
) -> tuple["np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", Ints, Ints]:
    """Returns who is allowed, values, and what the learners of some rows feel."""
    kind = problem.format
    share = kind.learner_share if isinstance(kind, NearPeer) else 0
    mine, theirs = pool.own_sides(rows)
    asks = pool.asked > 0
    code = ((mine * (STEPS + 1) + theirs) * 2 + asks[rows][:, None]) * 2 + asks
    distinct, which = np.unique(code, return_inverse=True)
    means = np.array(
        [
            mean_of(c // 4 // (STEPS + 1), c // 4 % (STEPS + 1), share, bool(c // 2 % 2), bool(c % 2))
            for c in distinct.tolist()
        ],
        dtype=np.int64,
    )
    value = problem.weights.needs * means[which].reshape(code.shape)
    allowed = pool.others(rows, value)
    return allowed, UNIT * value, np.where(asks[rows][:, None], UNIT * mine, FULL)


def _claims(problem: Problem, solution: Solution, allowed: Ints, reach: Ints) -> Iterator[Finding]:
    """Checks that the bounds on how many are placed, and on the worst-off, are not too low."""
    bound, taken = solution.bound, _taken(problem, solution)
    room = sum(p.capacity[1] for p in problem.people if "mentor" in p.roles) - len(taken)
    able = int((allowed > 0).sum())
    if bound.matched < min(able, room) + len(taken):
        yield Finding("refutation", f"That more than {bound.matched} cannot be placed is not proven.")
    if bound.worst_off >= FULL:
        return
    person = problem.person
    held = [own_side(person[a], person[b]) if person[a].needs else FULL for a, b in taken.items()]
    lowest = min([*reach[allowed > 0].tolist(), *held], default=FULL)
    if len(solution.partnerships) - len(taken) < able or lowest > bound.worst_off:
        yield Finding("refutation", f"That nobody can be raised above {bound.worst_off} is not proven.")
