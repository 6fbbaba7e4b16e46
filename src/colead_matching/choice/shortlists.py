"""Whom everyone is shown to choose from: good partners, and everybody is shown to somebody."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.choice.best import best_lists
from colead_matching.choice.exposure import Exposure, exposure_of
from colead_matching.choice.greedy import greedy_lists
from colead_matching.choice.near_peer import learner_values
from colead_matching.errors import ProblemError
from colead_matching.formats import NearPeer
from colead_matching.problem import Problem
from colead_matching.scores import Scores, score

EXACT_PEOPLE = 1_000
"""Up to so many people, the best lists are found and proven."""


@dataclass(frozen=True)
class Suggestion:
    """Holds somebody whom a person is shown."""

    person: str
    value: int
    """Of the pair."""
    own_side: int
    """What the person who is shown them would get."""


@dataclass(frozen=True)
class Shortlist:
    """Holds whom one person is shown, the most valuable first."""

    person: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Shortlists:
    """Holds everyone's shortlist; those who are locked have a partner, so they are not in it.

    Nobody is shown more than `most_shown` times. Within that come, in order: as few as possible
    who are shown to nobody, as many suggestions as possible, and the greatest total value. With
    the method "exact" nothing is better in this order; "greedy" keeps the first aim as well, and
    comes close in the others.
    """

    size: int
    most_shown: int
    method: Literal["exact", "greedy"]
    lists: tuple[Shortlist, ...]
    total: int
    exposure: Exposure

    def of(self, person: str) -> Shortlist:
        """Returns one person's shortlist."""
        return next(one for one in self.lists if one.person == person)


def shortlists(problem: Problem, size: int = 5, most_shown: int | None = None) -> Shortlists:
    """Returns the best allowed partners for each person, with everybody shown to somebody.

    Nobody is shown more than `most_shown` times, twice the size if it is left open. In near-peer rounds
    learners are shown mentors, and the open limit is twice what an even spread would need.
    """
    most = _most_shown(problem, size) if most_shown is None else most_shown
    if size < 1:
        raise ProblemError(f"A shortlist of {size} people is not possible; it needs at least 1.")
    if most < 1:
        raise ProblemError(f"Nobody can be shown at most {most} times; it must be at least 1.")
    scores = score(problem)
    free = _free(scores)
    worth = (scores.allowed, scores.values)
    if isinstance(problem.format, NearPeer):
        worth = learner_values(problem, scores)
    allowed, values = worth[0][np.ix_(free, free)], worth[1][np.ix_(free, free)]
    exact = len(free) <= EXACT_PEOPLE
    chosen = (best_lists if exact else greedy_lists)(allowed, values, size, most)
    lists = tuple(
        _list(scores, worth[1], int(person), free[row]) for person, row in zip(free, chosen, strict=True)
    )
    possible = np.asarray(allowed.any(axis=0))
    return Shortlists(
        size=size,
        most_shown=most,
        method="exact" if exact else "greedy",
        lists=lists,
        total=sum(one.value for shortlist in lists for one in shortlist.suggestions),
        exposure=exposure_of([scores.keys[person] for person in free], chosen.sum(axis=0), possible),
    )


def _most_shown(problem: Problem, size: int) -> int:
    if not isinstance(problem.format, NearPeer):
        return 2 * size
    learners = sum("learner" in person.roles for person in problem.people)
    mentors = sum("mentor" in person.roles and person.capacity[1] > 0 for person in problem.people)
    return max(2 * size, -(-2 * size * learners // max(mentors, 1)))


def _free(scores: Scores) -> Ints:
    locked = np.zeros(len(scores.keys), dtype=bool)
    locked[[person for lock in scores.locks for person in lock]] = True
    return np.flatnonzero(~locked)


def _list(scores: Scores, values: Ints, person: int, others: Ints) -> Shortlist:
    found = [
        Suggestion(scores.keys[other], int(values[person, other]), int(scores.sides[person, other]))
        for other in others.tolist()
    ]
    return Shortlist(scores.keys[person], tuple(sorted(found, key=lambda one: (-one.value, one.person))))
