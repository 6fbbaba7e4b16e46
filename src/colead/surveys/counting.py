"""How many have answered, said so that nobody can tell who. Pure.

Who was asked is known (the roster is), so a count is only given in steps of five, never nearer than five to nobody
or to everybody, and as of the beginning of the day: neither a change from one look to the next, nor what is left
of a whole, says whether one person has answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STEP = 5
FEWEST = 2 * STEP  # with fewer asked, any count could come too near to nobody or everybody


@dataclass(frozen=True)
class Told:
    """What may be said of a group: at least so many of those asked; None where even that would say too much."""

    asked: int
    at_least: int | None

    @property
    def percent(self) -> int | None:
        """Give the least share that is certain."""
        return None if self.at_least is None else round(100 * self.at_least / self.asked)

    @property
    def bounds(self) -> tuple[int, int]:
        """Give between what the true count can lie, for somebody who knows this rule."""
        if self.at_least is None:
            return 0, self.asked
        last = self.at_least >= self._highest
        return self.at_least, self.asked if last else self.at_least + STEP - 1

    @property
    def _highest(self) -> int:
        return (self.asked - STEP) // STEP * STEP


def tell(asked: int, answered: int) -> Told:
    """Say how many of a group have answered, as far as may be said."""
    if not 0 <= answered <= asked:
        raise ValueError("Between nobody and everybody has answered.")
    if asked < FEWEST:
        return Told(asked, None)
    return Told(asked, min(answered // STEP * STEP, (asked - STEP) // STEP * STEP))


def tell_groups(groups: Mapping[str, tuple[int, int]], whole: Told) -> dict[str, Told] | None:
    """Say it of groups that make up the whole, or of none of them where what is left of the whole says too much."""
    told = {name: tell(*counts) for name, counts in groups.items()}
    if all(_says_little(name, told, whole) for name in told):
        return told
    return None


def _says_little(name: str, told: Mapping[str, Told], whole: Told) -> bool:
    """Tell whether a group's count stays uncertain by more than a step from its ends, given all the others."""
    others = [one.bounds for other, one in told.items() if other != name]
    low = max(told[name].bounds[0], whole.bounds[0] - sum(high for _low, high in others))
    high = min(told[name].bounds[1], whole.bounds[1] - sum(low for low, _high in others))
    return low <= told[name].asked - min(STEP, told[name].asked) and high >= min(STEP - 1, told[name].asked)
