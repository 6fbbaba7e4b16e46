"""Swaps between circles, by simulated annealing with counted steps (Kirkpatrick 1983)."""

from typing import NamedTuple

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.compiling import compiled

UNCOVERED = 1.0
"""What it costs, beside a full value, that somebody's needs are met by nobody."""


class Pool(NamedTuple):
    """Holds what a search needs, as matrices and arrays in the order of the people."""

    apart: Ints
    """1 where two people may not be in one circle."""
    together: Ints
    """The person that each must stay with, -1 for none."""
    pair_value: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"
    """What the criteria but needs are worth, full marks being 1."""
    needs: Ints
    strengths: Ints
    asked: Ints
    hours: Ints
    """People by hours, 1 where free."""
    fewest_hours: int
    leads: Ints
    """1 for facilitators."""
    facilitators: int
    needs_weight: float


@compiled
def broken_rules(pool: Pool, circle: Ints) -> float:
    """Counts the rules that a circle breaks."""
    found, size = 0.0, len(circle)
    leads = 0
    for i in range(size):
        leads += pool.leads[circle[i]]
        mate = pool.together[circle[i]]
        here = mate < 0
        for j in range(size):
            if circle[j] == mate:
                here = True
            if j > i:
                found += pool.apart[circle[i], circle[j]]
        found += 0.0 if here else 1.0
    found += max(0, pool.facilitators - leads)
    if pool.fewest_hours > 0:
        common = 0
        for hour in range(pool.hours.shape[1]):
            free = 0
            for i in range(size):
                free += pool.hours[circle[i], hour]
            common += free == size
        found += max(0, pool.fewest_hours - common)
    return found


@compiled
def worth(pool: Pool, circle: Ints) -> float:
    """Returns the value of a circle for all its members, full marks being 1 for each."""
    size = len(circle)
    pairs = 0.0
    for i in range(size):
        for j in range(i):
            pairs += pool.pair_value[circle[i], circle[j]]
    covered, asking, nobody = 0.0, 0, 0
    for i in range(size):
        if pool.asked[circle[i]] == 0:
            continue
        met = 0
        for code in range(pool.needs.shape[1]):
            urgency = pool.needs[circle[i], code]
            if urgency:
                best = 0
                for j in range(size):
                    if j != i:
                        best = max(best, pool.strengths[circle[j], code])
                met += urgency * best
        asking += 1
        nobody += met == 0
        covered += met / (3.0 * pool.asked[circle[i]])
    mean = covered / asking if asking else 0.0
    return size * (pool.needs_weight * mean + 2.0 * pairs / (size * (size - 1))) - UNCOVERED * nobody


@compiled
def mate_in(pool: Pool, circle: Ints, seat: int) -> int:
    """Returns the seat of whom somebody must stay with, -1 for none in this circle."""
    mate = pool.together[circle[seat]]
    if mate >= 0:
        for other in range(len(circle)):
            if circle[other] == mate:
                return other
    return -1


@compiled
def another_free(pool: Pool, circle: Ints, seat: int) -> int:
    """Returns a drawn seat of somebody else who must stay with nobody, -1 for none."""
    other = np.random.randint(len(circle))
    return other if other != seat and pool.together[circle[other]] < 0 else -1


@compiled
def anneal(
    pool: Pool, circles: Ints, sizes: Ints, steps: int, warmth: float, penalty: float, seed: int
) -> None:
    """Improves circles in place; row k of `circles` holds the first `sizes[k]` members of circle k.

    A step swaps two members of two circles, those who stay together with them as one. It is taken if it
    helps, and with falling chance if not.
    """
    np.random.seed(seed)
    count = len(circles)
    now = np.empty(count)
    for k in range(count):
        now[k] = worth(pool, circles[k, : sizes[k]]) - penalty * broken_rules(pool, circles[k, : sizes[k]])
    best, kept = now.sum(), circles.copy()
    total = best
    for step in range(steps):
        a, b = np.random.randint(count), np.random.randint(count)
        if a == b:
            continue
        i, j = np.random.randint(sizes[a]), np.random.randint(sizes[b])
        one, other = circles[a, : sizes[a]], circles[b, : sizes[b]]
        i_mate, j_mate = mate_in(pool, one, i), mate_in(pool, other, j)
        if (i_mate < 0) != (j_mate < 0):
            # A pair changes places with two who are free, so that it is never torn on the way.
            if i_mate < 0:
                i_mate = another_free(pool, one, i)
            else:
                j_mate = another_free(pool, other, j)
            if i_mate < 0 or j_mate < 0:
                continue
        one[i], other[j] = other[j], one[i]
        if i_mate >= 0:
            one[i_mate], other[j_mate] = other[j_mate], one[i_mate]
        new_a = worth(pool, one) - penalty * broken_rules(pool, one)
        new_b = worth(pool, other) - penalty * broken_rules(pool, other)
        gain = new_a + new_b - now[a] - now[b]
        heat = warmth * (1.0 - step / steps) ** 2
        if gain >= 0 or (heat > 0 and np.random.random() < np.exp(gain / heat)):
            now[a], now[b] = new_a, new_b
            total += gain
            if total > best + 1e-9:
                best = total
                kept[:] = circles
        else:
            one[i], other[j] = other[j], one[i]
            if i_mate >= 0:
                one[i_mate], other[j_mate] = other[j_mate], one[i_mate]
    circles[:] = kept
