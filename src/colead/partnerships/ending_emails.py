"""The e-mails about endings and pauses. None of them says, or lets one tell, who wanted it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from colead.kernel.mail import Calendar, compose
from colead.partnerships.emails import cancellations
from colead.partnerships.models import Meeting, Member
from colead.partnerships.naming import first_names, others
from colead.partnerships.states import EndingCause
from colead.people.models import Person

FOLDER = "partnerships/email/"


def ended(member: Member, planned: Sequence[Meeting], *, cause: str, at: datetime) -> None:
    """Tell a member that the pairing has ended; the same words for everybody, whoever wanted it."""
    with override(member.enrolment.person.language):
        subject = gettext("The pairing has ended, as the agreement allows")
    _with_calendar(
        "ended", member, planned, subject=subject, at=at, is_line=cause == EndingCause.LINE,
        closing=_link("closing_guide", member.partnership.key),
    )  # fmt: skip


def left(member: Member, planned: Sequence[Meeting], *, at: datetime) -> None:
    """Tell somebody that they have left, and take the group's meetings out of their calendar."""
    with override(member.enrolment.person.language):
        subject = gettext("You have left your group, as the agreement allows")
    _with_calendar("left", member, planned, subject=subject, at=at)


def one_less(member: Member, staying: Sequence[Member], *, at: datetime) -> None:
    """Tell those who stay that somebody has left; with whom they go on, not who it was or why."""
    with override(member.enrolment.person.language):
        subject = gettext("Your group goes on with one less")
        names = first_names(others(staying, member))
    _write("one_less", member, subject=subject, at=at, names=names)


def one_more(
    member: Member, two: Sequence[Member], newcomer: Person, planned: Sequence[Meeting], *, at: datetime
) -> None:
    """Tell a member of a pair that they will be three; the introduction follows."""
    with override(member.enrolment.person.language):
        subject = gettext("You will be three: %(name)s joins you") % {"name": newcomer.first_name}
        names = first_names(others(two, member))
    _with_calendar("one_more", member, planned, subject=subject, at=at, newcomer=newcomer, names=names)


def paused(
    member: Member,
    members: Sequence[Member],
    planned: Sequence[Meeting],
    *,
    until: date | None,
    waits: bool,
    at: datetime,
) -> None:
    """Tell a member with whom they pause, and until when; or that it waits for a word of the coordinator."""
    with override(member.enrolment.person.language):
        day = date_format(until, "j F") if until else ""
        words = (
            gettext("You and %(names)s pause until %(day)s") if day else gettext("You and %(names)s pause")
        )
        subject = words % {"day": day, "names": first_names(others(members, member))}
    _with_calendar("paused", member, planned, subject=subject, at=at, day=day, waits=waits)


def goes_on(member: Member, members: Sequence[Member], *, at: datetime) -> None:
    """Tell a member that the partnership goes on, and that there are times to choose from."""
    with override(member.enrolment.person.language):
        names = first_names(others(members, member))
        subject = gettext("You and %(names)s go on: choose a time") % {"names": names}
    _write("goes_on", member, subject=subject, at=at, names=names)


def _with_calendar(
    name: str, member: Member, planned: Sequence[Meeting], *, subject: str, at: datetime, **context: Any
) -> None:
    """Write the mail with what leaves the calendar; an e-mail holds one series, so a short one follows for each other."""
    with override(member.enrolment.person.language):
        calendars = cancellations(planned, member, at=at)
        words = gettext("More leaves your calendar")
    first = calendars[0] if calendars else None
    _write(
        name,
        member,
        subject=subject,
        at=at,
        calendar=first,
        meeting=planned[0] if planned else None,
        **context,
    )
    for calendar in calendars[1:]:
        _write("cleared", member, subject=words, at=at, calendar=calendar)


def _write(
    name: str, member: Member, *, subject: str, at: datetime, calendar: Calendar | None = None, **context: Any
) -> None:
    compose(
        f"partnerships.{name}", member.enrolment.person, subject=subject, template=FOLDER + name, at=at, calendar=calendar,
        context={"link": _link("peer_home", member.enrolment.key), **context},
    )  # fmt: skip


def _link(name: str, key: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=[key])}"
