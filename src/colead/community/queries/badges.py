"""Badges: one's own, what the public page says, and what a coordinator has to know to revoke one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from colead.community.credential import criteria_of, title_of
from colead.community.models import Badge
from colead.community.queries.earning import earned
from colead.community.rules import BELONG
from colead.community.states import BadgeKind
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment


@dataclass(frozen=True)
class BadgeCard:
    """A badge as its holder sees it, and, where they let it be seen, everybody else."""

    key: str
    enrolment: str
    kind: str
    title: str
    criteria: str
    holder: str  # empty where it does not say
    evidence: str
    issued_at: datetime
    expires_at: datetime
    state: str  # "valid", "expired" or "revoked"


@dataclass(frozen=True)
class Offer:
    """A badge that somebody has earned and not taken."""

    enrolment: str
    kind: str
    title: str
    criteria: str


@dataclass(frozen=True)
class BadgesPage:
    """What the page of one's badges shows."""

    held: tuple[BadgeCard, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Issued:
    """A badge in a coordinator's list."""

    key: str
    name: str
    kind: str
    issued_at: datetime
    state: str


def badges_page(person: Person, *, at: datetime) -> BadgesPage:
    """Show what one holds and what one may take; two queries, and ten for each cohort that one belongs to."""
    rows = list(_badges().filter(enrolment__person=person))
    mine = Enrolment.objects.filter(person=person, state__in=BELONG).select_related("cohort__programme")
    taken = {(one.enrolment_id, one.kind) for one in rows}
    offers = [
        Offer(one.key, kind, title_of(kind, one.cohort.programme), criteria_of(kind))
        for one in mine
        for kind in _in_order(earned(one))
        if (one.pk, kind) not in taken
    ]
    held = tuple(card_of(one, at=at) for one in rows if one.put_away_at is None)
    return BadgesPage(held, tuple(offers))


def card_of(badge: Badge, *, at: datetime) -> BadgeCard:
    """Give what a badge says; no query where it came with its cohort."""
    programme = badge.enrolment.cohort.programme
    return BadgeCard(
        key=badge.key, enrolment=badge.enrolment.key, kind=badge.kind, title=title_of(badge.kind, programme),
        criteria=criteria_of(badge.kind), holder=badge.enrolment.person.name if badge.shows_name else "",
        evidence=badge.evidence, issued_at=badge.issued_at, expires_at=badge.expires_at, state=state_of(badge, at=at),
    )  # fmt: skip


def issued_in(cohort: Cohort, *, at: datetime) -> tuple[Issued, ...]:
    """List the badges that people of a cohort took, by name; one query."""
    rows = _badges().filter(enrolment__cohort=cohort).order_by("enrolment__person__name", "pk")
    return tuple(
        Issued(
            one.key,
            one.enrolment.person.name,
            str(BadgeKind(one.kind).label),
            one.issued_at,
            state_of(one, at=at),
        )
        for one in rows.defer("evidence", "signed")
    )


def state_of(badge: Badge, *, at: datetime) -> str:
    """Tell whether a badge still holds."""
    if badge.revoked_at is not None:
        return "revoked"
    return "expired" if badge.expires_at <= at else "valid"


def _badges() -> QuerySet[Badge]:
    return Badge.objects.select_related("enrolment__person", "enrolment__cohort__programme")


def _in_order(kinds: Iterable[str]) -> list[str]:
    return [kind for kind in BadgeKind.values if kind in set(kinds)]
