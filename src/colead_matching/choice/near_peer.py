"""Choice between learners and mentors: whom learners are shown, and places that nobody would leave together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.errors import ProblemError
from colead_matching.formats import NearPeer
from colead_matching.near_peer.values import near_peer_parts
from colead_matching.preferences import assign
from colead_matching.problem import Problem
from colead_matching.scores import Scores


@dataclass(frozen=True)
class StablePlaces:
    """Holds learners by mentor, so that no learner and mentor would both rather have each other."""

    learners: Mapping[str, tuple[str, ...]]
    alone: tuple[str, ...]
    total: int


def learner_values(problem: Problem, scores: Scores) -> tuple[NDArray[np.bool_], Ints]:
    """Returns which learner may have which mentor, and what the pair is worth; learners are rows."""
    kind = problem.format
    if not isinstance(kind, NearPeer):
        raise ProblemError("There are learners and mentors in near-peer rounds alone.")
    learns = np.array(["learner" in p.roles for p in problem.people], dtype=bool)
    leads = np.array(["mentor" in p.roles and p.capacity[1] > 0 for p in problem.people], dtype=bool)
    parts = near_peer_parts(problem, scores, kind.learner_share)
    values = sum(parts.values(), start=np.zeros_like(scores.sides))
    return scores.allowed & learns[:, None] & leads[None, :], values


def stable_places(problem: Problem, scores: Scores) -> StablePlaces:
    """Returns the stable places that are the best of all stable ones for every learner.

    Learners rank mentors by what they would get, then by the pair's value; mentors rank learners by the
    pair's value, then by what they would get. Equals are ranked by their keys.
    """
    allowed, values = learner_values(problem, scores)
    keys, sides = problem.keys, scores.sides
    rows, columns = np.nonzero(allowed)
    mine: dict[str, list[str]] = {p.key: [] for p in problem.people if "learner" in p.roles}
    theirs: dict[str, list[str]] = {p.key: [] for p in problem.people if "mentor" in p.roles}
    two = list(zip(rows.tolist(), columns.tolist(), strict=True))
    for i, j in sorted(two, key=lambda t: (-int(sides[t]), -int(values[t]), t)):
        mine[keys[i]].append(keys[j])
    for i, j in sorted(two, key=lambda t: (-int(values[t]), -int(sides[t[1], t[0]]), t)):
        theirs[keys[j]].append(keys[i])
    room = {key: problem.person[key].capacity[1] for key in theirs}
    found = assign(mine, theirs, room)
    placed = {learner for learners in found.values() for learner in learners}
    index = {key: i for i, key in enumerate(keys)}
    total = sum(int(values[index[a], index[b]]) for b, learners in found.items() for a in learners)
    return StablePlaces(found, tuple(key for key in mine if key not in placed), total)
