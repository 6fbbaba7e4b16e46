"""Workshops: for those who plan them, and for those who may come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.models import Seat, Workshop
from colead.learning.rules import LEARNING
from colead.learning.states import SeatState
from colead.people.models import Person
from colead.programmes.models import Cohort

COMING = Count("seats", filter=Q(seats__state=SeatState.COMING))
WAITING = Count("seats", filter=Q(seats__state=SeatState.WAITING))


@dataclass(frozen=True)
class WorkshopLine:
    """A workshop in a list."""

    key: str
    title: str
    about: SafeString
    starts_at: datetime
    minutes: int
    place: str
    places: int
    coming: int
    waiting: int
    stage: str  # planned | over | cancelled
    mine: str = ""  # how the person stands to it
    programme: str = ""

    @property
    def free(self) -> int:
        """Count the places that are left."""
        return max(0, self.places - self.coming)


@dataclass(frozen=True)
class SeatLine:
    """Somebody's place in a workshop, for the coordinator."""

    key: str
    name: str
    state: str
    was_there: bool | None


def workshops_of(cohort: Cohort, *, at: datetime) -> tuple[WorkshopLine, ...]:
    """List the workshops of a cohort; one query."""
    rows = Workshop.objects.filter(cohort=cohort).annotate(coming=COMING, waiting=WAITING)
    return tuple(_line(one, at) for one in rows)


def own_workshops(person: Person, *, at: datetime) -> tuple[WorkshopLine, ...]:
    """List the workshops of one's cohorts, with how one stands to each; two queries."""
    mine = dict(Seat.objects.filter(enrolment__person=person).values_list("workshop", "state"))
    places = Q(cohort__enrolments__person=person, cohort__enrolments__state__in=LEARNING)
    rows = Workshop.objects.filter(pk__in=Workshop.objects.filter(places).values("pk"))
    found = rows.select_related("cohort__programme").annotate(coming=COMING, waiting=WAITING)
    return tuple(_line(one, at, mine.get(one.pk, ""), one.cohort.programme.name) for one in found)


def seats_of(workshop: Workshop) -> tuple[SeatLine, ...]:
    """List who comes, then who waits; one query."""
    rows = Seat.objects.filter(workshop=workshop).exclude(state=SeatState.AWAY)
    lines = [
        SeatLine(*row) for row in rows.values_list("key", "enrolment__person__name", "state", "was_there")
    ]
    return tuple(sorted(lines, key=lambda line: line.state != SeatState.COMING))


def _line(one: Workshop, at: datetime, mine: str = "", programme: str = "") -> WorkshopLine:
    stage = "cancelled" if one.cancelled_at else "over" if one.starts_at <= at else "planned"
    return WorkshopLine(
        one.key, one.title, to_html(one.about), one.starts_at, one.minutes, one.place, one.places,
        int(getattr(one, "coming", 0)), int(getattr(one, "waiting", 0)), stage, mine, programme,
    )  # fmt: skip
