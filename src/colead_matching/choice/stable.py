"""Pairs that few would rather leave for each other, and what that costs in value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.assemble import current_sides
from colead_matching.blocking import blocking_pairs
from colead_matching.choice.climb import Prices, Sides, climb, count_blocking, sides_of
from colead_matching.choice.pairing import by_own_lists, by_value, ties
from colead_matching.errors import ProblemError
from colead_matching.formats import Peers
from colead_matching.problem import Problem
from colead_matching.scores import Scores, score
from colead_matching.solution import Blocking
from colead_matching.solvers.result import Grouping

LADDER = tuple(range(10, 100, 10))
"""The settings at which matchings are looked for, on the way up and on the way down."""


@dataclass(frozen=True)
class Point:
    """Holds what one setting of the knob leads to."""

    stability: int
    matched: int
    total: int
    blocking: int


@dataclass(frozen=True)
class StablePairs:
    """Holds pairs at one setting of the knob between total value and blocking pairs.

    At 0 the pairs have the greatest total value among those that match the most people; at 100
    the fewest blocking pairs found. A blocking pair is allowed and both would get strictly more;
    every allowed pair of the pool counts. Pairs only: an odd person stays alone.
    """

    point: Point
    grouping: Grouping
    pairs: tuple[tuple[str, str], ...]
    alone: tuple[str, ...]
    blocking: tuple[Blocking, ...]
    stable_exists: bool | None
    """Whether some matching of the free people is stable; None if equals leave it open."""


@dataclass(frozen=True)
class _Found:
    """Holds a matching with its figures."""

    partner: Ints
    matched: int
    total: int
    blocking: int


def stable_pairs(problem: Problem, stability: int = 100) -> StablePairs:
    """Returns pairs with few blocking pairs; the knob trades these against the total value."""
    _check(problem, (stability,))
    scores = score(problem)
    found, exists = _matchings(scores)
    chosen = _choose(found, stability)
    pairs = tuple((a, b) for a, b in enumerate(chosen.partner.tolist()) if a < b)
    grouping = Grouping(pairs)
    return StablePairs(
        point=_point(chosen, stability),
        grouping=grouping,
        pairs=tuple((scores.keys[a], scores.keys[b]) for a, b in pairs),
        alone=tuple(scores.keys[a] for a in np.flatnonzero(chosen.partner < 0)),
        blocking=blocking_pairs(scores, grouping, current_sides(scores, grouping)),
        stable_exists=exists or any(one.blocking == 0 for one in found) or (None if ties(scores) else False),
    )


def tradeoff(problem: Problem, settings: Sequence[int] = tuple(range(0, 101, 10))) -> tuple[Point, ...]:
    """Returns the total value and the number of blocking pairs at each setting of the knob."""
    _check(problem, settings)
    found, _ = _matchings(score(problem))
    return tuple(_point(_choose(found, setting), setting) for setting in settings)


def _check(problem: Problem, settings: Sequence[int]) -> None:
    if not isinstance(problem.format, Peers):
        raise ProblemError("Stable pairs are made of peers; this problem has another format.")
    for setting in settings:
        if not 0 <= setting <= 100:
            raise ProblemError(f"The stability is {setting}; it must be between 0 and 100.")


def _point(found: _Found, setting: int) -> Point:
    return Point(setting, found.matched, found.total, found.blocking)


def _matchings(scores: Scores) -> tuple[list[_Found], bool]:
    """Returns the matchings to choose from: both ends, and what lies on the ways between them.

    They do not depend on the setting, so a higher one never leads to more blocking pairs.
    """
    fixed = np.zeros(len(scores.keys), dtype=bool)
    fixed[[person for lock in scores.locks for person in lock]] = True
    free = np.flatnonzero(~fixed)
    own = by_own_lists(scores, free)
    sides = sides_of(scores, fixed)
    worth, stable = _measured(sides, by_value(scores, free)), _measured(sides, own.partner)
    up = _way(sides, worth, LADDER, worth, stable)
    down = _way(sides, stable, (100, *reversed(LADDER)), worth, stable)
    return [worth, stable, *up, *down], own.exists


def _way(
    sides: Sides, start: _Found, ladder: Sequence[int], worth: _Found, stable: _Found
) -> Iterator[_Found]:
    here = sides.having(start.partner)
    for setting in ladder:
        climb(here, _prices(setting, worth, stable))
        yield _measured(here, here.partner.copy())


def _measured(sides: Sides, partner: Ints) -> _Found:
    people = np.flatnonzero(partner >= 0)
    total = int(sides.values[people, partner[people]].sum()) // 2
    return _Found(partner, len(people), total, count_blocking(sides.having(partner)))


def _prices(setting: int, worth: _Found, stable: _Found) -> Prices:
    """Returns the weights of value and of blocking pairs: in the middle, both ends weigh the same."""
    rate = Fraction(max(worth.total - stable.total, 1), max(worth.blocking - stable.blocking, 1))
    rate = max(rate.limit_denominator(1_000), Fraction(1, 1_000))
    return Prices((100 - setting) * rate.denominator, setting * rate.numerator)


def _choose(found: Sequence[_Found], setting: int) -> _Found:
    """Returns the best matching at a setting, out of the same ones for every setting."""
    worth, stable = found[:2]
    if setting == 0:
        return worth
    prices = _prices(setting, worth, stable)
    return max(
        (one for one in found if one.blocking <= worth.blocking),
        key=lambda one: (
            prices.per_value * one.total - prices.per_blocking * one.blocking,
            one.total if setting == 100 else one.matched,
            -one.blocking,
        ),
    )
