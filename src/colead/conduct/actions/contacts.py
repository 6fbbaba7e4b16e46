"""Naming the people whom one can report to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.conduct import emails
from colead.conduct.models import Report
from colead.conduct.rules import may_name_contacts, stands_outside
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person


class NotTheirs(Refused):
    code = "conduct.contacts_not_yours"
    sentence = _("Only an administrator can do that.")


class NotOutside(Refused):
    code = "conduct.not_outside"
    sentence = _(
        "A safeguarding contact stands outside: somebody who administers Colead or coordinates a programme cannot be one."
    )


class LastContact(Refused):
    code = "conduct.last_contact"
    sentence = _("People need somebody to report to. Name another contact first.")


@transaction.atomic
def name(*, person: Person, by: Person, at: datetime) -> Person:
    """Let people report to somebody; a second time changes nothing."""
    if not may_name_contacts(by):
        raise NotTheirs
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if not stands_outside(locked):
        raise NotOutside
    if not locked.is_safeguarding_contact:
        locked.is_safeguarding_contact = True
        locked.save(update_fields=["is_safeguarding_contact"])
        record("contacts.name", locked, by=by, at=at)
        emails.named(locked, by=by, at=at)
    return locked


@transaction.atomic
def withdraw(*, person: Person, by: Person, at: datetime) -> Person:
    """Let nobody report to them any more; who did chooses another contact, and until then nobody reads it."""
    if not may_name_contacts(by):
        raise NotTheirs
    contacts = list(
        Person.objects.select_for_update().filter(is_safeguarding_contact=True, is_active=True).order_by("pk")
    )
    locked = next((one for one in contacts if one.pk == person.pk), None)
    if locked is None:
        return person
    if len(contacts) == 1:
        raise LastContact
    locked.is_safeguarding_contact = False
    locked.save(update_fields=["is_safeguarding_contact"])
    Report.objects.filter(contact=locked).update(contact=None)
    record("contacts.withdraw", locked, by=by, at=at)
    return locked
