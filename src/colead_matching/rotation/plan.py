"""Plans the rounds of a rotation together: one after the other, then each again beside all the others.

A round that is planned first takes the best pairs and may leave a later one without partners for some.
So each is solved again with what the others leave, as long as that helps: first by how many people
meet somebody, then by the worst-off, then by the total, over all rounds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from colead_matching.formats import Peers, Rotation
from colead_matching.peers import quick, solve_peers
from colead_matching.problem import Pair, Problem, pair
from colead_matching.rotation.pricing import PRICED, priced_bound
from colead_matching.scale import SCALE
from colead_matching.solution import VERSION, Bound, LeftOut, Objective, Solution, status_of

Tell = Callable[[float, str], None]
Cancel = Callable[[], bool]
TURNS = 3
"""How many times every round is solved again at most."""
EXACT = 201
"""Up to so many people, each round's triad is chosen exactly; beyond, quickly."""


def solve_rotation(problem: Problem, tell: Tell, cancelled: Cancel) -> Solution:
    """Plans all rounds of a rotation; pairs that have met, and locks, are no part of it."""
    kind = problem.format
    if not isinstance(kind, Rotation):
        raise TypeError("This plans rotations.")
    tell(0.0, "scoring")
    first = _round(problem, problem.history, cancelled)
    rounds = [first]
    for number in range(1, kind.rounds):
        tell(number / (kind.rounds * (1 + TURNS)), "total")
        rounds.append(_round(problem, problem.history | _met(rounds), cancelled))
    rounds = _improved(problem, rounds, tell, cancelled)
    tell(0.95, "report")
    solution = _solution(problem, kind, rounds, first)
    tell(1.0, "done")
    return solution


def _improved(problem: Problem, rounds: list[Solution], tell: Tell, cancelled: Cancel) -> list[Solution]:
    """Solves every round again with what the others leave, as long as one gets better."""
    for turn in range(TURNS):
        better = False
        for number, now in enumerate(rounds):
            tell((1 + turn + number / len(rounds)) / (1 + TURNS), "total")
            others = [*rounds[:number], *rounds[number + 1 :]]
            again = _round(problem, problem.history | _met(others), cancelled)
            if again.objective > now.objective:
                rounds[number], better = again, True
        if not better:
            break
    return rounds


def _round(problem: Problem, met: frozenset[Pair], cancelled: Cancel) -> Solution:
    """Solves one round; those who have met are kept apart."""
    alone = replace(
        problem,
        format=Peers(joins=False),
        locks=frozenset(),
        history=frozenset(),
        forbidden=problem.forbidden | met,
    )
    solver = solve_peers if len(problem.people) <= EXACT else quick
    return solver(alone, lambda _done, _stage: None, cancelled)


def _met(rounds: Iterable[Solution]) -> frozenset[Pair]:
    groups = (group.members for round_ in rounds for group in round_.partnerships)
    return frozenset(pair(a, b) for members in groups for a in members for b in members if a < b)


def _solution(problem: Problem, kind: Rotation, rounds: Sequence[Solution], first: Solution) -> Solution:
    partnerships = tuple(
        replace(group, round=number)
        for number, round_ in enumerate(rounds, start=1)
        for group in round_.partnerships
    )
    objective = Objective(
        matched=sum(round_.objective.matched for round_ in rounds),
        worst_off=min((round_.objective.worst_off for round_ in rounds), default=SCALE),
        total=sum(round_.objective.total for round_ in rounds),
    )
    bound = _bound(problem, kind, objective, first)
    return Solution(
        version=VERSION,
        solver="rotation",
        seed=problem.seed,
        digest=problem.digest,
        status=status_of(objective, bound),
        objective=objective,
        bound=bound,
        partnerships=partnerships,
        left_out=_never_placed(rounds),
        blocking=(),
        blocking_total=0,
    )


def _bound(problem: Problem, kind: Rotation, objective: Objective, first: Solution) -> Bound:
    """Returns what no rounds can exceed; in pools without matrices, as many times the first round's bound.

    That holds for the total only where that round's floor does not keep better totals out.
    """
    if len(problem.people) <= PRICED:
        return priced_bound(problem, kind.rounds, objective)
    total = max(kind.rounds * first.bound.total, objective.total)
    if first.objective.worst_off > objective.worst_off or first.objective.matched < len(problem.people):
        total = max(total, kind.rounds * _most(problem))
    worst_off = first.bound.worst_off if first.status == "optimal" else SCALE
    return Bound(
        matched=kind.rounds * first.bound.matched,
        worst_off=max(worst_off, objective.worst_off),
        total=total,
        duals=None,
        refutations=(),
        basis="rounds_apart",
    )


def _most(problem: Problem) -> int:
    """Returns what no round of anybody can exceed: everybody with full marks."""
    return (len(problem.people) // 2) * SCALE * problem.weights.sum


def _never_placed(rounds: Sequence[Solution]) -> tuple[LeftOut, ...]:
    """Returns those who meet nobody in any round, with the first round's reasons."""
    placed = {key for round_ in rounds for group in round_.partnerships for key in group.members}
    return tuple(left for left in rounds[0].left_out if left.person not in placed)
