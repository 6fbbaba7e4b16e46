"""From when on each sign counts, first for a nudge, then for an offer from a person. Pure.

The defaults are those of the early-warning table in the design notes (field practice, and judgement where it says
so). A programme may change each of them, and switch each sign off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.partnerships.signal_kinds import SignalKind as K


@dataclass(frozen=True)
class Threshold:
    """When to nudge and when to offer help; None where that is never done for this sign."""

    nudge: float | None
    offer: float | None
    on: bool = True


@dataclass(frozen=True)
class Unit:
    """What a threshold counts, and within which bounds a programme may set it."""

    name: str | Promise
    least: float
    most: float


DAYS = Unit(_("days"), 1, 120)
CADENCES = Unit(_("times their own rhythm"), 1, 10)
MEETINGS = Unit(_("meetings held"), 1, 20)
IN_A_ROW = Unit(_("fell through in a row"), 2, 6)
DAYS_BEFORE = Unit(_("days before the last day"), 1, 120)
BELOW = Unit(_("meetings in a row with fewer than 60 per cent there"), 1, 6)
TWICE = Unit(_("e-mails in a row without an answer"), 2, 2)
PER_CENT = Unit(_("per cent of partnerships"), 5, 100)

DEFAULTS: dict[str, Threshold] = {
    K.UNSCHEDULED: Threshold(7, 14),
    K.UNMET: Threshold(None, 21),
    K.UNSIGNED: Threshold(2, 4),
    K.SILENCE: Threshold(1.5, 2.5),
    K.CANCELLED: Threshold(2, 3),
    K.UNANSWERED: Threshold(None, None),
    K.ATTENDANCE: Threshold(None, 2),
    K.LEAVING: Threshold(None, 45),
    K.QUIET_COHORT: Threshold(None, 15),
}
UNITS: dict[str, Unit] = {
    K.UNSCHEDULED: DAYS, K.UNMET: DAYS, K.UNSIGNED: MEETINGS, K.SILENCE: CADENCES, K.CANCELLED: IN_A_ROW,
    K.UNANSWERED: TWICE, K.ATTENDANCE: BELOW, K.LEAVING: DAYS_BEFORE, K.QUIET_COHORT: PER_CENT,
}  # fmt: skip


def thresholds_of(settings: Mapping[str, Any]) -> dict[str, Threshold]:
    """Give a programme's thresholds: the defaults, where it has not set its own."""
    return {
        kind: Threshold(**{"nudge": default.nudge, "offer": default.offer, "on": True, **settings.get(kind, {})})
        for kind, default in DEFAULTS.items()
    }  # fmt: skip
