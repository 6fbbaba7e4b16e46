"""Asking how it is going: after two weeks, in private half way, and at the end.

Nothing here tells anybody who answered, or what: audit events name the partnership and nobody, and what comes of
answers comes at one hour for all, when the window has closed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import check_in_emails
from colead.partnerships.actions import farewells
from colead.partnerships.actions.seats import NotMember
from colead.partnerships.check_in_times import closes_at, opens_at
from colead.partnerships.models import CheckIn, Member, Partnership
from colead.partnerships.states import CheckInKind, Choice, EndingCause, PartnershipState
from colead.people.models import Person

TOPIC = "check_ins"
LIVING = (PartnershipState.ACTIVE, PartnershipState.PAUSED)
LENGTH = 2000


class WindowClosed(Refused):
    code = "check_ins.closed"
    sentence = _("The time to answer this is over. Ending or changing it is always possible on your page.")


class NoSuchChoice(Refused):
    code = "check_ins.no_such_choice"
    sentence = _("Choose one of the three: go on, change something, or stop.")


def open_due(*, at: datetime) -> int:
    """Ask the members of every partnership whose time has come, once each; gives how many questions were opened."""
    _forget_the_future(at)
    return sum(_open(pk, kind, at) for kind in CheckInKind.values for pk in _unasked(kind, at))


def _unasked(kind: str, at: datetime) -> list[int]:
    states = LIVING if kind == CheckInKind.CLOSING else (PartnershipState.ACTIVE,)
    rows = Partnership.objects.filter(state__in=states).exclude(members__check_ins__kind=kind)
    dates = rows.values_list("pk", "started_at", "cohort__ends_on")
    return [pk for pk, since, until in dates if _is_time(kind, since, until, at)]


def _is_time(kind: str, started_at: datetime, ends_on: date, at: datetime) -> bool:
    opens = opens_at(kind, started_at=started_at, ends_on=ends_on)
    # A worker that slept through a window does not ask about last month; the planned end is never skipped.
    last = closes_at(kind, started_at=started_at, ends_on=ends_on, opened_at=opens)
    return opens <= at and (kind == CheckInKind.CLOSING or at < last)


@transaction.atomic
def _open(pk: int, kind: str, at: datetime) -> bool:
    partnership = _lock(pk)
    members = farewells.members_of(partnership)
    if partnership.state not in LIVING or CheckIn.objects.filter(member__in=members, kind=kind).exists():
        return False
    ends_on = partnership.cohort.ends_on
    closes = closes_at(kind, started_at=partnership.started_at, ends_on=ends_on, opened_at=at)
    for member in members:
        asked = CheckIn.objects.create(member=member, kind=kind, opened_at=at, closes_at=closes)
        check_in_emails.asked(asked, member, members, at=at)
    record("check_ins.open", partnership, by=None, at=at, kind=kind)
    return True


def _forget_the_future(at: datetime) -> None:
    """Forget questions that a clock which ran ahead has asked; what somebody answered stays, and closes in time."""
    rows = CheckIn.objects.filter(opened_at__gt=at, settled_at=None)
    for wrong in rows.select_related("member__partnership__cohort"):
        partnership = wrong.member.partnership
        wrong.opened_at, wrong.closes_at = at, closes_at(
            wrong.kind, started_at=partnership.started_at, ends_on=partnership.cohort.ends_on, opened_at=at
        )  # fmt: skip
        wrong.save(update_fields=["opened_at", "closes_at"])


@transaction.atomic
def answer(*, check_in: CheckIn, answers: Mapping[str, str], by: Person, at: datetime) -> CheckIn:
    """Write one's answer, or another one, until the window closes."""
    partnership = _lock(CheckIn.objects.values_list("member__partnership", flat=True).get(pk=check_in.pk))
    rows = CheckIn.objects.select_for_update(of=("self",)).select_related("member__enrolment")
    locked = rows.get(pk=check_in.pk)
    if locked.member.enrolment.person_id != by.pk:
        raise NotMember
    if locked.settled_at is not None or at >= locked.closes_at or partnership.state not in LIVING:
        raise WindowClosed
    if locked.kind == CheckInKind.CHOICE and answers.get("choice") not in Choice.values:
        raise NoSuchChoice
    locked.answers = json.dumps({name: text[:LENGTH] for name, text in answers.items() if text})
    locked.save(update_fields=["answers"])
    record("check_ins.answer", partnership, by=None, at=at, kind=locked.kind)
    return locked


def settle_due(*, at: datetime) -> int:
    """Let come what comes of the half-way answers whose window has closed, partnership by partnership."""
    due = CheckIn.objects.filter(
        Q(kind=CheckInKind.CHOICE) | Q(kind=CheckInKind.SETTLING), settled_at=None, closes_at__lte=at
    )
    pairs = due.values_list("member__partnership", "kind").order_by("member__partnership").distinct()
    return sum(_settle(pk, kind, at) for pk, kind in list(pairs))


@transaction.atomic
def _settle(pk: int, kind: str, at: datetime) -> bool:
    partnership = _lock(pk)
    rows = CheckIn.objects.select_for_update(of=("self",)).filter(
        member__partnership=partnership, kind=kind, settled_at=None, closes_at__lte=at
    )
    asked = list(rows.select_related("member__enrolment__person"))
    if not asked or not all(one.is_readable for one in asked):
        return False  # without its key nobody knows what an answer was: it waits for the key, and is not forgotten
    stop = [
        one.member for one in asked if kind == CheckInKind.CHOICE and one.said.get("choice") == Choice.STOP
    ]
    for one in asked:
        one.settled_at = at
        one.answers = "" if kind == CheckInKind.CHOICE else one.answers
        one.save(update_fields=["settled_at", "answers"])
    record("check_ins.settle", partnership, by=None, at=at, kind=kind)
    for member in stop:
        _part(member, partnership, at)
    return True


def _part(member: Member, partnership: Partnership, at: datetime) -> None:
    """Let the one "stop" count, unless the partnership has ended meanwhile, perhaps by the other's."""
    member.partnership = partnership
    if partnership.state in LIVING and member.left_at is None:
        farewells.part_ways(member, cause=EndingCause.MEMBERS, at=at)


def _lock(pk: int) -> Partnership:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    return rows.get(pk=pk)
