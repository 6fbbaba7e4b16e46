"""Publishing a round: its proposals become partnerships, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.pairing.models import Profile, ProposedPartnership, Round
from colead.pairing.states import MOVES, RoundState
from colead.partnerships.actions.introductions import TOPIC
from colead.partnerships.models import Meeting, Member, Partnership, Slot
from colead.partnerships.queries.enrolled import live_members
from colead.partnerships.slots import Week, propose
from colead.partnerships.states import PartnershipKind
from colead.partnerships.uids import new_uid
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort
from colead.programmes.rules import may_coordinate
from colead.programmes.states import EnrolmentState

NOTICE = timedelta(days=2)  # nobody is asked to meet tomorrow
UNKNOWN = Week("UTC", frozenset())  # somebody who never said when they are free


class AlreadyPaired(Refused):
    code = "rounds.already_paired"
    sentence = _(
        "Somebody in this round has a partner by now. Match again: it leaves people with partners out."
    )


class NoLongerTakingPart(Refused):
    code = "rounds.no_longer_taking_part"
    sentence = _("Somebody in this round no longer takes part. Match again without them, then publish.")


@transaction.atomic
def publish(*, round: Round, by: Person, at: datetime) -> Round:
    """Make partnerships of an approved round's proposals, each with a first meeting and times to choose from.

    An earlier round of the cohort is superseded; its partnerships go on. The e-mails follow, partnership by
    partnership, so that a worker killed at any moment writes each exactly once.
    """
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=round.cohort_id)
    locked = Round.objects.select_for_update().get(pk=round.pk)
    if not may_coordinate(by, cohort.programme):
        raise NotTheirs
    require_move(MOVES, locked.state, RoundState.PUBLISHED)
    proposals = list(locked.proposals.prefetch_related("seats__enrolment__person"))
    _refuse_changed_people(proposals)
    _supersede_earlier(cohort)
    locked.state, locked.published_at = RoundState.PUBLISHED, at
    locked.save(update_fields=["state", "published_at"])
    partnerships = _make_partnerships(cohort, proposals, at)
    record("rounds.publish", locked, by=by, at=at, partnerships=len(partnerships))
    look_after_commit(TOPIC)
    return locked


def _refuse_changed_people(proposals: Sequence[ProposedPartnership]) -> None:
    enrolments = [seat.enrolment for proposal in proposals for seat in proposal.seats.all()]
    if any(enrolment.state != EnrolmentState.ADMITTED for enrolment in enrolments):
        raise NoLongerTakingPart
    if live_members().filter(enrolment__in=enrolments).exists():
        raise AlreadyPaired


def _supersede_earlier(cohort: Cohort) -> None:
    Round.objects.filter(cohort=cohort, state=RoundState.PUBLISHED).update(state=RoundState.SUPERSEDED)


def _make_partnerships(
    cohort: Cohort, proposals: Sequence[ProposedPartnership], at: datetime
) -> list[Partnership]:
    kinds = {2: PartnershipKind.PAIR, 3: PartnershipKind.TRIAD}
    partnerships = Partnership.objects.bulk_create(
        Partnership(cohort=cohort, proposal=p, kind=kinds[len(p.seats.all())], started_at=at)
        for p in proposals
    )
    Member.objects.bulk_create(
        Member(partnership=partnership, enrolment=seat.enrolment, position=seat.position)
        for partnership, proposal in zip(partnerships, proposals, strict=True)
        for seat in proposal.seats.all()
    )
    _make_first_meetings(cohort, partnerships, proposals, at)
    return partnerships


def _make_first_meetings(
    cohort: Cohort,
    partnerships: Sequence[Partnership],
    proposals: Sequence[ProposedPartnership],
    at: datetime,
) -> None:
    minutes = cohort.programme.meeting_minutes
    meetings = Meeting.objects.bulk_create(
        Meeting(partnership=p, number=1, minutes=minutes, calendar_uid=new_uid(), created_at=at)
        for p in partnerships
    )
    opens = max(at + NOTICE, datetime.combine(cohort.starts_on, time(0), tzinfo=UTC))
    weeks = _weeks(cohort)
    Slot.objects.bulk_create(
        Slot(meeting=meeting, starts_at=starts_at)
        for meeting, proposal in zip(meetings, proposals, strict=True)
        for starts_at in propose(
            [weeks.get(seat.enrolment_id, UNKNOWN) for seat in proposal.seats.all()],
            opens=opens, minutes=minutes,
        )
    )  # fmt: skip


def _weeks(cohort: Cohort) -> dict[int, Week]:
    rows = Profile.objects.filter(enrolment__cohort=cohort).values_list(
        "enrolment_id", "enrolment__person__time_zone", "free_hours"
    )
    return {enrolment: Week(zone, frozenset(hours)) for enrolment, zone, hours in rows}
