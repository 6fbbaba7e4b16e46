"""From one matching to another with more value and fewer blocking pairs, at a price between the two.

A step lets a blocking pair have its way: their partners take each other if they may, or the most
valuable of those who are alone. A step is kept when what it is worth in value is more than the
price of the blocking pairs that it adds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import Ints
from colead_matching.preferences.jit import compiled, inner
from colead_matching.scores import Scores

MOST_TRIES = 40
"""So many steps a person are tried at one price."""
CHANGED = 6
"""A step changes at most so many people's partners."""


class Sides(NamedTuple):
    """Holds what a climb reads, over all people, and what it changes: who has whom."""

    allowed: NDArray[np.bool_]
    gets: Ints
    """What the person of the row gets from the person of the column."""
    gives: Ints
    """The same the other way around, so that loops run along rows."""
    values: Ints
    fixed: NDArray[np.bool_]
    """Who keeps their partner, whatever it costs."""
    partner: Ints
    """Whom everyone has, -1 for those alone."""
    now: Ints
    """What everyone gets from their partner; nothing alone."""

    def having(self, partner: Ints) -> "Sides":
        """Returns the same with a matching of its own."""
        people = np.flatnonzero(partner >= 0)
        now = np.zeros(len(partner), dtype=np.int64)
        now[people] = self.gets[people, partner[people]]
        return self._replace(partner=partner.copy(), now=now)


def sides_of(scores: Scores, fixed: NDArray[np.bool_]) -> Sides:
    """Makes what a climb reads, with nobody matched yet."""
    return Sides(
        allowed=np.ascontiguousarray(scores.allowed),
        gets=np.ascontiguousarray(scores.sides),
        gives=np.ascontiguousarray(scores.sides.T),
        values=np.ascontiguousarray(scores.values),
        fixed=fixed,
        partner=np.full(len(fixed), -1, dtype=np.int64),
        now=np.zeros(len(fixed), dtype=np.int64),
    )


class Prices(NamedTuple):
    """Holds what a climb goes by: so many units of value weigh as much as so many blocking pairs."""

    per_value: int
    per_blocking: int


@inner
def _next_blocking(s: Sides, person: int, start: int) -> int:
    """Returns the next, from this one on, with whom the person blocks; how many people there are if none."""
    allowed, gets, gives, now = s.allowed[person], s.gets[person], s.gives[person], s.now
    mine, partner = now[person], s.partner[person]
    for other in range(start, len(now)):
        if allowed[other] and gets[other] > mine and gives[other] > now[other] and other != partner:
            return other
    return len(now)


@inner
def _count(s: Sides, person: int, start: int) -> int:
    """Counts the blocking pairs of the person with the others from this one on."""
    allowed, gets, gives, now = s.allowed[person], s.gets[person], s.gives[person], s.now
    mine, partner, found = now[person], s.partner[person], 0
    for other in range(start, len(now)):
        if allowed[other] and gets[other] > mine and gives[other] > now[other] and other != partner:
            found += 1
    return found


@inner
def _blocking_with(s: Sides, people: Ints, count: int) -> int:
    """Counts the blocking pairs with somebody of these people, each once."""
    found = 0
    for number in range(count):
        found += _count(s, people[number], 0)
        for earlier in range(number):
            if _next_blocking(s, people[number], people[earlier]) == people[earlier]:
                found -= 1
    return found


@inner
def _lonely(s: Sides, person: int, others: Ints, count: int) -> int:
    """Returns the most valuable partner who is alone and not among others, or -1."""
    best = -1
    for one in range(len(s.partner)):
        fits = s.partner[one] < 0 and s.allowed[person, one]
        for number in range(count):
            fits = fits and one != others[number]
        if fits and (best < 0 or s.values[person, one] > s.values[person, best]):
            best = one
    return best


@inner
def _worth(s: Sides, people: Ints, count: int) -> int:
    """Returns the value of these people's pairs; both partners are among the people."""
    twice = 0
    for number in range(count):
        if s.partner[people[number]] >= 0:
            twice += s.values[people[number], s.partner[people[number]]]
    return twice // 2


@inner
def _plan(s: Sides, two: tuple[int, int], people: Ints, partners: Ints) -> int:
    """Writes down whom the step concerns and whom they get; returns how many they are."""
    a, b = two
    left, right = s.partner[a], s.partner[b]
    people[0], people[1], partners[0], partners[1] = a, b, b, a
    count = 2
    if left >= 0 and right >= 0 and s.allowed[left, right]:
        people[2], people[3], partners[2], partners[3] = left, right, right, left
        return 4
    for one in (left, right):
        if one >= 0:
            people[count], partners[count] = one, _lonely(s, one, people, count)
            count += 1
            if partners[count - 1] >= 0:
                people[count], partners[count] = partners[count - 1], one
                count += 1
    return count


@inner
def _swap(s: Sides, people: Ints, partners: Ints, count: int) -> None:
    """Gives these people their new partners, and puts the old ones in their place."""
    for number in range(count):
        person, old = people[number], s.partner[people[number]]
        s.partner[person] = partners[number]
        s.now[person] = s.gets[person, partners[number]] if partners[number] >= 0 else 0
        partners[number] = old


@inner
def _gain(s: Sides, prices: Prices, people: Ints, partners: Ints, count: int) -> int:
    """Takes a step and returns what it gains."""
    blocking, worth = _blocking_with(s, people, count), _worth(s, people, count)
    _swap(s, people, partners, count)
    more_worth = _worth(s, people, count) - worth
    more_blocking = _blocking_with(s, people, count) - blocking
    return prices.per_value * more_worth - prices.per_blocking * more_blocking


@inner
def _try(s: Sides, prices: Prices, two: tuple[int, int], people: Ints, partners: Ints) -> bool:
    """Takes a step, and takes it back where it does not gain."""
    count = _plan(s, two, people, partners)
    if _gain(s, prices, people, partners, count) > 0:
        return True
    _swap(s, people, partners, count)
    return False


@compiled
def climb(s: Sides, prices: Prices) -> None:
    """Takes steps until none gains by the prices."""
    people, partners = np.empty(CHANGED, dtype=np.int64), np.empty(CHANGED, dtype=np.int64)
    size = len(s.partner)
    tries, better = MOST_TRIES * size, True
    while better:
        better = False
        for a in range(size):
            b = _next_blocking(s, a, a + 1)
            while b < size and tries > 0:
                if not s.fixed[a] and not s.fixed[b]:
                    tries -= 1
                    better |= _try(s, prices, (a, b), people, partners)
                b = _next_blocking(s, a, b + 1)


@compiled
def count_blocking(s: Sides) -> int:
    """Returns how many pairs block."""
    found = 0
    for person in range(len(s.partner)):
        found += _count(s, person, person + 1)
    return found
