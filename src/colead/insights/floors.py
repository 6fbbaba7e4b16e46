"""What a cohort should reach, and what to try where it did not. Pure.

The floors are judgement, not evidence: 80 and 70 per cent are those of the project's template for managers who solve
problems together (domain notes, 5.3). The advice leans on what is known of contact and of input (domain notes, 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.insights.ledger.shown import Share


class Verdict(Enum):
    """How a figure stands to something it is compared with."""

    UNDER = "under"  # its whole interval is
    PERHAPS_UNDER = "perhaps_under"  # the figure is, its interval reaches beyond
    MET = "met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Floor:
    """The least per cent, and what to try below it."""

    percent: int
    advice: str | Promise
    evidence: str | Promise


FLOORS = {
    "regular_contact": Floor(
        80, _("Put the first three meetings into calendars as one series before the first one is held."),
        _("How often people meet goes with how supported they feel (correlation .25 in a summary of many studies)."),
    ),
    "attendance": Floor(
        70, _("Let each partnership fix one hour of its own, and move it a day ahead rather than cancel it."),
        _("Judgement: nobody has tested this for partnerships of peers."),
    ),
}  # fmt: skip


def against_floor(share: Share | None, floor: int) -> Verdict:
    """Compare a released share with a floor, as surely as its interval allows."""
    if share is None:
        return Verdict.UNKNOWN
    if share.over is not None:
        return Verdict.MET if share.over >= floor else Verdict.UNKNOWN
    if share.under is not None:
        return Verdict.UNDER if share.under <= floor else Verdict.UNKNOWN
    if share.percent is None:
        return Verdict.UNKNOWN
    if share.percent >= floor:
        return Verdict.MET
    return Verdict.UNDER if share.high is not None and share.high < floor else Verdict.PERHAPS_UNDER


def differs(now: Share | None, before: Share | None) -> int:
    """Give 1 where a share is clearly above another, -1 where it is clearly below, and 0 where their intervals meet.

    Intervals that do not meet are a stricter sign than a test of the difference: silence here is not sameness.
    """
    if now is None or before is None or None in (now.low, now.high, before.low, before.high):
        return 0
    if now.low > before.high:  # type: ignore[operator]
        return 1
    return -1 if now.high < before.low else 0  # type: ignore[operator]
