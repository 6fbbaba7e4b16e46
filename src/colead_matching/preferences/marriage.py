"""Stable marriage: two sides, one partner each."""

from collections.abc import Mapping, Sequence
from typing import Literal

from colead_matching.errors import ProblemError
from colead_matching.preferences.hospitals import Side, assign
from colead_matching.preferences.names import shown

SIDES: Mapping[str, Side] = {"left": "resident", "right": "hospital"}


def marry(
    left: Mapping[str, Sequence[str]],
    right: Mapping[str, Sequence[str]],
    optimal: Literal["left", "right"] = "left",
) -> tuple[tuple[str, str], ...]:
    """Returns the stable pairs, the left one first, that are the best of all for one side.

    Lists may leave people out; whoever no list brings together with anybody stays alone.
    """
    if optimal not in SIDES:
        raise ProblemError(f"The optimal side is {shown(str(optimal))}; it must be left or right.")
    found = assign(left, right, optimal=SIDES[optimal])
    return tuple(sorted((one, other) for other, inside in found.items() for one in inside))
