"""Publishing a round: its proposals become partnerships, all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.pairing.models import Profile, ProposedPartnership, ProposedSeat, Round
from colead.pairing.queries.places import free_places
from colead.pairing.states import MOVES, Makes, RoundState
from colead.partnerships.actions.introductions import TOPIC
from colead.partnerships.models import Meeting, Member, Partnership, Slot
from colead.partnerships.queries.enrolled import live_members
from colead.partnerships.slots import Week, propose
from colead.partnerships.states import PartnershipKind
from colead.partnerships.uids import new_uid
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import EnrolmentState, Role, Task

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
    cohort = (
        Cohort.objects.select_for_update(of=("self",), no_key=True)
        .select_related("programme")
        .get(pk=round.cohort_id)
    )
    locked = Round.objects.select_for_update().get(pk=round.pk)
    if not may_coordinate(by, cohort.programme, Task.MATCH):
        raise NotTheirs
    require_move(MOVES, locked.state, RoundState.PUBLISHED)
    proposals = list(locked.proposals.prefetch_related("seats__enrolment__person"))
    _refuse_changed_people(locked, proposals)
    _supersede_earlier(locked)
    locked.state, locked.published_at = RoundState.PUBLISHED, at
    locked.save(update_fields=["state", "published_at"])
    partnerships = make_partnerships(cohort, proposals, makes=locked.makes, at=at)
    record("rounds.publish", locked, by=by, at=at, partnerships=len(partnerships))
    look_after_commit(TOPIC)
    return locked


def _refuse_changed_people(round: Round, proposals: Sequence[ProposedPartnership]) -> None:
    seats = [seat for proposal in proposals for seat in proposal.seats.all()]
    if any(seat.enrolment.state != EnrolmentState.ADMITTED for seat in seats):
        raise NoLongerTakingPart
    if round.makes == Makes.MENTORING:
        _refuse_full_mentors(seats)
    if live_members().filter(_in_the_same_way(round, seats)).exists():
        raise AlreadyPaired


def _in_the_same_way(round: Round, seats: Sequence[ProposedSeat]) -> Q:
    """Find places that this round would give a second time: a pair, a mentor of one's own, a circle."""
    if round.makes == Makes.MENTORING:
        learners = [seat.enrolment_id for seat in seats if seat.role == Role.LEARNER]
        return Q(enrolment__in=learners, role=Role.LEARNER)
    circles = round.makes == Makes.CIRCLES
    kinds = [PartnershipKind.CIRCLE] if circles else [PartnershipKind.PAIR, PartnershipKind.TRIAD]
    return Q(enrolment__in=[seat.enrolment_id for seat in seats], partnership__kind__in=kinds)


def _refuse_full_mentors(seats: Sequence[ProposedSeat]) -> None:
    """Refuse when a mentor has taken a learner by another way meanwhile, or has paused."""
    wanted = Counter(seat.enrolment_id for seat in seats if seat.role == Role.MENTOR)
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
    for mentor in rows.select_related("profile", "cohort__programme").order_by("pk"):
        if wanted[mentor.pk] > free_places(mentor):
            raise AlreadyPaired


def _supersede_earlier(round: Round) -> None:
    earlier = Round.objects.filter(cohort=round.cohort_id, makes=round.makes, state=RoundState.PUBLISHED)
    earlier.update(state=RoundState.SUPERSEDED)


def make_partnerships(
    cohort: Cohort, proposals: Sequence[ProposedPartnership], *, makes: str, at: datetime
) -> list[Partnership]:
    """Turn proposals into partnerships, each with a first meeting; part of a transaction that locks the cohort."""
    kinds = {2: PartnershipKind.PAIR, 3: PartnershipKind.TRIAD}
    circles = makes == Makes.CIRCLES
    partnerships = Partnership.objects.bulk_create(
        Partnership(
            cohort=cohort, proposal=p, started_at=at,
            kind=PartnershipKind.CIRCLE if circles else kinds[len(p.seats.all())],
        )
        for p in proposals
    )  # fmt: skip
    Member.objects.bulk_create(
        Member(partnership=partnership, enrolment=seat.enrolment, position=seat.position, role=seat.role)
        for partnership, proposal in zip(partnerships, proposals, strict=True)
        for seat in proposal.seats.all()
    )
    groups = [[seat.enrolment_id for seat in proposal.seats.all()] for proposal in proposals]
    make_first_meetings(cohort, partnerships, groups, at=at)
    return partnerships


def make_first_meetings(
    cohort: Cohort, partnerships: Sequence[Partnership], groups: Sequence[Sequence[int]], *, at: datetime
) -> None:
    """Open each partnership's first meeting with times that suit its members, given by their enrolments."""
    minutes = cohort.programme.meeting_minutes
    meetings = Meeting.objects.bulk_create(
        Meeting(partnership=p, number=1, minutes=minutes, calendar_uid=new_uid(), created_at=at)
        for p in partnerships
    )
    opens = max(at + NOTICE, datetime.combine(cohort.starts_on, time(0), tzinfo=UTC))
    weeks = _weeks(cohort)
    Slot.objects.bulk_create(
        Slot(meeting=meeting, starts_at=starts_at)
        for meeting, group in zip(meetings, groups, strict=True)
        for starts_at in propose(
            [weeks.get(enrolment, UNKNOWN) for enrolment in group],
            opens=opens, minutes=minutes,
        )
    )  # fmt: skip


def _weeks(cohort: Cohort) -> dict[int, Week]:
    rows = Profile.objects.filter(enrolment__cohort=cohort).values_list(
        "enrolment_id", "enrolment__person__time_zone", "free_hours"
    )
    return {enrolment: Week(zone, frozenset(hours)) for enrolment, zone, hours in rows}
