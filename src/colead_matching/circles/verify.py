"""Checks circles against their problem, trusting no solver."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from colead_matching.definitions import FULL, STEPS, UNIT, broken, parts
from colead_matching.finding import Finding
from colead_matching.formats import Circles
from colead_matching.problem import Person, Problem
from colead_matching.solution import VERSION, LeftOut, Partnership, Removal, Solution, Swap

ORDER = ("same_line", "same_slate", "shared_hours", "common_language", "not_available", "forbidden")
MOST_SWAPS = 50


def verify_circles(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with circles; the bound on the total is worked out anew."""
    found = [*_identity(problem, solution), *_soundness(problem, solution)]
    if found:
        return found
    return [*_values(problem, solution), *_objective(problem, solution), *_left_out(problem, solution)]


def _identity(problem: Problem, solution: Solution) -> Iterator[Finding]:
    if solution.version != VERSION:
        yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
    if solution.digest != problem.digest:
        yield Finding("digest", "The solution was made from another input.")
    if solution.seed != problem.seed:
        yield Finding("seed", f"The solution has seed {solution.seed}, not {problem.seed}.")
    for group in solution.partnerships:
        for key in group.members:
            if key not in problem.person:
                yield Finding("stranger", f"{key} is not in the pool.")


def _soundness(problem: Problem, solution: Solution) -> Iterator[Finding]:
    kind = problem.format
    seen: set[str] = set()
    for group in solution.partnerships:
        people = [problem.person[key] for key in group.members if key in problem.person]
        names = ", ".join(group.members)
        if isinstance(kind, Circles):
            if not kind.smallest <= len(set(group.members)) == len(group.members) <= kind.largest:
                yield Finding("size", f"{names} are not {kind.smallest} to {kind.largest} people.")
            if sum("facilitator" in person.roles for person in people) < kind.facilitators:
                yield Finding("facilitators", f"{names} have too few facilitators.")
        for key in group.members:
            if key in seen:
                yield Finding("twice", f"{key} is in two circles.")
            seen.add(key)
        for a, b in combinations(people, 2):
            if broken(problem, a, b):
                yield Finding("rule", f"{a.key} and {b.key} meet although a rule keeps them apart.")
        common = frozenset.intersection(*(person.hours for person in people)) if people else frozenset()
        if len(common) < problem.rules.min_shared_hours:
            yield Finding("hours", f"{names} share too few hours.")
    for lock in problem.locks:
        for group in solution.partnerships:
            if len(lock & set(group.members)) == 1:
                yield Finding("lock", f"{', '.join(sorted(lock))} are locked and do not meet.")


def _side(one: Person, others: list[Person]) -> int:
    asked = sum(one.needs.values())
    met = sum(n * max((o.strengths.get(c, 0) for o in others), default=0) for c, n in one.needs.items())
    return UNIT * (STEPS * met // (3 * asked)) if asked else 0


def _expected(problem: Problem, group: Partnership) -> tuple[dict[str, int], dict[str, int]]:
    """Returns what every criterion adds, and everybody's own side."""
    people = [problem.person[key] for key in group.members]
    sides = {p.key: _side(p, [o for o in people if o is not p]) for p in people}
    asking = [sides[p.key] // UNIT for p in people if p.needs]
    worth = {"needs": problem.weights.needs * UNIT * (sum(asking) // len(asking) if asking else 0)}
    two = [parts(problem, a, b) for a, b in combinations(people, 2)]
    for name in two[0]:
        weight = getattr(problem.weights, name) * UNIT
        if name != "needs":
            worth[name] = weight * (sum(part[name] for part in two) // max(weight, 1) // len(two))
    return worth, sides


def _values(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        worth, sides = _expected(problem, group)
        stated = {part.criterion: part.value for part in group.parts}
        own = {side.person: side.value for side in group.own_sides}
        locked = any(lock <= set(group.members) for lock in problem.locks)
        if (stated, own, group.value, group.locked) != (worth, sides, sum(worth.values()), locked):
            yield Finding("value", f"The numbers of {', '.join(group.members)} are wrong.")


def _objective(problem: Problem, solution: Solution) -> Iterator[Finding]:
    expected = [(group, *_expected(problem, group)) for group in solution.partnerships]
    felt = [side for _, _, sides in expected for key, side in sides.items() if problem.person[key].needs]
    total = sum(len(group.members) * sum(worth.values()) for group, worth, _ in expected)
    placed = sum(len(group.members) for group in solution.partnerships)
    true, stated, bound = (placed, min(felt, default=FULL), total), solution.objective, solution.bound
    if true != (stated.matched, stated.worst_off, stated.total):
        yield Finding("objective", f"The objective is {true}, not as stated.")
    limits = (bound.matched, bound.worst_off, bound.total)
    if limits[:2] != (len(problem.people), FULL) or bound.total != max(total, _each_apart(problem)):
        yield Finding("bound", "A bound is below what can be claimed.")
    if (solution.status == "optimal") != (limits == true):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _each_apart(problem: Problem) -> int:
    """Adds up what everybody could have at best, each for themselves."""
    few = problem.format.smallest - 1 if isinstance(problem.format, Circles) else 1
    total = 0
    for one in problem.people:
        others = [o for o in problem.people if o is not one and not broken(problem, one, o)]
        if len(others) >= few:
            worth = (sum(v for name, v in parts(problem, one, o).items() if name != "needs") for o in others)
            best = sorted(worth)[-few:]
            side = _side(one, others) if one.needs else FULL
            total += problem.weights.needs * side + -(-sum(best) // few)
    return total


def _left_out(problem: Problem, solution: Solution) -> Iterator[Finding]:
    placed = {key for group in solution.partnerships for key in group.members}
    alone = [person for person in problem.people if person.key not in placed]
    true = [_reason(problem, solution, person, number) for number, person in enumerate(alone)]
    if true != list(solution.left_out):
        yield Finding("left_out", "The reasons of those without a circle are wrong.")


def _reason(problem: Problem, solution: Solution, person: Person, number: int) -> LeftOut:
    """Works out again why a person has no circle, and what a seat would cost."""
    keeps = [broken(problem, person, other) for other in problem.people if other.key != person.key]
    counts = [(rule, sum(rule in rules for rules in keeps)) for rule in ORDER]
    allowed = sum(not rules for rules in keeps)
    swap = None
    if number < MOST_SWAPS:
        swaps = [swap for group in solution.partnerships for swap in _swaps(problem, group, person)]
        swap = min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)
    return LeftOut(
        person.key,
        "taken" if allowed else "no_partner",
        allowed,
        tuple(Removal(rule, count) for rule, count in counts if count),
        swap,
    )


def _swaps(problem: Problem, group: Partnership, person: Person) -> Iterator[Swap]:
    kept = {key for lock in problem.locks for key in lock}
    for other in group.members:
        members = tuple(sorted([*(key for key in group.members if key != other), person.key]))
        if other in kept or person.key in kept or not _may_sit(problem, members):
            continue
        worth, _ = _expected(problem, replace(group, members=members))
        change = len(members) * (sum(worth.values()) - group.value)
        yield Swap(min(key for key in group.members if key != other), other, change)


def _may_sit(problem: Problem, members: tuple[str, ...]) -> bool:
    people, kind = [problem.person[key] for key in members], problem.format
    common = frozenset.intersection(*(person.hours for person in people))
    leads = sum("facilitator" in person.roles for person in people)
    return (
        not any(broken(problem, a, b) for a, b in combinations(people, 2))
        and len(common) >= problem.rules.min_shared_hours
        and isinstance(kind, Circles)
        and leads >= kind.facilitators
    )
