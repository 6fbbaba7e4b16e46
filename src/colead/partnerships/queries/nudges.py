"""Who has not answered two nudges: no third one comes, and a person takes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from colead.kernel.mail_kinds import nudge_kinds
from colead.kernel.models import OutboxEmail
from colead.kernel.nudges import ENOUGH, unanswered
from colead.partnerships.models import Member
from colead.partnerships.states import PartnershipState
from colead.programmes.models import Cohort


@dataclass(frozen=True)
class Silent:
    """A member who got two nudges and has done nothing in the partnership since."""

    member: Member
    since: datetime  # when the latest nudge was written


def silent_after_nudges(cohort: Cohort) -> list[Silent]:
    """Find the members of living partnerships whom nudges do not reach; for the coordinator's list, never a score."""
    members = Member.objects.filter(
        partnership__cohort=cohort, partnership__state=PartnershipState.ACTIVE
    ).select_related("partnership", "enrolment__person")
    seats = {(member.enrolment.person.key, member.partnership.key): member for member in members}
    found = [Silent(seats[seat], since) for seat, since in _nudged(seats).items() if _is_silent(seat)]
    return sorted(found, key=lambda silent: silent.since)


def _nudged(seats: dict[tuple[str, str], Member]) -> dict[tuple[str, str], datetime]:
    """Give the seats with two nudges or more, and when the latest was written."""
    told = OutboxEmail.objects.filter(kind__in=nudge_kinds(), thread__in={thread for _, thread in seats})
    told = told.exclude(work_state=OutboxEmail.WorkState.FAILED)
    rows = told.values_list("to_person", "thread").annotate(nudges=Count("pk"), latest=Max("created_at"))
    return {
        (who, thread): latest
        for who, thread, nudges, latest in rows
        if nudges >= ENOUGH and (who, thread) in seats
    }


def _is_silent(seat: tuple[str, str]) -> bool:
    """Tell whether two nudges came after the last thing that the person did."""
    return unanswered(*seat) >= ENOUGH
