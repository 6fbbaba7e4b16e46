"""What becomes of an e-mail when it is written: sent, kept for a digest, or not written at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model

from colead.kernel.mail_kinds import Kind, kind_named
from colead.kernel.models import MailSettings, OutboxEmail, UnreachableAddress
from colead.kernel.nudges import has_had_enough

When = MailSettings.When
State = OutboxEmail.WorkState
DIGESTS = (When.DAILY, When.WEEKLY)
DIGEST_HOUR = 8  # on the receiver's own clock
MONDAY = 0


def route(emails: Sequence[OutboxEmail]) -> list[OutboxEmail]:
    """Give the e-mails that are to be written, each with its state; a few queries for thousands."""
    kinds = {email.kind: kind_named(email.kind) for email in emails}
    asked = [email for email in emails if not kinds[email.kind].essential]
    chosen = MailSettings.objects.in_bulk({email.to_person for email in asked}) if asked else {}
    dead = unreachable({email.to_address for email in asked}) if asked else set()
    wishes = [(email, _when(email, kinds[email.kind], chosen)) for email in emails]
    zones = _zones({email.to_person for email, when in wishes if when in DIGESTS})
    for email in emails:
        email.work_state = State.WAITING if settings.EMAIL_URL else State.IDLE
    return [email for email, when in wishes if _is_wanted(email, kinds[email.kind], when, dead, zones)]


def unreachable(addresses: set[str]) -> set[str]:
    """Tell which of the addresses mail does not reach."""
    spelled = {address.lower() for address in addresses}
    found = set(UnreachableAddress.objects.filter(address__in=spelled).values_list("address", flat=True))
    return {address for address in addresses if address.lower() in found}


def _is_wanted(email: OutboxEmail, kind: Kind, when: str, dead: set[str], zones: dict[str, str]) -> bool:
    """Tell whether to write it at all; what waits for a digest keeps its subject and link, and nothing else."""
    if kind.essential:
        return True
    if when == When.OFF or email.to_address in dead:
        return False
    if kind.nudge and has_had_enough(email.to_person, email.thread):
        return False
    if when in DIGESTS:
        zone = zones.get(email.to_person, "UTC")
        email.work_state, email.digest, email.text, email.html = State.IDLE, when, "", ""
        email.next_attempt_at = next_digest(when, email.created_at, zone)
    return True


def _when(email: OutboxEmail, kind: Kind, chosen: Mapping[str, MailSettings]) -> str:
    """Tell when the receiver wants it; nobody chooses about what is essential."""
    if kind.essential:
        return When.NOW
    return (chosen.get(email.to_person) or MailSettings()).when(kind.group)


def _zones(keys: set[str]) -> dict[str, str]:
    people = get_user_model()._default_manager.filter(key__in=keys) if keys else []
    return {person.key: person.time_zone for person in people}


def next_digest(when: str, after: datetime, zone: str) -> datetime:
    """Give when the next digest is due: at eight on the receiver's own clock, the weekly one on Monday."""
    local = after.astimezone(ZoneInfo(zone))
    due = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    while due <= local or (when == When.WEEKLY and due.weekday() != MONDAY):
        due += timedelta(days=1)
    return due.astimezone(after.tzinfo)
