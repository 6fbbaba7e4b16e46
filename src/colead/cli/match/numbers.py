"""Exact numbers of a JSON document as whole numbers, and back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import Any, TypeGuard


def is_number(value: Any) -> TypeGuard[int | Decimal]:
    """Tell whether a value is a number; true and false are none."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def shared_scale(numbers: Iterable[int | Decimal]) -> int:
    """Return the power of ten that makes all numbers whole."""
    places = [-int(n.as_tuple().exponent) for n in numbers if isinstance(n, Decimal)]
    return 10 ** max(places, default=0) if max(places, default=0) > 0 else 1


def whole(number: int | Decimal, scale: int) -> int:
    """Return a number times the scale, exactly."""
    if isinstance(number, int):
        return number * scale
    numerator, denominator = number.as_integer_ratio()
    return numerator * scale // denominator


def written(number: int, scale: int) -> str:
    """Write a scaled number as JSON, without zeros at the end and never with an exponent."""
    if scale == 1:
        return str(number)
    with localcontext() as context:
        context.prec = len(str(number)) + len(str(scale))
        text = f"{Decimal(number) / Decimal(scale):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
