"""Whom one can report to, and a report that somebody made without their name."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.conduct.actions import contacts, reports
from colead.people.actions import accounts
from colead.people.models import Person

CONTACTS = ((cast.CONTACT, "Vera Listener"), (cast.OTHER_CONTACT, "Fritz Neutral"))
REPORT = "Somebody in my circle repeats to others what was said in confidence. It has happened twice now."
ANSWER = "Thank you for telling me. Was it about you, or about somebody else? You need not say who you are."


def tell(*, now: datetime) -> None:
    """Name two contacts; six days ago somebody reported, and got an answer."""
    ada = Person.objects.get(email=cast.ADMINISTRATOR)
    vera, fritz = (_listen(email, name, ada, now - timedelta(days=30)) for email, name in CONTACTS)
    made = reports.make(contact=vera, words=REPORT, by=None, at=now - timedelta(days=6)).report
    reports.answer(report=made, words=ANSWER, by=vera, at=now - timedelta(days=4))
    late = reports.make(contact=vera, words=REPORT, by=None, at=now - timedelta(days=9)).report
    reports.choose_contact(report=late, contact=fritz, at=now - timedelta(days=1))


def _listen(email: str, name: str, ada: Person, at: datetime) -> Person:
    person = accounts.person_for_address(email=email, name=name, by=ada, at=at)
    accounts.choose_password(person=person, password=cast.PASSWORD, at=at)
    return contacts.name(person=person, by=ada, at=at)
