"""Checks a near-peer round against its problem, trusting no solver."""

from collections import Counter
from collections.abc import Iterator

from colead_matching.definitions import FULL, STEPS, UNIT, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.formats import NearPeer
from colead_matching.problem import Person, Problem
from colead_matching.solution import VERSION, Partnership, Solution


def verify_near_peer(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns everything that is wrong with a near-peer round."""
    found = [*_identity(problem, solution), *_soundness(problem, solution)]
    if found:
        return found
    return [*_values(problem, solution), *_objective(problem, solution), *_left_out(problem, solution)]


def _identity(problem: Problem, solution: Solution) -> Iterator[Finding]:
    if solution.version != VERSION:
        yield Finding("version", f"The solution has version {solution.version}, not {VERSION}.")
    if solution.digest != problem.digest:
        yield Finding("digest", "The solution was made from another input.")


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


def _worth(problem: Problem, learner: Person, mentor: Person) -> dict[str, int]:
    """Returns what every criterion adds; needs count by the learner's share."""
    mine, theirs = own_side(learner, mentor) // UNIT, own_side(mentor, learner) // UNIT
    share = problem.format.learner_share if isinstance(problem.format, NearPeer) else 0
    if not learner.needs:
        mean = theirs
    elif not mentor.needs:
        mean = mine
    else:
        # The greatest whole number whose hundredth power is not above: tried downward from a close guess.
        product = mine**share * theirs ** (100 - share)
        mean = min(STEPS, int(STEPS * (product / STEPS**100) ** 0.01) + 2) if product else 0
        while mean**100 > product:
            mean -= 1
    return {**parts(problem, learner, mentor), "needs": problem.weights.needs * UNIT * mean}


def _values(problem: Problem, solution: Solution) -> Iterator[Finding]:
    for group in solution.partnerships:
        learner, mentor = _two(problem, group)
        worth = _worth(problem, learner, mentor)
        sides = {learner.key: own_side(learner, mentor), mentor.key: own_side(mentor, learner)}
        stated = {side.person: side.value for side in group.own_sides}
        if (sum(worth.values()), worth, sides) != (
            group.value,
            {part.criterion: part.value for part in group.parts},
            stated,
        ):
            yield Finding("value", f"The numbers of {', '.join(group.members)} are wrong.")


def _objective(problem: Problem, solution: Solution) -> Iterator[Finding]:
    two = [_two(problem, group) for group in solution.partnerships]
    felt = [own_side(learner, mentor) if learner.needs else FULL for learner, mentor in two]
    total = sum(sum(_worth(problem, learner, mentor).values()) for learner, mentor in two)
    true, stated, bound = (len(two), min(felt, default=FULL), total), solution.objective, solution.bound
    if true != (stated.matched, stated.worst_off, stated.total):
        yield Finding("objective", f"The objective is {true}, not as stated.")
    if bound.total < total:
        yield Finding("bound", "The bound is below the total.")
    if (solution.status == "optimal") != (bound.total == total):
        yield Finding("status", f"The status {solution.status} does not fit the bound.")


def _left_out(problem: Problem, solution: Solution) -> Iterator[Finding]:
    placed = {_two(problem, group)[0].key for group in solution.partnerships}
    learners = [p.key for p in problem.people if "learner" in p.roles and p.key not in placed]
    if learners != [left.person for left in solution.left_out]:
        yield Finding("left_out", "Those without a mentor are not the ones listed.")
