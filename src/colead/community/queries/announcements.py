"""Announcements: a coordinator's list, with how many have read them as far as that may be told, and people's news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.safestring import SafeString

from colead.community.models import Announcement, Receipt
from colead.community.states import Audience
from colead.kernel.markdown import to_html
from colead.people.models import Person
from colead.programmes.models import Cohort

STEP = 5  # people: readers are told in steps of as many, so that no single one shows
LEAST = 10  # receivers: of fewer nothing is told
ON_A_PAGE = 20


@dataclass(frozen=True)
class Readers:
    """How many have read something: at least so many, in steps; or nearly all; or too few to tell."""

    receivers: int
    at_least: int = 0
    nearly_all: bool = False
    tells: bool = False


@dataclass(frozen=True)
class Line:
    """An announcement in a coordinator's list."""

    key: str
    title: str
    audience: str
    goes_at: datetime
    state: str  # "waiting", "sent" or "cancelled"
    readers: Readers


@dataclass(frozen=True)
class News:
    """An announcement as one of its receivers sees it."""

    key: str
    title: str
    programme: str
    sent_at: datetime
    is_new: bool
    html: SafeString


def announcements_of(cohort: Cohort) -> tuple[Line, ...]:
    """List what is announced in a cohort; one query."""
    rows = Announcement.objects.filter(cohort=cohort).annotate(
        receivers=Count("receipts"), readers=Count("receipts", filter=Q(receipts__read_at__isnull=False))
    )
    return tuple(
        Line(one.key, one.title, str(Audience(one.audience).label), one.goes_at, _state(one), readers_of(one.receivers, one.readers))
        for one in rows
    )  # fmt: skip


def readers_of(receivers: int, readers: int) -> Readers:
    """Say as much of how many have read it as shows nobody."""
    if receivers < LEAST:
        return Readers(receivers)
    if receivers - readers < STEP:
        return Readers(receivers, nearly_all=True, tells=True)
    return Readers(receivers, at_least=readers // STEP * STEP, tells=True)


def news_of(person: Person, *, number: str) -> tuple[Page[Receipt], tuple[News, ...]]:
    """List what was announced to somebody, the newest first; two queries."""
    rows = Receipt.objects.filter(enrolment__person=person).select_related("announcement__cohort__programme")
    page = Paginator(rows.order_by("-announcement__sent_at", "-pk"), ON_A_PAGE).get_page(number)
    return page, tuple(_news(one) for one in page)


def piece_of_news(receipt: Receipt) -> News:
    """Give one announcement to read; no query where it came with its programme."""
    return _news(receipt)


def _news(one: Receipt) -> News:
    said = one.announcement
    return News(
        said.key, said.title, said.cohort.programme.name, said.sent_at or said.goes_at, one.read_at is None, to_html(said.words)
    )  # fmt: skip


def _state(one: Announcement) -> str:
    if one.cancelled_at is not None:
        return "cancelled"
    return "waiting" if one.sent_at is None else "sent"
