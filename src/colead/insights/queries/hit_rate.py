"""How often the signs of a cohort were right: its hit rate, from dates alone, with n and interval for each share.

A partnership counts once its fate is known: it ended early, or lived until the cohort's planned end. It was flagged
if an offer from a person came into the coordinators' list, out of its dates, before it ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from colead.partnerships.models import Partnership, Signal
from colead.partnerships.signal_kinds import BY_EVENT
from colead.partnerships.states import EndingCause, PartnershipState
from colead.programmes.models import Cohort
from colead_measurement.proportion import proportion

EARLY = (EndingCause.MEMBERS, EndingCause.COORDINATOR)
FEW = 10  # of fewer, a share says nothing; it is shown as a count


@dataclass(frozen=True)
class Share:
    """A share in per cent, with its n and Wilson's interval; nothing but n where there are too few."""

    name: str
    part: int
    n: int
    percent: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class HitRate:
    """What the signs of a cohort were worth."""

    known: int
    ended_early: int
    flagged: int
    sensitivity: Share
    specificity: Share
    predictive_value: Share


def hit_rate(cohort: Cohort, *, at: datetime) -> HitRate:
    """Answer "were the signs right?"; two queries."""
    flagged_at = dict(
        Signal.objects.filter(cohort=cohort, partnership__isnull=False, offered_at__isnull=False)
        .exclude(kind__in=BY_EVENT)
        .order_by("-offered_at")
        .values_list("partnership_id", "offered_at")
    )
    fates = [
        (one.ended_by in EARLY, _was_flagged(one, flagged_at.get(one.pk)))
        for one in Partnership.objects.filter(cohort=cohort)
        if _is_known(one, cohort, at)
    ]
    return _rate(fates)


def _is_known(one: Partnership, cohort: Cohort, at: datetime) -> bool:
    if one.state == PartnershipState.ENDED:
        return one.ended_by in (*EARLY, EndingCause.PLANNED)
    return one.state == PartnershipState.ALUMNI or cohort.ends_on < at.date()


def _was_flagged(one: Partnership, flagged_at: datetime | None) -> bool:
    return flagged_at is not None and (one.ended_at is None or flagged_at < one.ended_at)


def _rate(fates: Iterable[tuple[bool, bool]]) -> HitRate:
    known = list(fates)
    right = sum(early and flagged for early, flagged in known)
    early, flagged = sum(early for early, _ in known), sum(flagged for _, flagged in known)
    quiet = sum(not early and not flagged for early, flagged in known)
    return HitRate(
        len(known), early, flagged, _share("sensitivity", right, early),
        _share("specificity", quiet, len(known) - early), _share("predictive_value", right, flagged),
    )  # fmt: skip


def _share(name: str, part: int, n: int) -> Share:
    if n < FEW:
        return Share(name, part, n)
    found = proportion(part, n)
    interval = found.interval
    if found.estimate is None or interval is None or interval.low is None or interval.high is None:
        return Share(name, part, n)
    low, high = round(100 * interval.low), round(100 * interval.high)
    return Share(name, part, n, round(100 * found.estimate), low, high)
