"""Checks a near-peer round against its problem, trusting no solver."""

from collections import Counter
from collections.abc import Iterator

from colead_matching.definitions import FULL, broken, own_side
from colead_matching.finding import Finding
from colead_matching.near_peer.proofs import proofs, worth_of
from colead_matching.near_peer.verify_prices import prices_checked
from colead_matching.problem import Person, Problem
from colead_matching.solution import VERSION, LeftOut, Partnership, Removal, Solution, Swap

MATRICES = 4_000
"""Larger pools are proven by prices over all pairs, in blocks."""
ORDER = ("same_line", "same_slate", "shared_hours", "common_language", "not_available", "forbidden")


def verify_near_peer(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a near-peer round."""
    found = [*_identity(problem, solution), *_soundness(problem, solution)]
    if found:
        return found
    found = [*_values(problem, solution), *_objective(problem, solution)]
    if len(problem.people) <= MATRICES and solution.bound.places is not None:
        return [*found, *_left_out(problem, solution), *proofs(problem, solution)]
    return [*found, *_forgotten(problem, solution), *prices_checked(problem, solution)]


def _identity(problem: Problem, solution: Solution) -> Iterator[Finding]:
    if solution.version != VERSION:
        yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
    if solution.digest != problem.digest:
        yield Finding("digest", "The solution was made from another input.")
    if solution.seed != problem.seed:
        yield Finding("seed", f"The solution has seed {solution.seed}, not {problem.seed}.")


def _soundness(problem: Problem, solution: Solution) -> Iterator[Finding]:
    learners: Counter[str] = Counter()
    mentors: Counter[str] = Counter()
    for group in solution.partnerships:
        strangers = [key for key in group.members if key not in problem.person]
        if strangers or len(set(group.members)) != 2 or group.mentor not in group.members:
            yield Finding("size", f"{', '.join(group.members)} are not a mentor and a learner of the pool.")
            continue
        learner, mentor = _two(problem, group)
        learners[learner.key] += 1
        mentors[mentor.key] += 1
        if "learner" not in learner.roles or "mentor" not in mentor.roles:
            yield Finding("role", f"{mentor.key} is no mentor, or {learner.key} no learner.")
        if broken(problem, learner, mentor):
            yield Finding("rule", f"{learner.key} and {mentor.key} meet although a rule keeps them apart.")
    for key, count in learners.items():
        if count > 1:
            yield Finding("twice", f"{key} has {count} mentors.")
    for key, count in mentors.items():
        if count > problem.person[key].capacity[1]:
            yield Finding("capacity", f"{key} has {count} learners, more than there is room for.")
    meet = {frozenset(group.members) for group in solution.partnerships}
    for lock in problem.locks:
        if lock not in meet:
            yield Finding("lock", f"{', '.join(sorted(lock))} are locked and do not meet.")


def _two(problem: Problem, group: Partnership) -> tuple[Person, Person]:
    (learner,) = (key for key in group.members if key != group.mentor)
    return problem.person[learner], problem.person[str(group.mentor)]


def _values(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        learner, mentor = _two(problem, group)
        worth = worth_of(problem, learner, mentor)
        sides = {learner.key: own_side(learner, mentor), mentor.key: own_side(mentor, learner)}
        stated = {side.person: side.value for side in group.own_sides}
        given = {learner.key: mentor.key, mentor.key: learner.key}
        ways = {(d.receiver, d.giver): d.value for d in group.directions}
        true = {(key, given[key]): side for key, side in sides.items()}
        locked = frozenset(group.members) in problem.locks
        if (sum(worth.values()), worth, sides, true, locked) != (
            group.value,
            {part.criterion: part.value for part in group.parts},
            stated,
            ways,
            group.locked,
        ):
            yield Finding("value", f"The numbers of {', '.join(group.members)} are wrong.")


def _objective(problem: Problem, solution: Solution) -> Iterator[Finding]:
    two = [_two(problem, group) for group in solution.partnerships]
    felt = [_felt(learner, mentor) for learner, mentor in two]
    total = sum(sum(worth_of(problem, learner, mentor).values()) for learner, mentor in two)
    true, stated, bound = (len(two), min(felt, default=FULL), total), solution.objective, solution.bound
    if true != (stated.matched, stated.worst_off, stated.total):
        yield Finding("objective", f"The objective is {true}, not as stated.")
    if bound.total < total:
        yield Finding("bound", "The bound is below the total.")
    limits = (bound.matched, bound.worst_off, bound.total)
    if any(limit < reached for limit, reached in zip(limits, true, strict=True)):
        yield Finding("bound", "A bound is below what was reached.")
    if (solution.status == "optimal") != (limits == true):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _felt(learner: Person, mentor: Person) -> int:
    return own_side(learner, mentor) if learner.needs else FULL


def _left_out(problem: Problem, solution: Solution) -> Iterator[Finding]:
    placed = {_two(problem, group)[0].key for group in solution.partnerships}
    alone = [p for p in problem.people if "learner" in p.roles and p.key not in placed]
    if [_reason(problem, solution, one) for one in alone] != list(solution.left_out):
        yield Finding("left_out", "The reasons of those without a mentor are wrong.")


def _forgotten(problem: Problem, solution: Solution) -> Iterator[Finding]:
    placed = {_two(problem, group)[0].key for group in solution.partnerships}
    learners = [p.key for p in problem.people if "learner" in p.roles and p.key not in placed]
    if learners != [left.person for left in solution.left_out]:
        yield Finding("left_out", "Those without a mentor are not the ones listed.")


def _reason(problem: Problem, solution: Solution, learner: Person) -> LeftOut:
    """Works out again why a learner has no mentor, and what it would cost to give them one."""
    mentors = [p for p in problem.people if "mentor" in p.roles and p.key != learner.key]
    keeps = [broken(problem, learner, mentor) for mentor in mentors]
    counts = [(rule, sum(rule in rules for rules in keeps)) for rule in ORDER]
    swaps = []
    for group in solution.partnerships:
        other, mentor = _two(problem, group)
        apart = mentor.key == learner.key or broken(problem, learner, mentor)
        if not apart and frozenset(group.members) not in problem.locks:
            change = sum(worth_of(problem, learner, mentor).values()) - group.value
            swaps.append(Swap(mentor.key, other.key, change))
    allowed = sum(not rules for rules in keeps)
    return LeftOut(
        learner.key,
        "taken" if allowed else "no_partner",
        allowed,
        tuple(Removal(rule, count) for rule, count in counts if count),
        min(swaps, key=lambda swap: (-swap.total_change, swap.partner, swap.displaced), default=None),
    )
