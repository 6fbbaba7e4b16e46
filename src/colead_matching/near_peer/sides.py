"""Learners and mentors of a large pool, scored a row of mentors at a time."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colead_matching.compiling import compiled
from colead_matching.near_peer.values import PERCENT, weighted_mean
from colead_matching.problem import Problem
from colead_matching.scale import STEPS
from colead_matching.scan.features import Features, Long, Small, Wide, features
from colead_matching.scan.kernel import BLOCK, felt, score_block, working_room
from colead_matching.scan.nesting import Nesting
from colead_matching.scan.passes import Asked, Cancel, Underpriced, chance_of, over_rows
from colead_matching.scan.sieve import NOTHING, passing, sieve
from colead_matching.scan.survey import Kept, in_turns, keep_all, merge, no_keys, partners_of

Table = NDArray[np.int32]


class Sides(NamedTuple):
    """Holds who learns and who mentors: learners come first in the pool, mentors last."""

    pool: Features
    """Its weights count everything but needs, which are worth `needs_weight` times the mean."""
    learners: int
    """How many learners there are; they are the first of the pool."""
    first_mentor: int
    """From where on there are mentors; those between are both."""
    needs_weight: int
    means: Table
    """The mean for what a learner and a mentor get, both in steps."""


@dataclass(frozen=True)
class Arranged:
    """Holds the sides, and where in the problem everybody is."""

    sides: Sides
    places: tuple[int, ...]
    room: Long
    """How many learners each person of the pool has room for."""
    must: Long
    """How many of these come first: a mentor's least."""

    @property
    def pool(self) -> Features:
        """Returns everybody's features."""
        return self.sides.pool


@cache
def mean_table(share: int) -> Table:
    """Returns the weighted means, rounded down exactly, of every two numbers of steps.

    Floating point tells all but those that are too close to a whole number; they are worked out exactly.
    """
    if share in (0, PERCENT):  # one side alone counts, and every mean is a whole number
        alone = np.tile(np.arange(STEPS + 1, dtype=np.int32), (STEPS + 1, 1))
        return alone.T.copy() if share else alone
    steps = np.arange(STEPS + 1, dtype=np.float64)
    mean = np.power(steps[:, None], share / PERCENT) * np.power(steps[None, :], 1 - share / PERCENT)
    near = abs(mean - np.rint(mean)) < 1e-6
    table = mean.astype(np.int32)
    for learner, mentor in np.argwhere(near).tolist():
        table[learner, mentor] = weighted_mean(learner, mentor, share)
    return table


def arranged(
    problem: Problem, room: dict[int, int], taken: frozenset[int], share: int, held: dict[int, int]
) -> Arranged:
    """Puts learners who are not taken first, those who also mentor next, then mentors with room.

    `held` says how many learners a mentor has beside: they count towards the mentor's least.
    """
    people = problem.people
    learns = [i for i, p in enumerate(people) if "learner" in p.roles and i not in taken]
    mentors = {i for i, left in room.items() if left > 0}
    both = [i for i in learns if i in mentors]
    places = (*(i for i in learns if i not in mentors), *both, *sorted(mentors - set(both)))
    pool = features(problem, [people[i] for i in places])
    weights = pool.weights.copy()
    weights[0] = 0
    sides = Sides(
        pool=pool._replace(weights=weights),
        learners=len(learns),
        first_mentor=len(learns) - len(both),
        needs_weight=problem.weights.needs,
        means=mean_table(share),
    )
    free = np.array([room.get(i, 0) for i in places], dtype=np.int64)
    wanted = (people[i].capacity[0] - held.get(i, 0) if i in mentors else 0 for i in places)
    least = np.maximum(np.fromiter(wanted, np.int64, len(places)), 0)
    return Arranged(sides, tuple(places), free, np.minimum(least, free))


@compiled
def score_mentors(sides: Sides, one: int, begin: int, end: int, room: Wide, met: Small) -> None:
    """Scores a learner with the mentors from `begin` to `end`, as `score_block` does for peers."""
    pool = sides.pool
    score_block(pool, one, begin, end, room, met)
    size = end - begin
    value, mine, theirs = room[0, :size], room[1, :size], room[2, :size]
    ask, asks, weight = pool.has_needs[one], pool.has_needs[begin:end], np.int32(sides.needs_weight)
    for j in range(size):
        lone = mine[j] if ask else theirs[j]
        mean = sides.means[mine[j], theirs[j]] if ask and asks[j] else lone
        value[j] = value[j] + weight * mean if value[j] >= 0 else value[j]


@compiled
def score_two(sides: Sides, pairs: Long, into: Long) -> None:
    """Scores pairs of a learner and a mentor: value, and what the learner and the mentor get."""
    room, met = working_room()
    for row in range(len(pairs)):
        one, other = pairs[row]
        score_mentors(sides, one, other, other + 1, room, met)
        for part in range(3):
            into[row, part] = room[part, 0]


class Met(NamedTuple):
    """Holds what one thread has seen."""

    best: Kept
    allowed: Long
    """How many mentors the rules allow each learner."""
    reach: Long
    """The most a learner feels with an allowed mentor, -1 for none ..."""
    dearest: Long
    """... and with whom."""


def survey_sides(sides: Sides, salt: Wide, best: int, cancelled: Cancel) -> tuple[Long, Met]:
    """Looks at all pairs once; returns pairs of learners with their best mentors and mentors with their
    best learners, and what it tells about each learner."""
    people = len(sides.pool.level)
    allowed, reach, dearest = (np.full(sides.learners, start, dtype=np.int64) for start in (0, -1, -1))
    seen = [Met(kept, allowed, reach, dearest) for kept in no_keys(people, best)]
    in_turns(sides.learners, seen, lambda begin, end, own: meet_rows(sides, salt, begin, end, own), cancelled)
    first, *rest = seen
    for more in rest:
        merge(first.best, more.best)
    partners = partners_of(first.best)
    one, place = np.nonzero(partners >= 0)
    other = partners[one, place]
    # Of people who are both, a partner kept may be either; the sides tell which are possible.
    pairs = np.concatenate([np.stack([one, other], axis=1), np.stack([other, one], axis=1)])
    found = np.flatnonzero(dearest >= 0)
    pairs = np.concatenate([pairs, np.stack([found, dearest[found]], axis=1)])
    fits = (pairs[:, 0] < sides.learners) & (pairs[:, 1] >= sides.first_mentor)
    return np.unique(pairs[fits], axis=0), first


@compiled
def meet_rows(sides: Sides, salt: Wide, first: int, last: int, seen: Met) -> None:
    """Looks at some learners with all mentors."""
    people = len(sides.pool.level)
    room, met = working_room()
    chunks, places = sieve()
    for one in range(first, last):
        for begin in range(sides.first_mentor, people, BLOCK):
            end = min(begin + BLOCK, people)
            score_mentors(sides, one, begin, end, room, met)
            value, mine = room[0, : end - begin], room[1, : end - begin]
            found, most = np.int32(0), np.int32(-1)
            for j in range(end - begin):
                found += np.int32(value[j] >= 0)
                most = max(most, mine[j] if value[j] >= 0 else np.int32(-1))
            if found == 0:
                continue
            seen.allowed[one] += found
            reach = felt(sides.pool, one, int(most))
            if reach > seen.reach[one]:
                seen.reach[one] = reach
                for j in range(end - begin):
                    if value[j] >= 0 and felt(sides.pool, one, mine[j]) == reach:
                        seen.dearest[one] = begin + j
                        break
            keep_all(seen.best, value, salt, one, begin, chunks, places)


def underpriced_sides(sides: Sides, asked: Asked, lowest: Long, most: int, cancelled: Cancel) -> Underpriced:
    """Looks at all pairs once, for those whose weight is more than their prices; `most` for each learner.

    `asked` has the learners' prices; `lowest` is that of everybody's cheapest place for a learner.
    """
    partners = np.full((sides.learners, most), -1, dtype=np.int64)
    excess = np.zeros(sides.learners, dtype=np.int64)
    unit = 2 * asked.unit
    mine = np.clip((asked.prices - asked.offset) // unit, -(2**28), 2**28).astype(np.int32)
    others = np.clip((lowest - asked.offset) // unit, -(2**28), 2**28).astype(np.int32)

    def work(begin: int, end: int) -> None:
        price_rows(sides, asked, lowest, mine, others, begin, end, partners, excess)

    over_rows(sides.learners, work, cancelled)
    learner, place = np.nonzero(partners >= 0)
    return Underpriced(np.stack([learner, partners[learner, place]], axis=1), excess)


@compiled
def price_rows(
    sides: Sides,
    asked: Asked,
    lowest: Long,
    rough: Wide,
    rough_lowest: Wide,
    first: int,
    last: int,
    partners: Long,
    excess: Long,
) -> None:
    """Looks for underpriced pairs of some learners; rough prices are rounded down, in steps."""
    people, most = len(sides.pool.level), partners.shape[1]
    room, met = working_room()
    chunks, places = sieve()
    kept = np.empty(most, np.int64)
    for one in range(first, last):
        kept[:] = 0
        for begin in range(sides.first_mentor, people, BLOCK):
            end = min(begin + BLOCK, people)
            score_mentors(sides, one, begin, end, room, met)
            size = end - begin
            value, matter = room[0, :size], chunks.reshape(BLOCK)[:size]
            mine, others = rough[one], rough_lowest[begin:end]
            for j in range(size):
                matter[j] = value[j] - mine - others[j] if value[j] >= 0 else np.int32(NOTHING)
            for number in range(passing(chunks, places, size)):
                j = places[number]
                if felt(sides.pool, one, room[1, j]) < asked.floor:
                    continue
                chance = chance_of(asked.salt, one, begin + j, asked.chance_bits)
                weight = asked.unit * np.int64(value[j]) + chance + asked.offset
                over = 2 * weight - asked.prices[one] - lowest[begin + j]
                if over > 0:
                    excess[one] = max(excess[one], over)
                    place = kept.argmin()
                    if over > kept[place]:
                        kept[place] = over
                        partners[one, place] = begin + j


def no_odd_sets(people: int) -> Nesting:
    """Returns that nobody is in an odd set: two sides need none."""
    none = np.full(people, -1, dtype=np.int64)
    return Nesting(none, none[:0], none[:0], none[:0])
