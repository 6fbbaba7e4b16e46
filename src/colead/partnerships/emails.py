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
from colead.partnerships.models import Meeting, Member, Partnership, Slot
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


def planned(meeting: Meeting, members: Sequence[Member], *, moved: bool, by: Person, at: datetime) -> None:
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
            by=by, link=_link("meeting", meeting.key),
        )  # fmt: skip


def cancelled(meeting: Meeting, members: Sequence[Member], *, reason: str, by: Person, at: datetime) -> None:
    """Take the meeting out of every member's calendar, and say so."""
    for member in members:
        with override(member.enrolment.person.language):
            subject = gettext("Cancelled: %(when)s with %(names)s") % {
                "when": _when(meeting, member), "names": first_names(others(members, member)),
            }  # fmt: skip
            calendar = calendars.cancel(_invitation(meeting, members, at))
        _write(
            "cancelled", member, members, subject=subject, at=at, calendar=calendar, meeting=meeting,
            reason=reason, by=by, link=_link("meeting_time", meeting.key),
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


def parted(member: Member, meeting: Meeting | None, *, at: datetime) -> None:
    """Tell a member that the pairing has ended, naming nobody, and take what was planned out of their calendar."""
    with override(member.enrolment.person.language):
        subject = gettext("Your pairing has ended, as the agreement allows")
        calendar = calendars.cancel(_invitation(meeting, [member], at)) if meeting else None
    _write(
        "parted", member, [member], subject=subject, at=at, calendar=calendar, meeting=meeting,
        link=_link("peer_home", member.enrolment.key),
    )  # fmt: skip


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
    return Invitation(
        uid=meeting.calendar_uid, sequence=meeting.calendar_sequence, starts_at=meeting.starts_at or at,
        minutes=meeting.minutes, summary=first_names(members),
        description=gettext("Your guide and worksheet: %(link)s") % {"link": _link("meeting", meeting.key)},
        place=meeting.place, organizer=Guest(name or "Colead", address),
        guests=tuple(Guest(person.name, person.email) for person in people), at=at,
    )  # fmt: skip
