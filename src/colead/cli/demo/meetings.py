"""What the demo's partnerships do after they were introduced: meet, write, tap."""

from __future__ import annotations

import random
from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from colead.cli.demo import cast
from colead.pairing.models import Round
from colead.partnerships.actions import guides, meetings, series, taps, worksheets
from colead.partnerships.actions.taps import Said
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.models import Meeting, Member, Partnership
from colead.programmes.models import Cohort

SILENT = 7  # every seventh partnership never picks a time: somebody has to be waiting


def hold_meetings(
    cohort: Cohort, published_at: datetime, *, until: datetime, among: Collection[Round] = ()
) -> None:
    """Let partnerships meet every two weeks until now, and have their next meeting planned; `among` some rounds only."""
    partnerships = Partnership.objects.filter(cohort=cohort).prefetch_related("members__enrolment__person")
    if among:
        partnerships = partnerships.filter(proposal__round__in=among)
    for place, partnership in enumerate(partnerships):
        members = list(partnership.members.all())
        bo = any(member.enrolment.person.email == cast.PEER for member in members)
        if bo or place % SILENT != SILENT - 1:
            _meet(
                partnership,
                members,
                published_at + timedelta(hours=4 + 6 * (place % 5)),
                until,
                random.Random(place),
            )


def _meet(
    partnership: Partnership, members: list[Member], at: datetime, until: datetime, rng: random.Random
) -> None:
    meeting = partnership.meetings.get(number=1)
    slot = meeting.slots.first()
    if slot is None:
        return
    meeting = meetings.pick_slot(meeting=meeting, slot=slot, by=members[0].enrolment.person, at=at)
    starts_at = slot.starts_at
    while starts_at + timedelta(hours=2) < until:
        _talk(meeting, starts_at, members, rng)
        after = starts_at + timedelta(minutes=65)
        starts_at += timedelta(days=14)
        meeting = meetings.plan_next(
            meeting=meeting,
            starts_at=starts_at,
            minutes=60,
            place="",
            by=members[-1].enrolment.person,
            at=after,
        )
    if starts_at > until:
        _prepare(meeting, members[:1], until, rng)
        _look_ahead(meeting, members, until)


def _look_ahead(meeting: Meeting, members: list[Member], at: datetime) -> None:
    """Let Bo and his partner plan the times after the next one, and use another guide then."""
    bo = next((one for one in members if one.enrolment.person.email == cast.PEER), None)
    if bo is None or meeting.starts_at is None:
        return
    person = bo.enrolment.person
    local = meeting.starts_at.astimezone(ZoneInfo(person.time_zone))
    later = [local + timedelta(days=14 * number) for number in (1, 2, 3)]
    series.plan(
        partnership=meeting.partnership, starts=later, every_days=14, minutes=60, place="", by=person, at=at
    )
    first = Meeting.objects.filter(partnership=meeting.partnership, series__isnull=False).earliest(
        "starts_at"
    )
    guides.choose(meeting=first, code="grow", by=person, at=at)


def _talk(meeting: Meeting, starts_at: datetime, members: list[Member], rng: random.Random) -> None:
    _prepare(meeting, members, starts_at - timedelta(hours=20), rng)
    for member in members:
        if member is members[0] or rng.random() < 0.75:
            said = Said(
                held=True,
                useful=rng.choice((3, 4, 4, 5, 5)),
                balance=rng.choice((2, 3, 3, 3, 4)),
                next_step=rng.random() < 0.8,
                topic=rng.choice(cast.CODES),
            )
            after = starts_at + timedelta(minutes=65)
            taps.answer(meeting=meeting, said=said, by=member.enrolment.person, at=after)


def _prepare(meeting: Meeting, members: list[Member], at: datetime, rng: random.Random) -> None:
    for member in members:
        answers = Answers(
            help_wanted=rng.choice(cast.HELP), tried="Sleeping on it, mostly.",
            worth_it="One sentence that I could say tomorrow.", next_step=rng.choice(cast.STEPS),
        )  # fmt: skip
        worksheets.save(meeting=meeting, answers=answers, version=0, by=member.enrolment.person, at=at)
