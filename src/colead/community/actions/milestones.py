"""Milestones: which ones a programme celebrates, noticing them, and a person's own word."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.community import emails
from colead.community.models import ChosenMilestones, Reached
from colead.community.queries.milestones import chosen_of
from colead.community.queries.reaching import reached
from colead.community.rules import BELONG
from colead.community.states import BY_OWN_WORD, Milestone
from colead.kernel.audit import record, record_each
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment, Programme
from colead.programmes.rules import may_coordinate

TOPIC = "milestones"
AFTERWARDS = timedelta(days=60)  # after a cohort's end, in which its milestones are still noticed


class NotCoordinator(Refused):
    code = "milestones.not_coordinator"
    sentence = _("Only the programme’s coordinators can do that.")


class NotYours(Refused):
    code = "milestones.not_yours"
    sentence = _("Only the person themself can say that.")


class NoMilestone(Refused):
    code = "milestones.none"
    sentence = _("There is no such milestone. Choose one from the list.")


@transaction.atomic
def choose(
    *, programme: Programme, milestones: Collection[str], by: Person, at: datetime
) -> ChosenMilestones:
    """Choose what a programme celebrates; none is a choice as well."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotCoordinator
    if set(milestones) - set(Milestone.values):
        raise NoMilestone
    kept = [one for one in Milestone.values if one in milestones]
    chosen, _new = ChosenMilestones.objects.update_or_create(programme=locked, defaults={"milestones": kept})
    record("milestones.choose", locked, by=by, at=at, milestones=kept)
    return chosen


@transaction.atomic
def say(*, enrolment: Enrolment, milestone: str, by: Person, at: datetime) -> Reached:
    """Say oneself that one has reached what nobody else can know; said twice, it is there once."""
    if enrolment.person_id != by.pk:
        raise NotYours
    if milestone not in BY_OWN_WORD:
        raise NoMilestone
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    said, is_new = Reached.objects.get_or_create(
        enrolment=enrolment, milestone=milestone, defaults={"at": at, "by_own_word": True}
    )
    if is_new:
        record("milestones.say", said, by=by, at=at)
    return said


@transaction.atomic
def unsay(*, enrolment: Enrolment, milestone: str, by: Person, at: datetime) -> Enrolment:
    """Take one's own word back."""
    if enrolment.person_id != by.pk:
        raise NotYours
    rows = Reached.objects.select_for_update()
    said = rows.filter(enrolment=enrolment, milestone=milestone, by_own_word=True).first()
    if said is not None:
        record("milestones.unsay", said, by=by, at=at)
        said.delete()
    return enrolment


def notice_due(*, at: datetime) -> int:
    """Tell people of what they have reached, once of each, cohort by cohort; gives how much was noticed."""
    day = at.date()
    running = Cohort.objects.filter(starts_on__lte=day + AFTERWARDS, ends_on__gte=day - AFTERWARDS)
    return sum(_notice(cohort, at) for cohort in running.select_related("programme"))


@transaction.atomic
def _notice(cohort: Cohort, at: datetime) -> int:
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    chosen = chosen_of(cohort.programme)
    people = {one.pk: one for one in _taking_part(cohort)}
    known = set(Reached.objects.filter(enrolment__in=people).values_list("enrolment", "milestone"))
    new = [
        Reached(enrolment=people[pk], milestone=milestone, at=since)
        for pk, stones in reached(people).items()
        for milestone, since in stones.items()
        if milestone in chosen and (pk, milestone) not in known
    ]
    Reached.objects.bulk_create(new, batch_size=500)
    record_each("milestones.notice", new, by=None, at=at)
    emails.reached(new, at=at)
    return len(new)


def _taking_part(cohort: Cohort) -> list[Enrolment]:
    rows = Enrolment.objects.filter(cohort=cohort, state__in=BELONG, memberships__isnull=False)
    return list(rows.select_related("person", "cohort").distinct())
