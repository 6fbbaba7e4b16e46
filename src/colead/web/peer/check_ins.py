"""How it is going, for oneself: the page with rhythm, questions and private signs; answering a question."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import check_ins as actions
from colead.partnerships.queries import own_signs as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.check_in import Forms


@require_safe
@signed_in
def own_signs(request: PersonRequest, key: str) -> HttpResponse:
    """Show the rhythm, open questions and what one's own answers may be a sign of."""
    mine = access.own_seat(request.user, key)
    context = {"page": queries.own_signs(mine, at=timezone.now()), "enrolment": mine.enrolment}
    return render(request, "peer/check_in/own.html", context)


@signed_in
def check_in(request: PersonRequest, key: str) -> HttpResponse:
    """Show a question with one's own answer, and take another one until the window closes."""
    found = access.own_check_in(request.user, key)
    shown = queries.question(found, at=timezone.now())
    form = Forms.BY_KIND[found.kind](
        request.POST if request.method == "POST" else None, initial=shown.answers
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(check_in=found, answers=form.answers(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your answer is kept, and yours alone."))
            return redirect("own_signs", found.member.partnership.key)
    context = {
        "question": shown,
        "form": form,
        "enrolment": found.member.enrolment,
        "key": found.member.partnership.key,
    }
    return render(request, "peer/check_in/answer.html", context, status=422 if form.errors else 200)
