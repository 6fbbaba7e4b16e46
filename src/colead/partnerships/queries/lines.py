"""Reporting lines inside partnerships: those that are, and those that an import would make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colead.partnerships.models import Member
from colead.partnerships.states import PartnershipState
from colead.people.models import Person
from colead.people.queries.reporting import reporting_lines
from colead.programmes.models import Appointment
from colead.programmes.states import Post

LIVING = (PartnershipState.ACTIVE, PartnershipState.PAUSED)


def partnerships_in_line(*, changed: Mapping[str, str] | None = None) -> set[int]:
    """Find the partnerships of which two members stand in one reporting line; by `changed`, as it would be."""
    rows = Member.objects.filter(
        partnership__state__in=LIVING, enrolment__person__directory_entry__isnull=False
    ).values_list("partnership_id", "enrolment__person__directory_entry__reference")
    together: dict[int, set[str]] = defaultdict(set)
    for partnership, reference in rows:
        together[partnership].add(reference)
    lines = reporting_lines({one for group in together.values() for one in group}, changed=changed)
    return {
        partnership for partnership, group in together.items() if any(lines[one] & group for one in group)
    }


@dataclass(frozen=True)
class Foreseen:
    """What an import would do to partnerships: by name for one's own programmes, by number for others."""

    names: tuple[tuple[str, ...], ...]
    others: int


def foreseen_for(viewer: Person, keys: Sequence[str]) -> Foreseen:
    """Tell somebody from the staff which partnerships an import would pause; two queries."""
    mine = Appointment.objects.filter(person=viewer, post=Post.COORDINATOR).values("programme")
    rows = Member.objects.filter(partnership__key__in=keys, partnership__cohort__programme__in=mine)
    named: dict[str, list[str]] = defaultdict(list)
    for key, name in rows.values_list("partnership__key", "enrolment__person__name"):
        named[key].append(name)
    return Foreseen(tuple(map(tuple, named.values())), len(keys) - len(named))
