"""The coordinator's list of who could use a hand, and what they do with its entries."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.partnerships.actions import lines, signal_policies
from colead.partnerships.actions import signals as actions
from colead.partnerships.coordinator_access import coordinated_signal
from colead.partnerships.models import Member, Signal
from colead.partnerships.queries import care as queries
from colead.partnerships.queries.thresholds import thresholds_in
from colead.partnerships.signal_kinds import SignalKind
from colead.people.actions import personal
from colead.programmes import access
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.signal import MessageForm, SnoozeForm, ThresholdsForm


@require_safe
@signed_in
def signals(request: PersonRequest, key: str) -> HttpResponse:
    """List who could use a hand, what was put off, and what was done lately."""
    cohort = access.coordinated_cohort(request.user, key, Task.CARE)
    context = {
        "cohort": cohort, "care": queries.care_list(cohort, at=timezone.now()),
        "reasons": queries.exit_reasons(cohort), "helpful": queries.helpful_share(cohort),
    }  # fmt: skip
    return render(request, "coordinator/care/signals.html", context)


@signed_in
def signal(request: PersonRequest, key: str) -> HttpResponse:
    """Show an entry with what might help, and send the message."""
    found = coordinated_signal(request.user, key)
    page = queries.entry_page(found, viewer=request.user, at=timezone.now())
    form = MessageForm(request.POST if request.method == "POST" else None, initial={"words": page.message})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write(signal=found, words=form.cleaned_data["words"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your message is on its way, and the entry is ticked off."))
            return redirect("signals", found.cohort.key)
    _note_looks(request, found)
    context = {"signal": found, "page": page, "cohort": found.cohort, "form": form, "snooze": SnoozeForm()}
    return render(request, "coordinator/care/signal.html", context, status=422 if form.errors else 200)


def _note_looks(request: PersonRequest, found: Signal) -> None:
    """Let the people whom the entry is about see that it was opened."""
    people = [found.enrolment.person] if found.enrolment else []
    if found.partnership_id:
        seats = Member.objects.filter(partnership=found.partnership_id).select_related("enrolment__person")
        people = [seat.enrolment.person for seat in seats]
    for person in people:
        personal.look(person=person, page=_("An entry of the list"), by=request.user, at=timezone.now())


@require_POST
@signed_in
def tick_off_signal(request: PersonRequest, key: str) -> HttpResponse:
    """Say that it is taken care of."""
    found = coordinated_signal(request.user, key)
    actions.tick_off(signal=found, by=request.user, at=timezone.now())
    messages.success(request, _("The entry was ticked off. It stays below for two weeks."))
    return redirect("signals", found.cohort.key)


@require_POST
@signed_in
def reopen_signal(request: PersonRequest, key: str) -> HttpResponse:
    """Take a tick back."""
    found = coordinated_signal(request.user, key)
    actions.reopen(signal=found, by=request.user, at=timezone.now())
    messages.success(request, _("The entry is open again."))
    return redirect("signals", found.cohort.key)


@require_POST
@signed_in
def snooze_signal(request: PersonRequest, key: str) -> HttpResponse:
    """Put an entry off."""
    found = coordinated_signal(request.user, key)
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a day after today, within two months."))
        return redirect("signal", key)
    actions.snooze(signal=found, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, _("The entry was put off. It comes back by itself."))
    return redirect("signals", found.cohort.key)


@require_POST
@signed_in
def decide_line(request: PersonRequest, key: str) -> HttpResponse:
    """End a partnership that has a reporting line inside it, or keep it."""
    found = coordinated_signal(request.user, key)
    if found.kind != SignalKind.LINE:
        raise Http404
    keep = request.POST.get("keep") == "yes"
    lines.decide(signal=found, keep=keep, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("The partnership goes on.") if keep else _("The partnership was ended, kindly and for both."),
    )
    return redirect("signals", found.cohort.key)


@signed_in
def signal_policy(request: PersonRequest, key: str) -> HttpResponse:
    """Show and change from when on each sign counts."""
    programme = access.coordinated_programme(request.user, key)
    form = ThresholdsForm(thresholds_in(programme), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            signal_policies.change(
                programme=programme, thresholds=form.typed(), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The thresholds were changed. They hold from the next look on."))
            return redirect("programme", programme.key)
    context = {"programme": programme, "form": form}
    return render(request, "coordinator/care/policy.html", context, status=422 if form.errors else 200)
