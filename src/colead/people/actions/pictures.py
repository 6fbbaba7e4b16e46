"""A person's picture: chosen and removed by themself; initials are the default."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel import files
from colead.kernel.audit import record
from colead.kernel.pictures import PORTRAIT
from colead.people.models import Person


@transaction.atomic
def choose(*, content: bytes, by: Person, at: datetime) -> Person:
    """Show a picture in place of one's initials; the one before is deleted."""
    locked = Person.objects.select_for_update().get(pk=by.pk)
    files.discard(PORTRAIT, owner=locked)
    locked.picture = files.store(PORTRAIT, content, owner=locked, at=at).key
    locked.save(update_fields=["picture"])
    record("pictures.choose", locked, by=locked, at=at)
    return locked


@transaction.atomic
def remove(*, by: Person, at: datetime) -> Person:
    """Go back to the initials; the file is deleted."""
    locked = Person.objects.select_for_update().get(pk=by.pk)
    if files.discard(PORTRAIT, owner=locked):
        locked.picture = ""
        locked.save(update_fields=["picture"])
        record("pictures.remove", locked, by=locked, at=at)
    return locked
