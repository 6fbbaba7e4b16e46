"""Reflections: the list, a page of one's own that saves as one types, a partner's that is shared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.partnerships import goal_access, words_access
from colead.partnerships.access import own_meeting
from colead.partnerships.actions import reflections as actions
from colead.partnerships.models import Reflection
from colead.partnerships.prompts import QUESTIONS
from colead.partnerships.queries import reflections as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.words import ReflectionForm, SearchForm


@signed_in
def reflections(request: PersonRequest) -> HttpResponse:
    """List one's reflections, or those with the words one looks for."""
    form = SearchForm(request.POST if "search" in request.POST else None)
    search = form.cleaned_data["search"] if form.is_valid() else ""
    number = request.GET.get("page", "1")
    seen = queries.reflections_page(request.user, search=search, number=number)
    context = {"seen": seen, "page": seen.page, "form": form, "search": search}
    return render(request, "peer/reflections/reflections.html", context)


@require_POST
@signed_in
def begin_reflection(request: PersonRequest) -> HttpResponse:
    """Open a new page, about a meeting where the button stood on one."""
    meeting = None
    enrolment = goal_access.working_enrolment(request.user)
    if request.POST.get("meeting"):
        meeting, seat = own_meeting(request.user, request.POST["meeting"])
        enrolment = seat.enrolment
    page = actions.begin(enrolment=enrolment, meeting=meeting, by=request.user, at=timezone.now())
    return redirect("reflection", page.key)


@signed_in
def reflection(request: PersonRequest, key: str) -> HttpResponse:
    """Show a page to write on, or one that a partner shares; save it, as one types or by its button."""
    found, is_mine = words_access.reflection_to_read(request.user, key)
    if request.method != "POST":
        return _show(request, found, is_mine)
    if not is_mine:
        raise Http404
    form = ReflectionForm(request.POST)
    saved = _save(request, found, form)
    if request.headers.get("HX-Request"):
        return _say(request, words_access.own_reflection(request.user, key), form)
    if not saved:
        return _show(request, found, is_mine, form)
    messages.success(request, _("Your reflection is saved."))
    return redirect("reflection", key)


def _show(
    request: PersonRequest, found: Reflection, is_mine: bool, form: ReflectionForm | None = None
) -> HttpResponse:
    page = queries.reflection_page(found, request.user)
    if not is_mine:
        return render(request, "peer/reflections/shared.html", {"page": page})
    context = {"page": page, "form": form or ReflectionForm.showing(found)}
    name = "deleted" if page.is_deleted else "write"
    return render(request, f"peer/reflections/{name}.html", context, status=422 if form else 200)


def _save(request: PersonRequest, found: Reflection, form: ReflectionForm) -> bool:
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.save(
                reflection=found,
                thoughts=form.thoughts(),
                version=version,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()


def _say(request: PersonRequest, saved: Reflection, form: ReflectionForm) -> HttpResponse:
    """Answer a save in the background: one word, the new version, and texts that another window has added."""
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        fresh, typed = ReflectionForm.showing(saved), form.thoughts()
        added = [fresh[name] for name in QUESTIONS if getattr(saved, name) != getattr(typed, name)]
        context |= {"saved": saved, "version": fresh["version"], "added": added}
    return render(request, "peer/reflections/saved.html", context)
