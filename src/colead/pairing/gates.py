"""What later areas may want to happen before a round of matching; the area of pairing knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.functional import Promise

from colead.programmes.models import Cohort

# Why a round of the cohort has to wait, in a sentence, or nothing.
Gate = Callable[[Cohort, datetime], str | Promise | None]

_gates: list[Gate] = []


def wait_unless(gate: Gate) -> Gate:
    """Let an area say what has to come first."""
    if gate not in _gates:
        _gates.append(gate)
    return gate


def in_the_way(cohort: Cohort, at: datetime) -> str | Promise | None:
    """Give the first reason to wait."""
    return next((why for gate in _gates if (why := gate(cohort, at)) is not None), None)
