"""How many of a circle came to its latest meetings: roster, as they said themselves or the facilitator noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q

from colead.partnerships.models import Meeting, Member, Partnership
from colead.partnerships.states import MeetingState, PartnershipKind, Presence
from colead.partnerships.thresholds import Threshold

ENOUGH = 60  # per cent of those who belong to it


def low_attendance(partnerships: Sequence[Partnership], threshold: Threshold, *, at: datetime) -> list[int]:
    """Find the circles to whose latest meetings too few came; two queries, however many circles there are.

    Only who is noted as not there was away: of whom nobody said anything is taken to have come.
    """
    circles = [one.pk for one in partnerships if one.kind == PartnershipKind.CIRCLE]
    if not threshold.on or not circles:
        return []
    people = Counter(Member.objects.filter(partnership__in=circles).values_list("partnership", flat=True))
    shares: dict[int, list[float]] = defaultdict(list)
    held = Meeting.objects.filter(partnership__in=circles, state=MeetingState.HELD, starts_at__lte=at)
    missing = Count(
        "attendances", filter=Q(attendances__presence=Presence.MISSING, attendances__member__left_at=None)
    )
    for circle, away in held.annotate(away=missing).order_by("starts_at").values_list("partnership", "away"):
        shares[circle].append(100 * (people[circle] - away) / people[circle])
    last = int(threshold.offer or 2)
    return [circle for circle, each in shares.items() if len(each) >= last and max(each[-last:]) < ENOUGH]
