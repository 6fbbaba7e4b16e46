"""The coordinator's half hour: what needs a person this week, what changed since last week, what to celebrate.

Everything here is roster (who, when, held or not); nothing is content or an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from colead.insights.queries.stages import Stage, with_stage
from colead.pairing.models import Round
from colead.pairing.states import RoundState
from colead.partnerships.models import Meeting
from colead.partnerships.queries.care import waiting
from colead.partnerships.states import MeetingState
from colead.programmes.models import CharterVersion, Cohort, Enrolment, PlannedStep
from colead.programmes.queries.rosters import REMIND_AFTER
from colead.programmes.states import EnrolmentState as E

WEEK = timedelta(days=7)
SHOWN = 3  # things a person does in half an hour
LOCK_BEFORE = timedelta(days=28)
FIFTH = 5  # a meeting worth a word


@dataclass(frozen=True)
class Task:
    """Something that needs a person; `code` says what, `count` how many it is about."""

    code: str
    count: int = 1
    key: str = ""  # of what its button opens, where that is not the cohort


@dataclass(frozen=True)
class Change:
    """How often something happened in the last seven days, and in the seven before."""

    code: str
    now: int
    before: int


@dataclass(frozen=True)
class Due:
    """Something that the plan has for a week."""

    week: int
    kind: str
    title: str


@dataclass(frozen=True)
class Week:
    """What the page shows."""

    number: int  # of the cohort; 0 before it starts
    tasks: tuple[Task, ...]
    more: tuple[Task, ...]
    changes: tuple[Change, ...]
    joys: tuple[Change, ...]
    due: tuple[Due, ...]

    @property
    def waiting(self) -> int:
        return len(self.tasks) + len(self.more)


def week(cohort: Cohort, *, at: datetime) -> Week:
    """Answer "what is mine to do this week?"; four queries, for a dozen people as for thousands."""
    people, met, state = _people(cohort, at), _meetings(cohort, at), _state(cohort, at)
    tasks = tuple(_tasks(cohort, people, state, at))
    number = _number(cohort, at.date())
    return Week(
        number=number, tasks=tasks[:SHOWN], more=tasks[SHOWN:], changes=_changes(people, met),
        joys=tuple(Change(code, met[f"{code}_now"], 0) for code in ("first", "fifth") if met[f"{code}_now"]),
        due=_due(cohort, number),
    )  # fmt: skip


def _number(cohort: Cohort, day: date) -> int:
    return (day - cohort.starts_on).days // 7 + 1 if day >= cohort.starts_on else 0


def _lately(name: str, field: str, at: datetime, **conditions: Any) -> dict[str, Count]:
    """Count what happened in the last seven days, and in the seven before."""
    last, before = (
        {f"{field}__gt": at - WEEK, f"{field}__lte": at},
        {f"{field}__gt": at - 2 * WEEK, f"{field}__lte": at - WEEK},
    )
    return {
        f"{name}_now": Count("pk", filter=Q(**conditions, **last)),
        f"{name}_before": Count("pk", filter=Q(**conditions, **before)),
    }


def _people(cohort: Cohort, at: datetime) -> dict[str, int]:
    late = at - REMIND_AFTER
    quiet = Q(state=E.INVITED, invited_at__lt=late) & (Q(reminded_at=None) | Q(reminded_at__lt=late))
    return with_stage(Enrolment.objects.filter(cohort=cohort)).aggregate(
        everybody=Count("pk"),
        silent=Count("pk", filter=quiet),
        unfinished=Count("pk", filter=Q(state=E.APPLIED, state_since__lt=late)),
        unpaired=Count("pk", filter=Q(stage=Stage.WAITING, state=E.ADMITTED)),
        listed=Count("pk", filter=Q(state=E.WAITLISTED)),
        **_lately("invited", "invited_at", at),
        **_lately("admitted", "admitted_at", at),
        **_lately("declined", "state_since", at, state=E.DECLINED),
        **_lately("left", "state_since", at, state=E.LEFT),
    )


def _meetings(cohort: Cohort, at: datetime) -> dict[str, int]:
    held = {"state": MeetingState.HELD}
    return Meeting.objects.filter(partnership__cohort=cohort).aggregate(
        **_lately("held", "starts_at", at, **held),
        **_lately("fell_through", "starts_at", at, state=MeetingState.CANCELLED),
        **_lately("first", "starts_at", at, number=1, **held),
        **_lately("fifth", "starts_at", at, number=FIFTH, **held),
    )


def _state(cohort: Cohort, at: datetime) -> Mapping[str, Any]:
    """Read off, in one row, what stands open around the cohort."""
    latest = Round.objects.filter(cohort=OuterRef("pk")).order_by("-number")
    entries = waiting(at=at).filter(cohort=OuterRef("pk"))
    return (
        Cohort.objects.filter(pk=cohort.pk)
        .annotate(
            round_state=Subquery(latest.values("state")[:1]),
            round_key=Subquery(latest.values("key")[:1]),
            signals_waiting=Subquery(entries.order_by().values("cohort").annotate(n=Count("pk")).values("n")),
            has_charter=Exists(
                CharterVersion.objects.filter(programme=OuterRef("programme"), is_current=True)
            ),
        )
        .values("round_state", "round_key", "signals_waiting", "has_charter")
        .get()
    )


def _tasks(cohort: Cohort, people: dict[str, int], state: Mapping[str, Any], at: datetime) -> Iterator[Task]:
    """Name what needs a person, what cannot wait first."""
    if state["signals_waiting"]:
        yield Task("signals", state["signals_waiting"])
    if state["round_state"] == RoundState.DRAFT:
        yield Task("approve", key=state["round_key"])
    if state["round_state"] == RoundState.APPROVED:
        yield Task("publish", key=state["round_key"])
    if not people["everybody"]:
        yield Task("invite")
    if people["unpaired"] >= 2 and state["round_state"] not in (RoundState.DRAFT, RoundState.APPROVED):
        yield Task("match", people["unpaired"])
    starts_in = cohort.starts_on - at.date()
    if not cohort.outcome_locked_at and timedelta(0) < starts_in <= LOCK_BEFORE:
        yield Task("lock", starts_in.days, key=cohort.programme.key)
    if people["silent"]:
        yield Task("remind", people["silent"])
    if people["unfinished"]:
        yield Task("unfinished", people["unfinished"])
    if not state["has_charter"]:
        yield Task("charter", key=cohort.programme.key)


def _changes(people: dict[str, int], met: dict[str, int]) -> tuple[Change, ...]:
    found = people | met
    names = ("invited", "admitted", "declined", "left", "held", "fell_through")
    return tuple(Change(name, found[f"{name}_now"], found[f"{name}_before"]) for name in names)


def _due(cohort: Cohort, number: int) -> tuple[Due, ...]:
    """Give what the plan has for this week and the next."""
    steps = PlannedStep.objects.filter(programme=cohort.programme_id, week__in=(number, number + 1))
    return tuple(Due(one.week, str(one.get_kind_display()), one.title) for one in steps)
