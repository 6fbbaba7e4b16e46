"""What partners wrote to each other, page by page, and where there is something to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.partnerships.models import Member, Message, ReadMark
from colead.partnerships.naming import first_names, others
from colead.partnerships.rules import may_write_to_each_other
from colead.partnerships.states import PartnershipState
from colead.people.models import Person

ON_A_PAGE = 30
WHILE_FRESH = timedelta(minutes=15)  # how long one may word a message anew


@dataclass(frozen=True)
class MessageLine:
    """One message, as a reader sees it."""

    key: str
    name: str
    initials: str
    is_mine: bool
    html: SafeString
    sent_at: datetime
    is_edited: bool
    is_taken_back: bool
    is_new: bool
    can_edit: bool


@dataclass(frozen=True)
class ThreadPage:
    """A part of a thread, the oldest first; `earlier` is the key to go on from towards the beginning."""

    names: str
    can_write: bool
    lines: tuple[MessageLine, ...]
    earlier: str
    is_newest: bool


@dataclass(frozen=True)
class ThreadLine:
    """A thread in the list of threads."""

    key: str
    names: str
    latest_at: datetime | None
    has_new: bool
    is_over: bool


def thread_page(mine: Member, *, before: str, at: datetime) -> ThreadPage:
    """Read a page of a thread; after the end of a partnership everybody has what they wrote themselves. Four queries."""
    members = list(Member.objects.filter(partnership=mine.partnership_id).select_related("enrolment__person"))
    readable = _readable(mine)
    if before:
        readable = readable.filter(pk__lt=Message.objects.filter(key=before).values("pk"))
    rows = list(readable.order_by("-pk")[: ON_A_PAGE + 1])
    mark = ReadMark.objects.filter(member=mine).first()
    shown = list(reversed(rows[:ON_A_PAGE]))
    return ThreadPage(
        names=first_names(others(members, mine)), can_write=may_write_to_each_other(mine.partnership),
        lines=tuple(_lines(shown, mine, mark.read_up_to if mark else 0, at)),
        earlier=shown[0].key if len(rows) > ON_A_PAGE else "", is_newest=not before,
    )  # fmt: skip


def threads_of(person: Person) -> tuple[ThreadLine, ...]:
    """List the threads of a person, the liveliest first; two queries."""
    own = Member.objects.filter(enrolment__person=person).select_related("partnership")
    seats = list(own.annotate(latest=Max("partnership__messages__sent_at"), has_new=Exists(unread(OuterRef))))
    rows = Member.objects.filter(partnership__in=[s.partnership_id for s in seats]).select_related(
        "enrolment__person"
    )
    names = {
        s.pk: first_names(o for o in rows if o.partnership_id == s.partnership_id and o.pk != s.pk)
        for s in seats
    }
    lines = [
        ThreadLine(
            s.partnership.key, names[s.pk], s.latest, s.has_new, s.partnership.state == PartnershipState.ENDED
        )
        for s in seats
    ]
    return tuple(sorted(lines, key=_liveliness, reverse=True))


def unread_for(person: Person) -> bool:
    """Tell whether anything waits to be read, in whatever partnership; one query."""
    return Member.objects.filter(enrolment__person=person).filter(Exists(unread(OuterRef))).exists()


def unread(outer: type[OuterRef]) -> QuerySet[Message]:
    """Give the messages to the member of the outer query that they have not read."""
    seen = ReadMark.objects.filter(member=OuterRef(OuterRef("pk")), read_up_to__gte=OuterRef("pk"))
    rows = Message.objects.filter(partnership=outer("partnership"), taken_back_at=None)
    return (
        rows.exclude(partnership__state=PartnershipState.ENDED)
        .exclude(writer=outer("pk"))
        .filter(~Exists(seen))
    )


def _readable(mine: Member) -> QuerySet[Message]:
    rows = Message.objects.filter(partnership=mine.partnership_id).select_related("writer__enrolment__person")
    return rows if may_write_to_each_other(mine.partnership) else rows.filter(writer=mine)


def _lines(rows: Iterable[Message], mine: Member, read: int, at: datetime) -> Iterable[MessageLine]:
    for row in rows:
        person, own = row.writer.enrolment.person, row.writer_id == mine.pk
        living = may_write_to_each_other(mine.partnership) and row.taken_back_at is None
        yield MessageLine(
            key=row.key, name=person.first_name, initials=person.initials, is_mine=own, html=to_html(row.text),
            sent_at=row.sent_at, is_edited=row.edited_at is not None, is_taken_back=row.taken_back_at is not None,
            is_new=not own and row.pk > read, can_edit=own and living and at - row.sent_at <= WHILE_FRESH,
        )  # fmt: skip


def _liveliness(line: ThreadLine) -> tuple[bool, float]:
    return (not line.is_over, line.latest_at.timestamp() if line.latest_at else 0.0)
