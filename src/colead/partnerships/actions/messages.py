"""What partners write to each other. E-mails say that there is something, never what."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships import message_emails
from colead.partnerships.actions.tables import sit_down
from colead.partnerships.models import Member, Message, Partnership, ReadMark
from colead.partnerships.queries.messages import WHILE_FRESH, unread
from colead.partnerships.rules import may_write_to_each_other
from colead.people.models import Person

TOPIC = "messages"
LENGTH = 8000
BREATH = timedelta(minutes=3)  # before an e-mail: whoever has the page open reads it there


class NothingSaid(Refused):
    code = "messages.nothing_said"
    sentence = _("There is nothing in it yet. Write something first.")


class TooLong(Refused):
    code = "messages.too_long"
    sentence = _("This is too long for a message: 8,000 characters are the most. Send it in parts.")


class NotYourMessage(Refused):
    code = "messages.not_yours"
    sentence = _("Only the person who wrote it can do that.")


class TooLate(Refused):
    code = "messages.too_late"
    sentence = _(
        "It was sent more than a quarter of an hour ago, so it stays as it is. You can take it back."
    )


class TakenBack(Refused):
    code = "messages.taken_back"
    sentence = _("This message was taken back.")


@transaction.atomic
def post(*, partnership: Partnership, text: str, by: Person, at: datetime) -> Message:
    """Write to one's partners; the same words twice within a moment are one message, sent by an impatient hand."""
    table = sit_down(partnership, by=by, may=may_write_to_each_other)
    words = _words(text)
    latest = Message.objects.filter(partnership=table.partnership).last()
    if latest and latest.writer_id == table.mine.pk and latest.text == words and at - latest.sent_at < BREATH:
        return latest
    message = Message.objects.create(partnership=table.partnership, writer=table.mine, text=words, sent_at=at)
    record("messages.post", message, by=by, at=at)
    return message


@transaction.atomic
def edit(*, message: Message, text: str, by: Person, at: datetime) -> Message:
    """Word one's own message anew, for a quarter of an hour; that it was is shown."""
    mine = _lock(message, by)
    if at - mine.sent_at > WHILE_FRESH:
        raise TooLate
    mine.text, mine.edited_at = _words(text), at
    mine.save(update_fields=["text", "edited_at"])
    record("messages.edit", mine, by=by, at=at)
    return mine


@transaction.atomic
def take_back(*, message: Message, by: Person, at: datetime) -> Message:
    """Take one's own message back: its words are gone, for everybody."""
    mine = _lock(message, by)
    mine.text, mine.taken_back_at = "", at
    mine.save(update_fields=["text", "taken_back_at"])
    record("messages.take_back", mine, by=by, at=at)
    return mine


def mark_read(*, member: Member) -> None:
    """Note that a member has seen the thread to its end. It is nobody's business, so it leaves no event."""
    newest = Message.objects.filter(partnership=member.partnership_id).aggregate(Max("pk"))["pk__max"] or 0
    mark, new = ReadMark.objects.get_or_create(member=member, defaults={"read_up_to": newest})
    if not new and mark.read_up_to < newest:
        ReadMark.objects.filter(pk=mark.pk, read_up_to__lt=newest).update(read_up_to=newest)


def tell_due(*, at: datetime) -> int:
    """Tell whoever has not read something for a moment that there is something: once, until they have read it."""
    told = 0
    for member in _unaware(at):
        with transaction.atomic():
            told += _tell(member, at)
    return told


def _unaware(at: datetime) -> list[Member]:
    """List members with messages that are neither read nor told of, by a look that takes no locks."""
    rows = Member.objects.filter(Exists(unread(OuterRef).filter(sent_at__lte=at - BREATH)))
    return [
        member
        for member in rows.select_related("read_mark")
        if not _knows(getattr(member, "read_mark", None))
    ]


def _knows(mark: ReadMark | None) -> bool:
    """Tell whether an e-mail went out after the member last read."""
    return mark is not None and mark.told_up_to > mark.read_up_to


def _tell(member: Member, at: datetime) -> bool:
    locked = (
        Member.objects.select_for_update(of=("self",)).select_related("enrolment__person").get(pk=member.pk)
    )
    mark = ReadMark.objects.filter(member=locked).first()
    waiting = Message.objects.filter(
        partnership=locked.partnership_id, pk__gt=mark.read_up_to if mark else 0,
        sent_at__lte=at - BREATH, taken_back_at=None,
    ).exclude(writer=locked)  # fmt: skip
    newest = waiting.select_related("writer__enrolment__person", "partnership").last()
    if newest is None or _knows(mark):
        return False
    message_emails.waiting(locked, newest, at=at)
    ReadMark.objects.update_or_create(member=locked, defaults={"told_up_to": newest.pk})
    record("messages.tell", newest, by=None, at=at)
    return True


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise NothingSaid
    if len(words) > LENGTH:
        raise TooLong
    return words


def _lock(message: Message, by: Person) -> Message:
    table = sit_down(message.partnership, by=by, may=may_write_to_each_other)
    found = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if found.writer_id != table.mine.pk:
        raise NotYourMessage
    if found.taken_back_at is not None:
        raise TakenBack
    return found
