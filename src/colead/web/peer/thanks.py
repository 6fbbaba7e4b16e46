"""Thanks: given, got, shown on the wall where both want it, and taken off it by either."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.community import access
from colead.community.actions import thanks as actions
from colead.community.queries import thanks as queries
from colead.kernel.errors import Refused
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.community import ThanksForm


@require_safe
@signed_in
def thanks(request: PersonRequest) -> HttpResponse:
    """List what one was thanked for and what one thanked for."""
    seen = queries.thanks_page(request.user, number=request.GET.get("page", "1"))
    return render(request, "peer/thanks/thanks.html", {"seen": seen, "page": seen.page})


@signed_in
def give_thanks(request: PersonRequest, key: str) -> HttpResponse:
    """Thank a partner for something."""
    _mine, to = access.somebody_to_thank(request.user, key)
    form = ThanksForm(request.POST or None)
    if request.method == "POST" and _gives(request, to, form):
        messages.success(request, _("It is said. Only the two of you can read it."))
        return redirect("thanks")
    context = {"form": form, "name": to.person.first_name}
    return render(request, "peer/thanks/give.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def show_thanks(request: PersonRequest, key: str) -> HttpResponse:
    """Agree that the wall shows it."""
    shown = actions.show(thanks=access.own_thanks(request.user, key), by=request.user, at=timezone.now())
    said = (
        _("It is on the wall now.")
        if shown.is_shown
        else _("It is on the wall as soon as the other one wants it too.")
    )
    messages.success(request, said)
    return redirect("thanks")


@require_POST
@signed_in
def hide_thanks(request: PersonRequest, key: str) -> HttpResponse:
    """Take it off the wall."""
    actions.hide(thanks=access.own_thanks(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("It is between the two of you again."))
    return redirect("thanks")


@require_POST
@signed_in
def delete_thanks(request: PersonRequest, key: str) -> HttpResponse:
    """Delete it, for both."""
    actions.remove(thanks=access.own_thanks(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("The thanks were deleted, for both of you."))
    return redirect("thanks")


@require_safe
@signed_in
def wall(request: PersonRequest, key: str) -> HttpResponse:
    """Show what people of the programme thank each other for, where both want it shown."""
    programme = access.walled_programme(request.user, key)
    seen = queries.wall(programme, number=request.GET.get("page", "1"))
    return render(request, "peer/thanks/wall.html", {"programme": programme, "seen": seen, "page": seen.page})


def _gives(request: PersonRequest, to: Enrolment, form: ThanksForm) -> bool:
    if form.is_valid():
        shows = form.cleaned_data["shows"]
        try:
            actions.give(to=to, words=form.words(), shows=shows, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()
