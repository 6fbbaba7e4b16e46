"""A cohort of many people, half a year into its life: about a hundred rows a person, written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from colead.kernel.models import AuditEvent
from colead.pairing.models import Need, Profile, ProposedPartnership, ProposedSeat, Round, Strength
from colead.partnerships.models import Meeting, Member, Partnership, Slot, Taps, Worksheet
from colead.people.models import DirectoryEntry, Person
from colead.programmes.actions import programmes
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState

MEETINGS = 12
AUDIT_EVENTS = 42  # a person
REASONS = [
    {"code": "offers", "value": 9000, "a": a, "b": b, "competency": code, "rank": 1, "share": 8000, "count": None, "items": []}
    for a, b, code in ((0, 1, "CON"), (1, 0, "STR"))
]  # fmt: skip


def populate(people: int, now: datetime) -> tuple[Cohort, Person]:
    """Fill an empty database; gives the cohort and its coordinator."""
    amara = Person.objects.create(email="amara@example.org", name="Amara Model", is_administrator=True, created_at=now, password=make_password(None))  # fmt: skip
    programme = programmes.create(charter=Charter(name="Leading through change"), by=amara, at=now)
    start = (now - timedelta(days=170)).date()
    cohort = Cohort.objects.create(programme=programme, name="Spring", answer_by=start, starts_on=start, ends_on=start + timedelta(days=182), created_at=now)  # fmt: skip
    enrolments = _people(cohort, people, now)
    members = _partnerships(cohort, enrolments, amara, now)
    _meetings(members, now)
    _write(AuditEvent(at=now, by=e.key, action="x.y", thing_type="enrolment", thing=e.key) for e in enrolments for _ in range(AUDIT_EVENTS))  # fmt: skip
    return cohort, amara


def _people(cohort: Cohort, people: int, now: datetime) -> list[Enrolment]:
    found = _write(Person(email=f"p{n}@example.org", name=f"Person{n} Sample", time_zone="Europe/Berlin", created_at=now, password="!") for n in range(people))  # fmt: skip
    _write(DirectoryEntry(reference=p.email, email=p.email, name=p.name, function="Sales", site="Berlin", level=4, person=p, changed_at=now) for p in found)  # fmt: skip
    enrolments = _write(Enrolment(cohort=cohort, person=p, state=EnrolmentState.ADMITTED, state_since=now, invited_at=now, admitted_at=now) for p in found)  # fmt: skip
    competencies = list(cohort.programme.competencies.all())
    _write(Profile(enrolment=e, languages=["en"], free_hours=list(range(9, 17)), finished_at=now, saved_at=now) for e in enrolments)  # fmt: skip
    _write(Need(enrolment=e, competency=c, sentence="A sentence of usual length.") for e in enrolments for c in competencies[:3])  # fmt: skip
    _write(Strength(enrolment=e, competency=c, evidence="A sentence of usual length.") for e in enrolments for c in competencies[3:6])  # fmt: skip
    return enrolments


def _partnerships(cohort: Cohort, enrolments: list[Enrolment], amara: Person, now: datetime) -> list[Member]:
    done = Round.objects.create(cohort=cohort, number=1, state="published", work_state="done", requested_by=amara, requested_at=now, people=len(enrolments), matched=len(enrolments))  # fmt: skip
    pairs = list(zip(enrolments[::2], enrolments[1::2], strict=False))
    proposals = _write(ProposedPartnership(round=done, position=n, value=9000, reasons=REASONS) for n, _ in enumerate(pairs))  # fmt: skip
    _write(ProposedSeat(proposal=proposal, enrolment=e, own_side=8000, position=n) for proposal, pair in zip(proposals, pairs, strict=True) for n, e in enumerate(pair))  # fmt: skip
    partnerships = _write(
        Partnership(cohort=cohort, proposal=p, started_at=now, introduced_at=now) for p in proposals
    )
    return _write(Member(partnership=partnership, enrolment=e, position=n) for partnership, pair in zip(partnerships, pairs, strict=True) for n, e in enumerate(pair))  # fmt: skip


def _meetings(members: list[Member], now: datetime) -> None:
    together = list(zip(members[::2], members[1::2], strict=True))
    meetings = _write(
        _meeting(pair[0].partnership, number, now) for pair in together for number in range(1, MEETINGS + 1)
    )
    of_partnership = {pair[0].partnership_id: pair for pair in together}
    _write(Slot(meeting=m, starts_at=m.starts_at + timedelta(hours=n)) for m in meetings for n in range(3))
    both = [(m, member) for m in meetings for member in of_partnership[m.partnership_id]]
    _write(
        Worksheet(meeting=m, member=member, help_wanted="What would you do?", saved_at=now)
        for m, member in both
    )
    _write(
        Taps(meeting=m, member=member, held=True, answered_at=now) for m, member in both if m.state == "held"
    )


def _meeting(partnership: Partnership, number: int, now: datetime) -> Meeting:
    starts_at = now + timedelta(days=14 * (number - MEETINGS) + 3)
    state = "held" if starts_at < now else "planned"
    uid = f"{partnership.pk}-{number}@example.org"
    return Meeting(partnership=partnership, number=number, state=state, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), calendar_uid=uid, created_at=now)  # fmt: skip


def _write(rows: Iterable[Any]) -> list[Any]:
    written: list[Any] = []
    for batch in _batches(iter(rows)):
        written += type(batch[0])._default_manager.bulk_create(batch, batch_size=800)
    return written


def _batches(rows: Iterator[Model]) -> Iterator[list[Model]]:
    while batch := list(islice(rows, 20_000)):
        yield batch
