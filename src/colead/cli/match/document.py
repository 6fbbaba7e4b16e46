"""JSON from a stranger: read exactly, refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from colead_matching import ProblemError

MOST_DIGITS = 4_300  # of one number; more would take longer to read than anybody wants to wait


def read_object(text: str, known: set[str]) -> dict[str, Any]:
    """Return the object that a text holds; decimal numbers are kept exactly."""
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_decimal)
    except ProblemError:
        raise
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProblemError(f"The input is not JSON: {where}: {error.msg}.") from None
    except (ValueError, RecursionError):
        raise ProblemError("The input has a number that is too long, or lists too deep.") from None
    if not isinstance(value, dict):
        raise ProblemError("The input must be one object in braces.")
    for name in value:
        if name not in known:
            raise ProblemError(f'The input has "{name}", which means nothing here.')
    return value


def _once(members: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in members:
        if name in found:
            raise ProblemError(f'"{name}" is in the input twice.')
        found[name] = value
    return found


def _no_number(constant: str) -> None:
    raise ProblemError(f"The input has {constant}, which is no number.")


def _decimal(digits: str) -> Decimal:
    number = Decimal(digits)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS or number.adjusted() > MOST_DIGITS:
        raise ProblemError(f"The number {digits[:40]} has too many digits.")
    return number
