"""Erasing a person: across every area, at once, and again in a backup from before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.personal import erase_rows, obstacles
from colead.kernel.queue import look_after_commit
from colead.people.erasures import Erased
from colead.people.models import Erasure, Person
from colead.people.rules import may_erase

TOPIC = "erasures"


class NotTheirs(Refused):
    code = "erasure.not_yours"
    sentence = _("Only the person themself or an administrator can do that.")


class StillNeeded(Refused):
    code = "erasure.still_needed"


class AlreadyErased(Refused):
    code = "erasure.already"
    sentence = _("Nothing is left to delete here: this person was erased before.")


@transaction.atomic
def erase(*, person: Person, by: Person, at: datetime) -> Erasure:
    """Erase a person: what is theirs goes, what others share stays without their name; there is no way back."""
    if not may_erase(by, person):
        raise NotTheirs
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if Erasure.objects.filter(person_key=locked.key).exists():
        raise AlreadyErased
    if in_the_way := obstacles(locked):
        raise StillNeeded(in_the_way[0])
    return _erase(locked, by=by, at=at)


@transaction.atomic
def reapply(*, erased: Iterable[Erased], at: datetime) -> int:
    """Erase again whoever a restored database still knows, and give how many that were."""
    listed = {one.key: one for one in erased}
    known = Erasure.objects.filter(person_key__in=listed).values_list("person_key", flat=True)
    again = Person.objects.select_for_update().filter(key__in=listed.keys() - set(known))
    for person in again:
        _erase(person, by=None, at=listed[person.key].at)
    return len(again)


@transaction.atomic
def erase_unused(*, people: Iterable[Person], at: datetime) -> int:
    """Erase whose account nobody uses, except who is still needed; gives how many that were."""
    gone = [person for person in people if not obstacles(person)]
    for person in gone:
        _erase(person, by=None, at=at)
    return len(gone)


def _erase(person: Person, *, by: Person | None, at: datetime) -> Erasure:
    erase_rows(person, at=at)
    themselves = by is not None and by.pk == person.pk
    erasure = Erasure.objects.create(person_key=person.key, at=at, by_themselves=themselves)
    record("people.erase", person, by=by, at=at)
    look_after_commit(TOPIC)
    return erasure
