"""Who could be matched now, and who is not there yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

LIVE = ("active", "paused")  # partnerships that go on: their people have a partner


@dataclass(frozen=True)
class Readiness:
    """How many could be matched now, and the names of those who are not there yet."""

    ready: int
    partnered: int
    unfinished: tuple[str, ...]
    unanswered: tuple[str, ...]


def ready_in(cohort: Cohort) -> QuerySet[Enrolment]:
    """Find who can be matched: taking part, profile finished, no partner who goes on."""
    return Enrolment.objects.filter(
        cohort=cohort, state=EnrolmentState.ADMITTED, profile__finished_at__isnull=False
    ).exclude(memberships__partnership__state__in=LIVE)


def readiness(cohort: Cohort) -> Readiness:
    """Tell who could be matched now; two queries."""
    rows = (
        Enrolment.objects.filter(cohort=cohort)
        .order_by("person__name", "pk")
        .values_list("state", "profile__finished_at", "person__name")
    )
    names: dict[str, list[str]] = defaultdict(list)
    for state, finished_at, name in rows:
        names[_stage(state, is_finished=finished_at is not None)].append(name)
    ready = ready_in(cohort).count()
    return Readiness(
        ready, len(names["finished"]) - ready, tuple(names["unfinished"]), tuple(names["unanswered"])
    )


def _stage(state: str, *, is_finished: bool) -> str:
    if state == EnrolmentState.INVITED:
        return "unanswered"
    if state == EnrolmentState.ADMITTED and is_finished:
        return "finished"
    return "unfinished" if state in (EnrolmentState.APPLIED, EnrolmentState.ADMITTED) else "elsewhere"
