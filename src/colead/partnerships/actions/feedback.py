"""Feedback to each other after a meeting: specific, kind, private to the two."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import message_emails
from colead.partnerships.actions.seats import PartnershipOver, look_in
from colead.partnerships.models import Feedback, Meeting, Member
from colead.partnerships.rules import may_write_to_each_other
from colead.people.models import Person


class NotMetYet(Refused):
    code = "feedback.not_met_yet"
    sentence = _("The meeting has not begun yet. Come back when it has.")


class NotInTheRoom(Refused):
    code = "feedback.not_in_the_room"
    sentence = _("Feedback goes to somebody whom you meet. Choose one of them.")


class NothingSpecific(Refused):
    code = "feedback.nothing_specific"
    sentence = _("Say what they did: that is what they can build on.")


class NothingGiven(Refused):
    code = "feedback.nothing_given"
    sentence = _("You have not given them feedback on this meeting. There is nothing to take back.")


@dataclass(frozen=True)
class Words:
    """What one tells the other."""

    did: str
    effect: str = ""
    suggestion: str = ""


@transaction.atomic
def give(*, meeting: Meeting, to: Member, words: Words, by: Person, at: datetime) -> Feedback:
    """Tell a partner what they did and what it did; said again, it replaces what was said."""
    locked, mine, reader = _room(meeting, to, by)
    if locked.starts_at is None or locked.starts_at > at:
        raise NotMetYet
    if not words.did.strip():
        raise NothingSpecific
    given = Feedback.objects.filter(meeting=locked, writer=mine, reader=reader).first()
    is_new = given is None
    given = given or Feedback(meeting=locked, writer=mine, reader=reader, given_at=at)
    given.changed_at = None if is_new else at
    for name, text in asdict(words).items():
        setattr(given, name, text.strip())
    given.save()
    record("feedback.give", given, by=by, at=at)
    if is_new:
        message_emails.feedback(given, at=at)
    return given


@transaction.atomic
def take_back(*, meeting: Meeting, to: Member, by: Person, at: datetime) -> Meeting:
    """Take back what one told a partner."""
    locked, mine, reader = _room(meeting, to, by)
    given = Feedback.objects.filter(meeting=locked, writer=mine, reader=reader).first()
    if given is None:
        raise NothingGiven
    record("feedback.take_back", given, by=by, at=at)
    given.delete()
    return locked


def _room(meeting: Meeting, to: Member, by: Person) -> tuple[Meeting, Member, Member]:
    locked, members, mine = look_in(meeting, by=by)
    if not may_write_to_each_other(locked.partnership):
        raise PartnershipOver
    reader = next((member for member in members if member.pk == to.pk), None)
    if reader is None or reader.pk == mine.pk:
        raise NotInTheRoom
    return locked, mine, reader
