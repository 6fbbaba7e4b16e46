"""What calendars answer, noted beside the meeting; a time that they propose becomes a suggestion."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from django.db import transaction
from django.db.models import Q, QuerySet

from colead.kernel.audit import record
from colead.partnerships.models import CalendarAnswer, Meeting, Member
from colead.partnerships.replies import Reply, read_replies
from colead.partnerships.states import MeetingState, PartnershipState


def take(message: EmailMessage, at: datetime) -> None:
    """Read an e-mail from the mailbox that answers come back to; what is no answer of a member changes nothing.

    The sender has to be the one who answers: a partner's calendar cannot speak for the other.
    """
    sender = parseaddr(str(message.get("From", "")))[1].lower()
    texts = [part.get_content() for part in message.walk() if part.get_content_type() == "text/calendar"]
    for text in texts[:1]:  # the same object comes again as a file
        for reply in read_replies(text if isinstance(text, str) else text.decode(), sender=sender):
            note(reply=reply, at=at)


@transaction.atomic
def note(*, reply: Reply, at: datetime) -> int:
    """Keep a calendar's answer, unless it is about a time that has changed since; gives to how many meetings."""
    noted = 0
    for meeting in _meant(reply).select_for_update(of=("self",)):
        members = Member.objects.filter(partnership=meeting.partnership_id).select_related(
            "enrolment__person"
        )
        mine = next((one for one in members if one.enrolment.person.email.lower() == reply.attendee), None)
        if (
            mine is not None
            and reply.sequence >= meeting.calendar_sequence
            and _is_newer(meeting, mine, reply)
        ):
            _keep(meeting, mine, reply, at)
            noted += 1
    return noted


def _meant(reply: Reply) -> QuerySet[Meeting]:
    living = Meeting.objects.filter(
        state=MeetingState.PLANNED, partnership__state=PartnershipState.ACTIVE
    ).order_by("pk")
    single = Q(calendar_uid=reply.uid, series=None)
    of_series = Q(series__calendar_uid=reply.uid)
    if reply.recurs_at is not None:
        of_series &= Q(recurs_at=reply.recurs_at)
    return living.filter(single | of_series)


def _is_newer(meeting: Meeting, member: Member, reply: Reply) -> bool:
    known = CalendarAnswer.objects.filter(meeting=meeting, member=member).first()
    return known is None or known.stamp < reply.stamp


def _keep(meeting: Meeting, member: Member, reply: Reply, at: datetime) -> None:
    CalendarAnswer.objects.update_or_create(
        meeting=meeting, member=member,
        defaults={"word": reply.word, "proposes_at": reply.proposes_at, "stamp": reply.stamp},
    )  # fmt: skip
    record("meetings.calendar_answer", meeting, by=member.enrolment.person, at=at)
