"""The three taps from the e-mail, without signing in. GET shows and never tells; POST acts once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from colead.kernel.links import is_link_spent
from colead.partnerships.actions import taps
from colead.partnerships.links import seat_of_token
from colead.partnerships.queries.meetings import topics_of_taps
from colead.partnerships.states import PartnershipKind
from colead.web.forms.meeting import TapsForm


def taps_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for three taps; once they are written, offer to take them back."""
    meeting, member = seat_of_token(token, at=timezone.now())
    topics = topics_of_taps(meeting)
    form = TapsForm(request.POST or None, topics)
    if request.method == "POST" and form.is_valid():
        taps.answer_by_link(token=token, said=form.said(), at=timezone.now())
        return redirect("taps_link", token)
    context = {
        "meeting": meeting, "to": member.enrolment.person, "token": token, "form": form, "scale": range(1, 6),
        "topics": topics, "is_circle": meeting.partnership.kind == PartnershipKind.CIRCLE,
        "spent": is_link_spent(token),
    }  # fmt: skip
    return render(request, "public/taps.html", context, status=422 if form.is_bound else 200)


@require_POST
def undo_taps_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take back what the link wrote."""
    taps.undo_by_link(token=token, at=timezone.now())
    return redirect("taps_link", token)
