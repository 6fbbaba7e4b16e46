"""Feedback to each other after a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.partnerships import access, words_access
from colead.partnerships.actions import feedback as actions
from colead.partnerships.models import Meeting, Member
from colead.partnerships.queries import feedback as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.words import FeedbackForm


@signed_in
def feedback(request: PersonRequest, key: str) -> HttpResponse:
    """Show what was said to each other about a meeting, and say something."""
    found, mine = access.own_meeting(request.user, key)
    if request.method != "POST":
        return _show(request, found, mine)
    to = words_access.beside(mine, request.POST.get("to", ""))
    form = FeedbackForm(request.POST, prefix=to.enrolment.key)
    if not _gives(request, found, to, form):
        return _show(request, found, mine, form)
    messages.success(request, _("It is said. Only the two of you can read it."))
    return redirect("feedback", key)


@require_POST
@signed_in
def take_feedback_back(request: PersonRequest, key: str) -> HttpResponse:
    """Take back what one told a partner."""
    found, mine = access.own_meeting(request.user, key)
    to = words_access.beside(mine, request.POST.get("to", ""))
    actions.take_back(meeting=found, to=to, by=request.user, at=timezone.now())
    messages.success(request, _("Your feedback was taken back."))
    return redirect("feedback", key)


def _gives(request: PersonRequest, found: Meeting, to: Member, form: FeedbackForm) -> bool:
    if form.is_valid():
        try:
            actions.give(meeting=found, to=to, words=form.said(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()


def _show(
    request: PersonRequest, found: Meeting, mine: Member, tried: FeedbackForm | None = None
) -> HttpResponse:
    """Render the page; with a form that could not be saved, so that nothing typed is lost."""
    partners = queries.feedback_of(found, mine)
    forms = [
        tried if tried and tried.prefix == one.key else FeedbackForm(initial=vars(one.given) if one.given else None, prefix=one.key)
        for one in partners
    ]  # fmt: skip
    context = {
        "pairs": list(zip(partners, forms, strict=True)), "meeting": found, "enrolment": mine.enrolment,
        "can_give": queries.may_give(found, at=timezone.now()),
    }  # fmt: skip
    return render(request, "peer/feedback.html", context, status=422 if tried else 200)
