"""Checks a rotation against its problem, trusting no solver."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations

from colead_matching.definitions import FULL, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.formats import Peers, Rotation
from colead_matching.peers.verify import Check, stated_reason
from colead_matching.problem import Problem
from colead_matching.solution import VERSION, Partnership, Solution

MATRICES = 1_500


def verify_rotation(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a rotation; what its bound claims beyond is `basis`."""
    identity = [*_identity(problem, solution), *_strangers(problem, solution)]
    if identity:
        return identity
    unsound = list(_meetings(problem, solution))
    if any(finding.code == "size" for finding in unsound):
        return unsound
    if unsound:
        return [*unsound, *_values(problem, solution), *_objective(problem, solution)]
    found = [*_values(problem, solution), *_objective(problem, solution)]
    if len(problem.people) <= MATRICES:
        found += [*_bound(problem, solution), *_left_out(problem, solution)]
    return found


def _identity(problem: Problem, solution: Solution) -> Iterator[Finding]:
    if solution.version != VERSION:
        yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
    if solution.digest != problem.digest:
        yield Finding("digest", "The solution was made from another input.")
    if solution.seed != problem.seed:
        yield Finding("seed", f"The solution has seed {solution.seed}, not {problem.seed}.")


def _strangers(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        for key in group.members:
            if key not in problem.person:
                yield Finding("stranger", f"{key} is not in the pool.")


def _meetings(problem: Problem, solution: Solution) -> Iterator[Finding]:
    rounds = problem.format.rounds if isinstance(problem.format, Rotation) else 0
    seen: set[tuple[int, str]] = set()
    met = set(problem.history)
    triads: dict[int, int] = {}
    for group in solution.partnerships:
        if not 1 <= group.round <= rounds:
            yield Finding("round", f"There is no round {group.round}.")
        if len(set(group.members)) != len(group.members) or len(group.members) not in (2, 3):
            yield Finding("size", f"{', '.join(group.members)} are not a pair or a triad.")
        triads[group.round] = triads.get(group.round, 0) + (len(group.members) == 3)
        for key in group.members:
            if (group.round, key) in seen:
                yield Finding("twice", f"{key} is in two partnerships of round {group.round}.")
            seen.add((group.round, key))
        for a, b in combinations(group.members, 2):
            if frozenset((a, b)) in met:
                yield Finding("repeat", f"{a} and {b} meet although they have met before.")
            met.add(frozenset((a, b)))
            if broken(problem, problem.person[a], problem.person[b]):
                yield Finding("rule", f"{a} and {b} meet although a rule keeps them apart.")
    if any(count > len(problem.people) % 2 for count in triads.values()):
        yield Finding("triads", "A round has more triads than the pool calls for.")


def _sides(problem: Problem, group: Partnership) -> dict[str, int]:
    person, others = problem.person, len(group.members) - 1
    return {
        key: sum(own_side(person[key], person[other]) for other in group.members if other != key) // others
        for key in group.members
    }


def _value(problem: Problem, group: Partnership) -> int:
    two = list(combinations(group.members, 2))
    worth = (parts(problem, problem.person[a], problem.person[b]) for a, b in two)
    return sum(sum(part.values()) for part in worth) // len(two)


def _shares(problem: Problem, group: Partnership) -> dict[str, int]:
    two = list(combinations(group.members, 2))
    worth = [parts(problem, problem.person[a], problem.person[b]) for a, b in two]
    return {name: sum(part[name] for part in worth) // len(two) for name in worth[0]}


def _values(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        stated = {side.person: side.value for side in group.own_sides}
        given = {(d.receiver, d.giver): d.value for d in group.directions}
        true = {
            (a, b): own_side(problem.person[a], problem.person[b]) for a, b in permutations(group.members, 2)
        }
        shares = {part.criterion: part.value for part in group.parts}
        if (stated, given, group.value, shares) != (
            _sides(problem, group),
            true,
            _value(problem, group),
            _shares(problem, group),
        ):
            yield Finding("value", f"The numbers of {', '.join(group.members)} are wrong.")


def _objective(problem: Problem, solution: Solution) -> Iterator[Finding]:
    felt = [
        side if problem.person[key].needs else FULL
        for group in solution.partnerships
        for key, side in _sides(problem, group).items()
    ]
    true = (len(felt), min(felt, default=FULL), sum(_value(problem, g) for g in solution.partnerships))
    stated, bound = solution.objective, solution.bound
    if true != (stated.matched, stated.worst_off, stated.total):
        yield Finding("objective", f"The objective is {true}, not as stated.")
    limits = (bound.matched, bound.worst_off, bound.total)
    if any(limit < reached for limit, reached in zip(limits, true, strict=True)):
        yield Finding("bound", "A bound is below what was reached.")
    if (solution.status == "optimal") != (limits == true):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _bound(problem: Problem, solution: Solution) -> Iterator[Finding]:
    """Checks that the prices cover every pair that may meet, and that they prove the bounds."""
    kind, bound = problem.format, solution.bound
    rounds = kind.rounds if isinstance(kind, Rotation) else 0
    if bound.basis != "rounds_priced" or bound.duals is None:
        yield Finding("duals", "There are no prices to prove the bound.")
        return
    price, scale = dict(bound.duals.people), bound.duals.scale
    if sorted(price) != list(problem.keys) or scale < 1 or any(p < 0 for p in price.values()):
        yield Finding("duals", "The prices do not name everybody once, or are below zero.")
        return
    sides: dict[str, list[int]] = {key: [] for key in problem.keys}
    for one, other in combinations(problem.people, 2):
        if broken(problem, one, other) or frozenset((one.key, other.key)) in problem.history:
            continue
        sides[one.key].append(own_side(one, other) if one.needs else FULL)
        sides[other.key].append(own_side(other, one) if other.needs else FULL)
        if price[one.key] + price[other.key] < scale * sum(parts(problem, one, other).values()):
            yield Finding("duals", f"The pair {one.key}, {other.key} is worth more than its prices.")
            return
    filled = solution.objective.matched == rounds * len(sides) > 0
    reach = [sorted(got)[-rounds] for got in sides.values() if len(got) >= rounds]
    true = (
        sum(min(len(got), rounds) for got in sides.values()),
        min(reach) if filled and len(reach) == len(sides) else FULL,
        rounds * (sum(price.values()) // scale),
    )
    if (bound.matched, bound.worst_off, bound.total) != true:
        yield Finding("bound", f"The prices prove {true}, not what is stated.")


def _left_out(problem: Problem, solution: Solution) -> Iterator[Finding]:
    """Checks who meets nobody in any round, and the reasons by the first round."""
    first = replace(
        problem,
        format=Peers(joins=False),
        locks=frozenset(),
        history=frozenset(),
        forbidden=problem.forbidden | frozenset(two for two in problem.history if two <= set(problem.keys)),
    )
    placed = {key for group in solution.partnerships for key in group.members}
    alone = [key for key in problem.keys if key not in placed]
    groups = tuple(group for group in solution.partnerships if group.round == 1)
    check = Check(first, replace(solution, partnerships=groups))
    if [check.reason(key) for key in alone] != [stated_reason(left) for left in solution.left_out]:
        yield Finding("left_out", "The reasons of those who meet nobody are wrong.")
