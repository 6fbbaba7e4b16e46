"""A question in JSON: the arguments of a method by name."""

from __future__ import annotations

import inspect
from decimal import Decimal
from typing import Any

from colead.cli.match.document import read_object
from colead_matching import ProblemError
from colead_measurement import Estimate
from colead_measurement.methods import METHODS


class NotAsked(ValueError):
    """Says, in a sentence for people, why a question is none."""


def answer(method: str, text: str) -> Estimate:
    """Answer a question in JSON; one that makes no sense is refused."""
    if method not in METHODS:
        raise NotAsked(f'"{method}" is no method; known are {", ".join(METHODS)}.')
    wanted = inspect.signature(METHODS[method]).parameters
    try:
        given = read_object(text, set(wanted))
    except ProblemError as error:
        raise NotAsked(str(error)) from None
    for name, parameter in wanted.items():
        if parameter.default is parameter.empty and name not in given:
            raise NotAsked(f'The input needs "{name}".')
    return METHODS[method](**{name: _plain(value) for name, value in given.items()})


def _plain(value: Any) -> Any:
    """Turn exact decimal numbers into those that statistics reckon with."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
