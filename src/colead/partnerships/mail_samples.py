"""The e-mails about partnerships, to made-up people."""

from __future__ import annotations

from datetime import datetime, timedelta

from colead.kernel.mail_samples import make
from colead.partnerships import agreement_emails, emails, goal_emails, message_emails
from colead.partnerships.models import (
    Agreement,
    Feedback,
    Goal,
    Meeting,
    Member,
    Message,
    Partnership,
    Series,
    Slot,
)
from colead.people.mail_samples import bo
from colead.people.models import Person
from colead.programmes.mail_samples import enrolment


def chidi() -> Person:
    """Make up a partner."""
    return make(Person, name="Chidi Example", email="chidi.example@example.org", time_zone="Africa/Lagos")


def pair(at: datetime) -> list[Member]:
    """Make up a pair; the first of them gets every sample."""
    places = [enrolment(at, person, pk=place) for place, person in enumerate((bo(), chidi()), start=1)]
    together = make(Partnership, pk=1, cohort=places[0].cohort, started_at=at)
    return [make(Member, pk=place.pk, partnership=together, enrolment=place) for place in places]


def meeting(at: datetime, members: list[Member]) -> Meeting:
    """Make up the pair's meeting of tomorrow."""
    starts_at = (at + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return make(
        Meeting, pk=1, partnership=members[0].partnership, number=2, state="planned", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), place="Room 4.12", calendar_uid="sample@colead.example", created_at=at,
    )  # fmt: skip


def in_series(at: datetime, members: list[Member]) -> list[Meeting]:
    """Make up four meetings, two weeks apart."""
    series = make(
        Series, pk=1, partnership=members[0].partnership, every_days=14, time_zone="Europe/Berlin",
        calendar_uid="series@colead.example", created_at=at,
    )  # fmt: skip
    planned = [meeting(at, members) for _n in range(4)]
    for place, one in enumerate(planned):
        one.starts_at = one.recurs_at = (one.starts_at or at) + timedelta(days=14 * place)
        one.series = series
    return planned


def meetings(at: datetime) -> None:
    """Write everything around meetings and partners."""
    members = pair(at)
    me, partner = members
    planned = meeting(at, members)
    slots = [make(Slot, meeting=planned, starts_at=at + timedelta(days=day)) for day in (1, 3, 4)]
    reasons = ["Chidi is strong in conflict resolution, which you want most.", "You share four hours a week."]
    emails.introduction(me, members, slots=slots, reasons=reasons, at=at)
    for moved in (False, True):
        emails.planned(planned, members, moved=moved, by=partner.enrolment.person, at=at)
        several = in_series(at, members)
        emails.planned_series(
            several[0].series or Series(), several, members, moved=moved, by=partner.enrolment.person, at=at
        )
    emails.cancelled([planned], members, by=partner.enrolment.person, at=at, explained=True)
    emails.cancelled(several, members, by=partner.enrolment.person, at=at)
    emails.cancelled([planned], [me], by=None, at=at)
    emails.preparation(planned, me, members, at=at)
    emails.aftercare(planned, me, members, at=at)
    emails.parted(me, [planned], at=at)


def agreements(at: datetime) -> None:
    """Write everything about an agreement."""
    members = pair(at)
    draft = make(Agreement, pk=1, partnership=members[0].partnership, number=1, created_at=at)
    agreement_emails.to_sign(draft, members[:1], members, by=members[1].enrolment.person, at=at)
    agreement_emails.agreed(draft, members[:1], members, at=at)


def goals(at: datetime) -> None:
    """Write everything about goals."""
    mine = enrolment(at)
    own = make(Goal, pk=1)
    for occasion in ("due", "mid", "end"):
        goal_emails.look_at_goals(mine, occasion, [own], at=at)


def words(at: datetime) -> None:
    """Write everything about what partners write to each other."""
    members = pair(at)
    me, partner = members
    written = make(Message, pk=1, partnership=me.partnership, writer=partner, sent_at=at)
    message_emails.waiting(me, written, at=at)
    given = make(Feedback, pk=1, meeting=meeting(at, members), writer=partner, reader=me, given_at=at)
    message_emails.feedback(given, at=at)
