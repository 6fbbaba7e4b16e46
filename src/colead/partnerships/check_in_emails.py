"""The e-mails that ask how it is going, and those of the planned end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.partnerships.models import CheckIn, Member
from colead.partnerships.naming import first_names, others
from colead.partnerships.states import CheckInKind

FOLDER = "partnerships/email/"


def asked(check_in: CheckIn, member: Member, members: Sequence[Member], *, at: datetime) -> None:
    """Ask a member how it is going; by what it says, nobody else learns whether they answer."""
    person = member.enrolment.person
    with override(person.language):
        names = first_names(others(members, member))
        subject = _subject(check_in.kind) % {"names": names}
    compose(
        "partnerships.check_in", person, subject=subject, template=FOLDER + "check_in", at=at,
        stale_after=check_in.closes_at, about=check_in,
        context={"check_in": check_in, "names": names, "link": _link("check_in", check_in.key)},
    )  # fmt: skip


def _subject(kind: str) -> str:
    if kind == CheckInKind.SETTLING:
        return gettext("Two weeks with %(names)s: how is it going?")
    if kind == CheckInKind.CHOICE:
        return gettext("In private: go on, change something, or stop?")
    return gettext("The programme ends soon: a good ending with %(names)s")


def closed(member: Member, members: Sequence[Member], *, stays: bool, at: datetime) -> None:
    """Tell a member that the programme is over, and whether they stay in touch."""
    person = member.enrolment.person
    with override(person.language):
        names = first_names(others(members, member))
        words = (
            gettext("You and %(names)s stay in touch")
            if stays
            else gettext("Your time with %(names)s is complete")
        )
        subject = words % {"names": names}
    compose(
        "partnerships.closed", person, subject=subject, template=FOLDER + "closed", at=at,
        context={"names": names, "stays": stays, "link": _link("peer_home", member.enrolment.key)},
    )  # fmt: skip


def _link(name: str, key: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=[key])}"
