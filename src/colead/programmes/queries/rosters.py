"""Who is in a cohort, and by what the directory can be filtered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Lower

from colead.kernel.models import UnreachableAddress
from colead.people.models import DirectoryEntry
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState, Role

REMIND_AFTER = timedelta(days=7)
SORTS = {
    "name": ("person__name", "pk"),
    "state": ("state", "person__name", "pk"),
    "since": ("state_since", "pk"),
    "function": ("person__directory_entry__function", "person__name", "pk"),
    "site": ("person__directory_entry__site", "person__name", "pk"),
}


@dataclass(frozen=True)
class RosterLine:
    """A person of a cohort, as the coordinator may see them: who, where, and how far."""

    name: str
    email: str
    job_title: str
    function: str
    site: str
    key: str
    state: str
    state_label: str
    since: datetime
    roles: tuple[str, ...] = ()
    is_unreachable: bool = False  # mail to the address does not arrive


def with_role(enrolments: QuerySet[Enrolment], role: str) -> QuerySet[Enrolment]:
    """Keep those who have a role; the set is one text for every database."""
    as_text = enrolments.annotate(roles_text=Cast("roles", TextField()))
    return as_text.filter(roles_text__contains=f'"{role}"')


def roster(
    cohort: Cohort, *, search: str = "", state: str = "", role: str = "", sort: str = "name"
) -> QuerySet[Enrolment]:
    """Find the enrolments of a cohort, filtered and sorted, ready to be paged; see `roster_line`."""
    found = Enrolment.objects.filter(cohort=cohort).select_related("person__directory_entry")
    refused = UnreachableAddress.objects.filter(address=Lower(OuterRef("person__email")))
    found = found.annotate(is_unreachable=Exists(refused))
    if search:
        found = found.filter(Q(person__name__icontains=search) | Q(person__email__icontains=search))
    if state in EnrolmentState.values:
        found = found.filter(state=state)
    if role in Role.values:
        found = with_role(found, role)
    descending = sort.startswith("-")
    order = SORTS.get(sort.lstrip("-"), SORTS["name"])
    return found.order_by(*(f"-{name}" if descending else name for name in order))


def roster_line(enrolment: Enrolment) -> RosterLine:
    """Give what a row of the roster shows."""
    entry = getattr(enrolment.person, "directory_entry", None)
    return RosterLine(
        name=enrolment.person.name,
        email=enrolment.person.email,
        job_title=entry.job_title if entry else "",
        function=entry.function if entry else "",
        site=entry.site if entry else "",
        key=enrolment.key,
        state=enrolment.state,
        state_label=str(enrolment.get_state_display()),
        since=enrolment.state_since,
        roles=tuple(enrolment.role_names),
        is_unreachable=bool(getattr(enrolment, "is_unreachable", False)),
    )


def silent(cohort: Cohort, *, at: datetime) -> QuerySet[Enrolment]:
    """Find those who have not answered and were not written to for a week."""
    return Enrolment.objects.filter(
        Q(reminded_at=None) | Q(reminded_at__lt=at - REMIND_AFTER),
        cohort=cohort,
        state=EnrolmentState.INVITED,
        invited_at__lt=at - REMIND_AFTER,
    )


@dataclass(frozen=True)
class DirectoryChoices:
    """The values by which the directory can be filtered."""

    functions: tuple[str, ...]
    sites: tuple[str, ...]
    levels: tuple[int, ...]


def directory_choices() -> DirectoryChoices:
    """List functions, sites and levels that occur; one query."""
    rows = list(DirectoryEntry.objects.order_by().values_list("function", "site", "level").distinct())
    return DirectoryChoices(
        tuple(sorted({function for function, _, _ in rows if function})),
        tuple(sorted({site for _, site, _ in rows if site})),
        tuple(sorted({level for _, _, level in rows if level is not None})),
    )
