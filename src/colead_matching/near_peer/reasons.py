"""Why learners of a large pool have no mentor."""

from dataclasses import replace

import numpy as np

from colead_matching.near_peer.sides import Arranged, score_two
from colead_matching.problem import Problem
from colead_matching.rules import RULES
from colead_matching.scale import UNIT
from colead_matching.scan.features import Features, Long, Words, features
from colead_matching.solution import LeftOut, Removal, Swap

LISTED = ("same_line", "not_available", "forbidden")
"""Rules that name people; the others compare facts."""


def learners_left_out(
    problem: Problem, arranged: Arranged, mentor: Long, values: Long
) -> tuple[LeftOut, ...]:
    """Returns the reason for every learner without a mentor, in the order of their keys.

    `values` are those of the pairs, in steps, in the order of the learners who have a mentor.
    """
    pool_place = {arranged.places[learner]: int(learner) for learner in np.flatnonzero(mentor < 0)}
    alone = sorted(pool_place)
    if not alone:
        return ()
    mentors = [i for i, person in enumerate(problem.people) if "mentor" in person.roles]
    others = [i for i in alone if "mentor" not in problem.people[i].roles]
    people = (*others, *mentors)
    pool = features(problem, [problem.people[i] for i in people])
    at = {place: number for number, place in enumerate(people)}
    weakest = _weakest(problem, arranged, mentor, values)
    reasons = (_reason(problem, pool, people, at[place], len(others)) for place in alone)
    return tuple(
        replace(reason, swap=_swap(problem, arranged, pool_place[place], weakest))
        for place, reason in zip(alone, reasons, strict=True)
    )


def _weakest(problem: Problem, arranged: Arranged, mentor: Long, values: Long) -> dict[int, tuple[int, str]]:
    """Returns every mentor's pair of least value, and its learner."""
    found: dict[int, tuple[int, str]] = {}
    for learner, value in zip(np.flatnonzero(mentor >= 0).tolist(), values.tolist(), strict=True):
        pair = value, problem.keys[arranged.places[learner]]
        one = int(mentor[learner])
        found[one] = min(found.get(one, pair), pair)
    return found


def _swap(
    problem: Problem, arranged: Arranged, learner: int, weakest: dict[int, tuple[int, str]]
) -> Swap | None:
    """Takes the place of another learner at the least loss."""
    pairs = np.array([(learner, mentor) for mentor in weakest], dtype=np.int64).reshape(-1, 2)
    scored = np.empty((len(pairs), 3), dtype=np.int64)
    score_two(arranged.sides, pairs, scored)
    swaps = [
        Swap(problem.keys[arranged.places[mentor]], displaced, UNIT * (value - least))
        for (mentor, (least, displaced)), value in zip(weakest.items(), scored[:, 0].tolist(), strict=True)
        if value >= 0
    ]
    return min(swaps, key=lambda s: (-s.total_change, s.partner, s.displaced), default=None)


def _reason(problem: Problem, pool: Features, people: tuple[int, ...], one: int, first: int) -> LeftOut:
    """Compares a learner with all mentors, who come from `first` on."""
    count = len(people)
    keeps_apart = {
        "same_slate": (pool.slate[one] >= 0) & (pool.slate == pool.slate[one]) & bool(pool.rules[0]),
        "shared_hours": _shared(pool.hours, one) < pool.rules[1],
        "common_language": (_shared(pool.languages, one) < 1) & bool(pool.rules[2]),
    }
    learner = problem.people[people[one]]
    for rule in LISTED:
        keeps_apart[rule] = np.zeros(count, dtype=bool)
        for other in pool.apart[pool.kept_apart[one] : pool.kept_apart[one + 1]].tolist():
            keeps_apart[rule][other] = RULES[rule](problem, learner, problem.people[people[other]])
    others = np.arange(count) >= first
    others[one] = False
    allowed = int((others & ~np.logical_or.reduce(list(keeps_apart.values()))).sum())
    counts = [(rule, int((keeps_apart[rule] & others).sum())) for rule in RULES]
    removals = tuple(Removal(rule, number) for rule, number in counts if number)
    return LeftOut(learner.key, "taken" if allowed else "no_partner", allowed, removals)


def _shared(words: Words, one: int) -> Long:
    """Returns how many members everybody's set shares with one person's."""
    return np.asarray(np.bitwise_count(words & words[:, [one]]).sum(axis=0, dtype=np.int64))
