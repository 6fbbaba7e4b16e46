"""What a person's private calendar shows: with whom, when and where, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.partnerships import calendars
from colead.partnerships.calendars import Guest, Invitation
from colead.partnerships.models import CalendarFeed, Meeting, Member
from colead.partnerships.naming import first_names
from colead.partnerships.states import MeetingState, PartnershipState
from colead.people.models import Person

BACK = timedelta(days=60)
SHOWN = (MeetingState.PLANNED, MeetingState.HELD)


@dataclass(frozen=True)
class FeedPage:
    """A person's calendar address, where they have one."""

    address: str
    created_at: datetime | None


def feed_page(person: Person) -> FeedPage:
    """Give the address for its owner to copy; one query."""
    feed = CalendarFeed.objects.filter(person=person).first()
    if feed is None:
        return FeedPage("", None)
    address = f"{settings.PUBLIC_ADDRESS}{reverse('calendar_feed', args=[feed.token])}"
    return FeedPage(address, feed.created_at)


def calendar_of(person: Person, *, at: datetime) -> str:
    """Write the calendar of a person's living partnerships; two queries. The same meetings give the same text."""
    members = Prefetch("partnership__members", Member.objects.select_related("enrolment__person"))
    meetings = (
        Meeting.objects.filter(
            partnership__members__enrolment__person=person, state__in=SHOWN, starts_at__gte=at - BACK
        )
        .exclude(partnership__state=PartnershipState.ENDED)
        .select_related("series")
        .prefetch_related(members)
        .order_by("starts_at", "pk")
    )
    with override(person.language):
        return calendars.feed("Colead", [_event(meeting, person) for meeting in meetings])


def _event(meeting: Meeting, person: Person) -> Invitation:
    others = [one for one in meeting.partnership.members.all() if one.enrolment.person_id != person.pk]
    starts_at = meeting.starts_at or meeting.created_at
    return Invitation(
        uid=meeting.calendar_uid, sequence=meeting.calendar_sequence, starts_at=starts_at, minutes=meeting.minutes,
        summary=gettext("Meeting with %(names)s") % {"names": first_names(others)}, description="",
        place=meeting.place, organizer=Guest("", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]), guests=(),
        at=meeting.created_at,
    )  # fmt: skip
