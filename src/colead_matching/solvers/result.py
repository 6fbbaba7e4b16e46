"""What every solver hands over; the solution is built from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grouping:
    """Holds who meets, as places in the order of the keys: pairs, and at most one triad."""

    groups: tuple[tuple[int, ...], ...]
