"""A near-peer round of a large pool, from first look to solution."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from colead_matching.criterion import Criterion
from colead_matching.definitions import own_side
from colead_matching.errors import Cancelled
from colead_matching.near_peer.large import Filled, Filling
from colead_matching.near_peer.reasons import learners_left_out
from colead_matching.near_peer.sides import Arranged, arranged, score_two
from colead_matching.problem import Problem
from colead_matching.scale import SCALE, STEPS, UNIT
from colead_matching.scan.features import Long
from colead_matching.solution import (
    VERSION,
    Bound,
    Direction,
    Duals,
    Objective,
    OwnSide,
    Part,
    Partnership,
    Solution,
    status_of,
)
from colead_matching.solvers.priced import LARGE

Tell = Callable[[float, str], None]
Cancel = Callable[[], bool]
Pairs = tuple[tuple[int, int], ...]
TRIES = 6
"""How many floors are tried above the one that costs nothing."""


def solve_large(
    problem: Problem, most: dict[int, int], locked: Pairs, share: int, tell: Tell, cancelled: Cancel
) -> Solution:
    """Places learners; `most` says how many each mentor has room for, by places in the problem."""
    tell(0.0, "scoring")
    filling, filled = _lightest(problem, most, locked, share, tell, cancelled)
    tell(0.7, "worst_off")
    filled = _raised(filling, filled, locked, problem)
    if cancelled():
        raise Cancelled("The round was stopped.")
    tell(0.9, "report")
    solution = _solution(problem, filling, filled, locked)
    tell(1.0, "done")
    return solution


def _lightest(
    problem: Problem, most: dict[int, int], locked: Pairs, share: int, tell: Tell, cancelled: Cancel
) -> tuple[Filling, Filled]:
    """Fills places with the smallest limit on every mentor's learners that costs nobody their place.

    The smallest limit that leaves room enough is tried first; a larger one only if somebody has no place.
    """
    held = {b: sum(1 for _, mentor in locked if mentor == b) for _, b in locked}
    everything, best = max(most.values(), default=0), None
    taken = frozenset(a for a, _ in locked)
    for load in range(max(held.values(), default=0), everything + 1):
        room = {b: max(0, min(m, load) - held.get(b, 0)) for b, m in most.items()}
        open_learners = sum("learner" in p.roles for p in problem.people) - len(locked)
        if load < everything and sum(room.values()) < min(open_learners, _all_room(most, held)):
            continue
        filling = Filling(problem, arranged(problem, room, taken, share, held), cancelled)
        tell(0.3, "coverage")
        filled = filling.fill(0)
        if best is None or filled.matched > best[1].matched:
            best = filling, filled
        if filled.matched >= min(filling.able, _all_room(most, held)):
            break
    if best is None:
        raise RuntimeError("There is always a limit to try.")
    return best


def _all_room(most: dict[int, int], held: dict[int, int]) -> int:
    return sum(room - held.get(mentor, 0) for mentor, room in most.items())


def _raised(filling: Filling, filled: Filled, locked: Pairs, problem: Problem) -> Filled:
    """Raises the floor as far as it is found to cost nobody their place."""
    low, high = _worst(filling, filled), filling.reach
    best = filled
    if filled.matched == filling.able:
        tried = filling.fill(high)
        if tried.matched >= filled.matched:
            return tried
    else:
        high = STEPS
    if len(filling.arranged.places) > LARGE:
        floor = _among_kept(filling, filled.matched, low, high)
        tried = filling.fill(floor)
        return tried if tried.matched >= filled.matched else best
    for _ in range(TRIES):
        if high - low <= 1:
            break
        middle = (low + high) // 2
        tried = filling.fill(middle)
        if tried.matched >= filled.matched:
            best, low = tried, max(middle, _worst(filling, tried))
        else:
            high = middle
    return best


def _among_kept(filling: Filling, matched: int, low: int, high: int) -> int:
    """Returns the highest floor at which the pairs looked at suffice for as many learners."""
    while high - low > 1:
        middle = (low + high) // 2
        if filling.placed_at_most(middle) >= matched:
            low = middle
        else:
            high = middle
    return low


def _worst(filling: Filling, filled: Filled) -> int:
    scored, members = _chosen(filling, filled)
    asks = filling.arranged.pool.has_needs[members[:, 0]] > 0
    return int(np.where(asks, scored[:, 1], STEPS).min(initial=STEPS))


def _chosen(filling: Filling, filled: Filled) -> tuple[Long, Long]:
    """Returns the scores of the pairs, and the pairs by places in the pool."""
    learners = np.flatnonzero(filled.mentor >= 0)
    members = np.stack([learners, filled.mentor[learners]], axis=1)
    scored = np.empty((len(members), 3), dtype=np.int64)
    score_two(filling.arranged.sides, members, scored)
    return scored, members


def _solution(problem: Problem, filling: Filling, filled: Filled, locked: Pairs) -> Solution:
    scored, members = _chosen(filling, filled)
    chosen = [
        *_partnerships(problem, filling.arranged, members),
        *_locked(problem, locked),
    ]
    partnerships = tuple(group for _, group in sorted(chosen))
    felt = [
        group.own_side(key) if problem.person[key].needs else SCALE
        for group in partnerships
        for key in group.members
        if key != group.mentor
    ]
    objective = Objective(len(partnerships), min(felt, default=SCALE), sum(p.value for p in partnerships))
    fixed = sum(group.value for group in partnerships if group.locked)
    duals, total = _duals(problem, filling, filled, locked)
    room = sum(person.capacity[1] for person in problem.people if "mentor" in person.roles)
    bound = Bound(
        matched=min(filling.able + len(locked), room),
        worst_off=_worst_bound(filling, filled, objective, problem, locked),
        total=fixed + total,
        duals=duals,
        refutations=(),
        basis="load_limit",
    )
    return Solution(
        version=VERSION,
        solver="near-peer",
        seed=problem.seed,
        digest=problem.digest,
        status=status_of(objective, bound),
        objective=objective,
        bound=bound,
        partnerships=partnerships,
        left_out=learners_left_out(problem, filling.arranged, filled.mentor, scored[:, 0]),
        blocking=(),
        blocking_total=0,
    )


def _worst_bound(
    filling: Filling, filled: Filled, objective: Objective, problem: Problem, locked: Pairs
) -> int:
    """Returns what the worst-off cannot exceed: the lowest reach, if all who have one are placed."""
    everybody = filled.matched == filling.able
    held = [_felt(problem, a, b) for a, b in locked]
    return max(objective.worst_off, min([UNIT * filling.reach, *held]) if everybody else SCALE)


def _felt(problem: Problem, learner: int, mentor: int) -> int:
    people = problem.people
    return own_side(people[learner], people[mentor]) if people[learner].needs else SCALE


def _partnerships(
    problem: Problem, arranged: Arranged, members: Long
) -> list[tuple[tuple[int, int], Partnership]]:
    """Returns the partnerships of some pairs, each with its places in the problem."""
    scored = np.empty((len(members), 3), dtype=np.int64)
    score_two(arranged.sides, members, scored)
    columns = []
    for number in range(len(arranged.pool.weights)):
        alone = np.zeros_like(arranged.pool.weights)
        alone[number] = arranged.pool.weights[number]
        needs = arranged.sides.needs_weight if number == 0 else 0
        only = arranged.sides._replace(pool=arranged.pool._replace(weights=alone), needs_weight=needs)
        part = np.empty_like(scored)
        score_two(only, members, part)
        columns.append(part[:, 0])
    parts = np.stack(columns, axis=1)
    found = []
    for (a, b), (value, mine, theirs), worth in zip(
        members.tolist(), scored.tolist(), parts.tolist(), strict=True
    ):
        two = arranged.places[a], arranged.places[b]
        found.append((two, _partnership(problem, two, value, (mine, theirs), worth)))
    return found


def _partnership(
    problem: Problem, two: tuple[int, int], value: int, sides: tuple[int, int], worth: list[int]
) -> Partnership:
    learner, mentor = (problem.keys[place] for place in two)
    members = tuple(sorted((learner, mentor)))
    gets = {learner: UNIT * sides[0], mentor: UNIT * sides[1]}
    other = {learner: mentor, mentor: learner}
    return Partnership(
        members=members,
        value=UNIT * value,
        own_sides=tuple(OwnSide(key, gets[key]) for key in members),
        directions=tuple(Direction(key, other[key], gets[key]) for key in members),
        parts=tuple(
            Part(criterion.value, UNIT * part) for criterion, part in zip(Criterion, worth, strict=True)
        ),
        locked=frozenset(members) in problem.locks,
        mentor=mentor,
    )


def _locked(problem: Problem, locked: Pairs) -> list[tuple[tuple[int, int], Partnership]]:
    """Returns the locked pairs, each scored in a pool of its own."""
    share = getattr(problem.format, "learner_share", 0)
    found = []
    for learner, mentor in locked:
        others = {i for i, person in enumerate(problem.people) if "learner" in person.roles and i != learner}
        alone = arranged(problem, {mentor: 1}, frozenset(others), share, {})
        found += _partnerships(problem, alone, np.array([[0, len(alone.places) - 1]], dtype=np.int64))
    return found


def _duals(problem: Problem, filling: Filling, filled: Filled, locked: Pairs) -> tuple[Duals, int]:
    """Returns prices in thirds of half a step, as those of peers, and the bound that they prove.

    A mentor with a least is there twice: first for the places up to it, then for the others. Places
    beyond the heaviest load are left away: the bound is that of rounds with no heavier one.
    """
    arranged, scale = filling.arranged, filled.scale
    keys = [problem.keys[place] for place in arranged.places]
    people = [(keys[i], 3 * price) for i, price in enumerate(filled.learner_price.tolist())]
    total = sum(price for _, price in people)
    loads = np.bincount(filled.mentor[filled.mentor >= 0], minlength=len(keys))
    held = Counter(mentor for _, mentor in locked)
    with_held = loads + np.array([held[place] for place in arranged.places], dtype=np.int64)
    heaviest = max(int(with_held.max(initial=0)), max(held.values(), default=0))
    met = 0
    for i in range(arranged.sides.first_mentor, len(keys)):
        room = max(0, min(int(arranged.room[i]), heaviest - held[arranged.places[i]]))
        first = min(int(arranged.must[i]), room)
        met += min(first, int(loads[i]))
        for many, price in ((first, filled.first_price[i]), (room - first, filled.further_price[i])):
            if many:
                people.append((keys[i], 3 * int(price)))
                total += many * 3 * int(price)
    pair, first_place = -6 * scale.more, -6 * filled.prefer
    total += pair * filled.matched + first_place * met
    return Duals(scale.unit, tuple(people), (), pair, first_place), total // scale.unit // UNIT * UNIT
