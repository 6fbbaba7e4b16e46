"""Whole-number prices that bound the total from above, checked against every pair and triad."""

from dataclasses import dataclass

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.solvers.pool import Bools, Completion, Pool, Trio

PRICE_SCALE = 2**16
"""Prices are in 1/65,536: rounding up costs a pool of thousands less than one unit of value."""


@dataclass(frozen=True)
class Prices:
    """Holds the prices of people, odd sets, pairs and the triad."""

    people: Ints
    odd_sets: tuple[tuple[int, ...], ...]
    set_prices: tuple[int, ...]
    pair: int
    triad: int

    def total(self, groups: int) -> int:
        """Returns the bound on the free people's total, with so many groups of free people."""
        sets = sum(
            price * ((len(members) - 1) // 2)
            for members, price in zip(self.odd_sets, self.set_prices, strict=True)
        )
        return int(self.people.sum()) + sets + self.pair * groups + self.triad

    def set_cover(self) -> Ints:
        """Returns, for every pair, the prices of the odd sets around both."""
        size = len(self.people)
        cover = np.zeros((size, size), dtype=np.int64)
        for members, price in zip(self.odd_sets, self.set_prices, strict=True):
            cover[np.ix_(members, members)] += price
        return cover

    def slack(self, pool: Pool) -> Ints:
        """Returns how far every pair's value is below its price; below zero is a violation."""
        people = self.people
        return (people[:, None] + people[None, :] + self.pair + self.set_cover()) - PRICE_SCALE * pool.values

    def completion_slack(self, completion: Completion) -> int:
        """Returns how far a completion's gain is below its price."""
        free = completion.free
        price = int(self.people[list(free)].sum()) + self.triad + self.pair * completion.counts
        for members, extra in zip(self.odd_sets, self.set_prices, strict=True):
            price += extra * (len(set(members).intersection(free)) >= 2)
        return price - PRICE_SCALE * completion.gain


def completions_within(pool: Pool, prices: Prices, reach: int, most: int) -> list[Completion]:
    """Returns the completions whose slack is at most `reach`, the tightest first, at most `most`.

    All of them are looked at; only the list is cut short.
    """
    near = [(slack, join) for join in pool.joins() if (slack := prices.completion_slack(join)) <= reach]
    for trio in pool.triads(_promising(pool, prices, reach)):
        near += _triads_within(pool, prices, trio, reach, most)
        if len(near) > 4 * most:
            near = sorted(near, key=_tightest)[:most]
    return [completion for _, completion in sorted(near, key=_tightest)[:most]]


def _tightest(near: tuple[int, Completion]) -> tuple[int, tuple[int, ...]]:
    return near[0], near[1].free


def _promising(pool: Pool, prices: Prices, reach: int) -> Bools:
    """Returns the pairs that a triad within reach may contain.

    Six times a triad's slack is at least the sum over its pairs of `share`, plus what is fixed; a
    pair whose share is too high even beside its people's lowest shares is out.
    """
    people = prices.people
    share = 3 * (people[:, None] + people[None, :]) - 2 * PRICE_SCALE * pool.values
    lowest = share.min(axis=1, initial=0)
    room = 6 * (reach - prices.triad - prices.pair)
    promising: Bools = share + lowest[:, None] + lowest[None, :] <= room
    return promising


def _triads_within(
    pool: Pool, prices: Prices, trio: Trio, reach: int, most: int
) -> list[tuple[int, Completion]]:
    a, others, fits = trio
    with_a = pool.values[a, others]
    value = with_a[:, None] + with_a + pool.values[np.ix_(others, others)]
    price = prices.people[others][:, None] + prices.people[others]
    slack = price + (prices.people[a] + prices.pair + prices.triad) - PRICE_SCALE * (value // 3)
    for members, extra in zip(prices.odd_sets, prices.set_prices, strict=True):
        inside = np.zeros(len(pool.people), dtype=np.int64)
        inside[list(members)] = 1
        count = inside[a] + inside[others][:, None] + inside[others]
        slack = slack + extra * (count >= 2)
    b, c = np.nonzero(fits & (slack <= reach))
    order = np.argsort(slack[b, c], kind="stable")[:most]
    return [(int(slack[b[k], c[k]]), pool.triad(a, int(others[b[k]]), int(others[c[k]]))) for k in order]
