"""A partnership's rhythm, by dates alone: kept, next, overdue; for its members and for the coordinator's table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from colead.partnerships.models import Member, Partnership
from colead.partnerships.queries.contacts import contacts_of
from colead.partnerships.signs import Contact
from colead.partnerships.states import PartnershipState
from colead.programmes.models import Cohort


@dataclass(frozen=True)
class Rhythm:
    """How often they met, when next, and since when the next one is overdue by their own cadence."""

    met: int
    last_at: datetime | None
    next_at: datetime | None
    due_at: datetime  # when the next meeting would be in rhythm
    is_overdue: bool


@dataclass(frozen=True)
class PartnershipLine:
    """A partnership in the coordinator's table: who, how it stands, dates."""

    key: str
    names: tuple[str, ...]
    kind_label: str
    state: str
    state_label: str
    since: datetime
    rhythm: Rhythm
    has_agreement: bool


def rhythm_of(contact: Contact, *, at: datetime) -> Rhythm:
    """Say how a rhythm is kept; pure."""
    met = contact.took_place(at)
    ahead, due = contact.next_at(at), contact.quiet_since(at) + timedelta(days=contact.cadence_days)
    return Rhythm(len(met), met[-1] if met else None, ahead, due, is_overdue=ahead is None and at > due)


def own_rhythm(mine: Member, *, at: datetime) -> Rhythm:
    """Show a member the partnership's own rhythm; six queries."""
    partnership = mine.partnership
    cadence = partnership.cohort.programme.cadence_days
    return rhythm_of(contacts_of([partnership], cadence_days=cadence)[partnership.pk], at=at)


def partnership_lines(cohort: Cohort, *, state: str = "", at: datetime) -> list[PartnershipLine]:
    """List a cohort's partnerships with their dates; nine queries, however many there are."""
    rows = Partnership.objects.filter(cohort=cohort).prefetch_related("members__enrolment__person")
    found = list(rows.filter(state=state) if state in PartnershipState.values else rows)
    contacts = contacts_of(found, cadence_days=cohort.programme.cadence_days)
    lines = [_line(one, contacts[one.pk], at) for one in found]
    return sorted(lines, key=lambda line: (line.state == PartnershipState.ENDED, line.names))


def partnership_line(partnership: Partnership, *, at: datetime) -> PartnershipLine:
    """Give the same for one partnership."""
    cadence = partnership.cohort.programme.cadence_days
    return _line(partnership, contacts_of([partnership], cadence_days=cadence)[partnership.pk], at)


def _line(one: Partnership, contact: Contact, at: datetime) -> PartnershipLine:
    return PartnershipLine(
        key=one.key, names=tuple(member.enrolment.person.name for member in one.members.all()),
        kind_label=str(one.get_kind_display()), state=one.state, state_label=str(one.get_state_display()),
        since=one.ended_at or one.started_at, rhythm=rhythm_of(contact, at=at), has_agreement=contact.has_agreement,
    )  # fmt: skip
