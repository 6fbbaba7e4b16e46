"""Conduct reports, made through the product's own actions."""

from __future__ import annotations

from colead.conduct.actions import contacts, reports
from colead.conduct.actions.reports import Filed
from colead.people.models import Person
from tests.factories.people import NOW

WORDS = "canary-report: he shouts at me when we meet"


def let_listen(*people: Person) -> None:
    """Make people safeguarding contacts."""
    root, _ = Person.objects.get_or_create(
        email="root@example.org", defaults={"name": "Root", "is_administrator": True, "created_at": NOW}
    )
    for person in people:
        contacts.name(person=person, by=root, at=NOW)
        person.refresh_from_db()


def make_report(contact: Person, *, by: Person | None = None, words: str = WORDS) -> Filed:
    """Report something."""
    return reports.make(contact=contact, words=words, by=by, at=NOW)
