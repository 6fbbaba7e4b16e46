"""Who would rather have somebody else's partner, and where that partner would agree: justified envy.

It is counted over all pairs of the pool; the list holds the greatest first, up to a limit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.formats import NearPeer, Peers
from colead_matching.near_peer.values import near_peer_parts
from colead_matching.problem import Problem
from colead_matching.scores import Scores, score
from colead_matching.solution import Solution

ENVY_LISTED = 1_000
MOST_PEOPLE = 4_000
"""In larger pools only what blocks is known, from the solution's own count."""


@dataclass(frozen=True)
class Envied:
    """Holds one who envies, whose partner they would rather have, and who that partner is.

    Both would gain: the one who envies by `gain`, and the partner by `partner_gain`.
    """

    person: str
    other: str
    partner: str
    gain: int
    partner_gain: int


@dataclass(frozen=True)
class Envy:
    """Holds how many would rather have another's partner, and how often that partner agrees."""

    envious: int
    """People who would get more from somebody else's partner, whether or not that one would agree."""
    justified: int
    """Cases in which the partner would agree."""
    people: int
    """People with at least one such case."""
    listed: tuple[Envied, ...]


def envy(problem: Problem, solution: Solution) -> Envy | None:
    """Returns the envy of a round of peers or near-peers; nothing for other formats and very large pools.

    In circles and rotations, people share their partners.
    """
    if len(problem.people) > MOST_PEOPLE:
        return None
    if isinstance(problem.format, Peers):
        return _of_peers(problem, solution)
    return _of_learners(problem, solution) if isinstance(problem.format, NearPeer) else None


def _of_peers(problem: Problem, solution: Solution) -> Envy:
    scores, place = score(problem), {key: i for i, key in enumerate(problem.keys)}
    now = np.zeros(len(problem.keys), dtype=np.int64)
    meets = np.zeros(scores.allowed.shape, dtype=bool)
    partners: list[list[int]] = [[] for _ in problem.keys]
    for group in solution.partnerships:
        members = [place[key] for key in group.members]
        meets[np.ix_(members, members)] = True
        for side in group.own_sides:
            now[place[side.person]] = side.value
            partners[place[side.person]] = [k for k in members if k != place[side.person]]
    placed = np.array([bool(k) for k in partners], dtype=bool)
    gains = np.where(scores.allowed & ~meets, scores.sides - now[:, None], 0)
    wants = (gains > 0) & placed[None, :]
    both = wants & (gains.T > 0)
    found = [
        Envied(problem.keys[i], problem.keys[j], problem.keys[k], int(gains[i, k]), int(gains[k, i]))
        for i, k in np.argwhere(both).tolist()
        for j in partners[k]
    ]
    return _summed(wants, found)


def _of_learners(problem: Problem, solution: Solution) -> Envy:
    """Returns the envy of learners; a mentor agrees who has a learner worth less to them.

    What a pair is worth to a mentor is its value.
    """
    scores, kind = score(problem), problem.format
    share = kind.learner_share if isinstance(kind, NearPeer) else 0
    parts = near_peer_parts(problem, scores, share)
    values = sum(parts.values(), start=np.zeros_like(scores.sides))
    place = {key: i for i, key in enumerate(problem.keys)}
    has, now = _mentors(problem, solution, scores)
    found, wants = [], np.zeros(scores.allowed.shape, dtype=bool)
    learners = [i for i, person in enumerate(problem.people) if "learner" in person.roles]
    for group in solution.partnerships:
        mentor = place[str(group.mentor)]
        other = next(place[key] for key in group.members if key != group.mentor)
        for i in learners:
            gain = int(scores.sides[i, mentor] - now[i])
            if i == other or has.get(i) == mentor or not scores.allowed[i, mentor] or gain <= 0:
                continue
            wants[i, mentor] = True
            more = int(values[i, mentor] - values[other, mentor])
            if more > 0:
                keys = problem.keys
                found.append(Envied(keys[i], keys[other], keys[mentor], gain, more))
    return _summed(wants, found)


def _mentors(problem: Problem, solution: Solution, scores: Scores) -> tuple[dict[int, int], Ints]:
    place = {key: i for i, key in enumerate(problem.keys)}
    has: dict[int, int] = {}
    now = np.zeros(len(problem.keys), dtype=np.int64)
    for group in solution.partnerships:
        mentor = place[str(group.mentor)]
        learner = next(place[key] for key in group.members if key != group.mentor)
        has[learner] = mentor
        now[learner] = scores.sides[learner, mentor]
    return has, now


def _summed(wants: "NDArray[np.bool_]", found: list[Envied]) -> Envy:
    listed = sorted(found, key=lambda e: (-min(e.gain, e.partner_gain), e.person, e.partner, e.other))
    return Envy(
        envious=int(wants.any(axis=1).sum()),
        justified=len(found),
        people=len({one.person for one in found}),
        listed=tuple(listed[:ENVY_LISTED]),
    )
