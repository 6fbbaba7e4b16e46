"""The coordinator's list: who could use a hand, what happened, what might help; dates and requests, never content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from colead.partnerships.models import ExitReason, Helpful, Signal
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.signal_words import prepared_message, what_might_help
from colead.partnerships.states import ExitCategory
from colead.people.models import Person
from colead.programmes.models import Cohort

LATELY = timedelta(days=14)
BATCH = 5


@dataclass(frozen=True)
class Entry:
    """One entry of the list."""

    key: str
    kind: str
    what: str
    names: tuple[str, ...]
    since: datetime
    due_on: date | None
    is_late: bool
    partnership: str  # its key
    done_at: datetime | None
    done_by: str
    was_written: bool


@dataclass(frozen=True)
class CareList:
    """What waits for a person, what was put off, and what was done lately."""

    open: tuple[Entry, ...]
    snoozed: tuple[Entry, ...]
    done: tuple[Entry, ...]


@dataclass(frozen=True)
class EntryPage:
    """An entry with what might help and a message to send as it is or to change."""

    entry: Entry
    words: str
    help: tuple[str, ...]
    message: str


def care_list(cohort: Cohort, *, at: datetime) -> CareList:
    """Answer "who could use a hand?"; four queries, however long the list is."""
    today = at.date()
    waiting = Q(done_at=None, closed_at=None)
    rows = _rows(Signal.objects.filter(cohort=cohort).filter(waiting | Q(done_at__gt=at - LATELY)))
    entries = [(row, _entry(row, today)) for row in rows]
    put_off = {row.pk for row, _ in entries if row.snoozed_until and row.snoozed_until > today}
    still = [(row, entry) for row, entry in entries if row.done_at is None]
    done = sorted(
        (entry for row, entry in entries if row.done_at), key=lambda one: one.done_at or at, reverse=True
    )
    return CareList(
        open=tuple(_by_urgency(entry for row, entry in still if row.pk not in put_off)),
        snoozed=tuple(entry for row, entry in still if row.pk in put_off), done=tuple(done),
    )  # fmt: skip


def entry_page(signal: Signal, *, viewer: Person, at: datetime) -> EntryPage:
    """Show one entry with what might help; three queries."""
    row = _rows(Signal.objects.filter(pk=signal.pk)).get()
    entry = _entry(row, at.date())
    first_names = [name.split()[0] for name in entry.names if name.split()]
    greeting = gettext(" and ").join(first_names)
    return EntryPage(
        entry, row.words, what_might_help(row.kind),
        prepared_message(row.kind, names=greeting, sender=viewer.name),
    )  # fmt: skip


def waiting_entries(cohort: Cohort, *, at: datetime) -> int:
    """Count what waits for a person; one query."""
    return waiting(at=at).filter(cohort=cohort).count()


def waiting(*, at: datetime) -> QuerySet[Signal]:
    """Choose the entries that wait for a person: offered, neither done nor closed, and not put off."""
    rows = Signal.objects.filter(done_at=None, closed_at=None).exclude(offered_at=None)
    return rows.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at.date()))


def exit_reasons(cohort: Cohort) -> tuple[tuple[str, int], ...]:
    """Count the reasons of endings, full batches of five alone; the most frequent first."""
    rows = list(ExitReason.objects.filter(cohort=cohort).values_list("batch", "category"))
    size = Counter(batch for batch, _category in rows)
    counted = Counter(category for batch, category in rows if size[batch] >= BATCH)
    return tuple((str(ExitCategory(category).label), count) for category, count in counted.most_common())


def helpful_share(cohort: Cohort) -> tuple[int, int]:
    """Count how many of those who said found a nudge or a message helpful, full batches of five alone."""
    rows = Helpful.objects.filter(signal__cohort=cohort)
    said = [row.helped == "yes" for row in rows]
    counted = said[: len(said) // BATCH * BATCH]
    return sum(counted), len(counted)


def _rows(found: QuerySet[Signal]) -> QuerySet[Signal]:
    return (
        found.exclude(offered_at=None)
        .select_related("partnership", "enrolment__person", "done_by")
        .prefetch_related("partnership__members__enrolment__person")
    )


def _entry(row: Signal, today: date) -> Entry:
    members = row.partnership.members.all() if row.partnership else []
    names = [member.enrolment.person.name for member in members]
    if row.enrolment:
        names = [row.enrolment.person.name]
    return Entry(
        key=row.key, kind=row.kind, what=str(SignalKind(row.kind).label), names=tuple(names),
        since=row.offered_at or row.opened_at, due_on=row.due_on,
        is_late=bool(row.due_on and row.due_on < today and row.done_at is None),
        partnership=row.partnership.key if row.partnership else "", done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "", was_written=row.written_at is not None,
    )  # fmt: skip


def _by_urgency(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (one.due_on is None, one.due_on or date.max, one.since))
