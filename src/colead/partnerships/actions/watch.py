"""The watch over signals: looks at every running cohort, nudges kindly and seldom, then calls on a person.

It looks at how things stand now and keeps what it has said, so that a look twice is a look once, and a worker that
slept for a month says only what is still true. Nobody is nudged twice within a day, or a third time about the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from colead.kernel.audit import record
from colead.partnerships import signal_emails
from colead.partnerships.actions.farewells import members_of
from colead.partnerships.models import Member, Partnership, Signal
from colead.partnerships.queries.circles_attended import low_attendance
from colead.partnerships.queries.contacts import contacts_of
from colead.partnerships.queries.nudges import silent_after_nudges
from colead.partnerships.queries.thresholds import thresholds_in
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.signs import Level, signs
from colead.partnerships.states import PartnershipState
from colead.partnerships.thresholds import Threshold
from colead.programmes.models import Cohort

TOPIC = "signals"
MOST_NUDGES = 2
APART = timedelta(days=7)  # between two nudges about the same
A_DAY = timedelta(days=1)  # between two nudges to the same partnership, whatever they are about
TOO_FEW = 8  # partnerships; of fewer, a share says nothing about the programme
WATCHED = (
    SignalKind.UNSCHEDULED, SignalKind.UNMET, SignalKind.UNSIGNED, SignalKind.SILENCE, SignalKind.CANCELLED,
    SignalKind.UNANSWERED, SignalKind.ATTENDANCE,
)  # fmt: skip
FOR_A_PERSON = (
    SignalKind.UNMET,
    SignalKind.UNANSWERED,
    SignalKind.ATTENDANCE,
)  # no e-mail to the partnership helps


def watch_due(*, at: datetime) -> int:
    """Look at every cohort that is running, and give how many nudges and offers came of it."""
    today = at.date()
    running = Cohort.objects.filter(starts_on__lte=today, ends_on__gte=today).select_related("programme")
    return sum(_watch(cohort, at) for cohort in running)


def _watch(cohort: Cohort, at: datetime) -> int:
    thresholds = thresholds_in(cohort.programme)
    meeting = list(Partnership.objects.filter(cohort=cohort, state=PartnershipState.ACTIVE).order_by("pk"))
    contacts = contacts_of(meeting, cadence_days=cohort.programme.cadence_days)
    found = {one.pk: signs(contacts[one.pk], thresholds, at=at) for one in meeting}
    for pk in low_attendance(meeting, thresholds[SignalKind.ATTENDANCE], at=at):
        found[pk][SignalKind.ATTENDANCE] = Level.OFFER
    for pk in _unheard(cohort, thresholds[SignalKind.UNANSWERED]):
        if not found.get(pk, {SignalKind.SILENCE: Level.OFFER}):  # another sign says it better
            found[pk][SignalKind.UNANSWERED] = Level.OFFER
    open_now = set(
        Signal.objects.filter(cohort=cohort, closed_at=None).values_list("partnership_id", flat=True)
    )
    said = sum(_settle(pk, seen, at) for pk, seen in found.items() if seen or pk in open_now)
    return said + _leavers(cohort, thresholds, at) + _whole_cohort(cohort, found, thresholds, at)


def _unheard(cohort: Cohort, threshold: Threshold) -> set[int]:
    """Find the partnerships of which nudges do not reach somebody; the entry names all of them alike."""
    return {one.member.partnership_id for one in silent_after_nudges(cohort)} if threshold.on else set()


@transaction.atomic
def _settle(pk: int, seen: Mapping[str, Level], at: datetime) -> int:
    """Bring what is kept of one partnership in line with what is seen; at most one nudge, and what is due as offers."""
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    partnership = rows.get(pk=pk)
    if partnership.state != PartnershipState.ACTIVE:
        return 0
    partnership.signals.filter(nudged_at__gt=at).update(nudged_at=at)  # the clock was set back
    known = {signal.kind: signal for signal in Signal.objects.filter(partnership=partnership, closed_at=None)}
    for kind in WATCHED:
        if kind in known and kind not in seen:
            _close(known[kind], at)
    current = [known.get(kind) or _open(partnership, kind, at) for kind in WATCHED if kind in seen]
    offers = sum(_offer(signal, at) for signal in current if _is_for_a_person(signal, seen[signal.kind]))
    return offers + _nudge_once(partnership, current, at)


def _open(partnership: Partnership, kind: str, at: datetime) -> Signal:
    opened = Signal.objects.create(
        cohort_id=partnership.cohort_id, partnership=partnership, kind=kind, opened_at=at
    )
    record("signals.open", opened, by=None, at=at, kind=kind)
    return opened


def _close(signal: Signal, at: datetime) -> None:
    signal.closed_at = at
    signal.save(update_fields=["closed_at"])
    record("signals.close", signal, by=None, at=at, kind=signal.kind)


def _is_for_a_person(signal: Signal, level: Level) -> bool:
    return signal.offered_at is None and (level == Level.OFFER or signal.nudges >= MOST_NUDGES)


def _offer(signal: Signal, at: datetime) -> bool:
    signal.offered_at = at
    signal.save(update_fields=["offered_at"])
    record("signals.offer", signal, by=None, at=at, kind=signal.kind)
    return True


def _nudge_once(partnership: Partnership, current: Sequence[Signal], at: datetime) -> int:
    """Nudge about one sign at most, the one that was never spoken of first."""
    if partnership.signals.filter(nudged_at__gt=at - A_DAY).exists():
        return 0
    for signal in sorted(current, key=lambda one: one.nudges):
        if _may_nudge(signal, at):
            _nudge(signal, members_of(partnership), at)
            return 1
    return 0


def _may_nudge(signal: Signal, at: datetime) -> bool:
    spoken = signal.kind in FOR_A_PERSON or signal.nudges >= MOST_NUDGES or signal.done_at is not None
    return not spoken and (signal.nudged_at is None or at - signal.nudged_at >= APART)


def _nudge(signal: Signal, members: Sequence[Member], at: datetime) -> None:
    signal.nudges, signal.nudged_at = signal.nudges + 1, at
    signal.save(update_fields=["nudges", "nudged_at"])
    record("signals.nudge", signal, by=None, at=at, kind=signal.kind, nudges=signal.nudges)
    for member in members:
        signal_emails.nudge(signal, member, members, at=at)


def _leavers(cohort: Cohort, thresholds: Mapping[str, Threshold], at: datetime) -> int:
    """Bring to the coordinator whose partner will leave the organisation while they still meet."""
    threshold = thresholds[SignalKind.LEAVING]
    until = at.date() + timedelta(days=int(threshold.offer or 0))
    seats = Member.objects.filter(
        partnership__cohort=cohort, partnership__state=PartnershipState.ACTIVE,
        enrolment__person__directory_entry__leaves_on__range=(at.date(), min(until, cohort.ends_on)),
    )  # fmt: skip
    wanted = set(seats.values_list("partnership_id", flat=True)) if threshold.on else set()
    return _keep_only(cohort, SignalKind.LEAVING, wanted, at)


def _whole_cohort(
    cohort: Cohort,
    found: Mapping[int, Mapping[str, Level]],
    thresholds: Mapping[str, Threshold],
    at: datetime,
) -> int:
    """Ask about the programme, not about people, where many partnerships are silent at once."""
    threshold = thresholds[SignalKind.QUIET_COHORT]
    silent = sum(SignalKind.SILENCE in seen for seen in found.values())
    many = threshold.on and len(found) >= TOO_FEW and 100 * silent > (threshold.offer or 0) * len(found)
    return _keep_only(cohort, SignalKind.QUIET_COHORT, {None} if many else set(), at)


@transaction.atomic
def _keep_only(cohort: Cohort, kind: str, wanted: Iterable[int | None], at: datetime) -> int:
    """Keep one open entry for each wanted partnership, or for the cohort itself, and close the others."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    known = {
        one.partnership_id: one for one in Signal.objects.filter(cohort=cohort, kind=kind, closed_at=None)
    }
    left = set(wanted)
    for partnership, signal in known.items():
        if partnership not in left:
            _close(signal, at)
    fresh = left - known.keys()
    for partnership in fresh:
        opened = Signal.objects.create(
            cohort=cohort, partnership_id=partnership, kind=kind, opened_at=at, offered_at=at
        )
        record("signals.open", opened, by=None, at=at, kind=kind)
    return len(fresh)
