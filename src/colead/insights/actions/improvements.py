"""Carrying what one cohort taught into the next."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.insights.models import Improvement
from colead.insights.queries.improvement import next_time
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Cohort
from colead.programmes.rules import may_coordinate


class NotSuggested(Refused):
    code = "improvements.not_suggested"
    sentence = _("The figures of this cohort do not suggest that, or do so no longer.")


class MayNotAccept(Refused):
    code = "improvements.may_not"
    sentence = _("Only the programme’s coordinators can do that.")


@transaction.atomic
def accept(*, cohort: Cohort, metric: str, by: Person, at: datetime) -> Improvement:
    """Carry a suggestion into the next cohort."""
    locked = _locked(cohort, by)
    if metric not in {one.code for one in next_time(locked).suggestions}:
        raise NotSuggested
    found, is_new = Improvement.objects.get_or_create(
        cohort=locked, metric=metric, defaults={"accepted_at": at}
    )
    if is_new:
        record("improvements.accept", locked, by=by, at=at, metric=metric)
    return found


@transaction.atomic
def drop(*, cohort: Cohort, metric: str, by: Person, at: datetime) -> None:
    """Carry it on no longer."""
    locked = _locked(cohort, by)
    if Improvement.objects.filter(cohort=locked, metric=metric).delete()[0]:
        record("improvements.drop", locked, by=by, at=at, metric=metric)


def _locked(cohort: Cohort, by: Person) -> Cohort:
    if not may_coordinate(by, cohort.programme):
        raise MayNotAccept
    return Cohort.objects.select_for_update(of=("self",)).select_related("programme").get(pk=cohort.pk)
