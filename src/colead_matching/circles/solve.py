"""Makes circles: as many people placed as possible, nobody with a need that nobody meets where it can be
helped, then the best total; from several starts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from colead_matching.arrays import Ints, membership
from colead_matching.circles.kept import kept_circles
from colead_matching.circles.search import Pool, anneal, broken_rules, worth
from colead_matching.circles.value import circle_parts, member_sides
from colead_matching.criterion import Criterion
from colead_matching.errors import Cancelled, ProblemError
from colead_matching.formats import Circles
from colead_matching.problem import Problem
from colead_matching.rules import removed
from colead_matching.scale import SCALE
from colead_matching.scores import Scores, score
from colead_matching.solution import (
    VERSION,
    Bound,
    LeftOut,
    Objective,
    OwnSide,
    Part,
    Partnership,
    Removal,
    Solution,
    Swap,
    status_of,
)

Tell = Callable[[float, str], None]
Cancel = Callable[[], bool]
STARTS = 4
STEPS_A_PERSON, MOST_STEPS = 6_000, 3_000_000
WARMTH, PENALTY = 0.25, 4.0
MOST_PEOPLE = 3_000
FEWER, MOST_REPLANNED = 2, 200
"""Where somebody finds no circle, so many other plans are tried, each with a circle less; in small pools only."""
MOST_SWAPS = 50
"""Of those without a circle, the first so many are told what a seat would cost."""


def solve_circles(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Makes circles; the same problem and seed give the same ones."""
    kind = problem.format
    if not isinstance(kind, Circles):
        raise TypeError("This makes circles.")
    if len(problem.people) > MOST_PEOPLE:
        raise ProblemError(f"A round of circles has at most {MOST_PEOPLE} people here.")
    tell(0.0, "scoring")
    scores = score(problem)
    pool = _pool(problem, kind, scores)
    if problem.previous:
        new, circles = kept_circles(problem, kind, pool)
        circles = _repaired(problem, kind, pool, [*circles, *_of_their_own(problem, new)])
        solution = _solution(problem, kind, scores, circles)
        tell(1.0, "done")
        return solution
    best: list[list[int]] = []
    plans = _plans(len(problem.people), kind, _leads(problem))
    for number, (sizes, start) in enumerate((plan, start) for plan in plans for start in range(STARTS)):
        if number >= STARTS and (
            sum(map(len, best)) == len(problem.people) or len(pool.leads) > MOST_REPLANNED
        ):
            break
        if cancelled():
            raise Cancelled("The round was stopped.")
        tell(0.1 + 0.8 * number / (STARTS * len(plans)), "total")
        circles = _annealed(problem, pool, sizes, start)
        found = _repaired(problem, kind, pool, circles)
        if _rank(kind, pool, found) > _rank(kind, pool, best):
            best = found
    best = _exchanged(problem, scores, pool, best)
    tell(0.9, "report")
    solution = _solution(problem, kind, scores, best)
    tell(1.0, "done")
    return solution


def _pool(problem: Problem, kind: Circles, scores: Scores) -> Pool:
    codes = sorted(problem.competencies)
    people = problem.people
    place = {key: i for i, key in enumerate(problem.keys)}
    together = np.full(len(people), -1, dtype=np.int64)
    for lock in problem.locks:
        a, b = (place[key] for key in lock)
        together[a], together[b] = b, a
    others = sum(
        (part for name, part in scores.parts.items() if name is not Criterion.NEEDS),
        start=np.zeros_like(scores.values),
    )
    full = float(SCALE * problem.weights.sum)
    needs = np.array([[p.needs.get(code, 0) for code in codes] for p in people], dtype=np.int64)
    return Pool(
        apart=(~scores.allowed & ~np.eye(len(people), dtype=bool)).astype(np.int64),
        together=together,
        pair_value=others / full,
        needs=needs.reshape(len(people), len(codes)),
        strengths=np.array(
            [[p.strengths.get(code, 0) for code in codes] for p in people], dtype=np.int64
        ).reshape(len(people), len(codes)),
        asked=np.array([sum(p.needs.values()) for p in people], dtype=np.int64),
        hours=membership([p.hours for p in people]).astype(np.int64),
        fewest_hours=problem.rules.min_shared_hours,
        leads=np.array(["facilitator" in p.roles for p in people], dtype=np.int64),
        facilitators=kind.facilitators,
        needs_weight=problem.weights.needs / problem.weights.sum,
    )


def _leads(problem: Problem) -> int:
    """Counts facilitators who can lead circles of their own: two who stay together lead one."""
    leads = {p.key for p in problem.people if "facilitator" in p.roles}
    return len(leads) - sum(lock <= leads for lock in problem.locks)


def _plans(people: int, kind: Circles, leads: int) -> list[list[int]]:
    """Returns the sizes of the circles as they should be; then with fewer circles, should rules allow no more."""
    sizes = _sizes(people, kind, leads)
    fewer = [_of(people, kind, count) for count in range(len(sizes) - 1, 0, -1)]
    return [sizes, *fewer[:FEWER]] if sizes else []


def _sizes(people: int, kind: Circles, leads: int) -> list[int]:
    """Returns the sizes of the circles: as many as fit, as close to the wanted size as can be."""
    most = people // kind.smallest
    if kind.facilitators:
        most = min(most, leads // kind.facilitators)
    if most == 0:
        return []
    fewest = -(-people // kind.largest)
    wanted = max(1, round(people / kind.size))
    return _of(people, kind, min(max(wanted, fewest), most))


def _of(people: int, kind: Circles, count: int) -> list[int]:
    placed = min(people, count * kind.largest)
    return [placed // count + (k < placed % count) for k in range(count)]


def _annealed(problem: Problem, pool: Pool, sizes: Sequence[int], start: int) -> list[list[int]]:
    count = len(problem.people)
    order = np.random.default_rng([problem.seed, start]).permutation(count)
    # Those who find no seat at first wait in a circle that nothing is worth; it is never part of the result.
    circles = np.full((len(sizes), max(sizes)), -1, dtype=np.int64)
    seated = _seats(pool, order, sizes)
    for k, members in enumerate(seated):
        circles[k, : len(members)] = members
    steps = min(MOST_STEPS, STEPS_A_PERSON * count)
    seed = (problem.seed * STARTS + start) % 2**32
    anneal(pool, circles, np.array(sizes), steps, WARMTH, PENALTY, seed)
    return [circles[k, :size].tolist() for k, size in enumerate(sizes)]


def _seats(pool: Pool, order: Ints, sizes: Sequence[int]) -> list[list[int]]:
    """Seats people in a drawn order, facilitators first, those who stay together side by side."""
    queue = sorted(order.tolist(), key=lambda person: -int(pool.leads[person]))
    circles: list[list[int]] = [[] for _ in sizes]
    seated: set[int] = set()
    turn = 0
    for person in queue:
        mate = int(pool.together[person])
        group = [p for p in (person, mate) if p >= 0 and p not in seated]
        for _ in range(len(sizes)):
            k = turn % len(sizes)
            turn += 1
            if group and len(circles[k]) + len(group) <= sizes[k]:
                circles[k] += group
                seated.update(group)
                break
    left = [p for p in queue if p not in seated]
    for k, size in enumerate(sizes):
        while len(circles[k]) < size:
            circles[k].append(left.pop(0))
    return circles


def _repaired(problem: Problem, kind: Circles, pool: Pool, circles: list[list[int]]) -> list[list[int]]:
    """Takes out who breaks a rule, gives up circles that stay too small, and seats whom it can again."""
    found = []
    for circle in circles:
        members = list(circle)
        while len(members) >= kind.smallest and broken_rules(pool, np.array(members)) > 0:
            members.remove(_worst(pool, members))
        if len(members) >= kind.smallest:
            found.append(members)
    seated = {person for circle in found for person in circle}
    for person in range(len(problem.people)):
        if person not in seated and pool.together[person] < 0:
            _seat(kind, pool, found, person)
    return found


def _of_their_own(problem: Problem, new: list[int]) -> list[list[int]]:
    keys = {problem.keys[person] for person in new}
    place = {key: i for i, key in enumerate(problem.keys)}
    alone = replace(
        problem, people=tuple(p for p in problem.people if p.key in keys), previous=frozenset(),
        locks=frozenset(lock for lock in problem.locks if lock <= keys),
        forbidden=frozenset(two for two in problem.forbidden if two <= keys),
    )  # fmt: skip
    found = solve_circles(alone, lambda _done, _stage: None, lambda: False)
    return [[place[key] for key in group.members] for group in found.partnerships]


def _worst(pool: Pool, members: list[int]) -> int:
    """Returns the member without whom the fewest rules are broken; the first of equals."""
    return min(members, key=lambda one: float(broken_rules(pool, np.array([m for m in members if m != one]))))


def _seat(kind: Circles, pool: Pool, circles: list[list[int]], person: int) -> None:
    choices = []
    for k, circle in enumerate(circles):
        members = np.array([*circle, person])
        if len(circle) < kind.largest and broken_rules(pool, members) == 0:
            choices.append((float(worth(pool, members)) - float(worth(pool, np.array(circle))), -k))
    if choices:
        circles[-max(choices)[1]].append(person)


def _exchanged(problem: Problem, scores: Scores, pool: Pool, circles: list[list[int]]) -> list[list[int]]:
    """Gives those without a circle the seats of others for as long as that makes the circles better."""
    place = {key: i for i, key in enumerate(problem.keys)}
    found = [list(circle) for circle in circles]
    for _ in range(MOST_SWAPS if found else 0):
        seated = {person for circle in found for person in circle}
        alone = [i for i in range(len(problem.people)) if i not in seated and pool.together[i] < 0]
        swaps = [
            (_cheapest_swap(problem, scores, pool, found, person), person) for person in alone[:MOST_SWAPS]
        ]
        better = [(swap, person) for swap, person in swaps if swap is not None and swap.total_change > 0]
        if not better:
            break
        swap, person = max(better, key=lambda two: (two[0].total_change, -two[1]))
        other = place[swap.displaced]
        circle = next(circle for circle in found if other in circle)
        circle[circle.index(other)] = person
    return found


def _rank(kind: Circles, pool: Pool, circles: list[list[int]]) -> tuple[int, int, float]:
    """Ranks by people placed, then by sizes close to the wanted one: larger circles cover more needs, and
    would always win."""
    off = sum((len(circle) - kind.size) ** 2 for circle in circles)
    worth_all = sum(float(worth(pool, np.array(circle))) for circle in circles)
    return sum(map(len, circles)), -off, worth_all


def _solution(problem: Problem, kind: Circles, scores: Scores, circles: list[list[int]]) -> Solution:
    groups = sorted(sorted(circle) for circle in circles)
    partnerships = tuple(_partnership(problem, scores, circle) for circle in groups)
    felt = [
        side.value for group in partnerships for side in group.own_sides if problem.person[side.person].needs
    ]
    objective = Objective(
        matched=sum(map(len, groups)),
        worst_off=min(felt, default=SCALE),
        total=sum(len(group.members) * group.value for group in partnerships),
    )
    total = max(each_apart(problem, kind, scores), objective.total)
    bound = Bound(len(problem.people), SCALE, total, None, (), basis="each_apart")
    return Solution(
        version=VERSION,
        solver="circles",
        seed=problem.seed,
        digest=problem.digest,
        status=status_of(objective, bound),
        objective=objective,
        bound=bound,
        partnerships=partnerships,
        left_out=_left_out(problem, kind, scores, groups),
        blocking=(),
        blocking_total=0,
    )


def _partnership(problem: Problem, scores: Scores, members: list[int]) -> Partnership:
    keys = [problem.keys[i] for i in members]
    parts = circle_parts(problem, scores.parts, members)
    sides = member_sides(problem, members)
    return Partnership(
        members=tuple(keys),
        value=sum(parts.values()),
        own_sides=tuple(OwnSide(key, side) for key, side in zip(keys, sides, strict=True)),
        directions=(),
        parts=tuple(Part(criterion.value, value) for criterion, value in parts.items()),
        locked=any(lock <= set(keys) for lock in problem.locks),
    )


def each_apart(problem: Problem, kind: Circles, scores: Scores) -> int:
    """Returns what no circles can exceed: everybody with the best of all who may sit with them.

    Nobody's own side is above what the best of all those meet, and nobody's mean with the others
    above that with the best few, as few as the smallest circle has.
    """
    others = sum(
        (part for name, part in scores.parts.items() if name is not Criterion.NEEDS),
        start=np.zeros_like(scores.values),
    )
    few = kind.smallest - 1
    total = 0
    for one in range(len(problem.people)):
        allowed = np.flatnonzero(scores.allowed[one])
        if len(allowed) < few:
            continue
        best = np.sort(others[one, allowed])[-few:]
        side = member_sides(problem, [one, *allowed.tolist()])[0] if problem.people[one].needs else SCALE
        total += problem.weights.needs * side + -(-int(best.sum()) // few)
    return total


def _left_out(
    problem: Problem, kind: Circles, scores: Scores, groups: Sequence[Sequence[int]]
) -> tuple[LeftOut, ...]:
    placed = {person for circle in groups for person in circle}
    alone = [i for i in range(len(problem.people)) if i not in placed]
    matrices = removed(problem) if alone else {}
    pool = _pool(problem, kind, scores)
    found = []
    for number, person in enumerate(alone):
        allowed = int(scores.allowed[person].sum())
        counts = [(rule, int(np.delete(matrix[person], person).sum())) for rule, matrix in matrices.items()]
        removals = tuple(Removal(rule, count) for rule, count in counts if count)
        swap = _cheapest_swap(problem, scores, pool, groups, person) if number < MOST_SWAPS else None
        reason: Literal["taken", "no_partner"] = "taken" if allowed else "no_partner"
        found.append(LeftOut(problem.keys[person], reason, allowed, removals, swap))
    return tuple(found)


def _cheapest_swap(
    problem: Problem, scores: Scores, pool: Pool, groups: Sequence[Sequence[int]], person: int
) -> Swap | None:
    """Gives a person somebody's seat, at the least loss; those kept together keep theirs."""
    swaps = []
    for circle in groups:
        now = len(circle) * sum(circle_parts(problem, scores.parts, circle).values())
        for other in circle:
            members = sorted([*(one for one in circle if one != other), person])
            if pool.together[other] >= 0 or broken_rules(pool, np.array(members)) > 0:
                continue
            then = len(members) * sum(circle_parts(problem, scores.parts, members).values())
            partner = problem.keys[min(one for one in circle if one != other)]
            swaps.append(Swap(partner, problem.keys[other], then - now))
    return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)
