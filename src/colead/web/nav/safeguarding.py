"""Where those can go whom one can report to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.people.models import Person
from colead.web.nav.item import Entry

REPORTS = Entry(_("Reports to you"), "conduct_reports")


def entries(person: Person) -> tuple[Entry, ...]:
    """Lead safeguarding contacts to what was reported to them."""
    return (REPORTS,) if person.is_safeguarding_contact else ()
