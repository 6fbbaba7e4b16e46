"""Days on which nobody plans: one's own absences, and a cohort's breaks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.partnerships.models import Absence, Break
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate

LONGEST = timedelta(days=366)
MOST = 20


class DaysRefused(Refused):
    code = "days_off.order"
    sentence = _("The last day comes after the first, within a year. Look at the two dates again.")


class EnoughDaysOff(Refused):
    code = "days_off.enough"
    sentence = _("Twenty entries are enough. Remove one that is over first.")


class NotYours(Refused):
    code = "days_off.not_yours"
    sentence = _("Only you can say when you are away.")


@transaction.atomic
def be_away(*, enrolment: Enrolment, first_day: date, last_day: date, by: Person, at: datetime) -> Absence:
    """Say on which days one is away; saying the same twice is saying it once."""
    if enrolment.person_id != by.pk:
        raise NotYours
    locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    _refuse(first_day, last_day, Absence.objects.filter(enrolment=locked).count())
    absence, new = Absence.objects.get_or_create(enrolment=locked, first_day=first_day, last_day=last_day)
    if new:
        record("days_off.be_away", absence, by=by, at=at)
    return absence


@transaction.atomic
def be_back(*, absence: Absence, by: Person, at: datetime) -> None:
    """Take such days back."""
    if absence.enrolment.person_id != by.pk:
        raise NotYours
    record("days_off.be_back", absence, by=by, at=at)
    absence.delete()


@transaction.atomic
def add_break(
    *, cohort: Cohort, name: str, first_day: date, last_day: date, by: Person, at: datetime
) -> Break:
    """Say on which days a cohort does not meet."""
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme):
        raise NotTheirs
    _refuse(first_day, last_day, Break.objects.filter(cohort=locked).count())
    made, new = Break.objects.get_or_create(
        cohort=locked, first_day=first_day, last_day=last_day, defaults={"name": clean_line(name, limit=80)}
    )
    if new:
        record("breaks.add", made, by=by, at=at, cohort=locked.key)
    return made


@transaction.atomic
def remove_break(*, days: Break, by: Person, at: datetime) -> None:
    """Let a cohort meet on those days after all."""
    if not may_coordinate(by, days.cohort.programme):
        raise NotTheirs
    record("breaks.remove", days, by=by, at=at, cohort=days.cohort.key)
    days.delete()


def _refuse(first_day: date, last_day: date, there_are: int) -> None:
    if not timedelta(0) <= last_day - first_day <= LONGEST:
        raise DaysRefused
    if there_are >= MOST:
        raise EnoughDaysOff
