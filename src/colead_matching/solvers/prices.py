"""Whole-number prices that bound the total from above, checked against every pair and triad."""

from dataclasses import dataclass

import numpy as np

from colead_matching.arrays import Ints
from colead_matching.solvers.pool import Bools, Completion, Pool

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

    def total(self, pairs: int) -> int:
        """Returns the bound on the free people's total, with so many pairs."""
        sets = sum(
            price * ((len(members) - 1) // 2)
            for members, price in zip(self.odd_sets, self.set_prices, strict=True)
        )
        return int(self.people.sum()) + sets + self.pair * pairs + self.triad

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
        return (
            people[:, None] + people[None, :] + self.pair + self.set_cover()
        ) - PRICE_SCALE * pool.values

    def completion_slack(self, completion: Completion) -> int:
        """Returns how far a completion's gain is below its price."""
        free = completion.free
        price = int(self.people[list(free)].sum()) + self.triad
        for members, extra in zip(self.odd_sets, self.set_prices, strict=True):
            price += extra * (len(set(members).intersection(free)) >= 2)
        return price - PRICE_SCALE * completion.gain


def completions_within(pool: Pool, prices: Prices, reach: int, most: int) -> list[Completion]:
    """Returns the completions whose slack is at most `reach`, the tightest first, at most `most`.

    All of them are looked at; only the list is cut short.
    """
    near = [
        (slack, join)
        for join in pool.joins()
        if (slack := prices.completion_slack(join)) <= reach
    ]
    for a, mask in pool.triads():
        near += _triads_within(pool, prices, a, mask, reach, most)
        if len(near) > 4 * most:
            near = sorted(near, key=_tightest)[:most]
    return [completion for _, completion in sorted(near, key=_tightest)[:most]]


def _tightest(near: tuple[int, Completion]) -> tuple[int, tuple[int, ...]]:
    return near[0], near[1].free


def _triads_within(
    pool: Pool, prices: Prices, a: int, mask: Bools, reach: int, most: int
) -> list[tuple[int, Completion]]:
    if not mask.any():
        return []
    rest = slice(a + 1, None)
    value = pool.values[a, rest][:, None] + pool.values[a, rest][None, :] + pool.values[rest, rest]
    price = prices.people[a] + prices.people[rest][:, None] + prices.people[rest][None, :]
    slack = price + prices.triad - PRICE_SCALE * (value // 3)
    for members, extra in zip(prices.odd_sets, prices.set_prices, strict=True):
        inside = np.zeros(len(pool.people), dtype=np.int64)
        inside[list(members)] = 1
        count = inside[a] + inside[rest][:, None] + inside[rest][None, :]
        slack = slack + extra * (count >= 2)
    b, c = np.nonzero(mask & (slack <= reach))
    order = np.argsort(slack[b, c], kind="stable")[:most]
    return [
        (int(slack[b[k], c[k]]), pool.triad(a, a + 1 + int(b[k]), a + 1 + int(c[k])))
        for k in order
    ]
