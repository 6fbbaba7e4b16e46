"""Badges: taken by who earned them, changed and deleted by them, revoked by the programme.

Whatever was issued before a change or a deletion is marked in the public list: copies of it are refused from then on.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from colead.community import emails
from colead.community.credential import claims_of, key_address, status_claims
from colead.community.models import Badge, SigningKey, StatusSlot
from colead.community.queries.earning import earned
from colead.community.signing import current_key, sign
from colead.community.status_list import SIZE, encode, list_and_place
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.personal import Someone
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate

HOLDS = timedelta(days=3 * 365)
LIST_HOLDS = timedelta(days=1)
LENGTH = 1000


class NotYours(Refused):
    code = "badges.not_yours"
    sentence = _("Only the person whose badge it is can do that.")


class NotEarned(Refused):
    code = "badges.not_earned"
    sentence = _("This badge is for what has not happened yet.")


class TooLong(Refused):
    code = "badges.too_long"
    sentence = _("At most 1,000 letters: it stands on a badge.")


class WasRevoked(Refused):
    code = "badges.revoked"
    sentence = _("The programme has revoked this badge. Ask your coordinator what it was about.")


class NotCoordinator(Refused):
    code = "badges.not_coordinator"
    sentence = _("Only the programme’s coordinators can do that.")


@transaction.atomic
def take(
    *, enrolment: Enrolment, kind: str, shows_name: bool, evidence: str, by: Person, at: datetime
) -> Badge:
    """Take a badge that one has earned, saying of oneself what one wants; taken again, the one before is not valid."""
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("cohort__programme", "person")
    holder = locked.get(pk=enrolment.pk)
    if holder.person_id != by.pk:
        raise NotYours
    if len(evidence.strip()) > LENGTH:
        raise TooLong
    badge = Badge.objects.select_related("slot").filter(enrolment=holder, kind=kind).first()
    if badge is None and kind not in earned(holder):
        raise NotEarned
    if badge is not None and badge.revoked_at is not None:
        raise WasRevoked
    before = badge.slot if badge else None
    badge = badge or Badge(enrolment=holder, kind=kind)
    badge.enrolment, badge.slot = holder, _new_slot()
    badge.shows_name, badge.evidence = shows_name, evidence.strip()
    badge.issued_at, badge.expires_at = at, at + HOLDS
    key = current_key(at=at)
    with override(by.language):
        badge.signed = sign(claims_of(badge, f"urn:uuid:{uuid.uuid4()}"), key, key_address(key))
    badge.save()
    if before is not None:
        _mark(before, at)
    record("badges.take", badge, by=by, at=at)
    return badge


@transaction.atomic
def delete(*, badge: Badge, by: Person, at: datetime) -> None:
    """Delete one's badge; one that the programme has revoked leaves no words, and cannot be taken again."""
    locked = _locked(badge)
    if locked.enrolment.person_id != by.pk:
        raise NotYours
    record("badges.delete", locked, by=by, at=at)
    _mark(locked.slot, at)
    if locked.revoked_at is None:
        locked.delete()
        return
    locked.evidence, locked.signed, locked.put_away_at = "", "", at
    locked.save(update_fields=["evidence", "signed", "put_away_at"])


@transaction.atomic
def revoke(*, badge: Badge, by: Person, at: datetime) -> Badge:
    """Take back a badge that was issued by mistake, and tell who holds it; a second time changes nothing."""
    locked = _locked(badge)
    if not may_coordinate(by, locked.enrolment.cohort.programme):
        raise NotCoordinator
    if locked.revoked_at is None:
        locked.revoked_at = at
        locked.save(update_fields=["revoked_at"])
        _mark(locked.slot, at)
        record("badges.revoke", locked, by=by, at=at)
        emails.badge_revoked(locked, at=at)
    return locked


def forget(person: Someone, at: datetime) -> None:
    """Mark what was issued to somebody who is being erased; the badges themselves go with everything else."""
    slots = Badge.objects.filter(enrolment__person=person.pk).values("slot")
    StatusSlot.objects.filter(pk__in=slots, revoked_at=None).update(revoked_at=at)


def status_list(number: int, *, at: datetime) -> str:
    """Sign the public list as it stands."""
    first = number * SIZE
    slots = StatusSlot.objects.filter(number__gte=first, number__lt=first + SIZE, revoked_at__isnull=False)
    places = [list_and_place(one)[1] for one in slots.values_list("number", flat=True)]
    key: SigningKey = current_key(at=at)
    claims = status_claims(number, encode(places), at=at, until=at + LIST_HOLDS)
    return sign(claims, key, key_address(key))


def _new_slot() -> StatusSlot:
    """Take a random free place, so that neighbours in the list tell nothing; lists are filled by half."""
    taken = StatusSlot.objects.count()
    first = taken // (SIZE // 2) * SIZE
    while True:
        number = first + secrets.randbelow(SIZE)
        if not StatusSlot.objects.filter(number=number).exists():
            return StatusSlot.objects.create(number=number)


def _mark(slot: StatusSlot, at: datetime) -> None:
    StatusSlot.objects.filter(pk=slot.pk, revoked_at=None).update(revoked_at=at)


def _locked(badge: Badge) -> Badge:
    rows = Badge.objects.select_for_update(of=("self",))
    return rows.select_related("slot", "enrolment__person", "enrolment__cohort__programme").get(pk=badge.pk)
