"""Giving people posts in a programme and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
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
from colead.programmes.states import Post, Task


class LastCoordinator(Refused):
    code = "appointments.last_coordinator"
    sentence = _("A programme needs a coordinator. Appoint somebody else first.")


class NoTask(Refused):
    code = "appointments.no_task"
    sentence = _("Choose at least one task for a co-coordinator.")


class NoAdministrator(Refused):
    code = "appointments.not_an_administrator"
    sentence = _("Only an administrator can hand programmes over.")


class NotASuccessor(Refused):
    code = "appointments.not_a_successor"
    sentence = _("Choose another active person: not the one who leaves, and not yourself.")


@transaction.atomic
def appoint(
    *, programme: Programme, person: Person, post: str, tasks: Sequence[str] = (), by: Person, at: datetime
) -> Appointment:
    """Give a person a post, a co-coordinator with tasks, and tell them; a second time only changes the tasks."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    given = [task for task in Task if task in tasks] if post == Post.CO_COORDINATOR else []
    if post == Post.CO_COORDINATOR and not given:
        raise NoTask
    appointment, created = Appointment.objects.select_for_update().get_or_create(
        programme=programme, person=person, post=post, defaults={"since": at, "tasks": given}
    )
    if appointment.tasks != given:
        appointment.tasks = given
        appointment.save(update_fields=["tasks"])
        record("appointments.change", appointment, by=by, at=at, programme=programme.key, tasks=given)
    if created:
        record(
            "appointments.appoint",
            appointment,
            by=by,
            at=at,
            programme=programme.key,
            person=person.key,
            post=post,
            tasks=given,
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


@transaction.atomic
def hand_over(*, programme: Programme, leaving: Person, to: Person, by: Person, at: datetime) -> Appointment:
    """Let somebody coordinate in place of a coordinator who leaves: an administrator does it, and reads nothing by it."""
    if not by.is_administrator:
        raise NoAdministrator
    Programme.objects.select_for_update().get(pk=programme.pk)
    old = Appointment.objects.filter(programme=programme, person=leaving, post=Post.COORDINATOR)
    if to.pk in (leaving.pk, by.pk) or not to.is_active or not old.exists():
        raise NotASuccessor
    appointment, _created = Appointment.objects.get_or_create(
        programme=programme, person=to, post=Post.COORDINATOR, defaults={"since": at}
    )
    old.delete()
    record("appointments.hand_over", appointment, by=by, at=at, programme=programme.key, leaving=leaving.key)
    emails.appointed(appointment, by=by, at=at)
    return appointment
