"""Every possible grouping of a small pool, as an oracle for the tests and for doubters."""

from collections.abc import Iterator

from colead_matching.assemble import objective_of
from colead_matching.scores import Scores
from colead_matching.solution import Objective
from colead_matching.solvers.result import Grouping

MOST_PEOPLE = 11

Group = tuple[int, ...]


def bruteforce(scores: Scores) -> tuple[Grouping, Objective]:
    """Tries every grouping and returns the best, the first in order among equals."""
    if len(scores.keys) > MOST_PEOPLE:
        raise ValueError(f"Trying every grouping takes too long beyond {MOST_PEOPLE} people.")
    best: tuple[Grouping, Objective] | None = None
    people = tuple(range(len(scores.keys)))
    for groups in _groupings(scores, people, triads=len(people) % 2):
        if not _keeps_locks(scores, groups):
            continue
        grouping = Grouping(tuple(sorted(groups)))
        objective = objective_of(scores, grouping)
        if best is None or objective > best[1]:
            best = grouping, objective
    if best is None:
        raise ValueError("No grouping keeps the locks.")
    return best


def _groupings(scores: Scores, people: Group, triads: int) -> Iterator[tuple[Group, ...]]:
    if not people:
        yield ()
        return
    first, rest = people[0], people[1:]
    yield from _groupings(scores, rest, triads)
    for i, second in enumerate(rest):
        if not scores.allowed[first, second]:
            continue
        others = rest[:i] + rest[i + 1 :]
        for groups in _groupings(scores, others, triads):
            yield ((first, second), *groups)
        for third in rest[i + 1 :] if triads else ():
            if scores.allowed[first, third] and scores.allowed[second, third]:
                left = tuple(person for person in others if person != third)
                for groups in _groupings(scores, left, triads=0):
                    yield ((first, second, third), *groups)


def _keeps_locks(scores: Scores, groups: tuple[Group, ...]) -> bool:
    return all(any(a in members and b in members for members in groups) for a, b in scores.locks)
