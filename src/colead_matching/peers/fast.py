"""Rounds of peers for pools of any size, by prices that cover all pairs."""

from dataclasses import dataclass

import numpy as np

from colead_matching.peers.looking import Cancel, Floor, Looked, Tell, at_highest_floor, look
from colead_matching.peers.triads import Join, Pairs, best_join
from colead_matching.problem import Problem
from colead_matching.scale import STEPS, UNIT
from colead_matching.scan.features import Features, Long, features
from colead_matching.scan.passes import score_pairs
from colead_matching.solvers.priced import Priced, worse_sides_of

TRIED = 24
"""How many of those who are cheapest to spare are tried as the third of a triad."""


@dataclass(frozen=True)
class Fast:
    """Holds who meets whom, by places in the problem, and the prices that prove how good it is."""

    groups: tuple[tuple[int, ...], ...]
    looked: Looked
    priced: Priced
    triad: bool
    highest_floor: int
    """In steps, the locked pairs' own sides included."""
    most_matched: int
    reach: int
    """In steps, what the one who can be raised least gets from their best partner."""


def solve_fast(problem: Problem, tell: Tell, cancelled: Cancel) -> Fast:
    """Finds a round: as many as possible, then the worst-off, then the total."""
    tell(0.0, "scoring")
    looked = look(problem, cancelled)
    tell(0.25, "coverage")
    locked = _scored(problem, _locks(problem))
    most = int(locked.worse.min(initial=STEPS))
    able = looked.survey.allowed > 0
    reach = min(most, int(looked.survey.best_worse_side[able].min(initial=STEPS)))
    if looked.odd and len(problem.people) >= 3:
        floor = at_highest_floor(looked, most, spare=True, tell=tell)
        found = _with_triad(looked, locked, floor) or _with_triad(looked, locked, _lowest(looked, floor))
        if found is not None:
            return found
    floor = at_highest_floor(looked, most, spare=False, tell=tell)
    groups = [*_named(looked, _pairs(floor.matched.mate)), *locked.places]
    matched = 2 * len(locked.places) + floor.most_matched
    return Fast(tuple(sorted(groups)), looked, floor.matched, False, min(floor.highest, most), matched, reach)


def _lowest(looked: Looked, floor: Floor) -> Floor:
    """Returns the best pairs without a floor: one place more comes before the worst-off."""
    return Floor(looked.matching(0, spare=True), floor.highest, floor.most_matched)


@dataclass(frozen=True)
class _Locked:
    """Holds the locked pairs by places in the problem, and their scores."""

    places: tuple[tuple[int, int], ...]
    pool: Features
    pairs: Pairs
    worse: Long


def _locks(problem: Problem) -> tuple[tuple[int, int], ...]:
    place = {key: i for i, key in enumerate(problem.keys)}
    return tuple(sorted((min(two), max(two)) for two in ([place[k] for k in lock] for lock in problem.locks)))


def _scored(problem: Problem, places: tuple[tuple[int, int], ...]) -> _Locked:
    """Scores locked pairs among themselves; in this pool, the pair number k is people 2k and 2k + 1."""
    pool = features(problem, [problem.people[i] for two in places for i in two])
    members = np.arange(2 * len(places), dtype=np.int64).reshape(-1, 2)
    pairs = scored_pairs(pool, members)
    return _Locked(places, pool, pairs, worse_sides_of(pool, members, pairs.sides))


def scored_pairs(pool: Features, members: Long) -> Pairs:
    """Scores pairs of a pool."""
    scored = np.empty((len(members), 3), dtype=np.int64)
    score_pairs(pool, members, scored)
    return Pairs(members, scored[:, 0], scored[:, 1:])


def _pairs(mate: Long) -> Long:
    one = np.flatnonzero(np.arange(len(mate)) < mate)
    return np.stack([one, mate[one]], axis=1)


def _named(looked: Looked, pairs: Long) -> list[tuple[int, ...]]:
    return [tuple(sorted((looked.people[a], looked.people[b]))) for a, b in pairs.tolist()]


def _with_triad(looked: Looked, locked: _Locked, floor: Floor) -> Fast | None:
    """Places the odd person where the least is lost; nothing if nobody may join a pair."""
    priced = floor.matched
    if priced.spare < 0:
        return None
    choices = [c for c in (_choice(looked, locked, priced, p) for p in _candidates(priced)) if c is not None]
    if not choices:
        return None
    best = max(choices, key=lambda choice: (choice.total, -choice.join.person))
    groups = _named(looked, best.pairs)
    locks: list[tuple[int, ...]] = list(locked.places)
    target = locks if best.with_lock else groups
    target[best.join.pair] = tuple(sorted((*target[best.join.pair], looked.people[best.join.person])))
    most = min(floor.highest, STEPS)
    matched = len(looked.people) + 2 * len(locked.places)
    return Fast(tuple(sorted([*groups, *locks])), looked, priced, True, most, matched, most)


@dataclass(frozen=True)
class _Choice:
    pairs: Long
    join: Join
    with_lock: bool
    total: int


def _candidates(priced: Priced) -> list[int]:
    cheapest = np.argsort(priced.prices, kind="stable")[:TRIED].tolist()
    return [priced.spare, *(p for p in cheapest if p != priced.spare)]


def _choice(looked: Looked, locked: _Locked, priced: Priced, person: int) -> _Choice | None:
    """Leaves one person to join a pair, matches the others anew, and finds the best pair to join."""
    mate = priced.mate if person == priced.spare else _swapped(looked, priced, person)
    if mate is None:
        return None
    pairs = scored_pairs(looked.pool, _pairs(mate))
    own = best_join(looked.pool, pairs, person, priced.floor)
    with_locked = _joining_locked(looked, locked, person, priced.floor)
    joins = [(join, i == 1) for i, join in enumerate((own, with_locked)) if join is not None]
    if not joins:
        return None
    join, with_lock = max(joins, key=lambda two: two[0].gain)
    return _Choice(pairs.members, join, with_lock, UNIT * int(pairs.value.sum()) + join.gain)


def _swapped(looked: Looked, priced: Priced, person: int) -> Long | None:
    """Returns the best partners without one person, among the pairs kept; nothing if they do not suffice."""
    keep = (priced.edges.pairs != person).all(axis=1)
    edges = type(priced.edges)(
        priced.edges.pairs[keep], priced.edges.value[keep], priced.edges.worse_side[keep]
    )
    without = Looked(
        looked.problem, looked.people, looked.pool, looked.salt, looked.scale, looked.survey, edges,
        looked.cancelled,
    )  # fmt: skip
    found = without.matching(priced.floor, spare=False, complete=True)
    return found.mate if found.matched == priced.matched else None


def _joining_locked(looked: Looked, locked: _Locked, person: int, floor: int) -> Join | None:
    """Returns the locked pair that a person joins best."""
    if not locked.places:
        return None
    people = [looked.problem.people[i] for two in locked.places for i in two]
    newcomer = looked.problem.people[looked.people[person]]
    pool = features(looked.problem, [*people, newcomer])
    join = best_join(pool, locked.pairs, len(people), floor)
    return None if join is None else Join(person, join.pair, join.gain)
