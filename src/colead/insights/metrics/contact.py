"""Whether people meet: attendance, sessions completed, pairs in regular contact. From dates alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from colead.insights.metrics.rows import Row, Rows
from colead.insights.metrics.staying import end_of
from colead.kernel.models import AuditEvent
from colead.partnerships.models import Attendance, Meeting, Member, Partnership, Pause, Taps
from colead.partnerships.queries.contacts import contacts_of
from colead.partnerships.signs import Contact
from colead.partnerships.states import MeetingState as M
from colead.partnerships.states import PartnershipState, Presence
from colead.programmes.models import Cohort
from colead.programmes.states import Role

NOTICE = timedelta(hours=24)  # cancelled later than this before the hour counts as missed
STRETCH = 1.5  # an interval is the agreed cadence and half of it again
REGULAR = 0.8  # of the intervals have a meeting
DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Seat:
    pk: int
    enrolment: int
    left_at: datetime | None


def attendance(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count, for each meeting that was to be and each of its people, whether they were there; five queries."""
    seats, away = _seats(cohort), _pauses(cohort)
    missing = set(
        Attendance.objects.filter(meeting__partnership__cohort=cohort, presence=Presence.MISSING)
        .values_list("meeting_id", "member_id")
    )  # fmt: skip
    cancelled = _cancelled_at(cohort)
    rows: list[Row[bool]] = []
    left_out = dict.fromkeys(("in_time", "no_word", "away"), 0)
    for pk, key, partnership, state, starts_at in _over(cohort, at):
        if state == M.CANCELLED and cancelled.get(key, starts_at) <= starts_at - NOTICE:
            left_out["in_time"] += 1
            continue
        if state == M.PLANNED:
            left_out["no_word"] += 1
            continue
        for seat in seats[partnership]:
            if seat.left_at and seat.left_at <= starts_at:
                continue
            if _is_away(away, partnership, seat.enrolment, starts_at):
                left_out["away"] += 1
                continue
            there = state == M.HELD and (pk, seat.pk) not in missing
            rows.append(
                Row(
                    f"meeting:{pk}:{seat.pk}",
                    frozenset({seat.enrolment}),
                    there,
                    f"partnership:{partnership}",
                )
            )
    return Rows(tuple(rows), left_out)


def completion(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the sessions that the programme had planned for each partnership by now, and how many were held.

    A meeting of which one said it was held and another that it was not is not counted as held. What a partnership
    meets beyond the plan does not make up for one that does not meet.
    """
    ones, contacts = _partnerships(cohort, PartnershipState.values)
    seats = _seats(cohort)
    held, disputed = _held(cohort)
    rows: list[Row[bool]] = []
    for one in ones:
        due = len(_intervals(contacts[one.pk], 1.0, min(one.ended_at or at, at, end_of(cohort))))
        met = held[one.pk]
        people = frozenset(seat.enrolment for seat in seats[one.pk])
        rows += [Row(f"session:{one.pk}:{n}", people, n < met) for n in range(due)]
    return Rows(tuple(rows), {"disputed": disputed})


def regular_contact(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count the pairs that met in at least four of five of their own intervals."""
    ones, contacts = _partnerships(cohort, [PartnershipState.ACTIVE])
    seats = _seats(cohort)
    rows: list[Row[bool]] = []
    for one in ones:
        spans = _intervals(contacts[one.pk], STRETCH, min(at, end_of(cohort)))
        if len(spans) < 2:
            continue
        held = [d.starts_at for d in contacts[one.pk].meetings if d.state == M.HELD and d.starts_at]
        kept = sum(any(since <= day < until for day in held) for since, until in spans)
        people = frozenset(seat.enrolment for seat in seats[one.pk] if seat.left_at is None)
        rows.append(Row(f"partnership:{one.pk}", people, kept >= REGULAR * len(spans) - 1e-9))
    return Rows(tuple(rows), {"too_new": len(ones) - len(rows)})


def _intervals(contact: Contact, stretch: float, end: datetime) -> list[tuple[datetime, datetime]]:
    """Cut the time of a partnership into whole intervals; those in which it paused are not looked at."""
    length = contact.cadence_days * stretch * DAY
    count = max(0, int((end - contact.started_at) / length))
    spans = [(contact.started_at + n * length, contact.started_at + (n + 1) * length) for n in range(count)]
    return [
        (first, last)
        for first, last in spans
        if not any(since < last and (until is None or first < until) for since, until in contact.pauses)
    ]


def _partnerships(cohort: Cohort, states: Sequence[str]) -> tuple[list[Partnership], dict[int, Contact]]:
    ones = list(Partnership.objects.filter(cohort=cohort, state__in=states))
    return ones, contacts_of(ones, cadence_days=cohort.programme.cadence_days)


def _seats(cohort: Cohort) -> dict[int, list[_Seat]]:
    """Give the people of each partnership who meet in it; who facilitates a circle is not one of them."""
    found: dict[int, list[_Seat]] = defaultdict(list)
    rows = Member.ever.filter(partnership__cohort=cohort).exclude(role=Role.FACILITATOR)
    for partnership, pk, enrolment, left_at in rows.values_list(
        "partnership_id", "pk", "enrolment_id", "left_at"
    ):
        found[partnership].append(_Seat(pk, enrolment, left_at))
    return found


def _over(cohort: Cohort, at: datetime) -> list[tuple[int, str, int, str, datetime]]:
    """Give the meetings that had a time, and whose time has come."""
    rows = Meeting.objects.filter(partnership__cohort=cohort, starts_at__lte=at).exclude(state=M.PROPOSED)
    return list(rows.values_list("pk", "key", "partnership_id", "state", "starts_at"))  # type: ignore[arg-type]


def _cancelled_at(cohort: Cohort) -> dict[str, datetime]:
    """Say when each meeting was cancelled."""
    keys = Meeting.objects.filter(partnership__cohort=cohort, state=M.CANCELLED).values("key")
    events = AuditEvent.objects.filter(action="meetings.cancel", thing__in=keys).order_by("at")
    return dict(events.values_list("thing", "at"))


def _held(cohort: Cohort) -> tuple[dict[int, int], int]:
    """Count the meetings held of each partnership, and the disputed ones, which are not among them."""
    said: dict[int, set[bool]] = defaultdict(set)
    for meeting, held in Taps.objects.filter(meeting__partnership__cohort=cohort).values_list(
        "meeting_id", "held"
    ):
        said[meeting].add(held)
    met: dict[int, int] = defaultdict(int)
    disputed = 0
    rows = Meeting.objects.filter(partnership__cohort=cohort, state=M.HELD)
    for pk, partnership in rows.values_list("pk", "partnership_id"):
        if said[pk] == {True, False}:
            disputed += 1
        else:
            met[partnership] += 1
    return met, disputed


def _pauses(cohort: Cohort) -> dict[tuple[str, int], list[tuple[datetime, datetime | None]]]:
    """Give the pauses of partnerships ("p") and of people ("e")."""
    found: dict[tuple[str, int], list[tuple[datetime, datetime | None]]] = defaultdict(list)
    both = Pause.objects.filter(partnership__cohort=cohort) | Pause.objects.filter(enrolment__cohort=cohort)
    for partnership, enrolment, since, ended_at in both.values_list(
        "partnership_id", "enrolment_id", "since", "ended_at"
    ):
        found[("p", partnership) if partnership else ("e", enrolment or 0)].append((since, ended_at))
    return found


def _is_away(
    pauses: dict[tuple[str, int], list[tuple[datetime, datetime | None]]], partnership: int, enrolment: int, when: datetime
) -> bool:  # fmt: skip
    spans = [*pauses[("p", partnership)], *pauses[("e", enrolment)]]
    return any(since <= when and (until is None or when < until) for since, until in spans)
