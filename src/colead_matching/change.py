"""Solves again after something changed, with the least disturbance, and says what became of everybody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from colead_matching.errors import ProblemError
from colead_matching.formats import Circles, NearPeer, Rotation
from colead_matching.problem import Pair, Problem, pair
from colead_matching.scale import SCALE
from colead_matching.solution import Partnership, Solution

MOST_KEPT = 1_500
"""Larger pools keep their pairs by locks, whatever the price."""

Why = Literal["left", "joined", "partner_left", "decided", "rule", "freed", "moved", "third"]


@dataclass(frozen=True)
class Changed:
    """Says what became of one person.

    "left": they are no longer in the pool. "joined": they were not in it before. "partner_left": their
    partner is gone. "decided": their pair was forbidden, or one of them locked to somebody. "rule": a rule
    now keeps them apart. "third": somebody joined their pair or left it. "freed": they had nobody.
    "moved": nothing of that; breaking their pair was worth more than its price.
    """

    person: str
    why: Why
    was: tuple[str, ...]
    now: tuple[str, ...]
    side_change: int
    """What they get now, less what they got; nobody's partner gives nothing."""


@dataclass(frozen=True)
class Difference:
    """Holds what a change did, and what it cost and gained."""

    changed: tuple[Changed, ...]
    kept: tuple[tuple[str, ...], ...]
    broken: tuple[Pair, ...]
    """Pairs of the earlier round, both still in the pool, who no longer meet."""
    unavoidable: tuple[Pair, ...]
    """Those of them whom a rule or a decision keeps apart."""
    price: int
    """What the avoidable ones cost together."""
    matched_change: int
    worst_off_change: int
    total_change: int
    """Of the totals as the two rounds state them."""


def keeping(problem: Problem, previous: Solution, price: int) -> Problem:
    """Returns the problem with an earlier round's partnerships, which stay as far as they can.

    A pair of peers is broken where that is worth the price. In pools too large for that, and for learners and
    their mentors, every pair that still can be is locked. Circles keep everybody who can stay, and newcomers
    find a seat.
    """
    if isinstance(problem.format, Rotation):
        raise ProblemError("A rotation goes on with people who have not met; it keeps no pairs.")
    met = frozenset(two for two in pairs_of(previous) if two <= frozenset(problem.keys))
    if isinstance(problem.format, NearPeer):
        return _with_locks(problem, met, _places(problem))
    if isinstance(problem.format, Circles) or len(problem.people) <= MOST_KEPT:
        return replace(problem, previous=met, price=price)
    return _with_locks(problem, met, dict.fromkeys(problem.keys, 1))


def _places(problem: Problem) -> dict[str, int]:
    return {p.key: p.capacity[1] if "mentor" in p.roles else 1 for p in problem.people}


def _with_locks(problem: Problem, met: Iterable[Pair], places: dict[str, int]) -> Problem:
    """Locks pairs that still can be, as many as there are places for."""
    left = Counter(places)
    left.subtract(key for lock in problem.locks for key in lock)
    kept = set(problem.locks)
    for two in sorted(met, key=sorted):
        if two not in kept and all(left[key] > 0 for key in two) and not problem.broken_rules(*sorted(two)):
            kept.add(two)
            left.subtract(two)
    return replace(problem, locks=frozenset(kept))


def following(problem: Problem, previous: Solution) -> Problem:
    """Returns the problem of the next round of a rotation: whoever has met does not meet again."""
    if not isinstance(problem.format, Rotation):
        raise ProblemError("Only a rotation goes on with people who have not met.")
    return replace(problem, history=problem.history | frozenset(pairs_of(previous)))


def pairs_of(solution: Solution) -> Iterable[Pair]:
    """Returns every two people who meet."""
    return [pair(a, b) for group in solution.partnerships for a, b in combinations(group.members, 2)]


def share_of_a_pair(problem: Problem, share: float) -> int:
    """Returns a share of a full pair's value, as a price."""
    return int(share * SCALE * problem.weights.sum)


def difference(problem: Problem, previous: Solution, solution: Solution) -> Difference:
    """Returns who meets somebody else than in an earlier round, why, and what it cost and gained."""
    pool = frozenset(problem.keys)
    before = {key: group for group in previous.partnerships for key in group.members}
    after = {key: group for group in solution.partnerships for key in group.members}
    everybody = sorted(pool | before.keys() | {left.person for left in previous.left_out})
    known = before.keys() | {left.person for left in previous.left_out}
    changed = tuple(
        found
        for key in everybody
        if (found := _changed(problem, key, before.get(key), after.get(key), key in known)) is not None
    )
    meeting = set(pairs_of(solution))
    broken = sorted((two for two in pairs_of(previous) if two <= pool and two not in meeting), key=sorted)
    unavoidable = [two for two in broken if _parted(problem, two)]
    return Difference(
        changed=changed,
        kept=tuple(sorted({g.members for g in before.values()} & {g.members for g in after.values()})),
        broken=tuple(broken),
        unavoidable=tuple(unavoidable),
        price=problem.price * (len(broken) - len(unavoidable)),
        matched_change=solution.objective.matched - previous.objective.matched,
        worst_off_change=solution.objective.worst_off - previous.objective.worst_off,
        total_change=solution.objective.total - previous.objective.total,
    )


def _others(key: str, group: Partnership | None) -> tuple[str, ...]:
    return () if group is None else tuple(other for other in group.members if other != key)


def _changed(
    problem: Problem, key: str, was: Partnership | None, now: Partnership | None, known: bool
) -> Changed | None:
    old, new = _others(key, was), _others(key, now)
    if old == new and known and key in problem.person:
        return None
    got = was.own_side(key) if was else 0
    gets = now.own_side(key) if now else 0
    return Changed(key, _why(problem, key, old, new, known), old, new, gets - got)


def _why(problem: Problem, key: str, old: tuple[str, ...], new: tuple[str, ...], known: bool) -> Why:
    if key not in problem.person:
        return "left"
    if not known:
        return "joined"
    if any(other not in problem.person for other in old):
        return "partner_left"
    lost = [pair(key, other) for other in old if other not in new]
    parted = _why_parted(problem, lost)
    if parted is not None:
        return parted
    if not old:
        return "freed"
    return "moved" if lost and not set(old) & set(new) else "third"


def _why_parted(problem: Problem, lost: list[Pair]) -> Why | None:
    locks = [lock for lock in problem.locks if any(lock & two for two in lost)]
    if locks or any(two in problem.forbidden for two in lost):
        return "decided"
    return "rule" if any(problem.broken_rules(*sorted(two)) for two in lost) else None


def _parted(problem: Problem, two: Pair) -> bool:
    """Tells whether a rule, a decision or a lock keeps two people apart."""
    locked = any(lock & two for lock in problem.locks if lock != two)
    return locked or bool(problem.broken_rules(*sorted(two)))
