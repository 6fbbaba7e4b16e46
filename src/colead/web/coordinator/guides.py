"""A programme's guides: as they came, or worded anew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.partnerships.access import known_guide
from colead.partnerships.actions import guides as actions
from colead.partnerships.queries import programme_guides as queries
from colead.programmes import access
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.guide import parts_formset, parts_of


@require_safe
@signed_in
def guides(request: PersonRequest, key: str) -> HttpResponse:
    """List the guides that partnerships of a programme choose from."""
    programme = access.coordinated_programme(request.user, key)
    context = {"programme": programme, "guides": queries.guides_of(programme)}
    return render(request, "coordinator/guides.html", context)


@signed_in
def guide(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Show a guide as partnerships get it, and word it anew."""
    programme = access.coordinated_programme(request.user, key)
    page = queries.guide_to_edit(programme, known_guide(code), request.GET.get("version", ""))
    forms = parts_formset(page.parts, request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and forms.is_valid():
        try:
            actions.rewrite(
                programme=programme, code=code, parts=parts_of(forms), number=_number(request),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("The guide was changed. Meetings that begin from now on use it."))
            return redirect("guide", key, code)
    context: dict[str, Any] = {"programme": programme, "page": page, "forms": forms, "problem": problem}
    return render(request, "coordinator/guide.html", context, status=422 if forms.is_bound else 200)


@require_POST
@signed_in
def reset_guide(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Go back to the guide as it came."""
    programme = access.coordinated_programme(request.user, key)
    known_guide(code)
    actions.reset(programme=programme, code=code, number=_number(request), by=request.user, at=timezone.now())
    messages.success(request, _("The guide is again as it came. Your versions are kept below."))
    return redirect("guide", key, code)


def _number(request: PersonRequest) -> int:
    """Read which version the page showed; what is not a number is none that could be there."""
    given = request.POST.get("number", "")
    return int(given) if given.isdecimal() and len(given) < 6 else -1
