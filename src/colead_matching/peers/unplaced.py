"""Why somebody of a large pool has no partner, and what it would cost to give them one."""

from collections.abc import Sequence

import numpy as np

from colead_matching.problem import Problem
from colead_matching.rules import RULES
from colead_matching.scale import UNIT
from colead_matching.scan.features import Features, Wide
from colead_matching.scan.kernel import row_of, working_room
from colead_matching.solution import LeftOut, Partnership, Removal, Swap


def unplaced(
    problem: Problem, pool: Features, groups: Sequence[tuple[int, ...]], partnerships: Sequence[Partnership]
) -> tuple[LeftOut, ...]:
    """Returns the reason for everyone without a partner, in the order of their keys."""
    placed = {place for group in groups for place in group}
    alone = [place for place in range(len(problem.keys)) if place not in placed]
    if not alone:
        return ()
    open_pairs = [
        (group, p.value)
        for group, p in zip(groups, partnerships, strict=True)
        if len(group) == 2 and not p.locked
    ]
    return tuple(_reason(problem, pool, place, open_pairs) for place in alone)


def _reason(
    problem: Problem, pool: Features, place: int, pairs: Sequence[tuple[tuple[int, ...], int]]
) -> LeftOut:
    row = _row(pool, place)
    allowed = int((row >= 0).sum())
    return LeftOut(
        person=problem.keys[place],
        reason="taken" if allowed else "no_partner",
        allowed=allowed,
        removals=_removals(problem, place),
        swap=_cheapest_swap(problem, row, pairs) if allowed else None,
    )


def _row(pool: Features, place: int) -> Wide:
    room, met = working_room()
    row = np.empty((3, len(pool.level)), dtype=np.int32)
    row_of(pool, place, room, met, row)
    values: Wide = row[0]
    return values


def _removals(problem: Problem, place: int) -> tuple[Removal, ...]:
    """Counts the others whom each rule keeps away; listed pairs and lines are few, the rest is arrays."""
    person = problem.people[place]
    counts = dict.fromkeys(RULES, 0)
    for other in problem.people:
        if other.key != person.key:
            for rule, breaks in RULES.items():
                counts[rule] += breaks(problem, person, other)
    return tuple(Removal(rule, count) for rule, count in counts.items() if count)


def _cheapest_swap(
    problem: Problem,
    row: Wide,
    pairs: Sequence[tuple[tuple[int, ...], int]],
) -> Swap | None:
    """Takes one allowed partner out of a pair that is not locked, at the least loss."""
    swaps = [
        Swap(problem.keys[partner], problem.keys[displaced], UNIT * int(row[partner]) - value)
        for pair, value in pairs
        for partner, displaced in (pair, pair[::-1])
        if row[partner] >= 0
    ]
    return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)
