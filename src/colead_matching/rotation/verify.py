"""Checks a rotation against its problem, trusting no solver."""

from collections.abc import Iterator
from itertools import combinations, permutations

from colead_matching.definitions import FULL, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.formats import Rotation
from colead_matching.problem import Problem
from colead_matching.solution import VERSION, Partnership, Solution


def verify_rotation(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a rotation; what its bound claims beyond is `basis`."""
    identity = [*_identity(problem, solution), *_strangers(problem, solution)]
    if identity:
        return identity
    return [*_meetings(problem, solution), *_values(problem, solution), *_objective(problem, solution)]


def _identity(problem: Problem, solution: Solution) -> Iterator[Finding]:
    if solution.version != VERSION:
        yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
    if solution.digest != problem.digest:
        yield Finding("digest", "The solution was made from another input.")


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


def _values(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        stated = {side.person: side.value for side in group.own_sides}
        given = {(d.receiver, d.giver): d.value for d in group.directions}
        true = {
            (a, b): own_side(problem.person[a], problem.person[b]) for a, b in permutations(group.members, 2)
        }
        if (stated, given, group.value) != (_sides(problem, group), true, _value(problem, group)):
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
