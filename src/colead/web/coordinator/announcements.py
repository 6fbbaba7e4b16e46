"""What coordinators announce to many people of a cohort at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.community import access as community
from colead.community.actions import announcements as actions
from colead.community.queries.announcements import announcements_of
from colead.kernel.errors import Refused
from colead.programmes import access
from colead.programmes.models import Cohort
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.community import AnnouncementForm


@signed_in
def announcements(request: PersonRequest, key: str) -> HttpResponse:
    """List what is announced, and announce something."""
    cohort = access.coordinated_cohort(request.user, key)
    form = AnnouncementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _announces(request, cohort, form):
        messages.success(request, _("It goes out at its time. Until then you can call it off."))
        return redirect("announcements", key)
    context = {"cohort": cohort, "form": form, "lines": announcements_of(cohort)}
    return render(request, "coordinator/announcements.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def call_announcement_off(request: PersonRequest, key: str) -> HttpResponse:
    """Call off what has not gone out yet."""
    found = community.coordinated_announcement(request.user, key)
    actions.call_off(announcement=found, by=request.user, at=timezone.now())
    messages.success(request, _("It was called off, and goes to nobody."))
    return redirect("announcements", found.cohort.key)


def _announces(request: PersonRequest, cohort: Cohort, form: AnnouncementForm) -> bool:
    if form.is_valid():
        try:
            actions.schedule(cohort=cohort, draft=form.draft(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()
