"""What follows the proven round of pairs: who is alone joins a pair, and three help each other around.

The round before is kept in the solution with its proof, so that nothing proven is lost.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from colead_matching.blocking import blocking_pairs
from colead_matching.criterion import Criterion
from colead_matching.formats import Peers
from colead_matching.left_out import left_out
from colead_matching.peers.groups import Groups, partnership_in
from colead_matching.peers.joining import joins
from colead_matching.peers.rings import ringed
from colead_matching.peers.unplaced import unplaced
from colead_matching.problem import Problem
from colead_matching.roots import cube_root
from colead_matching.scale import SCALE, UNIT
from colead_matching.scan.blocking import better_together
from colead_matching.scan.features import features
from colead_matching.scores import score
from colead_matching.solution import (
    BLOCKING_LISTED,
    Blocking,
    Bound,
    LeftOut,
    Objective,
    Partnership,
    Solution,
    status_of,
)
from colead_matching.solvers.result import Grouping

MATRICES = 1_500


def with_afterwards(problem: Problem, base: Solution) -> Solution:
    """Lets those who are alone join pairs, and makes rings where the programme wants them."""
    kind = problem.format
    if not isinstance(kind, Peers):
        return base
    place = {key: i for i, key in enumerate(problem.keys)}
    groups = Groups.of(base, place)
    joined = joins(problem, base, groups) if kind.joins else groups
    rung = ringed(problem, joined) if kind.rings else joined
    if rung == groups:
        return _with_open_bound(problem, base) if kind.rings else base
    return _assembled(problem, base, groups, rung)


def _with_open_bound(problem: Problem, base: Solution) -> Solution:
    """Says what rings could reach at most, where none was worth it."""
    bound = _bound_with_rings(problem, base.objective)
    return replace(base, before=base, bound=bound, status=status_of(base.objective, bound))


def _assembled(problem: Problem, base: Solution, groups: Groups, found: Groups) -> Solution:
    known = {group.members: group for group in base.partnerships}
    partnerships = tuple(
        sorted(
            (
                known[tuple(problem.keys[i] for i in members)]
                if members in groups.plain and members not in found.rings
                else partnership_in(problem, members, found.rings.get(members))
                for members in found.all
            ),
            key=lambda group: group.members,
        )
    )
    objective = _objective(problem, partnerships)
    after = replace(
        base,
        objective=objective,
        partnerships=partnerships,
        left_out=_left_out(problem, found, partnerships),
        before=base,
    )
    listed, count = _blocking(problem, partnerships)
    after = replace(after, blocking=listed, blocking_total=count)
    kind = problem.format
    if isinstance(kind, Peers) and kind.rings:
        bound = _bound_with_rings(problem, objective)
        return replace(after, bound=bound, status=status_of(objective, bound))
    return replace(after, bound=bound_after_joins(base, objective))


def bound_after_joins(base: Solution, objective: Objective) -> Bound:
    """Returns the bound of the pairs, and what the best of all ways to join them adds."""
    return replace(
        base.bound,
        matched=base.bound.matched + objective.matched - base.objective.matched,
        worst_off=max(base.bound.worst_off, objective.worst_off),
        total=base.bound.total + objective.total - base.objective.total,
        basis="then_joined",
    )


def _bound_with_rings(problem: Problem, objective: Objective) -> Bound:
    """Returns what nobody can exceed: everybody's best share of any pair, triad or ring."""
    scores = score(problem)
    able = int(scores.allowed.any(axis=1).sum())
    total = sum(_shares(problem)) // 6
    return Bound(
        max(able, objective.matched), SCALE, max(total, objective.total), None, (), basis="rings_apart"
    )


def _shares(problem: Problem) -> list[int]:
    """Returns six times what each person can add at most: half a pair's value, or a third of three's."""
    scores = score(problem)
    weight = problem.weights.needs
    other = np.where(scores.allowed, scores.values - scores.parts[Criterion.NEEDS], -1)
    value = np.where(scores.allowed, scores.values, -1)
    most_other, most_value = int(other.max(initial=0)), int(value.max(initial=0))
    found = []
    for one in range(len(problem.keys)):
        if not scores.allowed[one].any():
            found.append(0)
            continue
        side = int(scores.sides[one][scores.allowed[one]].max())
        # A ring's needs count by the cube root of three sides, two of which may be full.
        needs = weight * UNIT * (1 + cube_root(side // UNIT * (SCALE // UNIT) ** 2))
        ring = needs + (2 * int(other[one].max()) + most_other) // 3 + 1
        triad = (2 * int(value[one].max()) + most_value) // 3 + 1
        found.append(max(3 * int(value[one].max()), 2 * max(ring, triad)))
    return found


def _objective(problem: Problem, partnerships: Sequence[Partnership]) -> Objective:
    sides = [side for group in partnerships for side in group.own_sides]
    felt = [side.value if problem.person[side.person].needs else SCALE for side in sides]
    return Objective(len(sides), min(felt, default=SCALE), sum(group.value for group in partnerships))


def _left_out(problem: Problem, found: Groups, partnerships: Sequence[Partnership]) -> tuple[LeftOut, ...]:
    if len(problem.people) <= MATRICES:
        return left_out(problem, score(problem), Grouping(found.all))
    pool = features(problem, problem.people)
    place = {key: i for i, key in enumerate(problem.keys)}
    groups = [tuple(place[key] for key in group.members) for group in partnerships]
    return unplaced(problem, pool, groups, partnerships)


def _blocking(problem: Problem, partnerships: Sequence[Partnership]) -> tuple[tuple[Blocking, ...], int]:
    count, place = len(problem.keys), {key: i for i, key in enumerate(problem.keys)}
    now = np.zeros(count, dtype=np.int64)
    partner = np.full((count, 2), -1, dtype=np.int64)
    for group in partnerships:
        for side in group.own_sides:
            now[place[side.person]] = side.value
            others = [place[key] for key in group.members if key != side.person]
            partner[place[side.person], : len(others)] = others
    if count <= MATRICES:
        scores = score(problem)
        grouping = Grouping(tuple(tuple(place[key] for key in group.members) for group in partnerships))
        every = blocking_pairs(scores, grouping, now)
        return every[:BLOCKING_LISTED], len(every)
    found = better_together(features(problem, problem.people), now, partner, UNIT, 20, lambda: False)
    keys = problem.keys
    listed = [
        Blocking(keys[a], keys[b], gain_a, gain_b)
        for (a, b), (gain_a, gain_b) in zip(found.pairs.tolist(), found.gains.tolist(), strict=True)
    ]
    listed.sort(key=lambda two: (-min(two.gain_a, two.gain_b), two.a, two.b))
    return tuple(listed[:BLOCKING_LISTED]), found.total
