"""Thanks: one's own, whom one can thank, and what a programme's wall shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from colead.community.models import Thanks
from colead.community.rules import BELONG, gave, may_thank_in
from colead.partnerships.models import Member
from colead.people.models import Person
from colead.programmes.models import Enrolment, Programme

ON_A_PAGE = 20


@dataclass(frozen=True)
class Partner:
    """Somebody whom one can thank."""

    key: str  # of their enrolment
    name: str


@dataclass(frozen=True)
class Line:
    """Thanks as one of the two sees them."""

    key: str
    is_mine: bool  # given by the one who looks
    name: str  # the other's first name
    did: str
    changed: str
    given_at: datetime
    i_show: bool
    they_show: bool


@dataclass(frozen=True)
class Wall:
    """A programme whose wall one may read."""

    key: str
    name: str


@dataclass(frozen=True)
class ThanksPage:
    """What the page of one's thanks shows."""

    page: Page[Thanks]
    lines: tuple[Line, ...]
    partners: tuple[Partner, ...]
    walls: tuple[Wall, ...]


@dataclass(frozen=True)
class Shown:
    """Thanks on the wall, where both want them."""

    giver: str
    receiver: str
    did: str
    changed: str
    given_at: datetime


@dataclass(frozen=True)
class WallPage:
    """What the wall shows."""

    page: Page[Thanks]
    lines: tuple[Shown, ...]


def thanks_page(person: Person, *, number: str) -> ThanksPage:
    """List what one was thanked for and what one thanked for, the newest first; five queries."""
    rows = Thanks.objects.filter(giver__person=person) | Thanks.objects.filter(receiver__person=person)
    ordered = rows.select_related("giver__person", "receiver__person").order_by("-given_at", "-pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(number)
    lines = tuple(_line(one, person) for one in page)
    return ThanksPage(page, lines, partners_of(person), _walls(person))


def partners_of(person: Person) -> tuple[Partner, ...]:
    """Give those whom the person meets, each once; two queries."""
    mine = Member.objects.filter(enrolment__person=person).values("partnership")
    seats = Member.objects.filter(partnership__in=mine).exclude(enrolment__person=person)
    found = {
        seat.enrolment.key: Partner(seat.enrolment.key, seat.enrolment.person.name)
        for seat in seats.select_related("partnership", "enrolment__person").order_by("-pk")
        if may_thank_in(seat.partnership)
    }
    return tuple(sorted(found.values(), key=lambda one: one.name))


def wall(programme: Programme, *, number: str) -> WallPage:
    """Give what the wall of a programme shows, the newest first; two queries."""
    rows = Thanks.objects.filter(
        giver__cohort__programme=programme, giver_shows_at__isnull=False, receiver_shows_at__isnull=False,
        giver__state__in=BELONG, receiver__state__in=BELONG,
    ).select_related("giver__person", "receiver__person")  # fmt: skip
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    return WallPage(page, tuple(_shown(one) for one in page))


def _shown(one: Thanks) -> Shown:
    return Shown(one.giver.person.name, one.receiver.person.name, one.did, one.changed, one.given_at)


def _line(one: Thanks, person: Person) -> Line:
    is_mine = gave(person, one)
    other = one.receiver if is_mine else one.giver
    sides = (one.giver_shows_at, one.receiver_shows_at)
    mine, theirs = sides if is_mine else sides[::-1]
    return Line(
        key=one.key, is_mine=is_mine, name=other.person.first_name, did=one.did, changed=one.changed,
        given_at=one.given_at, i_show=mine is not None, they_show=theirs is not None,
    )  # fmt: skip


def _walls(person: Person) -> tuple[Wall, ...]:
    rows = Enrolment.objects.filter(person=person, state__in=BELONG).order_by("cohort__programme__name")
    return tuple(
        Wall(*row) for row in rows.values_list("cohort__programme__key", "cohort__programme__name").distinct()
    )
