"""A cohort at a glance, for its coordinator: exact counts, who is waiting, and the one next thing to do.

Everything here is roster (who, when, held or not); nothing is content or an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef

from colead.insights.queries.stages import FUNNEL, Stage, count_stages, with_stage
from colead.pairing.models import Round
from colead.pairing.states import RoundState
from colead.partnerships.models import Meeting, Partnership
from colead.partnerships.states import MeetingState, PartnershipState
from colead.programmes.models import Cohort, Enrolment

SHOWN = 8  # names in a list of a glance; the roster has all of them
UNSCHEDULED_AFTER = timedelta(days=7)  # domain notes 6: a first meeting not scheduled by day 7


@dataclass(frozen=True)
class FunnelStep:
    """How many people came at least this far, and how many per cent of the invited that is."""

    name: str
    people: int
    percent: int


@dataclass(frozen=True)
class WaitingPerson:
    """Somebody who waits for something, or for whom something waits."""

    enrolment_key: str
    name: str
    since: datetime


@dataclass(frozen=True)
class WaitingList:
    """People in one kind of waiting: how many, the longest-waiting first."""

    people: int
    longest: tuple[WaitingPerson, ...]


@dataclass(frozen=True)
class QuietPartnership:
    """A partnership whose first meeting has no time yet, or has passed without a word."""

    names: tuple[str, ...]
    since: datetime


@dataclass(frozen=True)
class Glance:
    """What the coordinator's page of a cohort shows."""

    funnel: tuple[FunnelStep, ...]
    unanswered: WaitingList
    unfinished: WaitingList
    unpaired: WaitingList
    without_time: tuple[QuietPartnership, ...]
    without_word: tuple[QuietPartnership, ...]
    partnerships: int
    first_meetings_held: int
    next_step: str  # "invite", "wait", "match", "approve", "publish", "running" or "ended"
    round_key: str

    @property
    def met(self) -> int:
        """Give how many people have met at least once: the last step of the funnel."""
        return self.funnel[-1].people


def glance(cohort: Cohort, *, at: datetime) -> Glance:
    """Answer "how is this cohort doing, and what is mine to do?"; as many queries for a dozen people as for thousands."""
    counts = count_stages(cohort)
    waiting = {stage: _waiting(cohort, stage, counts[stage]) for stage in _WAITING}
    started = _started(cohort)
    latest = Round.objects.filter(cohort=cohort).order_by("-number").only("key", "state").first()
    return Glance(
        funnel=_funnel(counts),
        unanswered=waiting[Stage.UNANSWERED],
        unfinished=waiting[Stage.PREPARING],
        unpaired=waiting[Stage.WAITING],
        without_time=_quiet(cohort, state=MeetingState.PROPOSED, created_at__lt=at - UNSCHEDULED_AFTER),
        without_word=_quiet(cohort, state=MeetingState.PLANNED, starts_at__lt=at - timedelta(days=1)),
        partnerships=started["partnerships"],
        first_meetings_held=started["met"],
        next_step="ended" if _is_over(cohort, started, at) else next_step(counts, latest),
        round_key=latest.key if latest else "",
    )


def _started(cohort: Cohort) -> dict[str, int]:
    """Count the living partnerships, and those of them that have met."""
    held = Meeting.objects.filter(partnership=OuterRef("pk"), state=MeetingState.HELD)
    active = Partnership.objects.filter(cohort=cohort, state=PartnershipState.ACTIVE)
    return active.aggregate(partnerships=Count("pk"), met=Count("pk", filter=Exists(held)))


def _is_over(cohort: Cohort, started: dict[str, int], at: datetime) -> bool:
    """Tell whether the last day has gone and nobody meets any more."""
    return cohort.ends_on < at.date() and not started["partnerships"]


_WAITING = (Stage.UNANSWERED, Stage.PREPARING, Stage.WAITING)


def next_step(counts: dict[Stage, int], latest: Round | None) -> str:
    """Name the one thing that brings the cohort on."""
    if not sum(counts.values()):
        return "invite"
    if latest and latest.state == RoundState.DRAFT:
        return "approve"
    if latest and latest.state == RoundState.APPROVED:
        return "publish"
    if counts[Stage.WAITING] >= 2:
        return "match"
    return "running" if counts[Stage.PAIRED] + counts[Stage.MET] else "wait"


def _funnel(counts: dict[Stage, int]) -> tuple[FunnelStep, ...]:
    everybody = sum(counts.values())
    reached = {name: sum(counts[stage] for stage in stages) for name, stages in FUNNEL.items()}
    return tuple(
        FunnelStep(name, people, round(100 * people / everybody) if everybody else 0)
        for name, people in reached.items()
    )


def _waiting(cohort: Cohort, stage: Stage, people: int) -> WaitingList:
    if not people:
        return WaitingList(0, ())
    longest = (
        with_stage(Enrolment.objects.filter(cohort=cohort))
        .filter(stage=stage)
        .order_by("state_since", "pk")
        .values_list("key", "person__name", "state_since")[:SHOWN]
    )
    return WaitingList(people, tuple(WaitingPerson(*row) for row in longest))


def _quiet(cohort: Cohort, **meeting: object) -> tuple[QuietPartnership, ...]:
    living = {"partnership__cohort": cohort, "partnership__state": PartnershipState.ACTIVE}
    meetings = (
        Meeting.objects.filter(number=1, **living, **meeting)
        .order_by("created_at", "pk")
        .prefetch_related("partnership__members__enrolment__person")[:SHOWN]
    )
    return tuple(
        QuietPartnership(
            tuple(member.enrolment.person.name for member in meeting.partnership.members.all()),
            meeting.starts_at or meeting.created_at,
        )
        for meeting in meetings
    )
