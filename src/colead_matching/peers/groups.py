"""Who meets whom by places, rings included, and what a small group is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from colead_matching.criterion import Criterion
from colead_matching.problem import Problem
from colead_matching.roots import cube_root
from colead_matching.scale import UNIT
from colead_matching.scores import Scores, score
from colead_matching.solution import Direction, OwnSide, Part, Partnership, Solution

Members = tuple[int, ...]


@dataclass(frozen=True)
class Groups:
    """Holds groups by places in the order of the keys; of rings, in which order they help each other."""

    plain: frozenset[Members]
    rings: Mapping[Members, Members] = field(default_factory=dict)
    """Members in order to who helps whom: the first the second, the second the third, who helps the first."""

    @classmethod
    def of(cls, solution: Solution, place: Mapping[str, int]) -> "Groups":
        """Returns the groups of a round without rings."""
        return cls(frozenset(tuple(sorted(place[key] for key in g.members)) for g in solution.partnerships))

    @cached_property
    def all(self) -> tuple[Members, ...]:
        """Returns all groups in order."""
        return tuple(sorted({*self.plain, *self.rings}))


def partnership_in(problem: Problem, members: Members, ring: Members | None) -> Partnership:
    """Returns the partnership of a few people, scored among themselves."""
    chosen = [problem.people[i] for i in members]
    small = Problem(problem.competencies, tuple(chosen), problem.rules, problem.weights)
    scores = score(small)
    keys = small.keys
    around = None if ring is None else tuple(members.index(i) for i in ring)
    pairs = list(combinations(range(len(keys)), 2))
    directions = _directions(keys, scores, around)
    return Partnership(
        members=keys,
        value=sum(part.value for part in _parts(problem, scores, pairs, around)),
        own_sides=tuple(OwnSide(key, _side(key, directions)) for key in keys),
        directions=directions,
        parts=_parts(problem, scores, pairs, around),
        locked=any(frozenset((keys[a], keys[b])) in problem.locks for a, b in pairs),
        ring=ring is not None,
    )


def _directions(keys: tuple[str, ...], scores: Scores, around: Members | None) -> tuple[Direction, ...]:
    if around is None:
        ways = [(a, b) for a in range(len(keys)) for b in range(len(keys)) if a != b]
    else:
        ways = sorted((around[(k + 1) % 3], around[k]) for k in range(3))
    return tuple(Direction(keys[a], keys[b], int(scores.sides[a, b])) for a, b in ways)


def _side(key: str, directions: tuple[Direction, ...]) -> int:
    got = [way.value for way in directions if way.receiver == key]
    return sum(got) // len(got)


def _parts(
    problem: Problem, scores: Scores, pairs: list[tuple[int, int]], around: Members | None
) -> tuple[Part, ...]:
    found = {
        name: sum(int(worth[two]) for two in pairs) // len(pairs) for name, worth in scores.parts.items()
    }
    if around is not None:
        product = 1
        for k in range(3):
            product *= int(scores.sides[around[(k + 1) % 3], around[k]]) // UNIT
        found[Criterion.NEEDS] = problem.weights.needs * UNIT * cube_root(product)
    return tuple(Part(name.value, value) for name, value in found.items())
