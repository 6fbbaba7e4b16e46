"""The result of a matching round, with everything needed to check it."""

from dataclasses import dataclass
from typing import Literal

VERSION = 3
BLOCKING_LISTED = 10_000

Status = Literal["optimal", "gap"]


@dataclass(frozen=True, order=True)
class Objective:
    """Holds the three aims in their order, so that the greater objective is the better one."""

    matched: int
    worst_off: int
    """The least own side among matched people who have needs; SCALE if there are none."""
    total: int


@dataclass(frozen=True)
class Direction:
    """Holds what one person gets from another."""

    receiver: str
    giver: str
    value: int


@dataclass(frozen=True)
class OwnSide:
    """Holds what one person gets from the partnership."""

    person: str
    value: int


@dataclass(frozen=True)
class Part:
    """Holds what one criterion adds to a partnership's value."""

    criterion: str
    value: int


@dataclass(frozen=True)
class Partnership:
    """Holds the people who meet: a pair, a triad or a circle.

    A triad's value is the mean of its three pairs' values, an own side the mean of two.
    """

    members: tuple[str, ...]
    value: int
    own_sides: tuple[OwnSide, ...]
    directions: tuple[Direction, ...]
    parts: tuple[Part, ...]
    """They add up to the value exactly."""
    locked: bool = False
    mentor: str | None = None
    """Who of a pair is the mentor, in a near-peer round."""
    round: int = 1
    """Which round of a rotation."""
    ring: bool = False
    """Whether three help each other around, so that there is one direction for each."""

    def own_side(self, person: str) -> int:
        """Returns what one of the members gets."""
        return next(side.value for side in self.own_sides if side.person == person)


@dataclass(frozen=True)
class Removal:
    """Counts the others whom one rule keeps away from a person."""

    rule: str
    others: int


@dataclass(frozen=True)
class Swap:
    """Says what it would cost to match a person after all, at best."""

    partner: str
    displaced: str
    total_change: int
    """Of the round's total value; negative is a loss."""


@dataclass(frozen=True)
class LeftOut:
    """Says why a person has no partner.

    With no allowed partner, the reason is "no_partner"; otherwise "taken". Rules may overlap, so
    the removals need not add up. There is no swap where every allowed partner is locked.
    """

    person: str
    reason: Literal["no_partner", "taken"]
    allowed: int
    removals: tuple[Removal, ...]
    swap: Swap | None = None


@dataclass(frozen=True)
class Blocking:
    """Holds two people who would both get more from each other than they get now."""

    a: str
    b: str
    gain_a: int
    gain_b: int


@dataclass(frozen=True)
class OddSet:
    """Holds the dual value of an odd set: it can hold no more than (size - 1) / 2 pairs."""

    members: tuple[str, ...]
    value: int


@dataclass(frozen=True)
class Duals:
    """Holds prices that prove the bound on the total; all are whole numbers, in 1/scale.

    Every allowed pair's value is at most both people's prices, the prices of the odd sets around
    both, and `pair`; every triad's value at most its three prices, the prices of the odd sets
    around two or three, `pair` and `triad`. What somebody adds who joins a locked pair is at most
    their price and `triad`.
    """

    scale: int
    people: tuple[tuple[str, int], ...]
    odd_sets: tuple[OddSet, ...]
    pair: int
    triad: int


@dataclass(frozen=True)
class PlacePrices:
    """Holds prices that prove the bound of a near-peer round; all are whole numbers.

    A learner's price and a mentor's price together are at least the value of their pair, `pair`, and, for
    the places that a mentor should fill at least, `least`.
    """

    learners: tuple[tuple[str, int], ...]
    mentors: tuple[tuple[str, int, int], ...]
    """Of a place up to their least, and of a further one."""
    pair: int
    least: int
    load: int
    """The most learners that any mentor has in the round."""


@dataclass(frozen=True)
class Refutation:
    """Proves that `covered` people cannot be matched with everyone's own side at `floor`.

    Taking a barrier away leaves more odd components than it has people; each odd one too many
    keeps a person alone. Where a triad is possible, every triad fails against some barrier.
    """

    floor: int
    covered: int
    barriers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bound:
    """Holds what no result can exceed, with the proof.

    The bound on the total holds among the results with as many people matched and the same
    worst-off; with a triad it is the rest of the pool's bound plus the best triad's completion.
    """

    matched: int
    worst_off: int
    total: int
    duals: Duals | None
    refutations: tuple[Refutation, ...]
    basis: str = "all_pairs"
    """What the bound on the total covers: "all_pairs", or a code that the format explains."""
    places: PlacePrices | None = None


def status_of(objective: Objective, bound: Bound) -> Status:
    """Returns "optimal" where all three aims reach their bounds, else "gap"."""
    reached = (objective.matched, objective.worst_off, objective.total)
    return "optimal" if reached == (bound.matched, bound.worst_off, bound.total) else "gap"


@dataclass(frozen=True)
class Solution:
    """Holds a solved round."""

    version: int
    solver: str
    seed: int
    digest: str
    status: Status
    objective: Objective
    bound: Bound
    partnerships: tuple[Partnership, ...]
    left_out: tuple[LeftOut, ...]
    blocking: tuple[Blocking, ...]
    """The greatest gains first, up to `BLOCKING_LISTED`."""
    blocking_total: int
    """How many there are."""
    before: "Solution | None" = None
    """The round as it was proven, before anybody joined a pair or three made a ring."""

    @property
    def gap(self) -> int:
        """Returns how much better the total could be at most; 0 proves that it could not."""
        return self.bound.total - self.objective.total

    def partnership_of(self, person: str) -> Partnership | None:
        """Returns the person's partnership, or nothing if they were left out."""
        return next((p for p in self.partnerships if person in p.members), None)

    def to_json(self) -> str:
        """Writes the solution as JSON, the same way every time."""
        from colead_matching.serial import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> "Solution":
        """Reads back what `to_json` wrote."""
        from colead_matching.serial import from_json

        return from_json(text)
