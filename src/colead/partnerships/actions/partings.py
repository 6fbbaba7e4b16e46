"""What becomes of partnerships when one of their people is erased."""

from __future__ import annotations

import re
from datetime import datetime

from django.db.models import Q

from colead.kernel.audit import record
from colead.kernel.crypto import Unreadable
from colead.kernel.digests import KINDS
from colead.kernel.holdings import NOBODY
from colead.kernel.models import OutboxEmail
from colead.kernel.personal import Someone
from colead.partnerships import emails
from colead.partnerships.actions import farewells
from colead.partnerships.models import ClauseText, Meeting, Member, Partnership
from colead.partnerships.states import EndingCause, MeetingState, PartnershipKind, PartnershipState

DIGESTS = tuple(KINDS.values())
OPEN = (MeetingState.PROPOSED, MeetingState.PLANNED)
Stored = OutboxEmail.WorkState


def part(person: Someone, at: datetime) -> None:
    """End the person's pairs without fault, leave their larger groups, and tell those who stay.

    Comes before the person's name goes; what is written to others from here on does not hold it.
    """
    mine = Member.objects.filter(enrolment__person=person.pk).select_related("partnership")
    for member in mine:
        partnership = member.partnership_id
        _hold(partnership)
        _forget_in_mails(member, person)
        _forget_in_agreements(partnership, person)
        if member.partnership.state != PartnershipState.ENDED:
            _leave(member, at)
        _forget_places(partnership)


def _hold(partnership: int) -> None:
    """Wait for whoever is writing e-mails about the partnership or a meeting of it, and let nobody begin."""
    list(Partnership.objects.select_for_update().filter(pk=partnership).order_by("pk"))
    list(Meeting.objects.select_for_update().filter(partnership=partnership).order_by("pk"))


def _leave(member: Member, at: datetime) -> None:
    partnership = Partnership.objects.select_for_update().get(pk=member.partnership_id)
    staying = _others(member)
    if len(staying) > 1:
        member.delete()
        if len(staying) == 2 and partnership.kind == PartnershipKind.TRIAD:
            partnership.kind = PartnershipKind.PAIR
            partnership.save(update_fields=["kind"])
        record("partnerships.leave", partnership, by=None, at=at, staying=len(staying))
        return
    partnership.state, partnership.ended_at, partnership.ended_by = (
        PartnershipState.ENDED,
        at,
        EndingCause.GONE,
    )
    partnership.save(update_fields=["state", "ended_at", "ended_by"])
    partnership.endings.all().delete()
    partnership.pauses.filter(ended_at=None).update(ended_at=at)
    farewells.close_signals(partnership, at=at)
    record("partnerships.end", partnership, by=None, at=at)
    planned = _cancel_open(partnership)
    for other in staying:
        emails.parted(other, planned, at=at)


def _cancel_open(partnership: Partnership) -> list[Meeting]:
    """Cancel what is still ahead, and give the meetings that stand in calendars."""
    planned = []
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("series")
    for meeting in rows.filter(partnership=partnership, state__in=OPEN):
        if meeting.state == MeetingState.PLANNED:
            meeting.calendar_sequence += 1
            planned.append(meeting)
        meeting.state, meeting.place = MeetingState.CANCELLED, ""
        meeting.save(update_fields=["state", "place", "calendar_sequence"])
    return planned


def _forget_places(partnership: int) -> None:
    """Blank where people met: the place is needed until then, and often names somebody's office or line."""
    meetings = Meeting.objects.filter(partnership=partnership).exclude(state__in=OPEN)
    meetings.exclude(place="").update(place="")


def _forget_in_mails(member: Member, person: Someone) -> None:
    """Drop mail to the partners that names the person, who is called by their first name there.

    A digest tells of others as well: it stays, without the name.
    """
    first = re.compile(rf"\b{re.escape(person.name.split()[0])}\b") if person.name.split() else None
    keys = [other.enrolment.person.key for other in _others(member)]
    theirs = Q(kind__startswith="partnerships.") | Q(kind__in=DIGESTS)
    for email in OutboxEmail.objects.filter(theirs, to_person__in=keys):
        if first is None or not any(map(first.search, (email.subject, email.text, email.html))):
            continue
        if email.kind in DIGESTS:
            email.subject, email.text, email.html = (
                first.sub(NOBODY, text) for text in (email.subject, email.text, email.html)
            )
            email.save(update_fields=["subject", "text", "html"])
        elif email.work_state in (Stored.DONE, Stored.FAILED):
            email.subject = email.text = email.html = email.calendar = ""
            email.save(update_fields=["subject", "text", "html", "calendar"])
        else:
            email.delete()


def _forget_in_agreements(partnership: int, person: Someone) -> None:
    """Take the person's name out of what was agreed; the rest of it is the partners' as well."""
    names = [person.name, *person.name.split()[:1]]
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names if name))
    for clause in ClauseText.objects.filter(agreement__partnership=partnership):
        if isinstance(clause.text, Unreadable):
            # Should its key come back, it must not name the person.
            ClauseText.objects.filter(pk=clause.pk).update(text="")
        elif names[0] and named.search(clause.text):
            clause.text = named.sub(NOBODY, clause.text)
            clause.save(update_fields=["text"])


def _others(member: Member) -> list[Member]:
    rows = Member.objects.filter(partnership=member.partnership_id).exclude(pk=member.pk)
    return list(rows.select_related("enrolment__person"))
