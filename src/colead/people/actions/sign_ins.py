"""Who signed in and when, and ending the sessions of somebody at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_email
from colead.people import sessions
from colead.people.models import Person
from colead.people.queries.trail import DONE, ENDED, FAILED
from colead.people.rules import may_end_sessions


class NotTheirs(Refused):
    code = "sign_ins.not_yours"
    sentence = _("Only the person themself or an administrator can do that.")


@transaction.atomic
def note(*, person: Person, at: datetime) -> None:
    """Note that somebody has signed in."""
    record(DONE, person, by=person, at=at)


@transaction.atomic
def note_failed(*, email: str, at: datetime) -> None:
    """Note that signing in as somebody failed; of an address that nobody has, nothing is kept."""
    person = Person.objects.filter(email__iexact=clean_email(email)).first()
    if person is not None:
        record(FAILED, person, by=None, at=at)


@transaction.atomic
def end_sessions(*, person: Person, by: Person, at: datetime) -> int:
    """End every session of a person, wherever they are signed in, and give how many there were."""
    if not may_end_sessions(by, person):
        raise NotTheirs
    count = sessions.end_sessions(person)
    record(ENDED, person, by=by, at=at, sessions=count)
    return count
