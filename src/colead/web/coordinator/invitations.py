"""Inviting people into a cohort: choose, look once more, send."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from colead.people.actions.accounts import people_for_entries, person_for_address
from colead.people.models import DirectoryEntry, Person
from colead.programmes import access
from colead.programmes.actions import enrolments as actions
from colead.programmes.models import Cohort
from colead.programmes.queries.rosters import directory_choices, invitable
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.invitation import FilterForm, PastedAddresses, read_addresses

PER_PAGE = 50


@dataclass(frozen=True)
class Chosen:
    """Who was chosen: directory entries, and pasted addresses that are not in the directory."""

    entries: list[DirectoryEntry]
    pasted: PastedAddresses

    @property
    def count(self) -> int:
        return len(self.entries) + len(self.pasted.people)


@signed_in
def invite(request: PersonRequest, key: str) -> HttpResponse:
    """Find people to invite in the directory, or paste addresses."""
    cohort = access.coordinated_cohort(request.user, key)
    form = FilterForm(request.GET, directory_choices())
    found = invitable(cohort, on=timezone.localdate(), filters=form.filters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "cohort": cohort,
        "form": form,
        "page": page,
        "entries": list(page),
        "query": f"{query.urlencode()}&",
    }
    return render(request, "coordinator/invite.html", context)


@require_POST
@signed_in
def confirm_invitations(request: PersonRequest, key: str) -> HttpResponse:
    """Show who will get an e-mail; nothing has happened yet."""
    cohort = access.coordinated_cohort(request.user, key)
    context = {"cohort": cohort, "chosen": _chosen(request, cohort), "posted": _repeat(request)}
    return render(request, "coordinator/confirm_invitations.html", context)


@require_POST
@signed_in
def send_invitations(request: PersonRequest, key: str) -> HttpResponse:
    """Invite everybody who was chosen."""
    cohort = access.coordinated_cohort(request.user, key)
    now = timezone.now()
    with transaction.atomic():
        people = _people(_chosen(request, cohort), by=request.user)
        invited = actions.invite(cohort=cohort, people=people, by=request.user, at=now)
    sentence = ngettext("%(n)s person was invited.", "%(n)s people were invited.", len(invited))
    messages.success(request, sentence % {"n": len(invited)})
    return redirect("cohort", cohort.key)


@require_POST
@signed_in
def remind(request: PersonRequest, key: str) -> HttpResponse:
    """Write once more to those who have not answered for a week."""
    cohort = access.coordinated_cohort(request.user, key)
    reminded = actions.remind(cohort=cohort, by=request.user, at=timezone.now())
    sentence = ngettext("%(n)s person was reminded.", "%(n)s people were reminded.", reminded)
    messages.success(request, sentence % {"n": reminded})
    return redirect("roster", cohort.key)


def _chosen(request: PersonRequest, cohort: Cohort) -> Chosen:
    pasted = read_addresses(request.POST.get("addresses", ""))
    everyone = FilterForm(request.POST, directory_choices()).filters if "everyone" in request.POST else {}
    open_to_all = invitable(cohort, on=timezone.localdate(), filters=everyone)
    known = invitable(cohort, on=timezone.localdate(), filters={}).filter(email__in=pasted.people)
    wanted = (
        open_to_all
        if "everyone" in request.POST
        else open_to_all.filter(key__in=request.POST.getlist("entries"))
    )
    entries = {entry.pk: entry for entry in [*wanted, *known]}
    for entry in entries.values():
        pasted.people.pop(entry.email, None)
    return Chosen(list(entries.values()), pasted)


def _people(chosen: Chosen, *, by: Person) -> list[Person]:
    now = timezone.now()
    people = people_for_entries(entries=chosen.entries, by=by, at=now)
    return people + [
        person_for_address(email=email, name=name, by=by, at=now)
        for email, name in chosen.pasted.people.items()
    ]


def _repeat(request: PersonRequest) -> list[tuple[str, str]]:
    """Give what was posted, to be posted once more by the confirmation."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
