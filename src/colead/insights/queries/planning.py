"""What a cohort of a given size can show, and how many complete answers a change of a given size takes.

The sizes are those that the literature lets one expect (domain notes, findings 10): 0.2 to 0.4 for programmes like
this, 0.6 and more mostly where people rate themselves right after a training.
"""

from __future__ import annotations

from dataclasses import dataclass

from colead_measurement.errors import NotMeasurable
from colead_measurement.power import pairs_needed, smallest_change

SIZES = (0.2, 0.3, 0.4, 0.5, 0.8)
LIKELY = 0.4  # the largest change that a programme like this may expect


@dataclass(frozen=True)
class Size:
    """A size of change, how many complete answers show it, and whether this cohort would have them."""

    d: float
    pairs: int
    is_visible: bool


@dataclass(frozen=True)
class Planning:
    """What so many people can show when so many of 100 answer both times."""

    people: int
    answering: int  # of 100
    complete: int
    sizes: tuple[Size, ...]
    smallest: float | None  # the smallest change that would probably show; None with too few people
    can_tell: bool  # whether a change that may be expected would show


def planning(people: int, *, answering: int) -> Planning:
    """Answer "what can this cohort show?", at 80 % power and a two-sided 5 %; no query."""
    complete = people * answering // 100
    needed = [(d, int(pairs_needed(d).estimate or 0)) for d in SIZES]
    smallest = _smallest(complete)
    return Planning(
        people=people, answering=answering, complete=complete, smallest=smallest,
        sizes=tuple(Size(d, pairs, complete >= pairs) for d, pairs in needed),
        can_tell=smallest is not None and smallest <= LIKELY,
    )  # fmt: skip


def _smallest(complete: int) -> float | None:
    try:
        return smallest_change(complete).estimate
    except NotMeasurable:
        return None
