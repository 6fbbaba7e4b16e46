"""Places learners with mentors: as many as possible, the heaviest load as light as that allows, no mentor
below their least where it can be helped, then the worst-off learner, then the total."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.capacities import Assignment, assign
from colead_matching.criterion import Criterion
from colead_matching.errors import Cancelled, ProblemError
from colead_matching.formats import NearPeer
from colead_matching.near_peer.solve_large import solve_large
from colead_matching.near_peer.values import near_peer_parts
from colead_matching.problem import Problem
from colead_matching.rules import removed
from colead_matching.scale import SCALE
from colead_matching.scores import Scores, score
from colead_matching.solution import (
    VERSION,
    Bound,
    Direction,
    LeftOut,
    Objective,
    OwnSide,
    Part,
    Partnership,
    PlacePrices,
    Removal,
    Solution,
    Swap,
)

Tell = Callable[[float, str], None]
Cancel = Callable[[], bool]
Pairs = tuple[tuple[int, int], ...]
"""A learner and a mentor each, by their places."""
MOST_PEOPLE = 4_000
"""Larger pools have no matrices; they are solved by prices over all pairs."""


@dataclass(frozen=True)
class Sides:
    """Holds the learners and mentors by their places, and who may meet at what value."""

    learners: tuple[int, ...]
    mentors: tuple[int, ...]
    least: dict[int, int]
    most: dict[int, int]
    allowed: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]"
    felt: Ints
    """What counts for the worst-off learner."""
    values: Ints

    def pairs(self, floor: int) -> list[tuple[int, int]]:
        """Returns the pairs that may meet from a floor on."""
        good = self.allowed & (self.felt >= floor)
        return [(a, b) for a in self.learners for b in self.mentors if good[a, b]]


def solve_near_peer(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Solves a near-peer round exactly."""
    kind = problem.format
    if not isinstance(kind, NearPeer):
        raise TypeError("This solves near-peer rounds.")
    if len(problem.people) > MOST_PEOPLE:
        return _solve_large(problem, kind, tell, cancelled)
    tell(0.0, "scoring")
    scores = score(problem)
    parts = near_peer_parts(problem, scores, kind.learner_share)
    sides = _sides(problem, scores, sum(parts.values(), start=np.zeros_like(scores.sides)))
    locked = _locked(problem, sides.learners, sides.most)
    tell(0.2, "coverage")
    covered = _placed(sides, sides.pairs(0), sides.most, locked)
    load = _lightest(sides, covered, locked)
    room = {mentor: min(most, load) for mentor, most in sides.most.items()}
    if cancelled():
        raise Cancelled("The round was stopped.")
    tell(0.4, "worst_off")
    floor = _highest_floor(sides, room, covered, locked)
    tell(0.7, "total")
    best = _best(problem, sides, load, floor, locked)
    tell(0.9, "report")
    solution = _solution(problem, scores, parts, sides, best)
    tell(1.0, "done")
    return solution


def _solve_large(problem: Problem, kind: NearPeer, tell: Tell, cancelled: Cancel) -> Solution:
    people = problem.people
    learners = tuple(i for i, person in enumerate(people) if "learner" in person.roles)
    most = {i: person.capacity[1] for i, person in enumerate(people) if "mentor" in person.roles}
    locked = _locked(problem, learners, most)
    return solve_large(problem, most, locked, kind.learner_share, tell, cancelled)


def _sides(problem: Problem, scores: Scores, values: Ints) -> Sides:
    people = problem.people
    learners = tuple(i for i, person in enumerate(people) if "learner" in person.roles)
    mentors = tuple(i for i, person in enumerate(people) if "mentor" in person.roles)
    least = {i: people[i].capacity[0] for i in mentors}
    most = {i: people[i].capacity[1] for i in mentors}
    return Sides(learners, mentors, least, most, scores.allowed, scores.felt, values)


def _locked(problem: Problem, learners: Sequence[int], most: Mapping[int, int]) -> Pairs:
    """Returns the locked pairs as learner and mentor."""
    place = {key: i for i, key in enumerate(problem.keys)}
    learns, found = set(learners), []
    for lock in sorted(map(sorted, problem.locks)):
        a, b = (place[key] for key in lock)
        ways = [two for two in ((a, b), (b, a)) if two[0] in learns and two[1] in most]
        if not ways:
            raise ProblemError(f"{lock[0]} and {lock[1]} are locked, but they are no learner and mentor.")
        found.append(ways[0])
    if len({learner for learner, _ in found}) < len(found):
        raise ProblemError("A learner is locked to two mentors.")
    for mentor in {mentor for _, mentor in found}:
        if sum(b == mentor for _, b in found) > most[mentor]:
            raise ProblemError(f"{problem.keys[mentor]} is locked to more learners than there is room for.")
    return tuple(found)


def _open(sides: Sides, pairs: list[tuple[int, int]], locked: Pairs) -> list[tuple[int, int]]:
    """Returns the pairs of learners who are not locked."""
    taken = {learner for learner, _ in locked}
    return [(a, b) for a, b in pairs if a not in taken]


def _left_room(room: dict[int, int], locked: Pairs) -> dict[int, int]:
    return {mentor: max(0, most - sum(b == mentor for _, b in locked)) for mentor, most in room.items()}


def _placed(sides: Sides, pairs: list[tuple[int, int]], room: dict[int, int], locked: Pairs) -> int:
    """Returns how many learners can be placed."""
    ends = [(("l", a), ("m", b), 1) for a, b in _open(sides, pairs, locked)]
    capacity = {("m", mentor): left for mentor, left in _left_room(room, locked).items()}
    found = assign([("l", a) for a in sides.learners], list(capacity), ends, capacity)
    return len(found.pairs) + len(locked)


def _lightest(sides: Sides, covered: int, locked: Pairs) -> int:
    """Returns the smallest limit on every mentor's learners that costs nobody their place."""
    counts = [sum(b == mentor for _, b in locked) for mentor in sides.mentors]
    low, high = max(counts, default=0), max(sides.most.values(), default=0)
    pairs = sides.pairs(0)
    while low < high:
        middle = (low + high) // 2
        room = {mentor: min(most, middle) for mentor, most in sides.most.items()}
        if _placed(sides, pairs, room, locked) >= covered:
            high = middle
        else:
            low = middle + 1
    return high


def _highest_floor(sides: Sides, room: dict[int, int], covered: int, locked: Pairs) -> int:
    """Returns the highest own side that every placed learner can have."""
    least = min((int(sides.felt[a, b]) for a, b in locked), default=SCALE)
    heights = sorted({int(sides.felt[a, b]) for a, b in sides.pairs(0)} | {0, least})
    heights = [height for height in heights if height <= least]
    low, high = 0, len(heights) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _placed(sides, sides.pairs(heights[middle]), room, locked) >= covered:
            low = middle
        else:
            high = middle - 1
    return heights[low]


@dataclass(frozen=True)
class Best:
    """Holds the best pairs, the bound on their total and the prices that prove it."""

    pairs: Pairs
    bound: int
    prices: PlacePrices


def _best(problem: Problem, sides: Sides, load: int, floor: int, locked: Pairs) -> Best:
    """Returns the best pairs from a floor on.

    A mentor's first places, up to their least, are worth more than any total, but less than one
    learner more.
    """
    room = {mentor: min(most, load) for mentor, most in sides.most.items()}
    left = _left_room(room, locked)
    must = {b: min(left[b], max(0, sides.least[b] - (room[b] - left[b]))) for b in sides.mentors}
    taken = {learner for learner, _ in locked}
    learners = [a for a in sides.learners if a not in taken]
    pairs = _open(sides, sides.pairs(floor), locked)
    highest = max((int(sides.values[two]) for two in pairs), default=0) + 1
    prefer = highest * (len(learners) + 1)
    edges = []
    for a, b in pairs:
        value = int(sides.values[a, b])
        if must[b]:
            edges.append((("l", a), ("must", b), value + prefer))
        edges.append((("l", a), ("more", b), value))
    capacity = {("must", b): must[b] for b in sides.mentors}
    capacity |= {("more", b): left[b] - must[b] for b in sides.mentors}
    found = assign([("l", a) for a in learners], list(capacity), edges, capacity, max_cardinality=True)
    pairs_found: list[Any] = list(found.pairs)
    preferred = sum(place == "must" for _, (place, _) in pairs_found)
    chosen = [(a, b) for (_, a), (_, b) in pairs_found]
    prices = _prices(problem, sides, found, edges, learners)
    prices = replace(prices, pair=-found.more, least=prefer, load=load)
    fixed = sum(int(sides.values[a, b]) for a, b in locked)
    bound = fixed + proven_total(prices, left, must, problem) - found.more * len(chosen) - preferred * prefer
    return Best(tuple(sorted([*locked, *chosen])), bound, prices)


def _prices(
    problem: Problem, sides: Sides, found: Assignment, edges: Sequence[Any], learners: Sequence[int]
) -> PlacePrices:
    """Returns the prices by name; what a pair is worth beyond both of them is added to the learner's."""
    first, second = found.prices
    mine = {("l", a): price for a, price in zip(learners, first, strict=True)}
    names = [("must", b) for b in sides.mentors] + [("more", b) for b in sides.mentors]
    theirs = dict(zip(names, second, strict=True))
    excess = dict.fromkeys(mine, 0)
    for one, other, weight in edges:
        excess[one] = max(excess[one], weight + found.more - mine[one] - theirs[other])
    keys = problem.keys
    return PlacePrices(
        learners=tuple((keys[a], mine["l", a] + excess["l", a]) for a in learners),
        mentors=tuple((keys[b], theirs["must", b], theirs["more", b]) for b in sides.mentors),
        pair=0,
        least=0,
        load=0,
    )


def proven_total(prices: PlacePrices, left: dict[int, int], must: dict[int, int], problem: Problem) -> int:
    """Adds up the prices of all learners and places."""
    place = {key: i for i, key in enumerate(problem.keys)}
    learners = sum(price for _, price in prices.learners)
    return learners + sum(
        must[place[key]] * first + (left[place[key]] - must[place[key]]) * further
        for key, first, further in prices.mentors
    )


def _solution(
    problem: Problem, scores: Scores, parts: dict[Criterion, Ints], sides: Sides, best: Best
) -> Solution:
    chosen, bound = best.pairs, best.bound
    partnerships = tuple(_partnership(problem, scores, parts, sides, two) for two in chosen)
    objective = Objective(
        matched=len(chosen),
        worst_off=min((int(sides.felt[a, b]) for a, b in chosen), default=SCALE),
        total=sum(group.value for group in partnerships),
    )
    return Solution(
        version=VERSION,
        solver="near-peer",
        seed=problem.seed,
        digest=problem.digest,
        status="optimal" if bound == objective.total else "gap",
        objective=objective,
        bound=Bound(
            objective.matched, objective.worst_off, bound, None, (), basis="places", places=best.prices
        ),
        partnerships=partnerships,
        left_out=_left_out(problem, sides, chosen),
        blocking=(),
        blocking_total=0,
    )


def _partnership(
    problem: Problem, scores: Scores, parts: dict[Criterion, Ints], sides: Sides, two: tuple[int, int]
) -> Partnership:
    learner, mentor = two
    keys = problem.keys
    members = tuple(sorted((keys[learner], keys[mentor])))
    gets = {keys[a]: int(scores.sides[a, b]) for a, b in (two, two[::-1])}
    other = {keys[learner]: keys[mentor], keys[mentor]: keys[learner]}
    return Partnership(
        members=members,
        value=int(sides.values[learner, mentor]),
        own_sides=tuple(OwnSide(key, gets[key]) for key in members),
        directions=tuple(Direction(key, other[key], gets[key]) for key in members),
        parts=tuple(Part(name.value, int(worth[learner, mentor])) for name, worth in parts.items()),
        locked=frozenset(members) in problem.locks,
        mentor=keys[mentor],
    )


def _left_out(problem: Problem, sides: Sides, chosen: Pairs) -> tuple[LeftOut, ...]:
    placed = {a for a, _ in chosen}
    alone = [learner for learner in sides.learners if learner not in placed]
    if not alone:
        return ()
    mentors = np.array(sides.mentors, dtype=np.int64)
    matrices = removed(problem)
    found = []
    for learner in alone:
        others = mentors[mentors != learner]
        allowed = int(sides.allowed[learner, others].sum())
        counts = [(rule, int(matrix[learner, others].sum())) for rule, matrix in matrices.items()]
        removals = tuple(Removal(rule, count) for rule, count in counts if count)
        key = problem.keys[learner]
        swap = _cheapest_swap(problem, sides, chosen, learner)
        found.append(LeftOut(key, "taken" if allowed else "no_partner", allowed, removals, swap))
    return tuple(found)


def _cheapest_swap(problem: Problem, sides: Sides, chosen: Pairs, learner: int) -> Swap | None:
    """Takes one learner's place with a mentor, at the least loss; locked ones keep theirs."""
    keys, values = problem.keys, sides.values
    swaps = [
        Swap(keys[mentor], keys[other], int(values[learner, mentor] - values[other, mentor]))
        for other, mentor in chosen
        if sides.allowed[learner, mentor] and frozenset((keys[other], keys[mentor])) not in problem.locks
    ]
    return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)
