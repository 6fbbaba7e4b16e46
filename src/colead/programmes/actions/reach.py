"""Writing again to somebody whom mail did not reach."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.people.actions import mail_settings
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


@transaction.atomic
def try_again(*, enrolment: Enrolment, by: Person, at: datetime) -> None:
    """Let a coordinator who has asked the person have their address tried again."""
    if not may_coordinate(by, enrolment.cohort.programme, Task.INVITE):
        raise NotTheirs
    mail_settings.try_again(person=enrolment.person, by=by, at=at)
