"""What one gets by e-mail, and when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.people.actions import mail_settings as actions
from colead.people.queries.mail_settings import mail_page
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.mail_settings import MailSettingsForm


@signed_in
def mail_settings(request: PersonRequest) -> HttpResponse:
    """Show and change when each kind of e-mail comes."""
    page = mail_page(request.user)
    form = MailSettingsForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        actions.change(person=request.user, choices=form.choices, quiet=form.quiet, at=timezone.now())
        messages.success(request, _("Your e-mail settings were changed."))
        return redirect("mail_settings")
    context = {"page": page, "form": form, "groups": [(choice, form[choice.name]) for choice in page.choices]}
    return render(request, "account/mail_settings.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def try_again(request: PersonRequest) -> HttpResponse:
    """Write to one's own address again, which mail did not reach."""
    actions.try_again(person=request.user, by=request.user, at=timezone.now())
    messages.success(request, _("The next e-mail goes to this address again."))
    return redirect("mail_settings")
