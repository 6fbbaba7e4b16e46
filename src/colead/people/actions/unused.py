"""Accounts that nobody uses: their owner is told before they go."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from colead.kernel.audit import record
from colead.kernel.retention import days_of
from colead.people import emails
from colead.people.keeping import NOTICE, unused

BATCH = 200


@transaction.atomic
def warn_due(*, at: datetime) -> int:
    """Tell people whose account goes in thirty days if they do not sign in; once. Gives how many were told."""
    almost = at - timedelta(days=days_of("accounts")) + NOTICE
    untold = Q(warned_at=None) | Q(warned_at__lt=Coalesce(F("last_login"), F("created_at")))
    people = list(unused(almost).filter(untold).select_for_update()[:BATCH])
    for person in people:
        person.warned_at = at
        person.save(update_fields=["warned_at"])
        record("people.warn", person, by=None, at=at)
        emails.unused(person, goes_on=(at + NOTICE).date(), at=at)
    return len(people)
