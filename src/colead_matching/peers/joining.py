"""Somebody who is alone joins a pair as the third, where that is worth it for all three.

As many as possible join, then the one of them all who gets least gets as much as possible, then the total.
"""

from dataclasses import dataclass

import numpy as np

from colead_matching.capacities import assign
from colead_matching.formats import Peers
from colead_matching.peers.groups import Groups, Members
from colead_matching.problem import Problem
from colead_matching.scale import SCALE
from colead_matching.scan.features import Features, Long, features
from colead_matching.scan.kernel import row_of, working_room
from colead_matching.solution import Solution

MOST_JOINERS = 2_000
"""Of more people who are alone, only so many are looked at, the first by their keys."""


@dataclass(frozen=True)
class Join:
    """Holds one way to join: who, which pair, the least own side of the three, and the gain."""

    person: int
    pair: Members
    least: int
    gain: int


def joins(problem: Problem, base: Solution, groups: Groups) -> Groups:
    """Returns the groups with those who join, the locked pairs left to themselves."""
    joiners = _joiners(problem, base)
    pairs = open_pairs(problem, base)
    if not joiners or not len(pairs):
        return groups
    ways = _ways(problem, joiners, pairs)
    chosen = _best(ways)
    plain = set(groups.plain)
    for join in chosen:
        plain.remove(join.pair)
        plain.add(tuple(sorted((*join.pair, join.person))))
    return Groups(frozenset(plain))


def _joiners(problem: Problem, base: Solution) -> list[int]:
    place = {key: i for i, key in enumerate(problem.keys)}
    return [place[left.person] for left in base.left_out if left.allowed >= 2][:MOST_JOINERS]


def open_pairs(problem: Problem, base: Solution) -> Long:
    """Returns the pairs of a round that are not locked, by places."""
    place = {key: i for i, key in enumerate(problem.keys)}
    found = [
        sorted(place[key] for key in group.members)
        for group in base.partnerships
        if len(group.members) == 2 and frozenset(group.members) not in problem.locks
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _ways(problem: Problem, joiners: list[int], pairs: Long) -> list[Join]:
    pool = features(problem, problem.people)
    worth = _pairs_worth(pool, pairs)
    kind = problem.format
    least = (kind.least if isinstance(kind, Peers) else 0) * SCALE // 100
    return [way for person in joiners for way in _ways_of(pool, person, pairs, worth, least)]


def _pairs_worth(pool: Features, pairs: Long) -> Long:
    from colead_matching.scan.passes import score_pairs

    scored = np.empty((len(pairs), 3), dtype=np.int64)
    score_pairs(pool, pairs, scored)
    return scored


def _ways_of(pool: Features, person: int, pairs: Long, worth: Long, least: int) -> list[Join]:
    room, met = working_room()
    row = np.empty((3, len(pool.level)), dtype=np.int32)
    row_of(pool, person, room, met, row)
    value, gets, gives = row.astype(np.int64)
    a, b = pairs.T
    asks = pool.has_needs > 0
    # In thirds of a unit, as a step is six of those that a mean of two or three divides.
    sides = np.stack(
        [
            np.where(asks[person], 3 * (gets[a] + gets[b]), SCALE),
            np.where(asks[a], 3 * (worth[:, 1] + gives[a]), SCALE),
            np.where(asks[b], 3 * (worth[:, 2] + gives[b]), SCALE),
        ]
    ).min(axis=0)
    fits = (value[a] >= 0) & (value[b] >= 0) & (sides >= least)
    gains = 2 * (value[a] + value[b] + worth[:, 0]) - 6 * worth[:, 0]
    return [
        Join(person, (int(a[k]), int(b[k])), int(sides[k]), int(gains[k]))
        for k in np.flatnonzero(fits).tolist()
    ]


def _best(ways: list[Join]) -> list[Join]:
    most = len(_assigned(ways))
    heights = sorted({way.least for way in ways})
    low, high = 0, len(heights) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if len(_assigned([way for way in ways if way.least >= heights[middle]])) == most:
            low = middle
        else:
            high = middle - 1
    return _assigned([way for way in ways if way.least >= heights[low]]) if ways else []


def _assigned(ways: list[Join]) -> list[Join]:
    by = {(way.person, way.pair): way for way in ways}
    people = sorted({way.person for way in ways})
    pairs = sorted({way.pair for way in ways})
    edges = [(way.person, way.pair, way.gain) for way in ways]
    found = assign(people, pairs, edges, {}, max_cardinality=True)
    return [by[two] for two in found.pairs]  # type: ignore[index]
