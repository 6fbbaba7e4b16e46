"""When an e-mail may go: not in somebody's quiet hours, one nudge a day, and not when it is no longer true.

Asked right before sending, so that no outage, no other clock and no old plan can get around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model

from colead.kernel.mail_kinds import find_kind, nudge_kinds
from colead.kernel.models import MailSettings, OutboxEmail

A_MOMENT = timedelta(minutes=7)  # another worker is just sending them a nudge
State = OutboxEmail.WorkState


@dataclass(frozen=True)
class Verdict:
    """What to do with an e-mail now: send it, wait until a moment, or drop it and say why."""

    wait_until: datetime | None = None
    drop: str = ""
    nobody: bool = False  # whoever it was to is no more: nothing of it stays


SEND = Verdict()


def verdict(email: OutboxEmail, *, at: datetime) -> Verdict:
    """Tell what to do with an e-mail that is due."""
    person = None
    if email.to_person:
        person = get_user_model()._default_manager.filter(key=email.to_person, is_active=True).first()
        if person is None:
            return Verdict(nobody=True)
    if not is_still_true(email, at=at):
        return Verdict(drop="Dropped: it would have come too late to help.")
    kind = find_kind(email.kind)
    if kind is None or kind.essential or person is None:
        return SEND
    zone = ZoneInfo(person.time_zone)
    waits = [_end_of_quiet(email.to_person, at, zone)]
    if kind.nudge:
        waits.append(_next_nudge(email, at, zone))
    return Verdict(wait_until=max((moment for moment in waits if moment is not None), default=None))


def is_still_true(email: OutboxEmail, *, at: datetime) -> bool:
    """Tell whether what the e-mail says, or asks for, still holds."""
    if email.stale_after and at > email.stale_after:
        return False
    kind = find_kind(email.kind)
    holds = kind.holds if kind else None
    return holds is None or not email.about or holds(email.about, email.to_person, at)


def _end_of_quiet(person: str, at: datetime, zone: ZoneInfo) -> datetime | None:
    chosen = MailSettings.objects.filter(pk=person).first()
    if chosen is None or chosen.quiet_from is None or chosen.quiet_until is None:
        return None
    return end_of_quiet(at, zone, chosen.quiet_from, chosen.quiet_until)


def end_of_quiet(at: datetime, zone: ZoneInfo, start: int, end: int) -> datetime | None:
    """Give when quiet hours, from hour to hour of the person's own day, are over; nothing outside them."""
    local = at.astimezone(zone)
    is_quiet = start <= local.hour < end if start < end else local.hour >= start or local.hour < end
    if not is_quiet or start == end:
        return None
    day = local.date() + timedelta(days=1 if local.hour >= end else 0)
    return datetime.combine(day, time(end), tzinfo=zone).astimezone(at.tzinfo)


def _next_nudge(email: OutboxEmail, at: datetime, zone: ZoneInfo) -> datetime | None:
    """Give when the next nudge may go where there was one today; a moment later where one is being sent."""
    today = datetime.combine(at.astimezone(zone).date(), time(0), tzinfo=zone)
    others = OutboxEmail.objects.filter(to_person=email.to_person, kind__in=nudge_kinds()).exclude(
        pk=email.pk
    )
    if others.filter(work_state=State.DONE, digest="", sent_at__gte=today, sent_at__lte=at).exists():
        tomorrow = datetime.combine(today.date() + timedelta(days=1), time(8), tzinfo=zone)
        return tomorrow.astimezone(at.tzinfo)
    if others.filter(work_state=State.WORKING, claimed_until__gte=at).exists():
        return at + A_MOMENT
    return None
