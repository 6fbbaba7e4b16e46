"""Accounts for people who are invited or appointed; they choose their password themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record, record_each
from colead.kernel.errors import Refused
from colead.kernel.text import clean_email, clean_line
from colead.people.models import DirectoryEntry, Person


class HasPassword(Refused):
    code = "accounts.has_password"
    sentence = _("There is a password already. Sign in with it, or reset it from the sign-in page.")


class PasswordRefused(Refused):
    code = "accounts.password"


@transaction.atomic
def people_for_entries(*, entries: Sequence[DirectoryEntry], by: Person, at: datetime) -> list[Person]:
    """Give each directory entry's account, creating those that are missing; in few queries for thousands."""
    known = {entry.person_id: entry for entry in entries if entry.person_id}
    by_address = {entry.email: entry for entry in entries if not entry.person_id}
    found = list(Person.objects.filter(pk__in=known))
    existing = list(Person.objects.filter(email__in=by_address))
    missing = by_address.keys() - {person.email for person in existing}
    created = Person.objects.bulk_create(
        [_from_entry(by_address[email], at) for email in sorted(missing)], batch_size=500
    )
    for person in [*existing, *created]:
        by_address[person.email].person = person
    DirectoryEntry.objects.bulk_update(by_address.values(), ["person"], batch_size=500)
    record_each("accounts.create", created, by=by, at=at)
    return [*found, *existing, *created]


@transaction.atomic
def person_for_address(*, email: str, name: str, by: Person, at: datetime) -> Person:
    """Give the account of an address, creating it where there is none."""
    address = clean_email(email)
    if (known := Person.objects.filter(email__iexact=address).first()) is not None:
        return known
    entry = DirectoryEntry.objects.filter(email=address, person__isnull=True).first()
    if entry is not None:
        return people_for_entries(entries=[entry], by=by, at=at)[0]
    person = Person.objects.create(
        email=address, name=clean_line(name) or address, password=make_password(None), created_at=at
    )
    record("accounts.create", person, by=by, at=at)
    return person


@transaction.atomic
def people_for_addresses(*, names: Mapping[str, str], by: Person, at: datetime) -> list[Person]:
    """Give the accounts of addresses that are not in the directory, creating those that are missing."""
    existing = list(Person.objects.filter(email__in=names))
    missing = names.keys() - {person.email for person in existing}
    created = Person.objects.bulk_create(
        [
            Person(
                email=email, name=clean_line(names[email]) or email, password=make_password(None), created_at=at
            )
            for email in sorted(missing)
        ],
        batch_size=500,
    )  # fmt: skip
    record_each("accounts.create", created, by=by, at=at)
    return [*existing, *created]


@transaction.atomic
def choose_password(*, person: Person, password: str, at: datetime) -> Person:
    """Set the first password; where there is one, only its owner changes it."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.has_usable_password():
        raise HasPassword
    try:
        validate_password(password, locked)
    except ValidationError as error:
        raise PasswordRefused(" ".join(error.messages)) from error
    locked.set_password(password)
    locked.save(update_fields=["password"])
    record("accounts.choose_password", locked, by=locked, at=at)
    return locked


def _from_entry(entry: DirectoryEntry, at: datetime) -> Person:
    return Person(
        email=entry.email, name=entry.name, time_zone=entry.time_zone or "UTC",
        password=make_password(None), created_at=at,
    )  # fmt: skip


@transaction.atomic
def change(*, person: Person, name: str, time_zone: str, theme: str, at: datetime) -> Person:
    """Set one's own name, time zone and appearance."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    locked.name, locked.time_zone, locked.theme = clean_line(name) or locked.name, time_zone, theme
    locked.save(update_fields=["name", "time_zone", "theme"])
    record("accounts.change", locked, by=locked, at=at)
    return locked
