"""Messages between partners: the threads, one thread, writing, wording anew, taking back."""

from __future__ import annotations

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.partnerships import access, words_access
from colead.partnerships.actions import messages as actions
from colead.partnerships.models import Member
from colead.partnerships.queries import messages as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.words import MessageForm


@require_safe
@signed_in
def threads(request: PersonRequest) -> HttpResponse:
    """List whom one writes with; with one thread only, lead there."""
    found = queries.threads_of(request.user)
    if len(found) == 1:
        return redirect("messages", found[0].key)
    return render(request, "peer/messages/threads.html", {"threads": found})


@require_safe
@signed_in
def unread(request: PersonRequest) -> HttpResponse:
    """Say in one word whether anything waits; every page asks now and then."""
    return render(request, "peer/messages/unread.html", {"has_new": queries.unread_for(request.user)})


@signed_in
def thread(request: PersonRequest, key: str) -> HttpResponse:
    """Show a thread, and write into it."""
    mine = access.own_seat(request.user, key)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and _posts(request, mine, form):
        return redirect("messages", key)
    return _show(request, mine, form)


@require_safe
@signed_in
def thread_part(request: PersonRequest, key: str) -> HttpResponse:
    """Give the end of a thread again; an open page asks for it every few seconds."""
    mine = access.own_seat(request.user, key)
    seen = queries.thread_page(mine, before="", at=timezone.now())
    actions.mark_read(member=mine)
    return render(request, "peer/messages/thread_part.html", {"page": seen})


@signed_in
def edit_message(request: PersonRequest, key: str) -> HttpResponse:
    """Word one's own message anew while it is fresh."""
    found = words_access.own_message(request.user, key)
    form = MessageForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(message=found, text=form.words(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("messages", found.partnership.key)
    context = {"form": form, "thread": found.partnership.key}
    return render(request, "peer/messages/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def take_message_back(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's own message back."""
    found = words_access.own_message(request.user, key)
    actions.take_back(message=found, by=request.user, at=timezone.now())
    notices.success(request, _("Your message was taken back."))
    return redirect("messages", found.partnership.key)


def _posts(request: PersonRequest, mine: Member, form: MessageForm) -> bool:
    """Post what was typed; a refusal becomes the form's error, so that nothing typed is lost."""
    if form.is_valid():
        try:
            actions.post(partnership=mine.partnership, text=form.words(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()


def _show(request: PersonRequest, mine: Member, form: MessageForm) -> HttpResponse:
    seen = queries.thread_page(mine, before=request.GET.get("before", ""), at=timezone.now())
    if seen.is_newest:
        actions.mark_read(member=mine)
    context = {"page": seen, "key": mine.partnership.key, "enrolment": mine.enrolment, "form": form}
    return render(request, "peer/messages/thread.html", context, status=422 if form.errors else 200)
