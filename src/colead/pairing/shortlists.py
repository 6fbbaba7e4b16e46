"""Whom everybody is shown to choose from: good partners for them, and everybody is shown to somebody. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from colead.pairing.reasons import reasons_of
from colead_matching import NearPeer, Part, Partnership, Problem
from colead_matching.scores import Scores, score

EXACT_PEOPLE = 300  # more would make people wait for the last hundredth


@dataclass(frozen=True)
class Shown:
    """Somebody on a person's shortlist: by keys, what the person would get, and the reasons by seat."""

    person: str
    other: str
    position: int
    own_side: int
    reasons: list[dict[str, Any]]
    of_mentor: bool = False  # a mentor looks at learners, not the other way


def shortlists_of(
    problem: Problem, *, size: int, most_shown: int, mentors_too: bool = False
) -> Iterator[Shown]:
    """Give everybody's shortlist; in a round of mentoring, learners are shown mentors.

    With `mentors_too` every mentor is shown learners who are shown them, so that two can wish for each other.
    """
    if isinstance(problem.format, NearPeer):
        lists = list(_of_learners(problem, size, most_shown))
        yield from lists
        if mentors_too:
            yield from _of_mentors(problem, lists, size)
        return
    from colead_matching.choice import shortlists

    for one in shortlists(problem, size=size, most_shown=most_shown).lists:
        for position, suggestion in enumerate(one.suggestions, start=1):
            yield _shown(problem, one.person, suggestion.person, position, suggestion.own_side)


def ranked_mentors(problem: Problem, learner: str) -> list[Shown]:
    """Give all mentors whom a learner may meet, the best first."""
    people = tuple(p for p in problem.people if p.key == learner or "mentor" in p.roles)
    only = Problem(
        problem.competencies,
        people,
        problem.rules,
        problem.weights,
        forbidden=_inside(problem, people),
        format=problem.format,
    )
    scores = score(only)
    values = _values(only, scores)
    one = only.keys.index(learner)
    may = [j for j in range(len(people)) if j != one and scores.allowed[one, j]]
    may.sort(key=lambda j: (-int(values[one, j]), only.keys[j]))
    return [
        _shown(problem, learner, only.keys[j], place, int(scores.sides[one, j]))
        for place, j in enumerate(may, start=1)
    ]


def _of_learners(problem: Problem, size: int, most_shown: int) -> Iterator[Shown]:
    from colead_matching.choice.best import best_lists
    from colead_matching.choice.greedy import greedy_lists

    scores = score(problem)
    values, may = _values(problem, scores), scores.allowed.copy()
    learners = [i for i, person in enumerate(problem.people) if "learner" in person.roles]
    mentors = [i for i, person in enumerate(problem.people) if "mentor" in person.roles]
    for i, person in enumerate(problem.people):
        if "learner" not in person.roles:
            may[i, :] = False
        if "mentor" not in person.roles:
            may[:, i] = False
    # With few mentors each has to be on more lists, or some lists would stay short.
    most = max(most_shown, -(-len(learners) * size // max(1, len(mentors))) + 1)
    choose = best_lists if len(problem.people) <= EXACT_PEOPLE else greedy_lists
    chosen = choose(may, values, size, most)
    for i in learners:
        others = sorted(chosen[i].nonzero()[0].tolist(), key=lambda j: (-int(values[i, j]), problem.keys[j]))
        for position, j in enumerate(others, start=1):
            yield _shown(problem, problem.keys[i], problem.keys[j], position, int(scores.sides[i, j]))


def _of_mentors(problem: Problem, lists: list[Shown], size: int) -> Iterator[Shown]:
    """Show mentors the learners who see them and who would get most from them."""
    learners: dict[str, list[Shown]] = defaultdict(list)
    for one in lists:
        learners[one.other].append(one)
    for mentor in sorted(learners):
        best = sorted(learners[mentor], key=lambda one: (-one.own_side, one.person))[:size]
        for position, one in enumerate(best, start=1):
            yield _shown(problem, mentor, one.person, position, 0, of_mentor=True)


def _values(problem: Problem, scores: Scores) -> Any:
    from colead_matching.near_peer.values import near_peer_parts

    share = problem.format.learner_share if isinstance(problem.format, NearPeer) else 50
    parts = near_peer_parts(problem, scores, share)
    return sum(parts.values())


def _inside(problem: Problem, people: tuple[Any, ...]) -> frozenset[frozenset[str]]:
    keys = {person.key for person in people}
    return frozenset(two for two in problem.forbidden if two <= keys)


def _shown(
    problem: Problem, person: str, other: str, position: int, own_side: int, *, of_mentor: bool = False
) -> Shown:
    mentor = (person if of_mentor else other) if isinstance(problem.format, NearPeer) else None
    people = tuple(sorted((problem.person[person], problem.person[other]), key=lambda one: one.key))
    parts = score(Problem(problem.competencies, people, problem.rules, problem.weights)).parts
    worth = tuple(Part(name.value, int(matrix[0, 1])) for name, matrix in parts.items())
    two = Partnership((person, other), 0, (), (), worth, mentor=mentor)
    return Shown(person, other, position, own_side, reasons_of(problem, two), of_mentor)
