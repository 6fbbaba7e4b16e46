"""Why somebody has no partner, and what it would cost to give them one."""

from collections.abc import Iterable

import numpy as np

from colead_matching.problem import Problem
from colead_matching.rules import removed
from colead_matching.scores import Scores
from colead_matching.solution import LeftOut, Removal, Swap
from colead_matching.solvers.result import Grouping


def left_out(problem: Problem, scores: Scores, grouping: Grouping) -> tuple[LeftOut, ...]:
    """Returns the reason for everyone without a partner, in the order of their keys."""
    matched = {person for members in grouping.groups for person in members}
    alone = [i for i in range(len(scores.keys)) if i not in matched]
    if not alone:
        return ()
    matrices = removed(problem)
    return tuple(
        _reason(
            scores,
            grouping,
            person,
            [(rule, int(np.delete(matrix[person], person).sum())) for rule, matrix in matrices.items()],
        )
        for person in alone
    )


def _reason(scores: Scores, grouping: Grouping, person: int, counts: Iterable[tuple[str, int]]) -> LeftOut:
    allowed = int(scores.allowed[person].sum())
    return LeftOut(
        person=scores.keys[person],
        reason="taken" if allowed else "no_partner",
        allowed=allowed,
        removals=tuple(Removal(rule, count) for rule, count in counts if count),
        swap=_cheapest_swap(scores, grouping, person),
    )


def _cheapest_swap(scores: Scores, grouping: Grouping, person: int) -> Swap | None:
    """Takes one allowed partner out of a pair that is not locked, at the least loss.

    A triad is no choice: were one of its members allowed, the other two could meet as a pair, and
    one more person would be matched.
    """
    swaps = [
        Swap(
            partner=scores.keys[partner],
            displaced=scores.keys[displaced],
            total_change=int(scores.values[person, partner] - scores.values[partner, displaced]),
        )
        for pair in grouping.groups
        if len(pair) == 2 and pair not in scores.locks
        for partner, displaced in (pair, pair[::-1])
        if scores.allowed[person, partner]
    ]
    return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)
