"""Rounds ready to publish, and partnerships as publishing makes them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from colead.pairing.models import Need, Profile, ProposedPartnership, ProposedSeat, Round, Strength
from colead.pairing.states import RoundState
from colead.partnerships.models import Meeting, Member, Partnership, Series, Slot
from colead.partnerships.states import MeetingState, PartnershipKind, PartnershipState
from colead.partnerships.uids import new_uid
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Role
from tests.factories.people import NOW

OFFICE = [24 * day + hour for day in range(5) for hour in range(9, 17)]


def fill_in(
    enrolment: Enrolment, *, need: str = "CON", strength: str = "STR", hours: list[int] | None = None
) -> Profile:
    """Finish somebody's profile: one need with a sentence, one strength with evidence, free in office hours."""
    competencies = enrolment.cohort.programme.competencies
    name = enrolment.person.first_name
    Need.objects.create(
        enrolment=enrolment, competency=competencies.get(code=need), urgency=3,
        sentence=f"{name}'s own sentence.",
    )  # fmt: skip
    Strength.objects.create(
        enrolment=enrolment, competency=competencies.get(code=strength), level=3,
        evidence=f"{name}'s own evidence.",
    )  # fmt: skip
    return Profile.objects.create(
        enrolment=enrolment, free_hours=OFFICE if hours is None else hours, finished_at=NOW, saved_at=NOW
    )


def make_round(
    cohort: Cohort,
    by: Person,
    *groups: tuple[Enrolment, ...],
    state: str = RoundState.APPROVED,
    number: int = 1,
) -> Round:
    """Make a round that proposes these groups."""
    made = Round.objects.create(
        cohort=cohort, number=number, state=state, requested_by=by, requested_at=NOW, solved_at=NOW,
        approved_by=by, approved_at=NOW, work_state=Round.WorkState.DONE,
    )  # fmt: skip
    for position, group in enumerate(groups):
        proposal = ProposedPartnership.objects.create(
            round=made, position=position, value=500, reasons=[offer(1, 0, "CON"), offer(0, 1, "STR")]
        )
        for seat, enrolment in enumerate(group):
            ProposedSeat.objects.create(proposal=proposal, enrolment=enrolment, own_side=500, position=seat)
    return made


def offer(giver: int, receiver: int, competency: str) -> dict[str, object]:
    """Write down, as the solver does, that one offers what the other asked for first."""
    return {
        "code": "offers", "value": 500, "a": giver, "b": receiver, "competency": competency, "rank": 1,
        "share": 1000, "count": None, "items": [],
    }  # fmt: skip


def make_partnership(*enrolments: Enrolment, at: datetime = NOW) -> Partnership:
    """Make a partnership whose members have been introduced; it has no meeting yet."""
    kind = {2: PartnershipKind.PAIR, 3: PartnershipKind.TRIAD}.get(len(enrolments), PartnershipKind.CIRCLE)
    made = Partnership.objects.create(cohort=enrolments[0].cohort, kind=kind, started_at=at, introduced_at=at)
    for position, enrolment in enumerate(enrolments):
        Member.objects.create(partnership=made, enrolment=enrolment, position=position)
    return made


def end(partnership: Partnership, *, at: datetime = NOW) -> Partnership:
    """Let a partnership have ended."""
    partnership.state, partnership.ended_at = PartnershipState.ENDED, at
    partnership.save(update_fields=["state", "ended_at"])
    return partnership


def make_meeting(partnership: Partnership, *, starts_at: datetime | None = None, **fields) -> Meeting:
    """Make a meeting: planned where it has a time, otherwise with three proposed ones, next week."""
    given: dict[str, Any] = {
        "number": 1,
        "minutes": 60,
        "calendar_uid": new_uid(),
        "created_at": NOW,
    } | fields
    if starts_at is not None:
        given |= {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=given["minutes"])}
        given.setdefault("state", MeetingState.PLANNED)
    meeting = Meeting.objects.create(partnership=partnership, **given)
    if starts_at is None:
        for day in (7, 9, 11):
            Slot.objects.create(meeting=meeting, starts_at=tomorrow() + timedelta(days=day, hours=day % 3))
    return meeting


def tomorrow() -> datetime:
    """Give tomorrow at ten by the real clock, which the pages go by."""
    return (timezone.now() + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)


def end_now(meeting: Meeting) -> Meeting:
    """Let a meeting have begun two hours ago."""
    meeting.starts_at = timezone.now() - timedelta(hours=2)
    meeting.ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    meeting.state = MeetingState.PLANNED
    meeting.save()
    return meeting


def make_series(
    partnership: Partnership, first: datetime, *, count: int, every_days: int = 7
) -> list[Meeting]:
    """Make a series of planned meetings in Berlin, each so many days after the one before."""
    series = Series.objects.create(
        partnership=partnership, every_days=every_days, time_zone="Europe/Berlin", calendar_uid=new_uid(), created_at=NOW
    )  # fmt: skip
    number = partnership.meetings.count()
    return [
        make_meeting(partnership, starts_at=at, number=number + n + 1, series=series, recurs_at=at)
        for n, at in enumerate(first + timedelta(days=every_days * n) for n in range(count))
    ]


def make_circle(facilitator: Enrolment, *people: Enrolment) -> Partnership:
    """Make a circle of these people with somebody who facilitates it."""
    circle = make_partnership(*people)
    circle.kind = PartnershipKind.CIRCLE
    circle.save(update_fields=["kind"])
    Member.objects.create(
        partnership=circle, enrolment=facilitator, position=len(people), role=Role.FACILITATOR
    )
    return circle
