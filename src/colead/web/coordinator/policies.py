"""The rules and weights of a programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.pairing.actions import policies as actions
from colead.pairing.queries.policies import policy_of
from colead.programmes import access
from colead.programmes.states import Task
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.policy import PolicyForm


@signed_in
def policy(request: PersonRequest, key: str) -> HttpResponse:
    """Show and change who may meet and what makes a good partner."""
    programme = access.coordinated_programme(request.user, key, Task.MATCH)
    form = PolicyForm(
        request.POST or None, instance=policy_of(programme), initial={"format": programme.format}
    )
    if request.method == "POST" and form.is_valid():
        values, format = form.cleaned_data, form.cleaned_data.pop("format")
        actions.change(programme=programme, values=values, format=format, by=request.user, at=timezone.now())
        messages.success(request, _("Rules and weights were changed. They hold from the next round on."))
        return redirect("programme", programme.key)
    return render(request, "coordinator/policy.html", {"programme": programme, "form": form})
