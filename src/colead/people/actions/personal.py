"""A person's own data: taken along by themself, looked at by staff, which they are shown."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from colead.kernel.audit import record
from colead.kernel.models import AuditEvent
from colead.people.exports import archive_of
from colead.people.models import Person
from colead.people.queries.personal import LOOKED

AGAIN = timedelta(hours=1)


@transaction.atomic
def export(*, by: Person, at: datetime) -> bytes:
    """Give a person all that is held about them as a ZIP file; nobody can ask for another's."""
    record("people.export", by, by=by, at=at)
    return archive_of(by, at=at)


@transaction.atomic
def look(*, person: Person, page: str, by: Person, at: datetime) -> None:
    """Remember that staff opened a page about a person, once an hour for each page; the person sees it."""
    earlier = AuditEvent.objects.filter(
        thing=person.key, by=by.key, action=LOOKED, at__gt=at - AGAIN, facts__page=page
    )
    if person.pk != by.pk and not earlier.exists():
        record(LOOKED, person, by=by, at=at, page=page)
