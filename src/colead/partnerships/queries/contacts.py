"""The dates of many partnerships at once, for the watch over signals and for the coordinator's table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from colead.partnerships.models import Absence, Agreement, Break, Meeting, Partnership, Pause, Series
from colead.partnerships.signs import Contact, Date, Span


def contacts_of(partnerships: Sequence[Partnership], *, cadence_days: int) -> dict[int, Contact]:
    """Give what the dates of each partnership tell; six queries, however many there are.

    The cadence is that of their own series, and the programme's, `cadence_days`, for those who have none. Days on
    which somebody is away, and the cohort's breaks, are no silence.
    """
    keys = [partnership.pk for partnership in partnerships]
    dates, pauses = _dates(keys), _pauses(keys)
    _add_days_off(pauses, partnerships)
    own = dict(
        Series.objects.filter(partnership__in=keys).order_by("pk").values_list("partnership_id", "every_days")
    )
    agreed = Agreement.objects.filter(partnership__in=keys).exclude(agreed_at=None)
    with_agreement = set(agreed.values_list("partnership_id", flat=True))
    return {
        one.pk: Contact(
            started_at=one.started_at, cadence_days=own.get(one.pk, cadence_days), meetings=tuple(dates[one.pk]),
            has_agreement=one.pk in with_agreement, pauses=tuple(pauses[one.pk]),
        )
        for one in partnerships
    }  # fmt: skip


def _dates(keys: Sequence[int]) -> dict[int, list[Date]]:
    found: dict[int, list[Date]] = defaultdict(list)
    rows = Meeting.objects.filter(partnership__in=keys).order_by("number")
    for key, state, starts_at, moves in rows.values_list(
        "partnership_id", "state", "starts_at", "calendar_sequence"
    ):
        found[key].append(Date(state, starts_at, moves))
    return found


def _add_days_off(pauses: dict[int, list[Span]], partnerships: Sequence[Partnership]) -> None:
    away = Absence.objects.filter(
        enrolment__memberships__partnership__in=partnerships, enrolment__memberships__left_at=None
    )
    for key, first, last in away.values_list(
        "enrolment__memberships__partnership_id", "first_day", "last_day"
    ):
        pauses[key].append(_span(first, last))
    breaks = Break.objects.filter(cohort__in={one.cohort_id for one in partnerships})
    spans: dict[int, list[Span]] = defaultdict(list)
    for cohort, first, last in breaks.values_list("cohort_id", "first_day", "last_day"):
        spans[cohort].append(_span(first, last))
    for one in partnerships:
        pauses[one.pk] += spans[one.cohort_id]


def _span(first: date, last: date) -> Span:
    start, end = (datetime.combine(day, time(0), tzinfo=UTC) for day in (first, last))
    return (start, end + timedelta(days=1))


def _pauses(keys: Sequence[int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Pause.objects.filter(partnership__in=keys)
    for key, since, until, ended_at in rows.values_list("partnership_id", "since", "until", "ended_at"):
        day = datetime.combine(until, time(0), tzinfo=UTC) if until else None
        if key is not None:
            found[key].append((since, ended_at or day))
    return found
