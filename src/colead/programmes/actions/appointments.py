"""Giving people posts in a programme and taking them back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes import emails
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Appointment, Programme
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Post


class LastCoordinator(Refused):
    code = "appointments.last_coordinator"
    sentence = _("A programme needs a coordinator. Appoint somebody else first.")


@transaction.atomic
def appoint(*, programme: Programme, person: Person, post: str, by: Person, at: datetime) -> Appointment:
    """Give a person a post and tell them; a second time changes nothing."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    appointment, created = Appointment.objects.get_or_create(
        programme=programme, person=person, post=post, defaults={"since": at}
    )
    if created:
        record(
            "appointments.appoint",
            appointment,
            by=by,
            at=at,
            programme=programme.key,
            person=person.key,
            post=post,
        )
        emails.appointed(appointment, by=by, at=at)
    return appointment


@transaction.atomic
def withdraw(*, appointment: Appointment, by: Person, at: datetime) -> None:
    """Take a post back; it has no effect any more from the next page on."""
    programme = Programme.objects.select_for_update().get(pk=appointment.programme_id)
    if not may_coordinate(by, programme):
        raise NotTheirs
    coordinators = Appointment.objects.filter(programme=programme, post=Post.COORDINATOR)
    if appointment.post == Post.COORDINATOR and coordinators.count() == 1:
        raise LastCoordinator
    record("appointments.withdraw", appointment, by=by, at=at, programme=programme.key, post=appointment.post)
    appointment.delete()
