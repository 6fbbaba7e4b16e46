"""Who may read a report, and who may be told one. Being an administrator or a coordinator gives nothing here."""

from __future__ import annotations

from colead.conduct.models import Report
from colead.people.models import Person
from colead.programmes.models import Appointment
from colead.programmes.states import Post


def may_read(person: Person, report: Report) -> bool:
    """Let the contact whom the reporter chose read it, as long as they are one."""
    return person.is_safeguarding_contact and report.contact_id == person.pk


def is_reporter(person: Person, report: Report) -> bool:
    """Tell whether the person reported it under their name."""
    return bool(report.reporter) and report.reporter == person.key


def may_name_contacts(person: Person) -> bool:
    """Let administrators name contacts; they read nothing of what is told to them."""
    return person.is_administrator


def stands_outside(person: Person) -> bool:
    """Tell whether somebody neither administers nor coordinates: only then they may be a contact."""
    coordinates = Appointment.objects.filter(person=person, post=Post.COORDINATOR)
    return not (person.is_administrator or coordinates.exists())
