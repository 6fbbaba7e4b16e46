"""Rings of three: the first helps the second, the second the third, the third the first.

A ring serves people whom nobody could pay back. Some groups at a time are put together anew, exactly, by an
integer programme over all their pairs, triads and rings: as many people as before or more, then nobody
lower than the worst-off, then the total. First those who are worst off, then others by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from colead_matching.arrays import Ints
from colead_matching.errors import ProblemError
from colead_matching.formats import Peers
from colead_matching.peers.groups import Groups, Members
from colead_matching.problem import Problem
from colead_matching.roots import cube_root
from colead_matching.scale import SCALE, UNIT
from colead_matching.scores import Scores, score

MOST_IN_RINGS = 400
TOGETHER = 18
"""So many people are put together anew at a time."""


@dataclass(frozen=True)
class Column:
    """Holds one group that could be: who, in which order if it is a ring, the least felt side, the value."""

    members: Members
    ring: Members | None
    least: int
    value: int


def ringed(problem: Problem, groups: Groups) -> Groups:
    """Returns groups no worse, with rings where they help."""
    count = len(problem.people)
    if count > MOST_IN_RINGS:
        raise ProblemError(f"Rings of three are looked for among at most {MOST_IN_RINGS} people.")
    if count < 3:
        return groups
    return _Rings(problem, score(problem)).run(groups)


@dataclass(frozen=True)
class _Rings:
    problem: Problem
    scores: Scores

    def run(self, groups: Groups) -> Groups:
        found = [self._column(members, None) for members in groups.plain]
        found = self._again(found, self._worst(found), raised=True)
        order = np.random.default_rng(self.problem.seed).permutation(len(self.problem.people)).tolist()
        for begin in range(0, len(order), TOGETHER):
            found = self._again(found, order[begin : begin + TOGETHER], raised=False)
        rings = {column.members: column.ring for column in found if column.ring is not None}
        plain = frozenset(column.members for column in found if column.ring is None)
        return Groups(plain, rings)

    def _worst(self, found: Sequence[Column]) -> list[int]:
        """Returns those who are alone, then the members of the groups that are worst off."""
        placed = {person for column in found for person in column.members}
        alone = [i for i in range(len(self.problem.people)) if i not in placed]
        low = sorted(found, key=lambda column: (column.least, column.members))
        return [*alone, *(person for column in low for person in column.members)][:TOGETHER]

    def _again(self, found: list[Column], some: Sequence[int], *, raised: bool) -> list[Column]:
        """Puts the groups of some people together anew; `raised` looks for a higher floor as well."""
        locked = {i for two in self.scores.locks for i in two}
        open_groups = [c for c in found if not locked.intersection(c.members) and set(some) & set(c.members)]
        inside = {i for column in open_groups for i in column.members}
        placed = {person for column in found for person in column.members}
        inside |= {i for i in some if i not in placed and i not in locked}
        people = sorted(inside)
        columns = self._columns(people)
        if not any(column.ring for column in columns):
            return found
        rest = [column for column in found if column not in open_groups]
        floor = min((column.least for column in open_groups), default=SCALE)
        best = self._solve(people, columns, floor)
        if best is None:
            return found
        if raised:
            best = self._raised(people, columns, floor, best)
        new, old = _rank([*rest, *best]), _rank(found)
        return [*rest, *best] if new > old else found

    def _raised(
        self, people: list[int], columns: list[Column], floor: int, best: list[Column]
    ) -> list[Column]:
        """Raises the floor as far as it costs nobody their place."""
        covered = sum(len(column.members) for column in best)
        heights = sorted({column.least for column in columns if column.least >= floor})
        low, high = 0, len(heights)
        while high - low > 1:
            middle = (low + high) // 2
            tried = self._solve(people, columns, heights[middle])
            if tried is not None and sum(len(column.members) for column in tried) >= covered:
                low, best = middle, tried
            else:
                high = middle
        return best

    def _solve(self, people: list[int], columns: list[Column], floor: int) -> list[Column] | None:
        """Chooses groups from a floor on: as many people as possible, then the total."""
        usable = [column for column in columns if column.least >= floor]
        if not usable:
            return []
        place = {person: row for row, person in enumerate(people)}
        rows = [place[i] for column in usable for i in column.members]
        starts = np.cumsum([0, *(len(column.members) for column in usable)])
        matrix = csr_array((np.ones(len(rows)), np.array(rows), starts), shape=(len(usable), len(people))).T
        full = float(SCALE * self.problem.weights.sum)
        gains = np.array([c.value / full + len(people) * len(c.members) for c in usable])
        found = milp(
            -gains,
            constraints=LinearConstraint(matrix.tocsc(), -np.inf, 1),
            integrality=np.ones(len(usable)),
            bounds=Bounds(0, 1),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            return None
        return [column for column, taken in zip(usable, found.x, strict=True) if taken > 0.5]

    def _columns(self, people: list[int]) -> list[Column]:
        allowed = self.scores.allowed
        kind = self.problem.format
        least = (kind.least if isinstance(kind, Peers) else 0) * SCALE // 100
        columns = [self._column(two, None) for two in combinations(people, 2) if allowed[two]]
        for a, b, c in combinations(people, 3):
            if allowed[a, b] and allowed[b, c] and allowed[a, c]:
                ways = (None, (a, b, c), (a, c, b)) if self._joins else ((a, b, c), (a, c, b))
                three = [self._column((a, b, c), ring) for ring in ways]
                columns += [column for column in three if column.least >= least]
        return columns

    @property
    def _joins(self) -> bool:
        kind = self.problem.format
        return isinstance(kind, Peers) and kind.joins

    def _column(self, members: Members, ring: Members | None) -> Column:
        felt, values = self.scores.felt, self.scores.values
        two = list(combinations(members, 2))
        if ring is None:
            others = len(members) - 1
            least = min(sum(int(felt[a, b]) for b in members if b != a) // others for a in members)
            return Column(members, None, least, sum(int(values[pair]) for pair in two) // len(two))
        ways = [(ring[(k + 1) % 3], ring[k]) for k in range(3)]
        product = 1
        for way in ways:
            product *= int(self.scores.sides[way]) // UNIT
        other = sum(int(self._other[pair]) for pair in two) // 3
        needs = self.problem.weights.needs * UNIT * cube_root(product)
        return Column(members, ring, min(int(felt[way]) for way in ways), needs + other)

    @property
    def _other(self) -> Ints:
        needs: Ints = next(worth for name, worth in self.scores.parts.items() if name.value == "needs")
        return self.scores.values - needs


def _rank(columns: Sequence[Column]) -> tuple[int, int, int]:
    return (
        sum(len(column.members) for column in columns),
        min((column.least for column in columns), default=SCALE),
        sum(column.value for column in columns),
    )
