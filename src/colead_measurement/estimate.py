"""What every statistic hands back: a number is never without its n, its interval and where the method is from."""

from __future__ import annotations

from dataclasses import dataclass

from colead_measurement.errors import NotMeasurable

LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """Holds a confidence interval; an end that the data leave open is None."""

    low: float | None
    high: float | None
    level: float
    method: str


@dataclass(frozen=True)
class Figure:
    """Holds a second number of a result, with its interval where there is an honest one."""

    estimate: float
    interval: Interval | None


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Holds what every result has; each statistic adds its own numbers.

    An estimate of None means that the data do not reach it (a median that most people outlast).
    """

    n: int
    estimate: float | None
    interval: Interval | None
    method: str
    citation: str
    warnings: tuple[str, ...] = ()


def check_level(level: float) -> float:
    """Return a level of confidence, or refuse one that is not between one half and one."""
    return check_between("level", level, 0.5, 1.0)


def check_between(name: str, value: float, low: float, high: float) -> float:
    """Return a number strictly between two others, or refuse it."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not low < value < high:
        raise NotMeasurable("out_of_range", f'"{name}" must be a number between {low:g} and {high:g}.')
    return float(value)
