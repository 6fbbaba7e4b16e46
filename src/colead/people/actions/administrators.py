"""Creating the people who look after an installation."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_email, clean_line
from colead.people.models import Person


class NotAnAddress(Refused):
    code = "people.email"
    sentence = _("That is not an e-mail address.")


class AddressTaken(Refused):
    code = "people.email_taken"
    sentence = _("Somebody with this e-mail address is here already.")


class WeakPassword(Refused):
    code = "people.password"


@transaction.atomic
def create(*, email: str, name: str, password: str, at: datetime) -> Person:
    """Create an administrator; only the console and the first-run page can ask for this."""
    address = clean_email(email)
    _require_address(address)
    person = Person(email=address, name=clean_line(name) or address, is_administrator=True, created_at=at)
    _require_password(password, person)
    person.set_password(password)
    person.save(force_insert=True)
    record("administrators.create", person, by=None, at=at)
    return person


def _require_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAnAddress from error
    if Person.objects.filter(email__iexact=address).exists():
        raise AddressTaken


def _require_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error
