"""The only way from an address to a partnership's things; what you may not know of is a 404.

There is no getter for coordinators, sponsors or administrators, on purpose.
"""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.prepared import Prepared, relate
from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.parts import Guide
from colead.partnerships.links import digest_of_feed
from colead.partnerships.models import (
    Absence,
    Break,
    CalendarFeed,
    CheckIn,
    Meeting,
    Member,
    Partnership,
    Signal,
    Slot,
)
from colead.partnerships.rules import may_facilitate, may_read
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.rules import may_coordinate


def own_partnership(person: Person, key: str) -> Partnership:
    """Find a partnership that the person is a member of; one that has ended too."""
    return own_seat(person, key).partnership


def own_seat(person: Person, key: str) -> Member:
    """Find the person's place in a partnership, with enrolment, cohort and programme; one query."""
    seats = Member.objects.select_related("partnership__cohort__programme", "enrolment__person")
    return _theirs(person, get_object_or_404(seats, partnership__key=key, enrolment__person=person))


def own_meeting(person: Person, key: str) -> tuple[Meeting, Member]:
    """Find a meeting of the person's partnership, and the person's place in it; two queries, members included."""
    meeting = _meetings.first(key=key)
    seats = _seats(partnership=meeting.partnership_id) if meeting else []
    mine = next((seat for seat in seats if seat.enrolment.person_id == person.pk), None)
    if meeting is None or mine is None:
        raise Http404
    relate(meeting.partnership, "members", seats)
    for seat in seats:
        seat.partnership = meeting.partnership
    return meeting, _theirs(person, mine)


_meetings = Prepared(
    lambda key: Meeting.objects.select_related("partnership__cohort__programme").filter(key=key)
)
_seats = Prepared(
    lambda partnership: Member.objects.select_related("enrolment__person").filter(partnership=partnership)
)


def own_slot(meeting: Meeting, key: str) -> Slot:
    """Find one of the times proposed for a meeting."""
    return get_object_or_404(Slot, meeting=meeting, key=key)


def own_absence(person: Person, key: str) -> Absence:
    """Find days on which the person is away."""
    return get_object_or_404(Absence.objects.select_related("enrolment"), key=key, enrolment__person=person)


def coordinated_break(person: Person, key: str) -> Break:
    """Find a break of a cohort that the person coordinates."""
    found = get_object_or_404(Break.objects.select_related("cohort__programme"), key=key)
    if not may_coordinate(person, found.cohort.programme):
        raise Http404
    return found


def person_of_feed(token: str) -> Person:
    """Find whose calendar an address is; holding the address is the permission."""
    feeds = CalendarFeed.objects.select_related("person").filter(person__is_active=True)
    return get_object_or_404(feeds, digest=digest_of_feed(token)).person


def facilitated_circle(person: Person, key: str) -> Member:
    """Find a circle that the person facilitates, by their place in it."""
    seat = own_seat(person, key)
    if not may_facilitate(person, seat):
        raise Http404
    return seat


def known_guide(code: str) -> Guide:
    """Find a guide by its code."""
    if code not in GUIDES:
        raise Http404
    return GUIDES[code]


def own_check_in(person: Person, key: str) -> CheckIn:
    """Find a question that the person was asked."""
    rows = CheckIn.objects.select_related(
        "member__partnership__cohort__programme", "member__enrolment__person"
    )
    found = get_object_or_404(rows, key=key)
    _theirs(person, found.member)
    return found


def own_signal(person: Person, key: str) -> Signal:
    """Find what the person was written to about: a nudge, or a message of their coordinator."""
    signal = get_object_or_404(Signal.objects.select_related("cohort__programme"), key=key)
    if addressee(signal, person) is None:
        raise Http404
    return signal


def addressee(signal: Signal, person: Person) -> Enrolment | None:
    """Find the enrolment of the person among those who were written to; nothing for anybody else."""
    if signal.nudged_at is None and signal.written_at is None:
        return None
    if signal.enrolment_id:
        return Enrolment.objects.filter(pk=signal.enrolment_id, person=person).first()
    seats = Member.ever.filter(partnership=signal.partnership_id, enrolment__person=person)
    seat = seats.select_related("enrolment").first() if signal.partnership_id else None
    return seat.enrolment if seat else None


def _theirs(person: Person, member: Member) -> Member:
    if not may_read(person, member):
        raise Http404
    return member
