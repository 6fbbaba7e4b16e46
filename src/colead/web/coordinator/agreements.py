"""What the agreements of a programme are drafted from."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.partnerships.actions import clause_defaults as actions
from colead.partnerships.queries import clause_defaults as queries
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.agreement import DefaultForm


@require_safe
@signed_in
def agreement_defaults(request: PersonRequest, key: str) -> HttpResponse:
    """Show every clause as new drafts word it."""
    programme = access.coordinated_programme(request.user, key)
    context = {"programme": programme, "clauses": queries.default_clauses(programme)}
    return render(request, "coordinator/agreement_defaults.html", context)


@signed_in
def agreement_default(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Word one clause for the drafts to come, or go back to our wording."""
    programme = access.coordinated_programme(request.user, key)
    clause = queries.default_clause(programme, code)
    if clause is None:
        raise Http404
    form = DefaultForm(request.POST or None, initial={"text": clause.text})
    if request.method == "POST" and form.is_valid():
        text = "" if "ours" in request.POST else form.typed()
        actions.word(programme=programme, code=code, text=text, by=request.user, at=timezone.now())
        messages.success(request, _("New drafts begin with this. Agreements that exist stay as they are."))
        return redirect("agreement_defaults", programme.key)
    context = {"programme": programme, "clause": clause, "form": form}
    return render(request, "coordinator/agreement_default.html", context)
