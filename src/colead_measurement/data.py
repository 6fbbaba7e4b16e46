"""Reads what a stranger hands in: lists of numbers, whole counts and groups; the first thing wrong is named."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from colead_measurement.errors import NotMeasurable

Numbers = NDArray[np.float64]
LARGEST = 1e100  # squares and products of such numbers are still numbers


def number(name: str, value: object) -> float:
    """Return one number, or refuse what is none."""
    if value is None:
        raise NotMeasurable("missing", f"{name} is missing; leave out whom it belongs to.")
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise NotMeasurable("wrong_kind", f"{name} is not a number.")
    if isinstance(value, float) and math.isnan(value):
        raise NotMeasurable("missing", f"{name} is missing; leave out whom it belongs to.")
    if not -LARGEST <= value <= LARGEST:
        raise NotMeasurable("out_of_range", f"{name} is too large.")
    return float(value)


def column(name: str, values: object, *, least: int) -> Numbers:
    """Return a list of numbers as an array, or refuse it: too few, missing, no number."""
    listed = items(name, values, least=least)
    return np.array([number(f'Value {i} of "{name}"', v) for i, v in enumerate(listed, 1)], dtype=np.float64)


def items(name: str, values: object, *, least: int) -> Sequence[object] | Numbers:
    """Return a list as it is, or refuse what is no list or too short."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Sequence | np.ndarray):
        raise NotMeasurable("wrong_kind", f'"{name}" must be a list.')
    if len(values) < least:
        raise NotMeasurable("too_few", f'"{name}" needs at least {least} values; it has {len(values)}.')
    return values


def columns(*, least: int, **named: Sequence[float]) -> tuple[Numbers, ...]:
    """Return lists of the same people as arrays; lists of different length are refused."""
    read = tuple(column(name, values, least=least) for name, values in named.items())
    check_lengths(**dict(zip(named, read, strict=True)))
    return read


def check_lengths(**named: Sequence[object] | Numbers) -> None:
    """Refuse lists of different length."""
    (first, length), *others = [(name, len(values)) for name, values in named.items()]
    for name, other in others:
        if other != length:
            raise NotMeasurable("uneven", f'"{first}" has {length} values and "{name}" has {other}.')


def count(name: str, value: object, *, least: int = 0, most: int = 10**15) -> int:
    """Return a whole number between two others, or refuse it."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise NotMeasurable("wrong_kind", f'"{name}" must be a whole number.')
    if not least <= value <= most:
        raise NotMeasurable("out_of_range", f'"{name}" must be between {least:,} and {most:,}.')
    return int(value)


def yes_no(name: str, values: Sequence[object], *, least: int = 0) -> NDArray[np.bool_]:
    """Return a list of yes and no (true and false, or 1 and 0) as an array."""
    listed = items(name, values, least=least)
    for i, value in enumerate(listed, 1):
        if not isinstance(value, bool | int | float | np.bool_ | np.integer) or value not in (0, 1):
            raise NotMeasurable("wrong_kind", f'Value {i} of "{name}" must be true or false (or 1 or 0).')
    return np.array(listed, dtype=np.bool_)


def labels(name: str, values: Sequence[object], *, least: int = 0) -> tuple[list[str], NDArray[np.int64]]:
    """Return the names of groups in order, and which of them each value is."""
    listed = items(name, values, least=least)
    for i, value in enumerate(listed, 1):
        if isinstance(value, bool) or not isinstance(value, str | int | np.str_ | np.integer):
            raise NotMeasurable("wrong_kind", f'Value {i} of "{name}" must be a text or a whole number.')
    names = sorted({str(value) for value in listed})
    place = {label: i for i, label in enumerate(names)}
    return names, np.array([place[str(value)] for value in listed], dtype=np.int64)


def table(name: str, rows: Sequence[Sequence[float]], *, least: int, width: int) -> Numbers:
    """Return rows of equal length as a matrix, or refuse them."""
    read = [
        column(f"{name}, row {i}", row, least=width)
        for i, row in enumerate(items(name, rows, least=least), 1)
    ]
    for i, row in enumerate(read, 1):
        if len(row) != len(read[0]):
            raise NotMeasurable(
                "uneven", f'Row 1 of "{name}" has {len(read[0])} values and row {i} has {len(row)}.'
            )
    return np.array(read, dtype=np.float64)


def named_columns(name: str, values: Mapping[str, Sequence[float]], *, length: int) -> dict[str, Numbers]:
    """Return lists by name, each as long as there are people."""
    if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
        raise NotMeasurable("wrong_kind", f'"{name}" must hold lists by name.')
    read = {key: column(f"{name}, {key}", one, least=0) for key, one in values.items()}
    for key, one in read.items():
        if len(one) != length:
            raise NotMeasurable("uneven", f'"{key}" has {len(one)} values for {length} people.')
    return read


def is_constant(values: Numbers) -> bool:
    """Tell whether values differ by no more than the rounding of floating point."""
    return float(np.ptp(values)) <= 1e-12 * max(1e-300, float(np.max(np.abs(values))))
