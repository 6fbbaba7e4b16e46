"""Questions about places: how many are taken, by what roles, who waits, and whether the lots were drawn as told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from colead.programmes.drawing import digest_of, drawn_order
from colead.programmes.models import Cohort, Draw, Enrolment
from colead.programmes.states import EnrolmentState as E
from colead.programmes.states import Role

SHOWN = 50
HOLDING = (E.ADMITTED, E.PAUSED)


@dataclass(frozen=True)
class RoleLine:
    """How many of a role take part, wait, and may still say yes."""

    name: str
    taking_part: int
    waiting: int
    to_come: int


@dataclass(frozen=True)
class DrawnLots:
    """A lottery that was held."""

    seed: str
    entries: int
    places: int
    drawn_at: datetime
    digest: str
    holds: bool  # drawn again just now, it gives the same order


@dataclass(frozen=True)
class Waiting:
    """Somebody on the waiting list."""

    name: str
    since: datetime
    drawn_place: int | None


@dataclass(frozen=True)
class AdmissionPage:
    """What the page shows."""

    places: int | None
    taken: int
    waiting: int
    roles: tuple[RoleLine, ...]
    first: tuple[Waiting, ...]
    draw: DrawnLots | None

    @property
    def free(self) -> int:
        return max(0, (self.places or 0) - self.taken)

    @property
    def over(self) -> int:
        return max(0, self.waiting - self.free)


def takes_a_place(enrolment: Enrolment) -> bool:
    """Tell whether somebody counts against the places: peers and learners do, who helps them does not."""
    return not enrolment.is_only(Role.MENTOR, Role.FACILITATOR)


def places_taken(cohort: Cohort) -> int:
    """Count the places that are taken; one query."""
    return sum(
        takes_a_place(one) for one in Enrolment.objects.filter(cohort=cohort, state__in=HOLDING).only("roles")
    )


def ahead(cohort: Cohort) -> int:
    """Count who waits already; one query."""
    return Enrolment.objects.filter(cohort=cohort, state=E.WAITLISTED).count()


def waiting_in_order(cohort: Cohort) -> QuerySet[Enrolment]:
    """Find who waits, in the order of their lots, then of their waiting."""
    rows = Enrolment.objects.filter(cohort=cohort, state=E.WAITLISTED).select_related(
        "person", "cohort__programme"
    )
    return rows.order_by(F("drawn_place").asc(nulls_last=True), "state_since", "pk")


def comparison_group(cohort: Cohort) -> QuerySet[Enrolment]:
    """Find those whom the lot gave no place, whatever became of them later: the group to compare with."""
    return Enrolment.objects.filter(cohort=cohort, drawn_place__gt=F("cohort__draw__places"))


def admission_page(cohort: Cohort) -> AdmissionPage:
    """Answer "who gets a place?"; three queries, four after a lottery."""
    rows = list(Enrolment.objects.filter(cohort=cohort).values_list("state", "roles", "key", "drawn_place"))
    counts: Counter[tuple[str, str]] = Counter(
        (role, state) for state, roles, _key, _place in rows for role in roles
    )
    waiting = sum(state == E.WAITLISTED for state, *_rest in rows)
    first = waiting_in_order(cohort)[:SHOWN] if waiting else ()
    return AdmissionPage(
        places=cohort.places,
        taken=sum(
            state in HOLDING and bool({*roles} - {Role.MENTOR, Role.FACILITATOR})
            for state, roles, *_rest in rows
        ),
        waiting=waiting,
        roles=tuple(_role_line(role, counts) for role in Role if any(counts[role, state] for state in E)),
        first=tuple(Waiting(one.person.name, one.state_since, one.drawn_place) for one in first),
        draw=_drawn(cohort, {key: place for _state, _roles, key, place in rows if place}),
    )


def _role_line(role: Role, counts: Counter[tuple[str, str]]) -> RoleLine:
    return RoleLine(
        str(role.label), sum(counts[role, state] for state in HOLDING), counts[role, E.WAITLISTED],
        counts[role, E.INVITED] + counts[role, E.APPLIED],
    )  # fmt: skip


def _drawn(cohort: Cohort, places: dict[str, int]) -> DrawnLots | None:
    draw = Draw.objects.filter(cohort=cohort).first()
    if draw is None:
        return None
    again = {key: place for place, key in enumerate(drawn_order(draw.seed, places), start=1)}
    holds = again == places and digest_of(places) == draw.digest
    return DrawnLots(draw.seed, draw.entries, draw.places, draw.drawn_at, draw.digest, holds)
