"""What people write: reflections, messages, feedback."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from colead.partnerships.actions import feedback, messages, reflections
from colead.partnerships.actions.feedback import Words
from colead.partnerships.actions.reflections import Thoughts
from colead.partnerships.models import Feedback, Meeting, Member, Message, Partnership, Reflection
from colead.programmes.models import Enrolment
from tests.factories.partnerships import end_now


def make_reflection(enrolment: Enrolment, *, at: datetime | None = None, **texts: str) -> Reflection:
    """Let somebody write a reflection."""
    moment, by = at or timezone.now(), enrolment.person
    page = reflections.begin(enrolment=enrolment, meeting=None, by=by, at=moment)
    thoughts = Thoughts(**(texts or {"tried": "I waited before I answered."}))
    return reflections.save(reflection=page, thoughts=thoughts, version=0, by=by, at=moment)


def make_shared_reflection(enrolment: Enrolment, partnership: Partnership, **texts: str) -> Reflection:
    """Let somebody write a reflection and share it with their partners."""
    page = make_reflection(enrolment, **texts)
    return reflections.share(reflection=page, partnership=partnership, by=enrolment.person, at=timezone.now())


def make_message(
    enrolment: Enrolment, partnership: Partnership, text: str = "Hello", *, at: datetime | None = None
) -> Message:
    """Let somebody write to their partners, an hour ago unless said otherwise."""
    moment = at or timezone.now() - timedelta(hours=1)
    return messages.post(partnership=partnership, text=text, by=enrolment.person, at=moment)


def seat_of(enrolment: Enrolment, partnership: Partnership) -> Member:
    return Member.objects.select_related("enrolment__person").get(
        enrolment=enrolment, partnership=partnership
    )


def make_feedback(
    meeting: Meeting, giver: Enrolment, to: Enrolment, did: str = "You waited.", **more: str
) -> Feedback:
    """Let the meeting be over, and somebody say what helped."""
    over = end_now(meeting)
    reader = seat_of(to, meeting.partnership)
    return feedback.give(
        meeting=over, to=reader, words=Words(did, **more), by=giver.person, at=timezone.now()
    )
