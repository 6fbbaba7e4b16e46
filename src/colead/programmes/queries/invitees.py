"""Who could be invited into a cohort, and why somebody could not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from colead.people.models import DirectoryEntry, Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import ASKED_AGAIN

NAMED = 20


class Obstacle(TextChoices):
    """Why somebody cannot be invited. Having declined is none: they may be asked again."""

    NO_ADDRESS = "no_address", _("has no e-mail address in the directory")
    LEAVING = "leaving", _("has left, or is about to leave")
    INSIDE = "inside", _("is in this cohort already")
    CLOSED = "closed", _("has an account that was closed")


@dataclass(frozen=True)
class LeftOut:
    """Somebody who fits the filter and still cannot be invited."""

    name: str
    obstacle: Obstacle


@dataclass(frozen=True)
class AllLeftOut:
    """How many fit the filter and cannot be invited, with the first of them by name."""

    count: int
    first: tuple[LeftOut, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


def invitable(cohort: Cohort, *, on: date, filters: dict[str, Any]) -> QuerySet[DirectoryEntry]:
    """Find the directory entries that can be invited: with an address, not leaving, not in the cohort already."""
    inside = _inside(cohort)
    return (
        filtered(filters)
        .exclude(email="")
        .exclude(_leaving(on))
        .exclude(email__in=inside.values("person__email"))
        .exclude(person__in=inside.values("person"))
        .exclude(email__in=Person.objects.filter(is_active=False).values("email"))
    )


def left_out(*, on: date, filters: dict[str, Any]) -> AllLeftOut:
    """Name those who fit the filter but have no address or are leaving; two queries."""
    found = filtered(filters).filter(Q(email="") | _leaving(on))
    first = [
        LeftOut(entry.name, Obstacle.LEAVING if entry.email else Obstacle.NO_ADDRESS)
        for entry in found.only("name", "email")[:NAMED]
    ]
    return AllLeftOut(found.count(), tuple(first))


def filtered(filters: dict[str, Any]) -> QuerySet[DirectoryEntry]:
    """Find the directory entries that fit a search, functions, sites, levels and a last day of starting."""
    found = DirectoryEntry.objects.all()
    if search := filters.get("search"):
        found = found.filter(
            Q(name__icontains=search) | Q(email__icontains=search) | Q(job_title__icontains=search)
        )
    if before := filters.get("started_before"):
        found = found.filter(started_on__lt=before)
    for name in ("function", "site", "level"):
        if filters.get(name):
            found = found.filter(**{f"{name}__in": filters[name]})
    return found


def obstacles(cohort: Cohort, addresses: Collection[str], *, on: date) -> dict[str, Obstacle]:
    """Give, for those of the addresses that cannot be invited, why; three queries."""
    leaving = DirectoryEntry.objects.filter(_leaving(on), email__in=addresses)
    inside = _inside(cohort).filter(
        Q(person__email__in=addresses) | Q(person__directory_entry__email__in=addresses)
    )
    closed = Person.objects.filter(is_active=False, email__in=addresses)
    found = dict.fromkeys(closed.values_list("email", flat=True), Obstacle.CLOSED)
    found |= dict.fromkeys(leaving.values_list("email", flat=True), Obstacle.LEAVING)
    for pair in inside.values_list("person__email", "person__directory_entry__email"):
        found |= {address: Obstacle.INSIDE for address in pair if address in addresses}
    return found


def _inside(cohort: Cohort) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(cohort=cohort).exclude(state__in=ASKED_AGAIN)


def _leaving(on: date) -> Q:
    return Q(leaves_on__isnull=False, leaves_on__lte=on)
