"""The planned end: enrolments are completed, and who both want to stay in touch do so as alumni."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from colead.kernel.audit import record
from colead.kernel.states import require_move
from colead.partnerships import check_in_emails
from colead.partnerships.actions import farewells
from colead.partnerships.models import CheckIn, Partnership
from colead.partnerships.states import PARTNERSHIP_MOVES, CheckInKind, EndingCause, PartnershipState
from colead.programmes.actions import enrolments
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

TOPIC = "closings"
LIVING = (PartnershipState.ACTIVE, PartnershipState.PAUSED)
FOR_A_KEY = timedelta(days=14)  # so long a planned end waits for answers whose key is missing
TAKING_PART = (EnrolmentState.ADMITTED, EnrolmentState.PAUSED)


def close_due(*, at: datetime) -> int:
    """Close every partnership whose closing question has had its time, then complete who is in none; gives how many."""
    due = CheckIn.objects.filter(kind=CheckInKind.CLOSING, settled_at=None, closes_at__lte=at)
    pairs = due.values_list("member__partnership", flat=True).order_by("member__partnership").distinct()
    closed = sum(_close(pk, at) for pk in list(pairs))
    return closed + _complete_the_rest(at)


@transaction.atomic
def _close(pk: int, at: datetime) -> bool:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    partnership = rows.get(pk=pk)
    asked = CheckIn.objects.select_for_update(of=("self",)).filter(
        member__partnership=partnership, kind=CheckInKind.CLOSING, settled_at=None, closes_at__lte=at
    )
    if not asked or any(not one.is_readable and at < one.closes_at + FOR_A_KEY for one in asked):
        return False
    if partnership.state in LIVING:
        _end_or_stay(partnership, stays=_all_stay(list(asked)), at=at)
    asked.update(settled_at=at)
    return True


def _end_or_stay(partnership: Partnership, *, stays: bool, at: datetime) -> None:
    members = farewells.members_of(partnership)
    if stays and len(members) > 1:
        require_move(PARTNERSHIP_MOVES, partnership.state, PartnershipState.ALUMNI)
        partnership.state = PartnershipState.ALUMNI
        partnership.save(update_fields=["state"])
        farewells.close_signals(partnership, at=at)
        record("partnerships.stay_in_touch", partnership, by=None, at=at)
    else:
        farewells.close(partnership, cause=EndingCause.PLANNED, at=at)
    for member in members:
        check_in_emails.closed(member, members, stays=stays, at=at)
        if member.enrolment.state in TAKING_PART:
            enrolments.complete(enrolment=member.enrolment, at=at)


def _all_stay(asked: list[CheckIn]) -> bool:
    """Tell whether everybody wants to; one who says nothing is not asked twice."""
    return all(one.said.get("stay") == "yes" for one in asked)


def _complete_the_rest(at: datetime) -> int:
    """Complete those as well whose partnership ended before, once the cohort's own have closed."""
    settled = CheckIn.objects.filter(kind=CheckInKind.CLOSING).exclude(settled_at=None)
    over = Cohort.objects.filter(ends_on__lt=at.date(), partnerships__members__check_ins__in=settled)
    rows = Enrolment.objects.filter(cohort__in=over, state__in=TAKING_PART, memberships__isnull=False)
    meeting = rows.filter(memberships__left_at=None, memberships__partnership__state__in=LIVING)
    waiting = rows.exclude(pk__in=meeting.values("pk")).distinct()
    return sum(_complete(enrolment, at) for enrolment in list(waiting))


@transaction.atomic
def _complete(enrolment: Enrolment, at: datetime) -> bool:
    locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if locked.state not in TAKING_PART:
        return False
    enrolments.complete(enrolment=locked, at=at)
    return True
