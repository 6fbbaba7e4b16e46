"""Waves open by themselves, and ask whoever they are for; those who have not answered are reminded, in private."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from colead.kernel.audit import record
from colead.partnerships.queries.enrolled import live_members
from colead.partnerships.states import PartnershipKind
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState
from colead.surveys import emails
from colead.surveys.frozen import freeze, frozen_of
from colead.surveys.instruments.parts import Instrument
from colead.surveys.models import Questionnaire, Wave
from colead.surveys.plans import dates_of, plan_of
from colead.surveys.rules import is_asked, may_answer
from colead.surveys.states import WaveKind
from colead.surveys.timetable import window

TOPIC = "waves"
LATEST = timedelta(days=200)  # after the end of a cohort, its follow-up is over
PATIENCE = timedelta(days=5)  # before the first reminder, and between two
AFTER_THE_END = (WaveKind.END, WaveKind.FOLLOW_UP)


def open_due(*, at: datetime) -> int:
    """Open every wave whose time has come and ask whoever has not been asked; gives how many were."""
    cohorts = Cohort.objects.filter(ends_on__gte=(at - LATEST).date(), created_at__lte=at)
    return sum(_open(pk, kind, at) for pk in cohorts.values_list("pk", flat=True) for kind in WaveKind.values)


@transaction.atomic
def _open(pk: int, kind: str, at: datetime) -> int:
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("programme").get(pk=pk)
    opens_at, closes_at = window(kind, dates_of(cohort))
    if not opens_at <= at < closes_at:
        return 0
    unasked = _unasked(cohort, kind)
    if not unasked:
        return 0
    wave = Wave.objects.filter(cohort=cohort, kind=kind).first() or _begin(cohort, kind, at)
    return _ask(wave, unasked, at) if wave and at < wave.closes_at else 0


def _unasked(cohort: Cohort, kind: str) -> list[Enrolment]:
    """Find who takes part and was not asked; whoever pauses is asked when they are back, if there is time."""
    states = [EnrolmentState.ADMITTED, *([EnrolmentState.COMPLETED] if kind in AFTER_THE_END else [])]
    rows = Enrolment.objects.filter(cohort=cohort, state__in=states).exclude(questionnaires__wave__kind=kind)
    if kind == WaveKind.BASELINE:
        rows = rows.exclude(memberships__isnull=False)
    return [one for one in rows.select_related("person") if is_asked(one)]


def _begin(cohort: Cohort, kind: str, at: datetime) -> Wave | None:
    """Open a wave: what it asks is kept as it is now; nothing to ask is no wave."""
    codes = freeze(cohort, plan_of(cohort.programme).asked_in(kind), at=at)
    if not codes:
        return None
    closes_at = window(kind, dates_of(cohort))[1]
    wave = Wave.objects.create(cohort=cohort, kind=kind, instruments=codes, opens_at=at, closes_at=closes_at)
    record("waves.open", wave, by=None, at=at, kind=kind, instruments=codes)
    return wave


def _ask(wave: Wave, enrolled: Sequence[Enrolment], at: datetime) -> int:
    frozen = frozen_of(wave.cohort)
    instruments = [frozen[code] for code in wave.instruments]
    kinds = _kinds_of_partnership(enrolled)
    made = [
        Questionnaire(wave=wave, enrolment=one, asked_at=at, instruments=_for(instruments, kinds[one.pk]))
        for one in enrolled
    ]
    asked = [one for one in made if one.instruments]
    Questionnaire.objects.bulk_create(asked, batch_size=500)
    record("waves.ask", wave, by=None, at=at, people=len(asked))
    emails.asked(asked, sum(one.minutes for one in instruments), at=at)
    return len(asked)


def _kinds_of_partnership(enrolled: Iterable[Enrolment]) -> defaultdict[int, set[str]]:
    """Give the kinds of partnership in which each is; one query."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = live_members().filter(enrolment__in=[one.pk for one in enrolled], left_at=None)
    for pk, kind in rows.values_list("enrolment", "partnership__kind"):
        found[pk].add(kind)
    return found


def _for(instruments: Iterable[Instrument], kinds: set[str]) -> list[str]:
    """Choose what is for somebody in these kinds of partnership."""
    fits = {
        "everybody": True, "partnered": bool(kinds), "circle": PartnershipKind.CIRCLE in kinds, "raters": False,
    }  # fmt: skip
    return [one.id for one in instruments if fits[one.audience]]


def remind_due(*, at: datetime) -> int:
    """Remind people of questions that are open for some days; nobody learns whom. Gives how many were."""
    waiting = Questionnaire.objects.filter(
        Q(reminded_at=None) | Q(reminded_at__lte=at - PATIENCE),
        finished_at=None, asked_at__lte=at - PATIENCE, wave__closes_at__gt=at,
        enrolment__state__in=[EnrolmentState.ADMITTED, EnrolmentState.COMPLETED],
    )  # fmt: skip
    return sum(
        _remind(pk, at) for pk in list(waiting.values_list("wave", flat=True).order_by("wave").distinct())
    )


@transaction.atomic
def _remind(pk: int, at: datetime) -> int:
    wave = Wave.objects.select_for_update(of=("self",)).select_related("cohort__programme").get(pk=pk)
    rows = Questionnaire.objects.filter(
        Q(reminded_at=None) | Q(reminded_at__lte=at - PATIENCE), wave=wave, finished_at=None,
        asked_at__lte=at - PATIENCE, enrolment__state__in=[EnrolmentState.ADMITTED, EnrolmentState.COMPLETED],
    ).select_related("wave__cohort__programme", "enrolment__person")  # fmt: skip
    due = [one for one in rows if may_answer(one, at=at)]
    Questionnaire.objects.filter(pk__in=[one.pk for one in due]).update(reminded_at=at)
    emails.reminded(due, at=at)
    record("waves.remind", wave, by=None, at=at)
    return len(due)
