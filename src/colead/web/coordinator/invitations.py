"""Inviting people into a cohort: choose, look once more, send."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from colead.people.models import DirectoryEntry
from colead.programmes import access
from colead.programmes.actions import enrolments as actions
from colead.programmes.actions.invitations import AT_ONCE
from colead.programmes.models import Cohort
from colead.programmes.queries.invitees import AllLeftOut, invitable, left_out
from colead.programmes.queries.rosters import directory_choices
from colead.programmes.queries.writing import writing_of
from colead.programmes.states import ROLES_OF, Task
from colead.web.coordinator.choosing import chosen, people_of
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.invitation import FilterForm

PER_PAGE = 50


@require_safe
@signed_in
def invite(request: PersonRequest, key: str) -> HttpResponse:
    """Find people to invite in the directory, or paste addresses."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    form, today = FilterForm(request.GET, directory_choices()), timezone.localdate()
    found, without = DirectoryEntry.objects.none(), AllLeftOut(0, ())
    if form.is_valid():
        found = invitable(cohort, on=today, filters=form.filters)
        without = left_out(on=today, filters=form.filters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "cohort": cohort, "form": form, "page": page, "entries": list(page), "left_out": without,
        "query": f"{query.urlencode()}&", "roles": ROLES_OF[cohort.programme.format],
    }  # fmt: skip
    template = "coordinator/invite_found.html" if request.htmx else "coordinator/invite.html"
    return render(request, template, context)


@signed_in
def confirm_invitations(request: PersonRequest, key: str) -> HttpResponse:
    """Show who will get an e-mail; nothing has happened yet."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    if request.method != "POST":
        return redirect("invite", cohort.key)
    seen = chosen(cohort, request.POST, on=timezone.localdate())
    return render(request, "coordinator/confirm_invitations.html", {"cohort": cohort, "chosen": seen})


@require_POST
@signed_in
def send_invitations(request: PersonRequest, key: str) -> HttpResponse:
    """Invite everybody who was chosen."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    now = timezone.now()
    with transaction.atomic():
        seen = chosen(cohort, request.POST, on=timezone.localdate())
        people = people_of(seen, by=request.user, at=now)
        roles = seen.roles_of(people)
        invited = actions.invite(cohort=cohort, people=people, roles=roles, by=request.user, at=now)
    sentence = ngettext("%(n)s person was invited.", "%(n)s people were invited.", len(invited))
    messages.success(request, sentence % {"n": len(invited)})
    return _afterwards(cohort, len(invited), "cohort")


def _afterwards(cohort: Cohort, people: int, page: str) -> HttpResponse:
    """Lead to where one sees how far it is where a worker writes to many, else to the page."""
    return redirect("invitations_progress" if people > AT_ONCE else page, cohort.key)


@require_safe
@signed_in
def invitations_progress(request: PersonRequest, key: str) -> HttpResponse:
    """Show how many of those who were invited or reminded together are written to."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    seen = writing_of(cohort)
    if request.htmx and seen.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    name = "invitations_progress_part" if request.htmx else "invitations_progress"
    return render(request, f"coordinator/{name}.html", {"cohort": cohort, "writing": seen})


@require_POST
@signed_in
def remind(request: PersonRequest, key: str) -> HttpResponse:
    """Write once more to those who have not answered for a week."""
    cohort = access.coordinated_cohort(request.user, key, Task.INVITE)
    reminded = actions.remind(cohort=cohort, by=request.user, at=timezone.now())
    sentence = ngettext("%(n)s person was reminded.", "%(n)s people were reminded.", reminded)
    if reminded:
        messages.success(request, sentence % {"n": reminded})
    else:
        messages.info(request, _("Nobody was reminded: everybody has answered or was written to this week."))
    return _afterwards(cohort, reminded, "roster")


@signed_in
def withdraw_invitation(request: PersonRequest, key: str) -> HttpResponse:
    """Take an invitation back, after one more look."""
    enrolment = access.coordinated_enrolment(request.user, key)
    if request.method != "POST":
        return render(request, "coordinator/withdraw_invitation.html", {"enrolment": enrolment})
    actions.withdraw(enrolment=enrolment, by=request.user, at=timezone.now())
    sentence = _("The invitation of %(name)s was taken back.") % {"name": enrolment.person.name}
    messages.success(request, sentence)
    return redirect("roster", enrolment.cohort.key)
