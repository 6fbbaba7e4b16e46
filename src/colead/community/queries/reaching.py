"""Which milestones people have reached, derived from what is known of them: dates, and their own words for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Min, Q

from colead.community.models import Thanks
from colead.community.states import Milestone
from colead.partnerships.models import Attendance, Goal, GoalNote, Meeting, Member, Reflection, Signature
from colead.partnerships.states import (
    EndingCause,
    GoalState,
    MeetingState,
    NoteKind,
    PartnershipState,
    Presence,
)
from colead.programmes.states import Role
from colead.surveys.models import Questionnaire
from colead.surveys.states import WaveKind

M = Milestone
FIFTH = 5
Found = Iterator[tuple[int, str, datetime]]
Met = dict[int, list[tuple[datetime, int, str]]]  # by enrolment: when, in which partnership, as what


def reached(enrolments: Collection[int]) -> dict[int, dict[str, datetime]]:
    """Tell who has reached what, and when first; nine queries, for one as for thousands."""
    met = _met(enrolments)
    found: dict[int, dict[str, datetime]] = defaultdict(dict)
    sources = (_agreed(enrolments), _meetings(met), _tried(enrolments), _noted(enrolments),
               _looked_back(enrolments), _helped(enrolments), _goals(enrolments), _ended(enrolments, met))  # fmt: skip
    for source in sources:
        for enrolment, milestone, at in source:
            found[enrolment][milestone] = min(at, found[enrolment].get(milestone, at))
    return found


def _agreed(enrolments: Collection[int]) -> Found:
    rows = Signature.objects.filter(member__enrolment__in=enrolments, agreement__agreed_at__isnull=False)
    return _first(M.AGREEMENT, rows.values_list("member__enrolment").annotate(Min("agreement__agreed_at")))


def _met(enrolments: Collection[int]) -> Met:
    """Give the meetings that were held, to those who were there."""
    rows = Meeting.objects.filter(state=MeetingState.HELD, partnership__members__enrolment__in=enrolments)
    missing = set(
        Attendance.objects.filter(member__enrolment__in=enrolments, presence=Presence.MISSING).values_list(
            "meeting", "member"
        )
    )
    found: Met = defaultdict(list)
    seat = "partnership__members"
    wanted = (
        "pk", "starts_at", "partnership", f"{seat}__pk", f"{seat}__enrolment", f"{seat}__role", f"{seat}__left_at"
    )  # fmt: skip
    for meeting, at, partnership, member, enrolment, role, left_at in rows.values_list(*wanted):
        was_there = (meeting, member) not in missing and (left_at is None or at is None or at < left_at)
        if at is not None and was_there:
            found[enrolment].append((at, partnership, role))
    return {enrolment: sorted(ones) for enrolment, ones in found.items()}


def _meetings(met: Met) -> Found:
    for enrolment, ones in met.items():
        own = [at for at, _partnership, role in ones if role != Role.FACILITATOR]
        led = [at for at, _partnership, role in ones if role == Role.FACILITATOR]
        named = (
            (M.FIRST_MEETING, own[:1]),
            (M.FIVE_MEETINGS, own[FIFTH - 1 : FIFTH]),
            (M.FACILITATED, led[:1]),
        )
        yield from ((enrolment, milestone, at) for milestone, ats in named for at in ats)


def _tried(enrolments: Collection[int]) -> Found:
    rows = Reflection.objects.filter(enrolment__in=enrolments, deleted_at=None).exclude(tried="")
    return _first(M.EXPERIMENT, rows.values_list("enrolment").annotate(Min("begun_at")).order_by())


def _noted(enrolments: Collection[int]) -> Found:
    kinds = {NoteKind.PROGRESS: M.EXPERIMENT, NoteKind.MID: M.MID_REVIEW}
    rows = GoalNote.objects.filter(goal__enrolment__in=enrolments, kind__in=kinds)
    for enrolment, kind, at in rows.values_list("goal__enrolment", "kind").annotate(Min("at")).order_by():
        yield enrolment, kinds[kind], at


def _looked_back(enrolments: Collection[int]) -> Found:
    rows = Questionnaire.objects.filter(
        enrolment__in=enrolments, wave__kind=WaveKind.MID, finished_at__isnull=False
    )
    return _first(M.MID_REVIEW, rows.values_list("enrolment").annotate(Min("finished_at")).order_by())


def _helped(enrolments: Collection[int]) -> Found:
    rows = Thanks.objects.filter(receiver__in=enrolments)
    return _first(M.HELPED, rows.values_list("receiver").annotate(Min("given_at")).order_by())


def _goals(enrolments: Collection[int]) -> Found:
    rows = Goal.objects.filter(enrolment__in=enrolments, state=GoalState.MET, closed_at__isnull=False)
    return _first(M.GOAL, rows.values_list("enrolment").annotate(Min("closed_at")).order_by())


def _ended(enrolments: Collection[int], met: Met) -> Found:
    """Give the planned ends, and those that stay in touch; of an early end the people themselves say how it was."""
    good = Q(partnership__state=PartnershipState.ALUMNI) | Q(partnership__ended_by=EndingCause.PLANNED)
    seats = Member.objects.filter(good, enrolment__in=enrolments)
    for enrolment, partnership, ended_at in seats.values_list(
        "enrolment", "partnership", "partnership__ended_at"
    ):
        held = [at for at, where, _role in met.get(enrolment, ()) if where == partnership]
        if held:
            yield enrolment, M.ENDING, ended_at or held[-1]


def _first(milestone: str, rows: Iterable[Any]) -> Found:
    for enrolment, at in rows:
        yield enrolment, milestone, at
