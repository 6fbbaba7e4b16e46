"""Reflections: one's own, searched in memory, and what partners share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import Promise

from colead.partnerships.models import Member, Reflection
from colead.partnerships.naming import first_names
from colead.partnerships.prompts import QUESTIONS
from colead.partnerships.rules import may_write_to_each_other, partners_read
from colead.partnerships.states import PartnershipState
from colead.people.models import Person

ON_A_PAGE = 20
GLANCE = 160  # characters of a reflection in a list


@dataclass(frozen=True)
class Answer:
    """One of the five questions, and what was answered."""

    question: Promise
    text: str


@dataclass(frozen=True)
class ReflectionLine:
    """A reflection in a list; `writer` is empty for one's own, `seen_by` names those it is shared with."""

    key: str
    begun_at: datetime
    glance: str
    seen_by: str
    writer: str


@dataclass(frozen=True)
class Circle:
    """Those with whom one can share."""

    key: str
    names: str


@dataclass(frozen=True)
class ReflectionPage:
    """What the page of a reflection shows; partners get the answers only."""

    key: str
    begun_at: datetime
    saved_at: datetime
    version: int
    answers: tuple[Answer, ...]  # those that are not empty
    is_deleted: bool
    seen_by: str
    writer: str
    circles: tuple[Circle, ...]


@dataclass(frozen=True)
class ReflectionsPage:
    """What the page of all reflections shows."""

    page: Page[ReflectionLine]
    theirs: tuple[ReflectionLine, ...]
    has_any: bool


def reflections_page(person: Person, *, search: str, number: str) -> ReflectionsPage:
    """List one's reflections, the newest first, or those with all the words one looks for; four queries at most.

    The database cannot search what it cannot read, so a search decrypts the writer's own pages in memory, and leaves
    no index of their words anywhere.
    """
    seats = _seats(person)
    mine = list(_written().filter(enrolment__person=person).select_related("shared_with"))
    found = [page for page in mine if _has(page, search.split())]
    lines = [_line(page, _seen_by(page, seats), "") for page in found]
    return ReflectionsPage(Paginator(lines, ON_A_PAGE).get_page(number), _shared(person, seats), bool(mine))


def reflection_page(reflection: Reflection, reader: Person) -> ReflectionPage:
    """Show a reflection to its writer, or to a partner with whom it is shared; one query."""
    is_mine = reflection.enrolment.person_id == reader.pk
    seats = _seats(reader) if is_mine else []
    return ReflectionPage(
        key=reflection.key, begun_at=reflection.begun_at, saved_at=reflection.saved_at, version=reflection.version,
        answers=answers_of(reflection), is_deleted=reflection.deleted_at is not None,
        seen_by=_seen_by(reflection, seats), writer="" if is_mine else reflection.enrolment.person.first_name,
        circles=_circles(seats, reader),
    )  # fmt: skip


def answers_of(reflection: Reflection) -> tuple[Answer, ...]:
    """Give what was written, question by question; the writer's own story begins with it."""
    answers = (Answer(question, getattr(reflection, name)) for name, question in QUESTIONS.items())
    return tuple(answer for answer in answers if answer.text.strip())


def all_of(person: Person) -> list[tuple[datetime, tuple[Answer, ...]]]:
    """Give everything that somebody wrote, the newest first; one query."""
    return [(page.begun_at, answers_of(page)) for page in _written().filter(enrolment__person=person)]


def _written() -> QuerySet[Reflection]:
    return Reflection.objects.filter(deleted_at=None, version__gt=0)


def _shared(person: Person, seats: Sequence[Member]) -> tuple[ReflectionLine, ...]:
    living = {s.partnership_id for s in seats if s.partnership.state != PartnershipState.ENDED}
    rows = _written().filter(shared_with__in=living).exclude(enrolment__person=person)
    found = rows.select_related("enrolment__person", "shared_with").order_by("-shared_at")
    return tuple(_line(page, "", page.enrolment.person.first_name) for page in found)


def _has(page: Reflection, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = _folded("\n".join(answer.text for answer in answers_of(page)))
    return all(_folded(word) in text for word in words)


def _folded(text: str) -> str:
    """Give text without case and accents: who looks for "cafe" finds "Café"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _line(page: Reflection, seen_by: str, writer: str) -> ReflectionLine:
    text = " · ".join(" ".join(answer.text.split()) for answer in answers_of(page))
    glance = text if len(text) <= GLANCE else f"{text[:GLANCE].rstrip()}…"
    return ReflectionLine(page.key, page.begun_at, glance, seen_by, writer)


def _seats(person: Person) -> list[Member]:
    """Give everybody in every partnership of the person; one query."""
    rows = Member.objects.filter(
        partnership__members__enrolment__person=person, partnership__members__left_at=None
    )
    return list(rows.select_related("partnership", "enrolment__person").order_by("position", "pk"))


def _seen_by(page: Reflection, seats: Sequence[Member]) -> str:
    if not partners_read(page):
        return ""
    beside = (
        s for s in seats if s.partnership_id == page.shared_with_id and s.enrolment_id != page.enrolment_id
    )
    return first_names(beside)


def _circles(seats: Sequence[Member], reader: Person) -> tuple[Circle, ...]:
    found: dict[str, list[Member]] = {}
    for seat in seats:
        if may_write_to_each_other(seat.partnership) and seat.enrolment.person_id != reader.pk:
            found.setdefault(seat.partnership.key, []).append(seat)
    return tuple(Circle(key, first_names(members)) for key, members in found.items())
