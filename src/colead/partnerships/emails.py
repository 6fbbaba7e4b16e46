"""The e-mails of partnerships. What partners write to each other is in none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from colead.kernel.mail import Calendar, compose
from colead.partnerships import calendars
from colead.partnerships.calendars import Guest, Invitation
from colead.partnerships.links import DAYS, taps_token
from colead.partnerships.models import Meeting, Member, Partnership, Series, Slot
from colead.partnerships.naming import first_names, others
from colead.partnerships.states import PartnershipKind
from colead.people.models import Person
from colead.programmes.states import Role

FOLDER = "partnerships/email/"


def introduction(
    member: Member, members: Sequence[Member], *, slots: Sequence[Slot], reasons: Sequence[str], at: datetime
) -> None:
    """Tell a member who their partner is, why, and which first times would suit."""
    with override(member.enrolment.person.language):
        subject = gettext("Meet %(names)s") % {"names": first_names(others(members, member))}
        found = found_words(member)
    _write(
        "introduction", member, members, subject=subject, at=at, slots=slots, reasons=reasons, found=found,
        link=_link("peer_home", member.enrolment.key),
    )  # fmt: skip


def found_words(member: Member) -> str:
    """Say what was found for a member: a partner, a mentor, a learner, a circle."""
    if member.partnership.kind == PartnershipKind.CIRCLE:
        if member.role == Role.FACILITATOR:
            return gettext("the circle that you facilitate is put together:")
        return gettext("your circle is put together:")
    words = {
        Role.MENTOR: gettext("a learner is found for you:"),
        Role.LEARNER: gettext("your mentor is found:"),
    }
    return words.get(Role(member.role), gettext("your partner is found:"))


def planned(
    meeting: Meeting,
    members: Sequence[Member],
    *,
    moved: bool,
    by: Person,
    at: datetime,
    explained: bool = False,
) -> None:
    """Send every member the invitation for their calendar, the first one or that of a new time."""
    for member in members:
        with override(member.enrolment.person.language):
            words = gettext("Moved to %(when)s: %(names)s") if moved else gettext("%(when)s with %(names)s")
            subject = words % {
                "when": _when(meeting, member), "names": first_names(others(members, member)),
            }  # fmt: skip
            calendar = calendars.request(_invitation(meeting, members, at))
        _write(
            "planned", member, members, subject=subject, at=at, calendar=calendar, meeting=meeting, moved=moved,
            explained=explained, by=by, link=_link("meeting", meeting.key),
        )  # fmt: skip


def planned_series(
    series: Series, meetings: Sequence[Meeting], members: Sequence[Member], *, moved: bool, by: Person, at: datetime,
    explained: bool = False,
) -> None:  # fmt: skip
    """Send every member the invitation to a whole series, or the new times of what is left of it."""
    first = meetings[0]
    for member in members:
        with override(member.enrolment.person.language):
            words = (
                gettext("Moved: %(count)s times with %(names)s")
                if moved
                else gettext("%(count)s times with %(names)s")
            )
            subject = words % {"count": len(meetings), "names": first_names(others(members, member))}
            invitations = [_invitation(one, members, at) for one in meetings]
            calendar = (
                calendars.request(*invitations)
                if moved
                else calendars.request_series(
                    invitations[0], every_days=series.every_days, meetings=invitations
                )
            )
        _write(
            "series", member, members, subject=subject, at=at, calendar=calendar, meeting=first, meetings=meetings,
            moved=moved, explained=explained, by=by, link=_link("meetings", first.partnership.key),
        )  # fmt: skip


def cancelled(
    meetings: Sequence[Meeting],
    members: Sequence[Member],
    *,
    by: Person | None,
    at: datetime,
    explained: bool = False,
) -> None:
    """Take a meeting, or several of one series, out of every member's calendar, and say so."""
    first = meetings[0]
    for member in members:
        with override(member.enrolment.person.language):
            words = gettext("Cancelled: %(when)s with %(names)s")
            if by is None:
                words = gettext("Cancelled: %(when)s")
            elif len(meetings) > 1:
                words = gettext("Cancelled: %(count)s times with %(names)s")
            subject = words % {
                "when": _when(first, member), "names": first_names(others(members, member)), "count": len(meetings),
            }  # fmt: skip
            calendar = calendars.cancel(*(_invitation(one, members, at) for one in meetings))
        _write(
            "cancelled", member, members, subject=subject, at=at, calendar=calendar, meeting=first, meetings=meetings,
            explained=explained, by=by, link=_link("meeting_time", first.key),
        )  # fmt: skip


def preparation(meeting: Meeting, member: Member, members: Sequence[Member], *, at: datetime) -> None:
    """Ask the day before what the member wants help with."""
    with override(member.enrolment.person.language):
        subject = gettext("What do you want help with? %(when)s with %(names)s") % {
            "when": _when(meeting, member), "names": first_names(others(members, member)),
        }  # fmt: skip
    _write(
        "preparation", member, members, subject=subject, at=at, meeting=meeting, thread=meeting.partnership,
        stale_after=meeting.starts_at, link=_link("meeting", meeting.key),
    )  # fmt: skip


def aftercare(meeting: Meeting, member: Member, members: Sequence[Member], *, at: datetime) -> None:
    """Ask for three taps after the meeting, by a link that needs no sign-in."""
    with override(member.enrolment.person.language):
        subject = gettext("Three taps: your hour with %(names)s") % {
            "names": first_names(others(members, member))
        }  # fmt: skip
    _write(
        "aftercare", member, members, subject=subject, at=at, meeting=meeting, thread=meeting.partnership,
        stale_after=at + timedelta(days=DAYS), link=_link("taps_link", taps_token(meeting, member, at=at)),
    )  # fmt: skip


def parted(member: Member, meetings: Sequence[Meeting], *, at: datetime) -> None:
    """Tell a member that the pairing has ended, naming nobody, and take what was planned out of their calendar.

    A calendar is told of one entry a message: what was planned apart from the first is cancelled by messages after it.
    """
    first, *rest = _by_entry(meetings) or [[]]
    with override(member.enrolment.person.language):
        subject = gettext("Your pairing has ended, as the agreement allows")
        calendar = calendars.cancel(*(_invitation(one, [member], at) for one in first)) if first else None
    _write(
        "parted", member, [member], subject=subject, at=at, calendar=calendar, meeting=first[0] if first else None,
        link=_link("peer_home", member.enrolment.key),
    )  # fmt: skip
    for entry in rest:
        cancelled(entry, [member], by=None, at=at)


def _by_entry(meetings: Sequence[Meeting]) -> list[list[Meeting]]:
    """Put meetings that calendars know by one UID together."""
    entries: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        entries.setdefault(
            meeting.series.calendar_uid if meeting.series else meeting.calendar_uid, []
        ).append(meeting)
    return list(entries.values())


def _write(
    name: str,
    member: Member,
    members: Sequence[Member],
    *,
    subject: str,
    at: datetime,
    calendar: Calendar | None = None,
    stale_after: datetime | None = None,
    thread: Partnership | None = None,
    **context: Any,
) -> None:
    person = member.enrolment.person
    with override(person.language):
        names = first_names(others(members, member))
    compose(
        f"partnerships.{name}", person, subject=subject, template=FOLDER + name, at=at, calendar=calendar,
        stale_after=stale_after, about=context.get("meeting"), thread=thread,
        context={"partners": [other.enrolment.person for other in others(members, member)], "names": names, **context},
    )  # fmt: skip


def _link(name: str, *args: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=args)}"


def _when(meeting: Meeting, member: Member) -> str:
    if meeting.starts_at is None:
        return ""
    return date_format(
        meeting.starts_at.astimezone(ZoneInfo(member.enrolment.person.time_zone)), "l j F, H:i"
    )


def _invitation(meeting: Meeting, members: Sequence[Member], at: datetime) -> Invitation:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    people = [member.enrolment.person for member in members]
    series = meeting.series
    return Invitation(
        uid=series.calendar_uid if series else meeting.calendar_uid, sequence=meeting.calendar_sequence,
        starts_at=meeting.starts_at or at, minutes=meeting.minutes, summary=first_names(members),
        description=gettext("Your guide and worksheet: %(link)s") % {"link": _link("meeting", meeting.key)},
        place=meeting.place, organizer=Guest(name or "Colead", address),
        guests=tuple(Guest(person.name, person.email) for person in people), at=at,
        zone=series.time_zone if series else "", recurs_at=meeting.recurs_at if series else None,
    )  # fmt: skip


def cancellations(meetings: Sequence[Meeting], member: Member, *, at: datetime) -> list[Calendar]:
    """Give what takes cancelled meetings out of one member's calendar: one object for each series, one for each other."""
    groups: dict[str, list[Invitation]] = {}
    for meeting in meetings:
        invitation = _invitation(meeting, [member], at)
        groups.setdefault(invitation.uid, []).append(invitation)
    return [calendars.cancel(*group) for group in groups.values()]
