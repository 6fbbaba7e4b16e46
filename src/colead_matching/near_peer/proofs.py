"""Checks what a near-peer round claims to be best at, step by step, by prices and by another method's flows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from colead_matching.definitions import FULL, STEPS, UNIT, broken, own_side, parts
from colead_matching.finding import Finding
from colead_matching.formats import NearPeer
from colead_matching.problem import Person, Problem
from colead_matching.solution import PlacePrices, Solution


@cache
def mean_of(mine: int, theirs: int, share: int, ask: bool, asks: bool) -> int:
    """Returns what the needs of a learner and a mentor come to, in steps."""
    if not ask:
        return theirs
    if not asks:
        return mine
    # The greatest whole number whose hundredth power is not above: tried downward from a close guess.
    product = mine**share * theirs ** (100 - share)
    mean = min(STEPS, int(STEPS * (product / STEPS**100) ** 0.01) + 2) if product else 0
    while mean**100 > product:
        mean -= 1
    return mean


def worth_of(problem: Problem, learner: Person, mentor: Person) -> dict[str, int]:
    """Returns what every criterion adds; needs count by the learner's share."""
    mine, theirs = own_side(learner, mentor) // UNIT, own_side(mentor, learner) // UNIT
    share = problem.format.learner_share if isinstance(problem.format, NearPeer) else 0
    mean = mean_of(mine, theirs, share, bool(learner.needs), bool(mentor.needs))
    return {**parts(problem, learner, mentor), "needs": problem.weights.needs * UNIT * mean}


def proofs(problem: Problem, solution: Solution) -> list[Finding]:
    """Returns what is claimed of the learners placed, loads, the worst-off and the total without proof."""
    prices = solution.bound.places
    if solution.bound.basis != "places" or prices is None:
        return [Finding("duals", "There are no prices to prove the bound.")]
    claims = _Claims(problem, solution, prices)
    return [*claims.coverage(), *claims.loads(), *claims.floor(), *claims.total()]


@dataclass(frozen=True)
class _Claims:
    problem: Problem
    solution: Solution
    prices: PlacePrices

    @cached_property
    def locked(self) -> Mapping[str, str]:
        """Whom locked learners are with."""
        return {
            next(key for key in group.members if key != group.mentor): str(group.mentor)
            for group in self.solution.partnerships
            if frozenset(group.members) in self.problem.locks
        }

    @cached_property
    def learners(self) -> list[Person]:
        """The learners who are not locked."""
        people = self.problem.people
        return [p for p in people if "learner" in p.roles and p.key not in self.locked]

    @cached_property
    def mentors(self) -> list[Person]:
        return [p for p in self.problem.people if "mentor" in p.roles]

    @cached_property
    def felt(self) -> "NDArray[np.int64]":
        """What counts of learners with mentors, -1 where a rule keeps them apart."""
        felt = np.full((len(self.learners), len(self.mentors)), -1, dtype=np.int64)
        for i, learner in enumerate(self.learners):
            for j, mentor in enumerate(self.mentors):
                if learner.key != mentor.key and not broken(self.problem, learner, mentor):
                    felt[i, j] = own_side(learner, mentor) if learner.needs else FULL
        return felt

    def room(self, load: int | None) -> list[int]:
        """How many learners each mentor has room for beside those who are locked."""
        taken = list(self.locked.values())
        mosts = [m.capacity[1] if load is None else min(m.capacity[1], load) for m in self.mentors]
        return [
            max(0, most - taken.count(mentor.key)) for most, mentor in zip(mosts, self.mentors, strict=True)
        ]

    def placed(self, floor: int, load: int | None) -> int:
        """How many learners can be placed from a floor on."""
        lefts, rights = self.felt.shape
        first, second = np.nonzero(self.felt >= floor)
        last = lefts + rights + 1
        room = self.room(load)
        sources = [*[0] * lefts, *(1 + first), *range(1 + lefts, last)]
        targets = [*range(1, 1 + lefts), *(1 + lefts + second), *[last] * rights]
        capacity = [*[1] * lefts, *[1] * len(first), *room]
        graph = csr_array(
            (np.array(capacity, dtype=np.int32), (np.array(sources), np.array(targets))),
            shape=(last + 1, last + 1),
        )
        return int(maximum_flow(graph, 0, last).flow_value) + len(self.locked)

    def coverage(self) -> Iterator[Finding]:
        most = self.placed(0, None)
        if (self.solution.bound.matched, self.solution.objective.matched) != (most, most):
            yield Finding("refutation", f"{most} learners can be placed, not as stated.")

    def loads(self) -> Iterator[Finding]:
        counts = [group.mentor for group in self.solution.partnerships]
        heaviest = max((counts.count(mentor) for mentor in set(counts)), default=0)
        load = self.prices.load
        locked = list(self.locked.values())
        least = max((locked.count(mentor) for mentor in set(locked)), default=0)
        if heaviest > load:
            yield Finding("load", f"A mentor has {heaviest} learners, more than the load stated, {load}.")
        if load > least and self.placed(0, load - 1) >= self.solution.objective.matched:
            yield Finding("load", f"Everybody could be placed with a load below {load}.")

    def floor(self) -> Iterator[Finding]:
        reached, bound = self.solution.objective, self.solution.bound
        if bound.worst_off != reached.worst_off:
            yield Finding("bound", "The bound on the worst-off is not what was reached.")
        person = self.problem.person
        locked = min(
            (own_side(person[a], person[b]) for a, b in self.locked.items() if person[a].needs), default=FULL
        )
        above = reached.worst_off + 1
        raised = self.placed(above, self.prices.load) >= reached.matched
        if reached.worst_off < locked and raised and reached.matched:
            yield Finding("refutation", f"Everybody placed could be above {reached.worst_off}.")

    def total(self) -> Iterator[Finding]:
        """Checks that the prices cover every pair from the floor on, and what they prove."""
        prices, problem = self.prices, self.problem
        mine, theirs = dict(prices.learners), {key: (first, more) for key, first, more in prices.mentors}
        named = sorted(mine) == [p.key for p in self.learners] and sorted(theirs) == [
            p.key for p in self.mentors
        ]
        if not named or prices.least < 0 or any(p < 0 for p in mine.values()):
            yield Finding("duals", "The prices do not name everybody once, or are below zero.")
            return
        if any(min(two) < 0 for two in theirs.values()):
            yield Finding("duals", "A mentor's price is below zero.")
            return
        floor = self.solution.objective.worst_off
        for i, j in np.argwhere(self.felt >= floor).tolist():
            learner, mentor = self.learners[i], self.mentors[j]
            value = sum(worth_of(problem, learner, mentor).values()) - prices.pair
            first, further = theirs[mentor.key]
            asked = max(value + prices.least - first if self.must[j] else 0, value - further)
            if mine[learner.key] < asked:
                yield Finding("duals", f"{learner.key} with {mentor.key} is worth more than the prices.")
                return
        yield from self._sum()

    @cached_property
    def must(self) -> list[int]:
        """How many more learners each mentor should have at least."""
        taken = list(self.locked.values())
        room = self.room(self.prices.load)
        return [
            min(left, max(0, mentor.capacity[0] - taken.count(mentor.key)))
            for left, mentor in zip(room, self.mentors, strict=True)
        ]

    def _sum(self) -> Iterator[Finding]:
        prices, room, must = self.prices, self.room(self.prices.load), self.must
        whole = sum(price for _, price in prices.learners)
        theirs = {key: (first, further) for key, first, further in prices.mentors}
        for mentor, left, least in zip(self.mentors, room, must, strict=True):
            first, further = theirs[mentor.key]
            whole += least * first + (left - least) * further
        free = [g for g in self.solution.partnerships if frozenset(g.members) not in self.problem.locks]
        with_mentor = [group.mentor for group in free]
        filled = sum(
            min(with_mentor.count(mentor.key), least)
            for mentor, least in zip(self.mentors, must, strict=True)
        )
        fixed = sum(g.value for g in self.solution.partnerships) - sum(g.value for g in free)
        rest = whole + prices.pair * len(free)
        total = fixed + rest - filled * prices.least
        if self.solution.bound.total != total:
            yield Finding("bound", f"The prices prove {total}, not {self.solution.bound.total}.")
        if prices.least and rest // prices.least > filled:
            yield Finding("least", "More places that mentors should fill at least could be filled.")
