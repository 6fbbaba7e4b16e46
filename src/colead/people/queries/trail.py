"""The audit trail as administrators may read it: what was done in running the installation and its programmes.

What participants do among themselves is in the trail as well, and never shown to anybody but themselves: who wrote,
signed, asked to stop or avoided whom is nobody's business, not even as a time and a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from colead.kernel.models import AuditEvent
from colead.people.models import Person

# The first word of an action, or all of it.
SHOWN = (
    "accounts.create", "administrators", "appointments", "backups", "breaks", "clause_defaults", "cohorts",
    "competencies", "enrolments.invite", "enrolments.remind", "enrolments.change_roles", "guides", "imports", "keys",
    "looks", "maintenance", "people.erase", "people.export", "policies", "programmes", "releases", "rounds",
    "signals.change_policy", "sign_ins.end", "views",
)  # fmt: skip
DONE, FAILED, ENDED = "sign_ins.done", "sign_ins.failed", "sign_ins.end"


@dataclass(frozen=True)
class Event:
    """One line of the trail."""

    at: datetime
    by: str  # a name; empty for the software itself, or for somebody who left
    by_software: bool
    action: str
    thing_type: str
    thing: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class SignIn:
    """Somebody signed in, or it failed."""

    at: datetime
    key: str
    name: str
    email: str
    action: str


@dataclass(frozen=True)
class Asked:
    """Which part of the trail is wanted."""

    action: str = ""
    by: str = ""  # an address
    since: date | None = None
    until: date | None = None


def trail(asked: Asked) -> QuerySet[AuditEvent]:
    """Give the shown part of the trail, newest first, narrowed down to what is asked for."""
    shown = Q()
    for name in SHOWN:
        shown |= Q(action=name) if "." in name else Q(action__startswith=f"{name}.")
    events = AuditEvent.objects.filter(shown).order_by("-at", "-pk")
    if asked.action:
        events = events.filter(action__startswith=asked.action)
    if asked.by:
        events = events.filter(by__in=Person.objects.filter(email__iexact=asked.by).values("key"))
    if asked.since:
        events = events.filter(at__gte=timezone.make_aware(datetime.combine(asked.since, time.min)))
    if asked.until:
        events = events.filter(at__lte=timezone.make_aware(datetime.combine(asked.until, time.max)))
    return events


def named(events: Iterable[AuditEvent]) -> list[Event]:
    """Put names to the keys of a page of events."""
    rows = list(events)
    names = dict(Person.objects.filter(key__in={row.by for row in rows}).values_list("key", "name"))
    return [
        Event(row.at, names.get(row.by, ""), not row.by, row.action, row.thing_type, row.thing, row.facts) for row in rows
    ]  # fmt: skip


def all_named(events: QuerySet[AuditEvent]) -> Iterator[Event]:
    """Give every event with names, a thousand at a time."""
    batch: list[AuditEvent] = []
    for event in events.iterator(chunk_size=1000):
        batch.append(event)
        if len(batch) == 1000:
            yield from named(batch)
            batch = []
    yield from named(batch)


def actions() -> list[str]:
    """List what there is to filter by: the first words that are shown."""
    return sorted({name.partition(".")[0] for name in SHOWN})


def sign_in_log(*, search: str) -> QuerySet[AuditEvent]:
    """Give who signed in, newest first; of one address where one is asked for."""
    events = AuditEvent.objects.filter(action__in=(DONE, FAILED, ENDED)).order_by("-at", "-pk")
    if search:
        found = Person.objects.filter(Q(email__icontains=search) | Q(name__icontains=search)).values("key")
        events = events.filter(thing__in=found)
    return events


def signed(events: Iterable[AuditEvent]) -> list[SignIn]:
    """Put names to a page of the sign-in log."""
    rows = list(events)
    people = {one.key: one for one in Person.objects.filter(key__in={row.thing for row in rows})}
    return [
        SignIn(row.at, row.thing, people[row.thing].name, people[row.thing].email, row.action)
        for row in rows
        if row.thing in people
    ]
