"""The e-mails about messages and feedback: that there is something, and from whom. Never what."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.partnerships.models import Feedback, Member, Message

STALE = timedelta(days=3)


def waiting(member: Member, message: Message, *, at: datetime) -> None:
    """Tell a member that a partner has written."""
    person, name = member.enrolment.person, message.writer.enrolment.person.first_name
    with override(person.language):
        subject = gettext("%(name)s has written to you") % {"name": name}
    link = f"{settings.PUBLIC_ADDRESS}{reverse('messages', args=[message.partnership.key])}"
    compose(
        "partnerships.message", person, subject=subject, at=at, stale_after=at + STALE,
        template="partnerships/email/message", context={"name": name, "link": link}, about=message,
    )  # fmt: skip


def feedback(given: Feedback, *, at: datetime) -> None:
    """Tell a member that a partner has given them feedback."""
    person, name = given.reader.enrolment.person, given.writer.enrolment.person.first_name
    with override(person.language):
        subject = gettext("%(name)s has feedback for you") % {"name": name}
    link = f"{settings.PUBLIC_ADDRESS}{reverse('feedback', args=[given.meeting.key])}"
    compose(
        "partnerships.feedback", person, subject=subject, at=at, stale_after=at + STALE,
        template="partnerships/email/feedback", context={"name": name, "link": link}, about=given,
    )  # fmt: skip
