"""One's own account: name, time zone, appearance."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from colead.people.actions import accounts
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.account import AccountForm


@signed_in
def account(request: PersonRequest) -> HttpResponse:
    """Show and change one's own account."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        accounts.change(person=request.user, **form.cleaned_data, at=timezone.now())
        messages.success(request, _("Your account was changed."))
        return redirect("account")
    return render(request, "account/account.html", {"form": form})
