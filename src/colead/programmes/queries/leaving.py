"""Somebody leaves: which programmes they coordinate, and who else does."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from colead.people.models import Erasure, Person
from colead.programmes.models import Appointment
from colead.programmes.states import Post

MOST = 50


@dataclass(frozen=True)
class Account:
    """Somebody with an account, as an administrator finds them."""

    key: str
    name: str
    email: str


@dataclass(frozen=True)
class Coordinated:
    """A programme that the person coordinates."""

    key: str
    name: str
    others: tuple[str, ...]  # who else coordinates it


def accounts_like(search: str) -> tuple[Account, ...]:
    """Find active accounts by name or address, fifty at most; one query."""
    rows = Person.objects.filter(is_active=True).order_by("name", "pk")
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(email__icontains=search))
    return tuple(Account(row.key, row.name, row.email) for row in rows[:MOST])


def coordinated_by(person: Person) -> tuple[Coordinated, ...]:
    """List the programmes that the person coordinates; two queries."""
    own = Appointment.objects.filter(person=person, post=Post.COORDINATOR).values("programme")
    rows = (
        Appointment.objects.filter(programme__in=own, post=Post.COORDINATOR)
        .select_related("programme", "person")
        .order_by("programme__name", "pk")
    )
    found: dict[str, Coordinated] = {}
    for row in rows:
        known = found.get(row.programme.key, Coordinated(row.programme.key, row.programme.name, ()))
        others = known.others if row.person_id == person.pk else (*known.others, row.person.name)
        found[row.programme.key] = Coordinated(known.key, known.name, others)
    return tuple(found.values())


def is_erased(person: Person) -> bool:
    """Tell whether nothing is left of the person but a key."""
    return Erasure.objects.filter(person_key=person.key).exists()
